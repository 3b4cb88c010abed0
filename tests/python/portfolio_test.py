"""Does a search over combinations of reforms give the best ones, with files, figure and page, in both languages?"""

import threading

import numpy as np
import pandas as pd
import pytest
import qianxian as qx
from qianxian.commands.main import main
from qianxian.figures import draw
from qianxian.methods.portfolio.finding import found_by
from qianxian.methods.portfolio.plan import plan_of
from qianxian.methods.portfolio.result import FILES

GROUPS = "levers.merge_groups.n_groups"
SEVEN = ["baru-8", "one-form", "fault-tolerance", "fewer-inspections", "duty-list", "hotline-filter", "burden-year"]
LUCK = {"days": 2, "seed": 1, "townships": 1, "threads": 2}


def planned(levers, budget, first_stage=10, minimise="message_minutes", maximise=(), zones=None):
    """A plan whose replicates a test makes itself."""
    return plan_of("baru-34", levers, minimise, maximise, zones, budget, 0.95, first_stage, LUCK)


def luck(combination, replicate, size=0.05):
    """Luck common to all combinations in a replicate, and some of their own."""
    own = np.random.default_rng([*combination, replicate])
    return np.random.default_rng(replicate).normal(0, 5) + own.normal(0, size)


@pytest.fixture(scope="module")
def small():
    """Two reforms and a setting, by the engine; the zone keeps the budget small."""
    quiet = qx.Reform("quiet", {"no_photos": {}}, title="No photos", title_zh="不晒图")
    aims = {"minimise": "message_minutes", "maximise": ["satisfied_share"]}
    zone = {"message_minutes": 2, "satisfied_share": 0.05}
    options = {"budget": 70, "days": 7, "indifference": zone, "first_stage": 10, "progress": False}
    return qx.portfolio("baru-34", [quiet, "one-form"], **aims, **options)


def test_effects_are_those_of_a_comparison_under_the_same_luck(small):
    assert isinstance(small, qx.Portfolio)
    s = qx.load("baru-34")
    n = small.points.loc["one-form", "n"]
    c = qx.compare({"a": s, "b": s.reform("one-form")}, replicates=int(n), days=7, record="run")
    for name in small.objectives:
        expected = c.effects.loc[("b", name)]
        assert small.points.loc["one-form", f"{name}_effect"] == pytest.approx(expected["difference"], rel=1e-12)
        assert small.points.loc["one-form", name] == pytest.approx(expected["mean"], rel=1e-12)
        assert small.points.loc["one-form", f"{name}_lower"] < expected["lower"]  # of many intervals at once
    assert list(small.points.index) == ["none", "one-form", "quiet", "quiet + one-form"]
    assert small.spent == small.points["n"].sum() <= small.budget == 70
    assert small.possible == 4 and small.set_aside == 0 and not small.stopped


def test_a_maximised_objective_is_better_where_it_is_larger():
    plan = planned(["baru-8"], 60, minimise=(), maximise="satisfied_share")
    found = found_by(plan, lambda c, r: np.array([c[0] + luck(c, r)]))
    assert found.certain == ["baru-8"] and found.decided
    row = found.front.loc["baru-8"]
    assert row["satisfied_share_lower"] < 1 < row["satisfied_share_upper"]
    assert found.points.loc["none", "status"] == "dominated"


def test_main_effects_and_interactions_are_those_of_the_function():
    plan = planned(["one-form", {GROUPS: [4, 8]}], 60)

    def run(c, r):  # by hand: a level has 4 or 1 alone, 3 more or 1 less together with the reform
        alone, together = {0: (0, 0), 1: (4, 3), 2: (1, -1)}[c[1]]
        return np.array([2 * c[0] + alone + together * c[0] + np.random.default_rng(r).normal(0, 9)])

    found = found_by(plan, run)
    main_effects = found.main_effects["difference"].droplevel("outcome")
    four, eight = "merge_groups.n_groups=4", "merge_groups.n_groups=8"
    assert main_effects.to_dict() == pytest.approx({"one-form": 2 + (3 - 1) / 3, four: 5.5, eight: 0.5})
    pairs = found.interactions["difference"].droplevel("outcome").to_dict()
    assert pairs == pytest.approx({("one-form", four): 3, ("one-form", eight): -1})
    assert (found.main_effects["n"] == 10).all() and found.main_effects["p_holm"].notna().all()


