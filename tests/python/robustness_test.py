"""Does a claim hold at other parameters: verdicts, shares, influence, region, worst set, and that luck is common?"""

import numpy as np
import pandas as pd
import pytest
import qianxian as qx
from drawn import inked_margin, named, texts
from qianxian.figures import draw
from qianxian.methods.claims import claim_of
from qianxian.methods.influence import influence
from qianxian.methods.over import over_of, untied
from qianxian.methods.region import failing_region
from qianxian.methods.tries import shares, worst
from robustness_support import GAIN, MINUTES, OPEN, OVER, SEATS, tried
from study_support import Inline


class Interrupted(Inline):
    """Ctrl-C comes after some runs."""

    def __init__(self, after):
        super().__init__()
        self.after = after

    def submit(self, function, job):
        if len(self.jobs) == self.after:
            raise KeyboardInterrupt
        return super().submit(function, job)


@pytest.fixture(scope="module")
def with_switches():
    """With every mechanism switched once."""
    return tried(structure=True)


@pytest.mark.parametrize(
    ("claim", "effects", "verdict"),
    [
        ("visits > 0", [1.0, 1.1, 0.9], "holds"),
        ("visits > 0", [-1.0, -1.1, -0.9], "fails"),
        ("visits > 0", [1.0, -1.1, 0.2], "open"),
        ("visits > 0", [1.0], "open"),
        ("visits > 0", [0.0, 0.0], "fails"),
        ("visits >= 0", [0.0, 0.0], "holds"),
        ("visits ≤ −1", [-2.0, -2.1, np.nan], "holds"),
        ("visits > 0", [np.nan, np.nan], "undefined"),
        ("visits > 0 and visits < 1", [2.0, 2.1], "fails"),
        ("visits > 0 且 visits < 5", [2.0, 2.1], "holds"),
    ],
)
def test_a_verdict_says_whether_the_interval_lies_wholly_on_one_side(claim, effects, verdict):
    assert claim_of(claim).verdict({"visits": np.array(effects)}) == verdict


def test_a_claim_fails_where_one_condition_does_and_is_open_where_luck_decides_another():
    claim = claim_of("visits > 0 and missed_share < 0")
    clear, wide = np.array([1.0, 1.1]), np.array([1.0, -1.0])
    assert claim.outcomes == ["visits", "missed_share"]
    assert claim.verdict({"visits": clear, "missed_share": clear}) == "fails"
    assert claim.verdict({"visits": clear, "missed_share": wide}) == "open"
    assert claim.verdict({"visits": clear, "missed_share": -clear}) == "holds"


def test_shares_are_of_what_was_run_and_their_intervals_are_exact():
    table = shares(pd.Series(["holds"] * 20 + ["not_run"] * 5))
    assert table["n"].to_dict() == {"holds": 20, "fails": 0, "open": 0, "undefined": 0, "not_run": 5}
    assert table.loc["holds", ["share", "upper"]].tolist() == [1.0, 1.0]
    assert table.loc["holds", "lower"] == pytest.approx(0.025 ** (1 / 20))  # Clopper & Pearson in closed form
    assert table.loc["fails", "upper"] == pytest.approx(1 - 0.025 ** (1 / 20))
    assert np.isnan(table.loc["not_run", "share"])


def test_partial_rank_correlation_is_that_of_residuals_of_ranks():
    rng = np.random.default_rng(5)
    x = rng.random((60, 3))
    y = np.exp(3 * x[:, 0]) - 4 * x[:, 1] + 0.3 * rng.normal(size=60)
    table = influence(x, y, ["a", "b", "c"])
    ranks = np.column_stack([x, y]).argsort(axis=0).argsort(axis=0).astype(float)
    for i, factor in enumerate("abc"):
        others = np.column_stack([np.ones(60), np.delete(ranks[:, :3], i, axis=1)])
        rest = [v - others @ np.linalg.lstsq(others, v, rcond=None)[0] for v in (ranks[:, i], ranks[:, 3])]
        assert table.loc[factor, "correlation"] == pytest.approx(np.corrcoef(rest)[0, 1])
    assert table.index.tolist() == ["a", "b", "c"] and table.attrs["measure"] == "partial rank correlation"
    assert table.loc["a", "lower"] > 0.9 and table.loc["b", "upper"] < -0.5
    assert table.loc["c", "lower"] < 0 < table.loc["c", "upper"]
    assert table.loc["a", "high"] > table.loc["a", "low"] and table.loc["b", "high"] < table.loc["b", "low"]


def test_what_does_not_vary_has_no_influence_and_few_points_give_the_plain_correlation():
    x = np.column_stack([np.arange(6.0), np.ones(6)])
    table = influence(x, np.arange(6.0) ** 2, ["moves", "fixed"])
    assert table.attrs["measure"] == "rank correlation"
    assert table.loc["moves", "correlation"] == pytest.approx(1.0) and np.isnan(table.loc["fixed", "correlation"])
    assert influence(x, np.zeros(6), ["a", "b"])["correlation"].isna().all()


