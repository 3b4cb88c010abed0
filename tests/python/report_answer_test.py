"""The first page of the report: what it calls better and worse, what it says is not known, and that Chinese shows."""

import base64
import io
import re

import pandas as pd
import pytest
import qianxian as qx
from fontTools.ttLib import TTFont
from html_page import Page
from qianxian.report.answer import answer, confidence, judged
from qianxian.report.font import font_face
from qianxian.report.outcome_words import ANSWERS


def effect(difference, half_width, p_holm=0.001, baseline=100.0):
    bounds = {"lower": difference - half_width, "upper": difference + half_width, "p_holm": p_holm}
    return pd.Series({"baseline": baseline, "mean": baseline + difference, "difference": difference, **bounds})


@pytest.mark.parametrize(
    ("difference", "half_width", "p_holm", "found"),
    [
        (-20.0, 5.0, 0.001, "better"),
        (20.0, 5.0, 0.001, "worse"),
        (-8.0, 4.0, 0.001, "little_better"),  # the interval reaches below the 5 that matter
        (8.0, 4.0, 0.001, "little_worse"),
        (-3.0, 1.0, 0.001, "small"),  # clear, and yet nothing that matters
        (-20.0, 5.0, 0.2, "open"),  # not clear after correction
        (-4.0, 9.0, 0.9, "open"),
        (0.0, 0.0, 1.0, "small"),
    ],
)
def test_a_change_is_judged_by_its_whole_interval(difference, half_width, p_holm, found):
    row = effect(difference, half_width, p_holm)
    assert judged(row, "message_minutes") == found
    other = {"better": "worse", "worse": "better"}
    turned = re.sub("better|worse", lambda m: other[m.group()], found)
    assert judged(row, "visits") == turned  # of which more is better


def test_what_matters_is_said_by_the_user():
    row = effect(-20.0, 5.0)
    assert judged(row, "message_minutes", 50.0) == "small"
    assert judged(row, "message_minutes", {"message_minutes": 18.0}) == "little_better"
    assert judged(row, "message_minutes", {"visits": 18.0}) == "better"  # five per cent where nothing was set
    assert judged(effect(-0.2, 0.05, baseline=0.0), "message_minutes") == "better"


def test_one_pair_of_runs_tells_nothing(comparison):
    row = effect(-20.0, float("nan"))
    assert judged(row, "message_minutes") == "open"


def test_the_table_is_that_of_the_effects(comparison):
    page = answer(comparison, "en", 5.0)
    defined = [o for o in ANSWERS if comparison.effects.loc[("8 groups", o), "n"] > 0]
    assert [row["outcome"] for row in page["rows"]] == defined
    for row in page["rows"]:
        effects, [cell] = comparison.effects.loc["8 groups", row["outcome"]], row["cells"]
        scale = 100 if row["unit"] == "%" else 1
        assert float(cell["after"].replace(",", "")) == pytest.approx(scale * effects["mean"], abs=0.51)
        change = float(cell["change"].removesuffix("\u00a0%").replace("−", "-"))
        assert change == pytest.approx(100 * effects["difference"] / effects["baseline"], abs=0.51)
        assert cell["found"] == judged(effects, row["outcome"])
    counted = [int(n) for n in re.findall(r"(\d+) (?:outcomes|change|less|cannot)", page["sentences"][0])]
    assert counted[0] == len(page["rows"]) and sum(counted[1:]) <= counted[0]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_box_says_what_is_not_known(comparison, lang):
    patterns = pd.DataFrame(
        {"result": ["pass", "fail", "fail"], "statement": ["a", "b", "c"], "statement_zh": ["甲", "乙", "丙"]}
    )
    counts = {"all": 500, "assumption": 300, "inference": 90}
    luck, likeness, assumed, left_out = confidence(comparison, counts, patterns, [], lang)
    assert str(comparison.study["replicates"]) in luck and left_out
    assert re.findall(r"\d+", likeness) in (["2", "3"], ["3", "2"]) and ("c" if lang == "en" else "丙") in likeness
    assert "300" in assumed and "qianxian robustness" in assumed
    assert confidence(comparison, counts, None, ["It holds."], "en")[2].endswith("It holds.")
    assert confidence(comparison, counts, None, [], lang)[1] != likeness


def test_a_change_that_is_no_change_is_refused_with_all_else(comparison, tmp_path):
    with pytest.raises(qx.InputError) as error:
        comparison.report(tmp_path / "r.html", relevant={"mesage_minutes": 5, "visits": -1}, patterns=False)
    assert "message_minutes" in str(error.value) and "relevant.visits = -1" in str(error.value)
    for wrong in (0, float("nan"), True, "5"):
        with pytest.raises(qx.InputError, match="relevant"):
            comparison.report(tmp_path / "r.html", relevant=wrong, patterns=False)
    assert not (tmp_path / "r.html").exists()


def test_the_page_opens_with_question_answer_and_doubt(reports):
    for path in reports.values():
        page = Page(path)
        sections = [e.attributes["id"] for e in page.elements if e.tag == "section"]
        assert sections[:3] == ["question", "answer", "headline"]
        assert len(page.within("answer", "li")) == 4


def test_every_chinese_character_of_the_page_is_in_its_font(reports):
    page = Page(reports["zh"])
    [data] = re.findall(r"data:font/woff;base64,([^)]*)\)", page.source)
    held = set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
    seen = {ord(c) for c in page.seen if "\u4e00" <= c <= "\u9fff"}
    assert len(seen) > 300 and seen <= held
    assert font_face("<p>no Chinese here</p>") == "" and font_face("<p>\\u4e2d</p>") == font_face("<p>中</p>")
