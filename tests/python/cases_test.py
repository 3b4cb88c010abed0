"""Cases: every file is sound, every verdict follows from its numbers, and a page says what was judged."""

import math
from pathlib import Path

import numpy as np
import pytest
import qianxian as qx
from qianxian.casebook.case import FOLDER
from qianxian.casebook.case_file import Claim, Words, read_case
from qianxian.casebook.page import change_text, lines, tally
from qianxian.casebook.verdicts import FAILS, HOLDS, OPEN, judge
from qianxian.commands.main import main

ROOT = Path(__file__).parents[2]
IDS = ["000", "001", "002", "003", "004"]
TEXT = Words("It falls", "下降")

SMALL = """
id = "x"
title = "T"
title_zh = "题"
question = "Why?"
question_zh = "为何？"
scenario = "baru-34"
days = 7
replicates = 2
[[arm]]
name = "one"
title = "One form"
title_zh = "一张表"
levers = { one_form = {} }
[[arm]]
name = "same"
title = "Same"
title_zh = "相同"
parameters = { "service.coping" = true }
[[claim]]
text = "Forms take less time"
text_zh = "填表时间减少"
sources = "S087"
outcome = "form_minutes"
arm = "one"
expected = "falls"
[[claim]]
text = "Nothing differs"
text_zh = "没有差别"
sources = "S086"
outcome = "visits"
arm = "same"
expected = "not_lower"
[[claim]]
text = "Everything at once"
text_zh = "一应俱全"
sources = "S086"
outcome = "groups_per_person"
arm = "now"
expected = "within"
within = [1, 2]
[[not_shown]]
text = "Shows"
text_zh = "作秀"
sources = "S054"
why = "left out"
why_zh = "未纳入"
"""


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    path = tmp_path_factory.mktemp("case") / "x.toml"
    path.write_text(SMALL, encoding="utf-8")
    return qx.case(path).run(progress=False)


def claim(expected, outcome="visits", **more):
    return Claim(TEXT, "S001", outcome, "a", expected, **more)


def test_the_five_cases_are_there():
    assert list(qx.cases().index) == IDS
    assert (qx.cases()["n_claims"] >= 7).all()


@pytest.mark.parametrize("name", IDS)
def test_the_arms_of_a_case_are_scenarios_that_differ(name):
    case = qx.case(name)
    assert isinstance(case, qx.Case)
    arms = case.arms()
    assert next(iter(arms)) == "now"
    assert len({s.text for s in arms.values()}) == len(arms) >= 4


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_of_a_case_tells_every_claim_of_its_file(name, lang):
    page = (ROOT / "scenarios/cases" / name / f"README{'.zh' if lang == 'zh' else ''}.md").read_text(encoding="utf-8")
    file = read_case(FOLDER / name / "case.toml")
    assert page.startswith("# ") and file.question.of(lang) in page
    rows = [line for line in page.splitlines() if line.startswith("| ") and line[2].isdigit()]
    assert len(rows) == len(file.claims)
    for row, one in zip(rows, file.claims, strict=True):
        assert one.text.of(lang) in row and one.sources in row
    assert all(a.text.of(lang) in page for a in file.absences)
    assert f"{file.replicates} " in page and f"{file.days} " in page


def test_a_case_that_is_not_there_names_the_nearest():
    with pytest.raises(FileNotFoundError, match="did you mean 003"):
        qx.case("033")


# Verdicts: pairs with a difference of about -1, -0.01 or 1 -----------------------------------------------------------

NOISE = np.array([0.01, -0.01, 0.02, -0.02, 0.0])
TEN = 10 + NOISE


@pytest.mark.parametrize(
    ("expected", "change", "verdict"),
    [
        ("falls", -1.0, HOLDS),
        ("falls", 1.0, FAILS),
        ("falls", 0.0, OPEN),
        ("rises", 1.0, HOLDS),
        ("rises", -1.0, FAILS),
        ("not_lower", 0.0, HOLDS),
        ("not_lower", 1.0, HOLDS),
        ("not_lower", -1.0, FAILS),
        ("not_higher", 0.0, HOLDS),
        ("not_higher", 1.0, FAILS),
        ("not_lower", -0.2, OPEN),  # around the margin of 2 %
    ],
)
def test_a_verdict_follows_the_interval(expected, change, verdict):
    row = judge(claim(expected), TEN + change - NOISE[::-1], TEN)
    assert row["difference"] == pytest.approx(change)
    assert row["verdict"] == verdict


@pytest.mark.parametrize(("size", "verdict"), [((-0.2, -0.05), HOLDS), ((-0.5, -0.2), FAILS), ((-0.05, 0.0), FAILS)])
def test_a_size_that_the_source_gives_is_part_of_the_claim(size, verdict):
    row = judge(claim("falls", size=size), TEN - 1, TEN - NOISE)
    assert row["change"] == pytest.approx(-0.1, abs=0.01)
    assert row["verdict"] == verdict


@pytest.mark.parametrize(("within", "verdict"), [((9.0, 11.0), HOLDS), ((0.0, 9.0), FAILS)])
def test_a_level_is_judged_by_its_mean(within, verdict):
    row = judge(claim("within", within=within), TEN, TEN)
    assert row["verdict"] == verdict and math.isnan(row["difference"])