def test_the_region_is_the_planted_box_and_chance_gives_none():
    x = np.random.default_rng(1).random((300, 4))
    fails = (x[:, 1] > 0.6) & (x[:, 3] < 0.5)
    found = failing_region(x, fails, list("abcd"))
    assert sorted(found.limits.index) == ["b", "d"]
    assert found.limits.loc["b", "lower"] == pytest.approx(0.6, abs=0.05)
    assert found.limits.loc["d", "upper"] == pytest.approx(0.5, abs=0.05)
    assert found.coverage > 0.85 and found.density > 0.85
    assert failing_region(x, np.zeros(300, dtype=bool), list("abcd")) is None
    assert failing_region(x[:, :1], np.arange(300) % 2 == 0, ["a"]) is None


def test_the_worst_set_is_that_whose_worst_condition_is_furthest_off():
    table = pd.DataFrame({"visits": [5.0, 1.0, 4.0], "missed_share": [0.0, 0.01, 0.9]})
    assert worst(table, claim_of("visits > 0")).name == 1
    assert worst(table, claim_of("visits > 0 and missed_share < 0.1")).name == 2
    with pytest.raises(ValueError, match="no parameter set has an effect on visits"):
        worst(table.assign(visits=np.nan), claim_of("visits > 0"))


def test_effects_are_those_of_the_simulator_at_the_same_values_and_luck():
    r = tried()
    table = r.to_df()
    f = qx.simulator("baru-34", "baru-8", OVER, [MINUTES], days=1, replicates=2)
    np.testing.assert_allclose(table[MINUTES].astype(float), f(table[[OPEN, GAIN]].astype(float))[:, 0])
    pairs = [f.simulate(replicate=i)[MINUTES] for i in (0, 1)]
    assert r.as_it_stands[MINUTES] == pytest.approx(np.mean(pairs))
    half = r.as_it_stands[f"{MINUTES}_upper"] - r.as_it_stands[MINUTES]
    assert half == pytest.approx(12.7062 * abs(pairs[0] - pairs[1]) / 2, rel=1e-4)  # Student's t, one degree


def test_settings_of_levers_act_in_the_arm_of_the_reform_alone():
    groups = "levers.merge_groups.n_groups"
    table = tried({groups: (5, 30)}).to_df()
    f = qx.simulator("baru-34", "baru-8", {groups: (5, 30)}, [MINUTES], days=1, replicates=2)
    expected = [np.mean([f.simulate({groups: n}, replicate=i)[MINUTES] for i in (0, 1)]) for n in table[groups]]
    np.testing.assert_allclose(table[MINUTES].astype(float), expected)


def test_a_mechanism_that_makes_the_effect_takes_it_along(with_switches):
    table = with_switches.structure
    assert len(table) == sum(key.endswith(".enabled") for key in qx.parameters().index)
    assert table.loc["messages.enabled", MINUTES] > table.loc["groups.enabled", MINUTES] + 20
    assert list(with_switches.to_df().columns[:3]) == [OPEN, GAIN, "verdict"] and len(with_switches.to_df()) == 4
    s = qx.load("baru-34").with_({"fatigue.enabled": False})
    pairs = [qx.simulator(s, "baru-8", outcomes=[MINUTES], days=1).simulate(replicate=i)[MINUTES] for i in (0, 1)]
    assert table.loc["fatigue.enabled", MINUTES] == pytest.approx(np.mean(pairs))


def test_what_is_in_the_store_is_not_run_again_after_an_interrupt(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        tried(store=tmp_path / "s", executor=Interrupted(5))
    kept = len(list((tmp_path / "s" / "objects").glob("*/*.json")))
    rest, again = Inline(), Inline()
    r = tried(store=tmp_path / "s", executor=rest)
    assert kept == 5 and len(rest.jobs) == 2 * 2 * 5 - kept
    assert tried(store=tmp_path / "s", executor=again, claim=f"{MINUTES} < -1000").shares.loc["fails", "n"] == 4
    assert again.jobs == [] and r.to_df().equals(tried().to_df())


def test_a_temporary_folder_goes_with_the_result_and_stays_with_what_is_finished(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    r = tried(points=1)
    assert list(tmp_path.iterdir()) == [r.store]
    del r
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyboardInterrupt):
        tried(executor=Interrupted(0))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyboardInterrupt):
        tried(executor=Interrupted(1))
    assert str(next(tmp_path.iterdir())) in capsys.readouterr().err


