"""`qianxian` from the shell: the package's verbs, and everything else handed to the program."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import qianxian as qx
from qianxian.base.language import language_of
from qianxian.commands.main import main
from study_support import run


def call(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "qianxian", *(str(a) for a in arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize(("lang", "usage"), [("en", "Verbs of the Python package"), ("zh", "Python 包提供的命令")])
def test_help_lists_the_verbs_of_both(lang, usage):
    text = call("--help", "--lang", lang).stdout
    assert usage in text
    assert [
        v
        for v in ("run", "compare", "verify", "figure", "report", "sweep", "resume", "robustness", "simulate")
        if v not in text
    ] == []


def test_the_language_is_that_of_the_environment():
    assert "命令" in call("--help", LC_ALL="zh_CN.UTF-8").stdout


LOCALES = ["", "LANG=zh_CN.UTF-8", "LC_ALL= LANG=zh_TW", "LC_ALL=C LANG=zh", "LC_MESSAGES=zh LANG=C", "LANG=C.zh"]


@pytest.mark.parametrize("words", ["", "--lang zh", "--lang=zh", "--lang en", "--lang=en"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_package_and_the_program_take_the_same_language(program, words, locale):
    environment = {k: v for k, v in os.environ.items() if k != "LANG" and not k.startswith("LC_")}
    environment |= dict(pair.split("=") for pair in locale.split())
    command = [program, "validate", "nothing.toml", *words.split()]
    said = subprocess.run(command, capture_output=True, text=True, env=environment, check=False).stderr
    assert said and language_of(words.split(), environment) == ("zh" if re.search("[一-鿿]", said) else "en"), said


@pytest.mark.parametrize("words", ["--lang=xzh", "--lang ZH", "--lang", "--lang en --lang zh", "--language zh", "zh"])
def test_only_the_first_language_named_and_only_its_whole_name_counts(words):
    assert language_of(words.split(), {}) == "en"


def test_other_verbs_are_the_programs_own():
    assert call("validate", "nothing.toml").returncode == 2
    assert call("describe", "--schema").stdout.startswith("{")
    assert "**一天开始**（`begin_day`）" in call("describe", "--schedule", "--lang", "zh").stdout
    assert "qianxian 0." in call("--version").stdout


@pytest.mark.parametrize("verb", ["figure", "report", "credibility", "sweep", "resume", "simulate"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_verb_has_help_with_examples(capsys, verb, lang):
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help", "--lang", lang])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"qianxian {verb} " in said
    assert ("示例" if lang == "zh" else "examples") in said


def test_a_figure_is_written_where_it_is_said(comparison, tmp_path):
    out = tmp_path / "new" / "figure.svg"
    done = call("figure", comparison.path, "-o", out, "--kind", "effects_forest", "--lang", "zh")
    assert (done.returncode, done.stdout.strip()) == (0, str(out)), done.stderr
    assert "<svg" in out.read_text()[:400]


def test_a_report_is_written_where_it_is_said(comparison, tmp_path):
    out = tmp_path / "report.html"
    done = call("report", comparison.path, "-o", out, "--no-patterns")
    assert (done.returncode, done.stdout.strip()) == (0, str(out)), done.stderr
    assert out.read_text().lower().startswith("<!doctype html>")


def test_a_report_of_one_arm_is_refused(capsys, tmp_path):
    single = qx.load("baru-34").run(days=1, out=tmp_path / "single.h5")
    assert main(["report", str(single.path)]) == 2
    assert "one arm" in capsys.readouterr().err and not list(tmp_path.glob("*.html"))


def test_a_mistake_at_the_shell_is_told_without_a_traceback(tmp_path):
    done = call("figure", tmp_path / "none.h5")
    assert done.returncode == 2
    assert "no such results file" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", ["figure", "report"])
@pytest.mark.parametrize(("lang", "words"), [("en", "no such results file"), ("zh", "结果文件不存在")])
def test_a_file_that_is_none_is_refused(capsys, verb, lang, words, tmp_path):
    assert main([verb, str(tmp_path / "none.h5"), "--lang", lang]) == 2
    assert words in capsys.readouterr().err


def test_a_sweep_is_drawn_from_its_directory(capsys, tmp_path):
    design = qx.factorial({"attention.displacement_depth": [30, 90]})
    run(tmp_path / "sweep", design)
    drawn = main(["figure", str(tmp_path / "sweep"), "--outcome", "message_minutes", "-o", str(tmp_path / "sweep.png")])
    assert (drawn, (tmp_path / "sweep.png").is_file()) == (0, True)
    assert main(["figure", str(tmp_path / "sweep")]) == 2
    assert "--outcome" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["describe", "--toml"], ["--version"], ["run", "--help"]])
def test_output_that_nobody_takes_is_a_failure(program, arguments):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([program, *arguments, "--lang", "en"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert "cannot write to standard output" in done.stderr
