"""A report says what the data say, in both languages, loads nothing from anywhere, and no title becomes markup."""

import json
import math
import re

import pytest
import qianxian as qx
from conftest import EVIL, EVIL_ARM
from html_page import Page
from qianxian.report.backing_sentences import BACKING
from qianxian.report.outcome_words import HEADLINES
from qianxian.report.sentences import TEXT

LANGUAGES = ("en", "zh")
SAME = {"en": "is the same in every replicate", "zh": "在每次重复中都相同"}


@pytest.fixture(scope="module")
def pages(reports):
    return {lang: Page(path) for lang, path in reports.items()}


def shown(value, places):
    """A number as the sentences write it, made here by other means."""
    return format(round(value, places) + 0.0, f",.{places}f").replace("-", "−")


# Content ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_of_a_headline_is_that_of_the_effects(comparison, pages, lang):
    sentences = [e for e in pages[lang].all("span") if "data-outcome" in e.attributes]
    effects = comparison.effects.loc["8 groups"]
    told = [o for group in HEADLINES.values() for o in group["outcomes"] if effects.loc[o, "n"] > 0]
    assert [s.attributes["data-outcome"] for s in sentences] == told and len(told) >= 19
    for sentence in sentences:
        outcome = sentence.attributes["data-outcome"]
        row = effects.loc[outcome]
        scale = 100 if outcome.endswith("_share") else 1
        if row["lower"] == row["upper"] == 0:
            assert SAME[lang] in sentence.text
            continue
        places = max(0, -math.floor(math.log10(scale * (row["upper"] - row["lower"]) / 2)))
        while min(abs(scale * row["lower"]), abs(scale * row["upper"])) < 0.5 * 10**-places and places < 4:
            places += 1  # an end that is not zero does not look like zero
        for column in ("baseline", "mean", "difference", "lower", "upper"):
            number = shown(scale * row[column], places)
            assert number in sentence.text, f"{outcome}: {column} {number} is not in: {sentence.text}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_headline_claims_a_direction_only_where_the_interval_excludes_zero(comparison, pages, lang):
    words = {
        "en": {1: " rises ", -1: " falls ", 0: "no clear change", None: SAME["en"]},
        "zh": {1: "升至", -1: "降至", 0: "未见明确变化", None: SAME["zh"]},
    }
    effects = comparison.effects.loc["8 groups"]
    for sentence in (e for e in pages[lang].all("span") if "data-outcome" in e.attributes):
        row = effects.loc[sentence.attributes["data-outcome"]]
        sign = 1 if row["lower"] > 0 else -1 if row["upper"] < 0 else 0
        sign = None if row["lower"] == row["upper"] == 0 else sign
        assert words[lang][sign] in sentence.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_effects_table_is_that_of_the_comparison(comparison, pages, lang):
    rows = pages[lang].rows("effects")
    table = comparison.table("8 groups", lang)
    assert len(rows) == len(table) == len(qx.outcomes())
    for row, (name, cells) in zip(rows, table.iterrows(), strict=True):
        assert row[0].startswith(name)
        assert row[2:] == list(cells)[1:]


def test_minutes_of_the_activities_add_up_to_the_time_on_duty(comparison, pages):
    rows = pages["en"].rows("time")
    for column in (-2, -1):
        assert sum(float(r[column]) for r in rows[:-1]) == pytest.approx(float(rows[-1][column]), abs=0.06 * len(rows))
    duty = comparison.effects.loc[("8 groups", "weekly_hours"), "baseline"] * 60 / 7
    assert float(rows[-1][-2]) == pytest.approx(duty, rel=0.01)


def test_true_and_reported_stand_side_by_side(comparison, pages):
    first = pages["en"].rows("layers")[0]
    summary = comparison.baseline.summary
    true, reported = (100 * float(summary[f"done_{layer}_share"].mean()) for layer in ("true", "reported"))
    assert first[1:5] == ["34 groups", f"{true:.1f}", f"{reported:.1f}", f"+{reported - true:.1f}"]


def test_patterns_that_fail_stand_beside_those_that_hold(comparison, pages):
    rows = [e for e in pages["en"].within("patterns", "tr") if e.parents[-1].tag == "tbody"]
    table = comparison.baseline.scenario.patterns(days=7, replicates=2)
    assert [r.attributes["class"] for r in rows] == list(table["result"])
    assert {"pass", "fail"} <= {r.attributes["class"] for r in rows}
    for row, (_, pattern) in zip(rows, table.iterrows(), strict=True):
        assert pattern["statement"] in row.text
        assert pattern["source"] in row.text
    assert "7 days, 2 replicates" in pages["en"].seen  # simulated for this report
    assert BACKING["patterns_given"]["zh"] in pages["zh"].seen  # given as a table


