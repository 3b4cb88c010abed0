"""`qianxian` from the shell: the package's verbs, and everything else handed to the program."""

import os
import subprocess
import sys

import pytest


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
    assert [v for v in ("run", "compare", "verify", "figure", "report", "sweep", "resume") if v not in text] == []


def test_the_language_is_that_of_the_environment():
    assert "命令" in call("--help", LC_ALL="zh_CN.UTF-8").stdout


def test_other_verbs_are_the_programs_own():
    assert call("validate", "nothing.toml").returncode == 2
    assert call("describe", "--schema").stdout.startswith("{")
    assert "qianxian 0." in call("--version").stdout


@pytest.mark.parametrize("verb", ["figure", "report", "sweep", "resume"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_verb_has_help_with_examples(verb, lang):
    done = call(verb, "--help", "--lang", lang)
    assert done.returncode == 0
    assert f"qianxian {verb} " in done.stdout
    assert ("示例" if lang == "zh" else "examples") in done.stdout


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


def test_a_report_of_one_arm_is_refused(tmp_path):
    import qianxian as qx

    single = qx.load("baru-34").run(days=1, out=tmp_path / "single.h5")
    done = call("report", single.path)
    assert done.returncode == 2
    assert "one arm" in done.stderr and not list(tmp_path.glob("*.html"))


@pytest.mark.parametrize("verb", ["figure", "report"])
def test_a_file_that_is_none_is_refused_without_a_traceback(verb, tmp_path):
    done = call(verb, tmp_path / "none.h5")
    assert done.returncode == 2
    assert "no such results file" in done.stderr and "Traceback" not in done.stderr
    assert "结果文件不存在" in call(verb, tmp_path / "none.h5", "--lang", "zh").stderr


def test_a_sweep_is_drawn_from_its_directory(tmp_path):
    import qianxian as qx

    design = qx.factorial({"attention.displacement_depth": [30, 90]})
    qx.study(design, "baru-34", store=tmp_path / "sweep", replicates=2, days=2)
    done = call("figure", tmp_path / "sweep", "--outcome", "message_minutes", "-o", tmp_path / "sweep.png")
    assert (done.returncode, (tmp_path / "sweep.png").is_file()) == (0, True), done.stderr
    assert "--outcome" in call("figure", tmp_path / "sweep").stderr
