"""Parts of the report: rounding and wording of headlines, pooling of causes, charts that Plotly knows, the citation."""

import json
import math

import pandas as pd
import plotly.graph_objects as go
import pytest
import qianxian as qx
from html_page import Page
from qianxian.report.citation import FILE, bibtex, citation, reference
from qianxian.report.document import _department_sentence
from qianxian.report.headline import decimals, headline, rounded, verdict
from qianxian.report.layers import counterpart
from qianxian.report.load import by_origin, cause_minutes, pooled_minutes
from qianxian.report.outcome_words import HEADLINES, KEY_FIGURES, MEASURES, PARAMETER_UNITS, SERVICE, UNITS
from qianxian.report.sections import horizon, simulated_text, target_text


def effect(baseline, mean, lower, upper, p_holm=0.001, unit="min/person/d"):
    """A row of the effects table."""
    row = {"baseline": baseline, "mean": mean, "difference": mean - baseline, "lower": lower, "upper": upper}
    return pd.Series({**row, "p_holm": p_holm, "unit": unit})


# Headlines ----------------------------------------------------------------------------------------------------------


def test_a_headline_reads_as_an_official_would_say_it():
    row = effect(94.2, 25.1, -71.2, -67.0)
    said = {lang: headline("message_minutes", s, row, lang).sentence for lang, s in (("en", "Time"), ("zh", "时间"))}
    assert said["en"] == "Time falls from 94 to 25 minutes per person and day (−69, 95\u00a0% interval −71 to −67)."
    assert said["zh"] == "时间由每人每天 94 分钟降至 25 分钟（−69 分钟，95% 置信区间 −71 至 −67）。"


def test_a_share_is_told_in_per_cent_and_percentage_points():
    row = effect(0.171, 0.098, -0.091, -0.055, unit="1")
    said = {lang: headline("missed_share", s, row, lang).sentence for lang, s in (("en", "It"), ("zh", "比例"))}
    assert said["en"] == "It falls from 17\u00a0% to 10\u00a0% (−7 percentage points, 95\u00a0% interval −9 to −6)."
    assert said["zh"] == "比例由 17% 降至 10%（−7 个百分点，95% 置信区间 −9 至 −6）。"


def test_no_direction_is_claimed_where_zero_is_inside():
    row = effect(0.76, 0.82, -0.03, 0.15, p_holm=1.0, unit="1")
    assert headline("done_true_share", "It", row, "en").sentence.startswith(
        "It shows no clear change: 76\u00a0% before, 82"
    )
    assert headline("done_true_share", "比例", row, "zh").sentence.startswith(
        "比例未见明确变化：改革前 76%，改革后 82%（"
    )


def test_arms_that_never_differ_and_single_pairs_say_so():
    same, single = effect(5.0, 5.0, 0.0, 0.0, p_holm=1.0), effect(5.0, 7.0, math.nan, math.nan, p_holm=math.nan)
    assert (
        headline("x", "It", same, "en").sentence
        == "It is the same in every replicate: 5.00 minutes per person and day."
    )
    never = effect(0.0, 0.0, 0.0, 0.0, p_holm=1.0, unit="1")
    assert headline("x_share", "It", never, "en").sentence == "It is the same in every replicate: 0.00\u00a0%."
    assert headline("x_share", "比例", never, "zh").sentence == "比例在每次重复中都相同，即 0.00%。"
    assert "a single pair of runs" in headline("x", "It", single, "en").sentence
    assert [verdict(row) for row in (same, single)] == ["same", "single"]


@pytest.mark.parametrize(
    ("lower", "upper", "p_holm", "expected"),
    [(1, 2, 0.049, "clear"), (-2, -1, 0.001, "clear"), (1, 2, 0.051, "tentative"), (-1, 2, 0.001, "unclear")],
)
def test_a_change_is_clear_only_after_the_correction(lower, upper, p_holm, expected):
    assert verdict(effect(10, 11.5, lower, upper, p_holm)) == expected


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        (-71, -67, 0),
        (-0.91, -0.55, 1),
        (-0.091, -0.055, 2),
        (0.2, 8.0, 1),
        (-3.0, 0.04, 2),
        (0.0, 6.0, 0),
        (-500, -100, 0),
    ],
)
def test_decimals_follow_the_interval_and_never_turn_an_end_into_zero(lower, upper, expected):
    assert decimals((lower + upper) / 2, lower, upper) == expected


def test_a_rounded_zero_has_no_sign():
    assert [rounded(v, 0, signed=True) for v in (-0.2, 0.2, -1.0, 1234.5)] == ["0", "0", "−1", "+1,234"]
    assert rounded(math.nan, 1) == "–"


# Words --------------------------------------------------------------------------------------------------------------


def test_words_name_outcomes_that_exist():
    told = [o for group in HEADLINES.values() for o in group["outcomes"]]
    assert {*told, *KEY_FIGURES, *SERVICE, *MEASURES} <= set(qx.outcomes().index)
    assert set(qx.outcomes()["unit"]) <= {*UNITS, "1"}
    assert set(qx.parameters()["unit"]) <= set(PARAMETER_UNITS)


def test_every_reported_share_has_its_true_counterpart():
    known = list(qx.outcomes().index)
    assert counterpart("done_reported_share", known) == "done_true_share"
    assert counterpart("satisfied_reported_share", known) == "satisfied_share"
    assert counterpart("evidence_items", known) is None


