"""The command line of the package: its own verbs, and everything else handed to the program as it is."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

from qianxian.base.language import language_of, speaking
from qianxian.base.program import PROGRAM
from qianxian.commands.cases import add_case
from qianxian.commands.credibility import add_credibility
from qianxian.commands.methods import add_simulate
from qianxian.commands.office import add_import, add_init
from qianxian.commands.portfolio import add_portfolio
from qianxian.commands.results import add_figure, add_report
from qianxian.commands.robustness import add_robustness
from qianxian.commands.studies import add_resume, add_sweep
from qianxian.commands.verbs import BAD_INPUT, INTERRUPTED, PURPOSES

WORDS: dict[str, dict[str, str]] = {
    "verbs": {"en": "Verbs of the Python package", "zh": "Python 包提供的命令"},
}

VERBS = {
    "init": add_init,
    "import": add_import,
    "case": add_case,
    "figure": add_figure,
    "report": add_report,
    "credibility": add_credibility,
    "sweep": add_sweep,
    "resume": add_resume,
    "robustness": add_robustness,
    "simulate": add_simulate,
    "portfolio": add_portfolio,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language_of(given)
    verb = next((word for word in given if not word.startswith("-")), None)
    if verb not in VERBS:
        return hand_over(given, lang)
    parser = argparse.ArgumentParser(prog="qianxian")
    verbs = parser.add_subparsers(required=True)
    VERBS[verb](verbs, lang)
    return run(parser.parse_args(given))


def run(options: argparse.Namespace) -> int:
    """Runs a verb; a user's mistake is one message and no traceback."""
    try:
        with speaking(options.lang):
            code: int = options.run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ValueError, TypeError, KeyError, OSError) as error:
        text = error.args[0] if isinstance(error, KeyError) else error
        print(f"qianxian: {text}", file=sys.stderr)
        return BAD_INPUT
    return code


def hand_over(arguments: Sequence[str], lang: str) -> int:
    """Everything else is the program's; its help is followed by ours."""
    asks_for_help = not arguments or arguments[0] in ("-h", "--help")
    if not asks_for_help:
        os.execv(PROGRAM, [str(PROGRAM), *arguments])
    done = subprocess.run([PROGRAM, *arguments], check=False)
    stream = sys.stdout if arguments else sys.stderr
    print(f"\n{WORDS['verbs'][lang]}:", file=stream)
    for name in VERBS:
        print(f"  {name:<25} {PURPOSES[name][lang]}", file=stream)
    return done.returncode