def test_many_combinations_are_searched_and_the_best_compared_under_fresh_luck():
    used = {}

    def run(c, r):
        used.setdefault(c, set()).add(r)
        return np.array([-3.0 * c[0] - 2 * c[1] + c[2] + 2 * c[3] - c[4] + c[5] + luck(c, r)])

    found = found_by(planned(SEVEN, 600, 6), run)
    assert found.possible == 128 and len(found.points) < 128 and found.set_aside > 0
    assert found.spent == sum(map(len, used.values())) <= 600
    assert "none" in found.points.index
    best = {"baru-8 + one-form + duty-list", "baru-8 + one-form + duty-list + burden-year"}
    assert set(found.front.index) <= best  # the last reform does nothing
    assert "of 128 combinations" in found.summary() and f"{found.set_aside} more" in found.summary()
    assert found.main_effects.loc[("baru-8", "message_minutes"), "difference"] == pytest.approx(-3, abs=0.2)
    again = found_by(planned(SEVEN, 600, 6), run)
    pd.testing.assert_frame_equal(again.points, found.points)


def test_of_combinations_that_always_give_the_same_the_simplest_is_compared():
    tried = set()

    def run(c, r):
        tried.add(c)
        return np.array([5.0 - c[0] + r])

    found = found_by(planned(SEVEN, 400, 5), run)
    assert len(found.points) == 2 and found.decided and len(found.certain) == 1
    assert found.certain[0].count("+") == min(sum(c) for c in tried if c[0]) - 1
    assert found.main_effects.loc[("baru-8", "message_minutes"), "difference"] == pytest.approx(-1)
    others = found.main_effects.drop("baru-8", level="option")
    assert (others["difference"] == 0).all() and (others["p"] == 1).all()


@pytest.mark.parametrize(("after", "kept"), [(60, True), (10, False)])
def test_ctrl_c_keeps_what_is_done_once_every_combination_has_its_first_stage(after, kept):
    made, lock = [], threading.Lock()

    def run(c, r):
        with lock:
            if len(made) >= after:
                raise KeyboardInterrupt
            made.append((c, r))
        return np.array([luck(c, r)])

    plan = planned(["baru-8", "one-form"], 200)
    if not kept:
        with pytest.raises(KeyboardInterrupt):
            found_by(plan, run)
        return
    found = found_by(plan, run)
    assert found.stopped and found.spent == after and (found.points["n"] >= 10).all()
    assert "stopped early" in found.summary() and "中断" in found.summary("zh")


def test_all_mistakes_are_told_at_once():
    with pytest.raises(qx.InputError) as raised:
        qx.portfolio(
            "baru-43",
            [
                "baru-9",
                "baru-8",
                "baru-8",
                3,
                {GROUPS: [4, 4], "attention.open_seconds": [3], "levers.merge_group.n": 1},
            ],
            minimise=["message_minute", "missed_share"],
            maximise="missed_share",
            indifference={"missed_share": -1, "trust": 1},
            budget=3,
            days=0,
            confidence=1.5,
            first_stage=2,
        )
    text = str(raised.value)
    for part in (
        "did you mean baru-34?",
        "did you mean baru-8?",
        "levers: baru-8 is named twice",
        "levers: 3: must be a reform",
        f"{GROUPS} = [4, 4]: at least one level",
        "attention.open_seconds: is no setting of a lever",
        "no parameter or lever setting 'levers.merge_group.n'",
        "no outcome 'message_minute': did you mean message_minutes?",
        "outcomes: at least one, and each once",
        "indifference.missed_share = -1: must be in [0, inf)",
        "indifference: no objective 'trust'",
        "confidence = 1.5: must be in [0.5, 1)",
        "first_stage = 2: must be a whole number in [3, 10000]",
        "days = 0",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("levers", "budget", "part"),
    [
        (["baru-8", "one-form"], 39, "budget = 39: must be a whole number of replicates in [40, 1000000]"),
        (SEVEN, 79, "in [80, 1000000], as there are 128 combinations"),
        (["baru-8", {GROUPS: [4]}], 40, f"{GROUPS}: the reform baru-8 sets the lever merge_groups, too"),
        ([{GROUPS: [4, 999]}], 40, f"{GROUPS} = 999"),
        ([], 40, "levers: at least one is needed"),
        (["baru-9"], 1.5, "budget = 1.5: must be a whole number of replicates in [20, 1000000]"),
    ],
    ids=["few", "few_to_search", "same_lever", "level", "none", "unknown"],
)
def test_what_cannot_be_compared_is_refused(levers, budget, part):
    with pytest.raises(qx.InputError) as raised:
        planned(levers, budget)
    assert part in str(raised.value)