def test_sets_that_make_no_scenario_are_counted_and_left_out_of_the_shares():
    r = tried({SEATS: (2, 30), OPEN: (2, 10)}, points=6)
    gone = r.shares.loc["not_run", "n"]
    assert 0 < gone < 6 and r.shares.loc[["holds", "fails", "open"], "n"].sum() == 6 - gone
    assert set(r.failures["point"]) == set(r.to_df().index[r.to_df()["verdict"] == "not_run"])
    assert f"{gone} more sets make no scenario" in r.summary() and f"另有 {gone} 组" in r.summary("zh")


def test_assumptions_are_the_parameters_whose_trust_is_assumption_over_their_declared_limits():
    ranges, problems = over_of("assumptions")
    table = qx.parameters()
    assumed = table[(table["confidence"] == "assumption") & table["kind"].isin(["number", "count"])]
    assert problems == [] and set(assumed.index) <= set(ranges)
    assert set(table.loc[list(ranges), "confidence"]) == {"assumption"}
    assert ranges[GAIN] == (float(table.loc[GAIN, "minimum"]), float(table.loc[GAIN, "maximum"]))


def test_assumptions_that_a_rule_ties_keep_the_scenarios_values_so_that_every_set_makes_a_scenario():
    base = qx.load("baru-34")
    kept, tied = untied(over_of("assumptions")[0], base, lambda ranges: qx.latin_hypercube(ranges, 5, 1))
    assert {SEATS, "layering.city_share"} <= set(tied) and not set(tied) & set(kept) and len(tied) < 20
    assert all(base.with_(values) for values in qx.latin_hypercube(kept, 5, 1).to_dict("records"))
    r = tried("assumptions", points=2)
    assert r.shares.loc["not_run", "n"] == 0 and list(r.ranges) == [
        k for k in over_of("assumptions")[0] if k not in r.tied
    ]
    assert "rule ties them" in r.summary() and SEATS in r.summary("zh")


def test_all_mistakes_are_told_at_once_before_anything_runs(tmp_path):
    wrong = {"attention.open_second": (1, 2), GAIN: (0.5, 0.1)}
    with pytest.raises(qx.InputError) as raised:
        tried(wrong, "message_minute < 0 and visits", points=0, replicates=1, days=0, store=tmp_path / "s")
    for part in (
        f"did you mean {OPEN}?",
        f"{GAIN} = (0.5, 0.1)",
        "no outcome 'message_minute': did you mean message_minutes?",
        "claim = 'visits': must be an outcome, one of",
        "points = 0: must be a whole number of at least 1",
        "replicates = 1: must be at least 2",
        "days = 0: must be a whole number in [1, 20000]",
    ):
        assert part in str(raised.value)
    assert not (tmp_path / "s").exists()
    with pytest.raises(qx.InputError, match="or 'assumptions'"):
        tried("assumption")


def test_the_summary_says_what_the_tables_hold_in_both_languages(with_switches):
    r = with_switches
    english, chinese = r.summary(), r.summary("zh")
    holds = int(r.shares.loc["holds", "n"])
    assert f"holds in {holds} ({100 * holds / 4:.0f} %" in english and f"（{holds} 组，95% 区间" in chinese
    in_switches = int((r.structure["verdict"] == "holds").sum())
    assert f"it holds in {in_switches} of {len(r.structure)} cases" in english
    assert f"{len(r.structure)} 种情形中有 {in_switches} 种成立" in chinese
    first = r.influence.loc[MINUTES].index[0]
    assert first in english and "消息处理时间" in chinese
    page = r._repr_html_()
    assert "message_minutes &lt; 0" in page and page.count("<table") == 3
    assert repr(r).startswith("<Robustness of 'message_minutes < 0' for baru-8 on baru-34: holds in ")
    assert isinstance(r, qx.Robustness) and r.region is None


@pytest.mark.parametrize(("lang", "title"), [("en", "Does it hold? message"), ("zh", "结论站得住吗？message")])
def test_the_figure_shows_every_set_and_the_factors_by_influence(with_switches, lang, title):
    figure = with_switches.plot(lang)
    table = with_switches.to_df()
    drawn = sorted(y for line in named(figure, "sets ") for y in getattr(line, "get_ydata", lambda: [])())
    np.testing.assert_allclose(drawn, sorted(table[MINUTES]))
    said = texts(figure)
    assert any(t.startswith(title) for t in said) and {OPEN, GAIN} <= set(said)
    ticks = [t.get_text() for t in figure.axes[1].get_yticklabels()]
    assert ticks == with_switches.influence.loc[MINUTES].index.tolist()
    assert inked_margin(figure) == 0


def test_the_figure_refuses_what_it_cannot_draw(with_switches):
    with pytest.raises(TypeError, match="needs a Robustness, not str"):
        draw("robustness", "baru-34")
    with pytest.raises(ValueError, match="visits"):
        with_switches.plot(outcome="visits")
