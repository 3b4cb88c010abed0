"""The model as a function on the command line: ``qianxian simulate``."""

from __future__ import annotations

import argparse
import json
import math
import sys
from typing import Any

from qianxian.base.language import say, spoken
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest
from qianxian.commands.verbs import OK, add_verb

WORDS: dict[str, dict[str, str]] = {
    "json": {
        "en": "Read one JSON object from standard input and write one to standard output",
        "zh": "从标准输入读取一个 JSON 对象，结果以 JSON 写到标准输出",
    },
}
#: What the object that is read may hold, and of which type.
KEYS: dict[str, type | tuple[type, ...]] = {
    "scenario": str,
    "reforms": list,
    "outcomes": list,
    "days": int,
    "townships": int,
    "theta": (dict, list),
    "seed": int,
    "replicate": int,
}


def add_simulate(verbs: Any, lang: str) -> None:
    """``qianxian simulate``."""
    verb = add_verb(verbs, "simulate", lang, ["simulate --json < point.json > outcomes.json"])
    verb.add_argument("--json", action="store_true", required=True, help=WORDS["json"][lang])
    verb.set_defaults(run=simulate)


def simulate(options: argparse.Namespace) -> int:
    """Answers one request; a mistake is told on standard error, and nothing is written."""
    print(json.dumps(answer(sys.stdin.read()), ensure_ascii=False, allow_nan=False))
    return OK


def answer(text: str) -> dict[str, Any]:
    """Outcomes of the point, or of each point of a list, that a request asks for.

    Parameters
    ----------
    text : JSON object with scenario, and if wanted reforms (a list), outcomes (ids), days, townships, theta (values by
        key, or a list of such), seed, replicate; defaults as of ``Simulator.simulate``

    Returns
    -------
    dict with kind (``effect`` or ``level``), units by outcome, and outcomes: values by id, or a list of such; null
    where one is undefined

    Raises
    ------
    InputError
        With every mistake of a point at once.
    """
    from qianxian.methods.simulator import simulator

    asked = _request(text)
    options = {key: asked[key] for key in ("days", "townships") if key in asked}
    made = simulator(asked["scenario"], asked.get("reforms", ()), (), asked.get("outcomes"), **options)
    theta = asked.get("theta", {})
    points = theta if isinstance(theta, list) else [theta]
    luck = {key: asked[key] for key in ("seed", "replicate") if key in asked}
    raise_problems(list(dict.fromkeys(problem for p in points for problem in made.check(p, **luck))))
    found = [{k: v if math.isfinite(v) else None for k, v in made.simulate(p, **luck).items()} for p in points]
    kind = "effect" if made.reforms else "level"
    return {"kind": kind, "units": made.units, "outcomes": found if isinstance(theta, list) else found[0]}


def _request(text: str) -> dict[str, Any]:
    try:
        asked = json.loads(text)
    except ValueError as error:
        raise_problems([("stdin", say(f"standard input: no JSON: {error}", f"标准输入：不是 JSON：{error}"))])
    if not isinstance(asked, dict):
        raise_problems([("stdin", say("standard input: must be a JSON object", "标准输入：须为 JSON 对象"))])
    problems: Problems = []
    for key, value in asked.items():
        wanted = KEYS.get(key)
        if wanted is None:
            hint = nearest(key, list(KEYS), spoken())
            problems.append((key, say(f"no key '{key}': {hint}", f"没有“{key}”这个键：{hint}")))
        elif not isinstance(value, wanted) or isinstance(value, bool):
            problems.append((key, _must(key, value, wanted)))
        elif isinstance(value, list):
            inner = dict if key == "theta" else str
            problems += [(key, _must(f"{key}[{i}]", v, inner)) for i, v in enumerate(value) if not isinstance(v, inner)]
    if "scenario" not in asked:
        problems.append(("scenario", say("scenario: a name or path is needed", "scenario：需要情景名或文件路径")))
    raise_problems(problems)
    held: dict[str, Any] = asked
    return held


_KINDS = {str: ("text", "文本"), list: ("a list", "列表"), int: ("a whole number", "整数"), dict: ("an object", "对象")}


def _must(key: str, value: Any, wanted: type | tuple[type, ...]) -> str:
    kinds = wanted if isinstance(wanted, tuple) else (wanted,)
    en, zh = " or ".join(_KINDS[k][0] for k in kinds), "或".join(_KINDS[k][1] for k in kinds)
    return say(f"{key} = {value!r}: must be {en}", f"{key} = {value!r}：须为{zh}")