def test_the_interval_of_a_level_keeps_within_what_the_outcome_can_be():
    shares = np.array([1.0, 1.0, 0.9, 1.0])
    free = judge(claim("within", within=(0.9, 1.0), outcome="message_minutes"), shares, shares)
    row = judge(claim("within", within=(0.9, 1.0), outcome="heads_reported_share"), shares, shares)
    assert free["upper"] > 1.0 and row["upper"] == 1.0 and row["lower"] == free["lower"]


def test_without_an_interval_nothing_is_decided():
    assert judge(claim("falls"), [9.0], [10.0])["verdict"] == OPEN
    assert judge(claim("falls"), [math.nan, math.nan], [1.0, 2.0])["verdict"] == OPEN
    assert judge(claim("within", within=(0, 1)), [math.nan], [1.0])["verdict"] == OPEN


# Results ------------------------------------------------------------------------------------------------------------


def test_claims_are_the_effects_of_the_comparison(result):
    assert isinstance(result, qx.CaseResult)
    first, second, third = (result.claims.loc[i] for i in (1, 2, 3))
    effect = result.comparison.effects.loc[("one", "form_minutes")]
    assert first[["difference", "lower", "upper"]].tolist() == effect[["difference", "lower", "upper"]].tolist()
    assert second["difference"] == 0 and second["verdict"] == HOLDS
    assert third["verdict"] == FAILS and third["against"] == ""


def test_a_page_holds_question_arms_claims_and_what_is_missing(result):
    for lang, marks in {"en": ("FAILS", "Why?", "One form"), "zh": ("不成立", "为何？", "一张表")}.items():
        page = result.page(lang)
        assert all(mark in page for mark in marks)
        assert "levers" not in page and "`one_form`" in page and "S054" in page
        assert page.count("\n| ") == 3 + 1  # rows and heading


def test_lines_for_a_terminal_say_the_same(result):
    said = "\n".join(lines(result.file, result.claims, "en"))
    assert "Forms take less time (S087)" in said and change_text(result.claims.loc[1]) in said
    counts = [int((result.claims["verdict"] == v).sum()) for v in (HOLDS, FAILS, OPEN)]
    assert tally(result.claims, "en") == "Of 3 claims: holds {}, fails {}, open {}.".format(*counts)


# Mistakes -----------------------------------------------------------------------------------------------------------


def test_every_mistake_in_a_file_is_told_at_once(tmp_path):
    wrong = (
        SMALL.replace('"form_minutes"', '"form_minuts"')
        .replace('arm = "same"', 'arm = "sam"')
        .replace("within = [1, 2]", "within = [2, 1]")
        .replace('sources = "S087"', 'sources = "S999"')
        .replace('question_zh = "为何？"\n', "")
        .replace('expected = "falls"', 'expected = "fall"')
        .replace("days = 7", "day = 7")
    )
    path = tmp_path / "wrong.toml"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(qx.InputError) as raised:
        qx.case(path)
    text = str(raised.value)
    parts = ("form_minutes", "id you mean same", "two rising numbers", "S999", "question_zh: missing", "falls", "days")
    assert all(part in text for part in parts)
    assert len(raised.value.problems) == 7


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ("days = 7", 'days = "7"', "whole number"),
        ("replicates = 2", "replicates = 0", "whole number"),
        ('name = "same"', 'name = "one"', "must be there, once"),
        ('name = "same"', 'name = "now"', "must be there, once"),
        ("[[not_shown]]", "[not_shown]", "must be tables"),
        ('question = "Why?"', "question = 3", "question: missing"),
    ],
)
def test_a_planted_mistake_is_told(tmp_path, was, now, message):
    path = tmp_path / "wrong.toml"
    path.write_text(SMALL.replace(was, now), encoding="utf-8")
    with pytest.raises(qx.InputError, match=message):
        qx.case(path)


# Command line -------------------------------------------------------------------------------------------------------


def test_without_an_id_the_cases_are_listed(capsys):
    assert main(["case", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert all(i in said for i in IDS) and "谁来担责" in said


def test_a_case_prints_its_claims_and_writes_its_page(tmp_path, capsys):
    file, out = tmp_path / "x.toml", tmp_path / "page.md"
    file.write_text(SMALL, encoding="utf-8")
    assert main(["case", str(file), "-q", "-o", str(out), "--strict"]) == 1  # one claim fails
    assert "FAILS" in capsys.readouterr().out and out.read_text(encoding="utf-8").startswith("# Case x: T")
    assert main(["case", str(file), "-q", "-o", str(out)]) == 2
    assert "exists" in capsys.readouterr().err
    assert main(["case", str(file), "-q", "-o", str(file), "--force"]) == 2
    assert file.read_text(encoding="utf-8") == SMALL
    assert main(["case", "999"]) == 2


def test_the_runs_of_a_case_can_be_kept(tmp_path, capsys):
    file, runs = tmp_path / "x.toml", tmp_path / "x.h5"
    file.write_text(SMALL, encoding="utf-8")
    assert main(["case", str(file), "-q", "--results", str(runs)]) == 0
    assert list(qx.open(runs).arms) == ["now", "one", "same"]
    assert main(["case", str(file), "-q", "--results", str(runs)]) == 2
    assert "exists" in capsys.readouterr().err