def test_the_text_states_what_is_claimed_in_both_languages(small):
    english, chinese = small.summary(), small.summary("zh")
    assert f"4 of 4 combinations compared, {small.spent} of 70 replicates spent" in english
    assert "With a probability of at least 0.95 all of these are right at once" in english
    assert "Message time 2.00 min/person/d" in english and "消息处理时间 2.00 分钟/人·日" in chinese
    assert "不低于 0.95" in chinese and "不晒图" in chinese
    assert "No photos" in small._repr_html_() and "0.95" in small._repr_html_()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_figure_shows_every_combination_and_names_the_front(small, lang):
    figure = small.plot(lang)
    axes, side = figure.axes
    drawn = {line.get_gid(): len(line.get_xdata()) for line in axes.lines if line.get_gid()}
    assert drawn == small.points["status"].value_counts().to_dict()
    names = side.texts[0].get_text().replace("\n", "").replace(" ", "")
    for title in small.front["title_zh" if lang == "zh" else "title"]:
        assert title.replace(" ", "") in names
    swapped = small.plot(lang, x="satisfied_share", y="message_minutes").axes[0]
    assert swapped.get_xlabel() == axes.get_ylabel()
    with pytest.raises(ValueError, match="did you mean"):
        small.plot(lang, x="message_minute")
    with pytest.raises(TypeError, match="needs a Portfolio"):
        draw("portfolio_front", qx.load("baru-34"))


def test_a_single_objective_and_points_that_lie_together_can_be_drawn():
    found = found_by(planned(["baru-8", "one-form"], 80), lambda c, r: np.array([luck(c, r, 1e-9)]))
    axes = found.plot().axes[0]
    assert axes.get_ylabel() == "Place by effect"
    assert len(found.front) == 4


def test_the_page_opens_offline_and_tells_a_combination_where_one_points(small, tmp_path):
    path = small.to_html(tmp_path / "front.html", "zh")
    text = path.read_text("utf-8")
    assert 'lang="zh-CN"' in text and "Plotly.newPlot" in text and "<script src" not in text
    for title in ("不晒图", "一表通"):
        assert title.encode("unicode_escape").decode() in text
    with pytest.raises(qx.InputError, match="the file exists"):
        small.to_html(path)


def test_the_command_writes_tables_figure_and_page_and_replaces_nothing(tmp_path, capsys):
    out = tmp_path / "best"
    call = ["portfolio", "baru-34", "--reform", "baru-8", "--levels", "levers.shorten_study.left=0,0.25"]
    call += [
        "--minimise",
        "message_minutes",
        "--indifference",
        "message_minutes=2",
        "--budget",
        "40",
        "--first-stage",
        "4",
    ]
    call += ["--days", "2", "-q", "-o", str(out)]
    assert main([*call, "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert "34 个群并为 8 个" in said and said.splitlines()[-1] == str(out / "front.html")
    assert sorted(p.name for p in out.iterdir()) == sorted(FILES)
    points = pd.read_csv(out / "points.csv", index_col="combination", keep_default_na=False)
    assert len(points) == 6 and points.loc["none", "status"] == "dominated"
    before = {p: p.stat().st_mtime_ns for p in out.iterdir()}
    wrong = ["--reform", "baru-9", "--indifference", "message_minutes", "--levels", "x"]
    assert main([*call, *wrong, "--lang", "en"]) == 2
    told = capsys.readouterr().err
    for part in [f"{name}: the file exists. Give another name, or --force" for name in FILES]:
        assert part in told
    for part in ("did you mean baru-8?", "--levels x: must be KEY=VALUE", "--indifference message_minutes: must be"):
        assert part in told
    assert {p: p.stat().st_mtime_ns for p in out.iterdir()} == before
    assert main([*call, "--force"]) == 0
