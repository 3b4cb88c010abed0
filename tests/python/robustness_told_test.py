"""What a report says of a robustness analysis, and the command that makes one."""

import html
import re

import numpy as np
import pandas as pd
import pytest
import qianxian as qx
from qianxian.commands.main import main
from qianxian.report.robustness_lines import robustness_lines
from robustness_support import GAIN, MINUTES, OPEN, SEATS, tried


@pytest.fixture(scope="module")
def with_switches():
    """With every mechanism switched once."""
    return tried(structure=True)


def test_a_report_says_it_beside_the_assumptions(with_switches, tmp_path):
    baru = qx.load("baru-34")
    c = qx.compare({"a": baru, "b": baru.reform("baru-8")}, replicates=2, days=1, progress=False)
    c.report(tmp_path / "told.html", "zh", patterns=False, robustness=with_switches)
    page = (tmp_path / "told.html").read_text("utf-8")
    said = re.search(r'id="assumptions".*?class="robustness">(.*?)</p>', page, re.DOTALL)[1]
    assert html.unescape(said) == "".join(with_switches.summary("zh").splitlines()[:3])
    assert robustness_lines(with_switches, "en") == with_switches.summary().splitlines()[:3]
    assert robustness_lines(None, "en") == []


def test_a_report_refuses_the_robustness_of_another_comparison(with_switches, tmp_path):
    s = qx.load("baru-34").with_({OPEN: 3.0})
    other = qx.compare({"a": s, "b": s.reform("evidence-none")}, replicates=2, days=1, progress=False)
    with pytest.raises(qx.InputError, match=r"(?s)is not the baseline.*no arm has its reform 'baru-8'"):
        other.report(tmp_path / "r.html", patterns=False, robustness=with_switches)
    assert list(tmp_path.iterdir()) == []


CALL = ["robustness", "baru-34", "--reform", "baru-8", "--replicates", "2", "--days", "1", "--workers", "1"]


def test_the_command_prints_the_findings_and_writes_tables_and_figure(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    over = ["--over", f"{OPEN}=2:10", "--over", f"{GAIN}=0:0.1", "--points", "4", "--no-structure"]
    call = [*CALL, "--claim", f"{MINUTES} < 0", *over, "--figure", "holds.svg", "--lang", "zh"]
    assert main(call) == 0
    said = capsys.readouterr().out
    expected = tried()
    assert said.startswith(expected.summary("zh"))
    folder = "results/baru-34-baru-8"
    assert said.splitlines()[-3:] == [f"{folder}/sets.csv", f"{folder}/influence.csv", "holds.svg"]
    held = pd.read_csv(tmp_path / folder / "sets.csv", index_col="point")
    np.testing.assert_allclose(held[MINUTES], expected.to_df()[MINUTES].astype(float), rtol=1e-12)
    assert (tmp_path / "holds.svg").read_text("utf-8").count("<svg") == 1
    assert main([*call, "--quiet"]) == 2
    assert "holds.svg：文件已存在" in capsys.readouterr().err


def test_a_bad_call_tells_every_mistake_and_writes_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    over = ["--over", "attention.open_second", "--over", f"{GAIN}=a:3", "--over", "ranking.enabled=true,maybe"]
    assert main([*CALL, "--claim", "visits ~ 3", *over, "--points", "0", "--figure", "holds.doc"]) == 2
    said = capsys.readouterr().err
    for part in (
        f"did you mean {OPEN}?",
        f"--over {GAIN}=a:3: must be KEY=LOW:HIGH with two numbers",
        "maybe",
        "claim = 'visits ~ 3'",
        "points = 0",
        "--figure holds.doc: must end in .png, .svg, .pdf",
    ):
        assert part in said
    assert list(tmp_path.iterdir()) == []


def test_a_set_that_makes_no_scenario_shows_in_the_exit_code(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    call = [*CALL, "--claim", f"{MINUTES} < 0", "--over", f"{SEATS}=2:30", "--points", "4", "--no-structure", "-q"]
    assert main([*call, "-o", "out"]) == 1
    assert capsys.readouterr().out.splitlines() == ["out/sets.csv", "out/influence.csv"]