def test_a_report_without_patterns_says_so(hostile):
    assert TEXT["patterns_none"]["en"] in Page(hostile).seen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_assumption_is_listed_with_its_value(comparison, pages, lang):
    parameters = comparison.baseline.parameters
    assumed = parameters[parameters["confidence"] == "assumption"]
    rows = pages[lang].rows("assumptions")
    assert len(rows) == len(assumed) > 100
    for row, (key, parameter) in zip(rows, assumed.iterrows(), strict=True):
        assert row[0].endswith(f" {key}")
        assert row[1] == parameter["value_text"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sources_of_moved_levers_and_of_patterns_are_told(comparison, pages, lang):
    page = pages[lang]
    rows = [e for e in page.within("sources", "tr") if e.parents[-1].tag == "tbody"]
    cells = {id(row): [e.text for e in page.elements if e.parents and e.parents[-1] is row] for row in rows}
    listed = [[cells[id(row)] for row in rows if row.parents[-1] is body] for body in page.within("sources", "tbody")]
    levers = qx.levers().reset_index().drop_duplicates("lever").set_index("title")["source"]
    moved = [re.split(r" \(|:", line)[0] for line in comparison.arms["8 groups"].scenario.reform_summary().splitlines()]
    patterns = comparison.baseline.scenario.patterns(days=7, replicates=2)["source"]
    assert len(listed) == 2
    for rows, used in zip(listed, (levers[moved], patterns), strict=True):
        assert {row[0] for row in rows} == set(" ".join(used).split())
        for row in rows:
            entry = qx.sources(row[0]).iloc[0]
            columns = ["about_zh", "reference_zh"] if lang == "zh" else ["about", "reference"]
            assert row[1:3] == list(entry[columns])


def test_sources_of_levers_that_are_not_moved_are_not_told(hostile):
    assert {row[0] for row in Page(hostile).rows("sources")} == {"L03", "L13"}


def test_a_report_without_reform_and_patterns_has_no_sources_and_says_so(tmp_path):
    baru = qx.load("baru-34")
    arms = {"a": baru, "b": baru.with_({"attention.displacement_depth": 50})}
    page = Page(qx.compare(arms, replicates=1, days=1).report(tmp_path / "r.html", patterns=False))
    assert [e.text for e in page.within("sources", "p")] == [BACKING["sources_none"]["en"]]
    assert page.within("sources", "details") == []


def test_the_report_says_where_it_comes_from_and_how_to_check_it(comparison, pages):
    said = {e.text for e in pages["en"].within("provenance", "dd")}
    study = comparison.study
    assert {study["record_sha256"], study["program_version"], str(study["seed"]), comparison.path.name} <= said
    assert pages["en"].within("provenance", "pre")[0].text == f"qianxian verify {comparison.path.name}"


def test_reforms_are_told_in_the_words_of_the_scenario(comparison, pages):
    scenario = comparison.arms["8 groups"].scenario
    for lang in LANGUAGES:
        items = [e.text for e in pages[lang].within("arms", "li")]
        told = scenario.reform_summary(lang).splitlines()
        assert len(items) == len(told) == 7
        assert all(item.startswith(line) and item != line for item, line in zip(items, told, strict=True))


def test_an_arm_that_changes_a_parameter_names_it(hostile):
    (changed,) = [r for r in Page(hostile).rows("arms") if r[0] == "attention.displacement_depth"]
    assert changed[2:] == ["60.0", "50.0"]


# Languages ----------------------------------------------------------------------------------------------------------


def test_every_sentence_exists_in_both_languages():
    for key, both in {**TEXT, **BACKING}.items():
        assert set(both) == {"en", "zh"}, key
        assert not re.search("[\u4e00-\u9fff]", both["en"]), key
        assert re.search("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", both["zh"]), key  # with Chinese signs
        assert sorted(re.findall(r"{\w*}", both["en"].replace("{unit}", ""))) == sorted(
            re.findall(r"{\w*}", both["zh"])
        ), key


def test_no_english_name_or_meaning_is_on_the_chinese_page(comparison, pages):
    seen = pages["zh"].seen
    patterns = comparison.baseline.scenario.patterns(days=3, replicates=2)
    english = [*qx.outcomes()["name"], *qx.outcomes()["meaning"], *qx.activities("en").values()]
    english += [*patterns["statement"], *patterns["measured"], *qx.parameters()["meaning"], *qx.levers()["title"]]
    english += [both["en"] for both in TEXT.values() if len(both["en"]) > 8]
    assert [text for text in english if text in seen] == []


def test_no_chinese_is_on_the_english_page(pages):
    assert re.findall("[\u4e00-\u9fff]+", pages["en"].seen) == []


def test_both_languages_have_the_same_parts(pages):
    parts = [
        [(e.tag, e.attributes.get("id"), e.attributes.get("data-chart")) for e in page.elements if e.tag != "span"]
        for page in pages.values()
    ]
    assert parts[0] == parts[1]
    assert [page.all("html")[0].attributes["lang"] for page in pages.values()] == ["en", "zh-CN"]


# Alone and safe -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_loaded_from_anywhere(pages, lang):
    page = pages[lang]
    addresses = [v for e in page.elements for k, v in e.attributes.items() if k in ("src", "href", "srcset", "action")]
    assert addresses
    assert [a[:60] for a in addresses if not a.startswith(("#", "data:"))] == []
    styles = "".join(e.text for e in page.all("style")) + "".join(e.attributes.get("style", "") for e in page.elements)
    assert "url(" not in styles.replace("url(data:", "")  # the font lies in the page
    assert "@import" not in styles
    policy = page.all("meta", http_equiv="Content-Security-Policy")[0].attributes["content"]
    assert "default-src 'none'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_has_a_still_picture_or_a_table(pages, lang):
    page = pages[lang]
    charts = json.loads(page.all("script", id="charts")[0].text)
    figures = [e for e in page.all("figure") if "data-chart" in e.attributes]
    assert sorted(charts) == sorted(f.attributes["data-chart"] for f in figures)
    pictured = [f for f in figures if any(f in i.parents for i in page.all("img"))]
    assert {f.attributes["data-chart"] for f in figures if f not in pictured} == {"layers"}  # its table is above it
    assert all(
        i.attributes["src"].startswith("data:image/svg+xml;base64,") and i.attributes["alt"] for i in page.all("img")
    )


def test_titles_are_text_and_never_markup(hostile):
    page = Page(hostile)
    assert len(page.all("script")) == 3
    assert [e for e in page.elements if any(name.startswith("on") for name in e.attributes)] == []
    assert (
        page.all("title")[0].pieces
        == page.all("h1")[0].pieces
        == [f"“Quiet {EVIL}” and “{EVIL_ARM}” compared with “{EVIL}”"]
    )
    charts = page.all("script", id="charts")[0].pieces[0]
    assert not re.search("[<>&\u2028]", charts)
    names = [trace["name"] for trace in json.loads(charts)["effects"]["data"]]
    assert names == [
        t.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for t in (f"Quiet {EVIL}", EVIL_ARM)
    ]


def test_a_title_and_a_question_of_ones_own_are_text_too(comparison, tmp_path):
    own = {"title": "<i>Why</i> & wherefore", "question": "<i>Who</i> & whom?"}
    page = Page(comparison.report(tmp_path / "new" / "r.html", patterns=False, **own))
    assert page.all("h1")[0].text == own["title"]
    assert page.within("question", "p")[0].text == own["question"]
    assert page.all("i") == []


def test_the_same_comparison_gives_the_same_bytes(comparison, reports, tmp_path):
    again = comparison.report(tmp_path / "again.html", pattern_days=7, pattern_replicates=2)
    assert again.read_bytes() == reports["en"].read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["again.html"]


def test_a_report_that_cannot_take_its_place_leaves_nothing_behind(comparison, tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        comparison.report(tmp_path / "taken", patterns=False, force=True)
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]


def test_an_unknown_language_is_refused(comparison, tmp_path):
    with pytest.raises(qx.InputError, match="lang = 'zhn': did you mean zh"):
        comparison.report(tmp_path / "r.html", lang="zhn")


def test_one_arm_is_no_comparison(tmp_path):
    one = qx.load("baru-34").run(days=1, out=tmp_path / "one.h5")
    with pytest.raises(qx.InputError, match="needs two arms or more"):
        qx.Comparison(one.path).report(tmp_path / "r.html")