def test_targets_and_simulated_values_are_written_out():
    assert [target_text(t, "en") for t in ((0.2, 0.4), (0.5, math.inf), (-math.inf, 3.0), "falls")] == [
        "0.2 to 0.4",
        "at least 0.5",
        "at most 3",
        "falls step by step",
    ]
    assert simulated_text(pd.Series({"values": [0.204], "intervals": [(0.1, 0.3)]})) == "0.204 [0.100, 0.300]"
    assert simulated_text(pd.Series({"values": [0.9], "intervals": [None]})) == "0.900"
    assert simulated_text(pd.Series({"values": [9.0, 3.0], "intervals": [(1, 2)]})) == "9.00 → 3.00"


# Numbers ------------------------------------------------------------------------------------------------------------


def test_pooling_small_causes_and_activities_loses_no_minute(comparison):
    causes = cause_minutes(comparison.baseline)
    kept = list(comparison.baseline.departments_by_load().index[:3])
    pooled = pooled_minutes(causes, kept, 4)
    assert pooled.to_numpy().sum() == pytest.approx(causes.to_numpy().sum())
    assert list(pooled.index) == [*kept, "other_lines", "villagers", "block", "person"]
    assert pooled.shape == (7, 5)
    assert pooled.loc["villagers"].sum() == pytest.approx(causes.loc["villagers"].sum())


def test_departments_are_named_only_where_more_than_luck_puts_them_first():
    ranked = pd.DataFrame({"mean": [9.0, 8.0, 2.0, 1.0], "n": 5, "first": [1, 1, 3, 3], "last": 4}, index=list("abcd"))
    titles = {line: line.upper() for line in "abcd"}
    told = _department_sentence(ranked, titles, "en")
    assert "cannot be told" in told and "1.0 to 9.0 minutes" in told and "A (" not in told and "5 replicates" in told
    assert "无法判断" in _department_sentence(ranked, titles, "zh")
    told = _department_sentence(ranked.assign(last=[2, 2, 4, 4]), titles, "en")
    assert "A (9.0 min, place 1–2 of 4), B (8.0 min, place 1–2 of 4), C (2.0 min, place 3–4 of 4)" in told


def test_origins_add_up_to_the_time_at_work(comparison):
    causes = cause_minutes(comparison.baseline)
    origin = by_origin(causes)
    assert origin["lines"] + origin["villagers"] + origin["block"] + origin["person"] == pytest.approx(origin["total"])
    effects = comparison.effects.loc["8 groups", "baseline"]
    assert origin["total"] == pytest.approx(effects["weekly_hours"] * 60 / 7 - effects["idle_minutes"], rel=0.01)


def test_every_chart_is_one_that_plotly_knows(reports):
    for path in reports.values():
        for chart in json.loads(Page(path).all("script", id="charts")[0].pieces[0]).values():
            figure = go.Figure(data=chart["data"], layout=chart["layout"])
            assert len(figure.data) == len(chart["data"]) > 0


def test_a_chart_that_plotly_does_not_know_is_refused():
    with pytest.raises(ValueError, match="yaxiss"):
        go.Figure(data=[{"type": "bar"}], layout={"yaxiss": {}})


def test_one_day_and_one_replicate_make_a_report(tmp_path):
    baru = qx.load("baru-34")
    made = qx.compare({"a": baru, "b": baru.reform("baru-8")}, replicates=1, days=1, out=tmp_path / "one.h5")
    page = Page(made.report(tmp_path / "r.html", patterns=False))
    assert "a single pair of runs" in page.seen
    assert json.loads(page.all("script", id="charts")[0].pieces[0])


# Citation -----------------------------------------------------------------------------------------------------------


def test_the_citation_is_that_of_the_file_with_the_version_of_the_results(comparison, reports):
    cited = citation()
    text = FILE.read_text(encoding="utf-8")
    assert f'title: "{cited.title}"' in text
    assert all(f"name: {author}" in text for author in cited.authors)
    said = Page(reports["en"]).within("cite", "p")[1].text
    assert said == reference(cited, comparison.study["program_version"], "en")
    assert comparison.study["program_version"] in said


def test_a_released_version_is_cited_with_year_people_and_doi(tmp_path):
    file = tmp_path / "CITATION.cff"
    file.write_text(
        "cff-version: 1.2.0\n# a comment\ntitle: 'Li''s model'\nabstract: >-\n  Two: lines\n  of text.\n"
        "authors:\n  - family-names: Li\n    given-names: Wei\n  - name: A group\n"
        "date-released: 2027-03-01\ndoi: 10.5281/zenodo.1\nkeywords:\n  - name: no author\n",
        encoding="utf-8",
    )
    cited = citation(file)
    assert cited.authors == ("Wei Li", "A group")
    line = reference(cited, "1.2.0", "en")
    assert (
        line
        == "Wei Li, A group (2027). Li's model (version 1.2.0) [computer software]. https://doi.org/10.5281/zenodo.1"
    )
    assert "year = {2027}" in bibtex(cited, "1.2.0")
    assert "author = {{Wei Li} and {A group}}" in bibtex(cited, "1.2.0")


def test_a_citation_without_title_or_author_is_refused(tmp_path):
    file = tmp_path / "CITATION.cff"
    file.write_text("title: Alone\n", encoding="utf-8")
    with pytest.raises(ValueError, match="needs a title and an author"):
        citation(file)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_short_run_says_how_much_of_the_answer_of_departments_it_shows(tmp_path, lang):
    s = qx.load("baru-34").with_({"substitution.half_life_months": 12.0})
    silent = s.with_({"substitution.enabled": False})
    said = []
    for base in (s, silent):
        made = qx.compare({"a": base, "b": base.reform("baru-8")}, replicates=1, days=2, progress=False)
        said.append(horizon(made.baseline, lang))
    [sentence] = said[0]
    assert " 12 " in sentence and ("0\u00a0%" if lang == "en" else "0%") in sentence and said[1] == []
