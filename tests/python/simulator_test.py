"""Is the model one function for every tool: same values, same luck, effects as of a comparison, mistakes told?"""

import io
import json
import pickle
import re
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import qianxian as qx
from conftest import ROOT
from qianxian.commands.main import main

OPEN, GAIN, GROUPS = "attention.open_seconds", "missed_notices.call_gain", "levers.merge_groups.n_groups"
RULE = "levers.evidence_demand.rule"
OUTCOMES = ["message_minutes", "missed_share"]
PAGE = ROOT / "python" / "docs" / "methods" / "README.md"


@pytest.fixture(scope="module")
def effects():
    """Effects of a reform over two days."""
    return qx.simulator("baru-34", "baru-8", {OPEN: (2, 10), GAIN: (0, 0.1)}, OUTCOMES, days=2)


def test_levels_are_those_of_a_run():
    f = qx.simulator("baru-34", days=2)
    summary = qx.load("baru-34").run(days=2, replicates=3).summary
    for replicate in (0, 2):
        found = f.simulate(replicate=replicate)
        assert list(found) == list(qx.outcomes().index)
        expected = {k: float(summary[k][replicate]) for k in found}
        np.testing.assert_equal(found, expected)  # to the bit, NaN included


def test_effects_are_those_of_a_comparison_under_the_same_luck(effects):
    s = qx.load("baru-34").with_({OPEN: 10.0})
    c = qx.compare({"a": s, "b": s.reform("baru-8")}, replicates=2, days=2, seed=7)
    for replicate in (0, 1):
        found = effects.simulate({OPEN: 10}, seed=7, replicate=replicate)
        both = [c.arms[arm].summary for arm in ("b", "a")]
        assert found == {k: float(both[0][k][replicate] - both[1][k][replicate]) for k in OUTCOMES}


def test_the_vectorised_form_is_the_mean_of_the_plain_one():
    f = qx.simulator("baru-34", "baru-8", [OPEN], OUTCOMES, days=2, replicates=2, seed=3)
    found = f([[2.0], [10.0]])
    assert found.shape == (2, 2) and found.dtype == np.float64
    plain = [[list(f.simulate({OPEN: x}, replicate=r).values()) for r in (0, 1)] for x in (2.0, 10.0)]
    np.testing.assert_array_equal(found, np.mean(plain, axis=1))
    np.testing.assert_array_equal(f([10.0]), found[1])


def test_luck_is_common_to_all_points_and_another_seed_is_another_luck(effects):
    theta = {OPEN: 4.0}
    assert effects.simulate(theta) == effects.simulate(theta, seed=1, replicate=0)
    assert effects.simulate(theta) != effects.simulate(theta, replicate=1)
    assert effects.simulate(theta) != effects.simulate(theta, seed=2)


def test_settings_of_levers_act_in_the_arm_of_the_reform_alone():
    quiet = qx.Reform("quiet", {"no_photos": {}})
    f = qx.simulator("baru-34", quiet, {GROUPS: (4, 34)}, days=2)
    s = qx.load("baru-34")
    c = qx.compare({"a": s, "b": s.reform(quiet).with_({GROUPS: 8})}, replicates=1, days=2)
    found = f.simulate({GROUPS: 8})
    assert found["message_minutes"] == c.effects.loc[("b", "message_minutes"), "difference"]
    assert found["message_minutes"] != qx.simulator(s, quiet, days=2).simulate()["message_minutes"]


def test_columns_of_counts_flags_and_choices_give_every_member_an_equal_part():
    f = qx.simulator("baru-34", factors={GROUPS: (5, 8), "trust.enabled": None, RULE: None, OPEN: None})
    assert f.bounds.tolist() == [[5, 9], [0, 2], [0, 4], [1, 15]]
    assert f.problem["num_vars"] == 4 and f.problem["names"] == list(f.factors)
    low = f.theta([5, 0, 0, 1])
    assert low == {GROUPS: 5, "trust.enabled": False, RULE: "none", OPEN: 1.0}
    assert f.theta([9, 2, 4, 15]) == {GROUPS: 8, "trust.enabled": True, RULE: "outcome_only", OPEN: 15.0}
    assert [f.theta([x, 0, 0, 1])[GROUPS] for x in np.linspace(5, 9, 12, endpoint=False)] == [5] * 3 + [6] * 3 + [
        7
    ] * 3 + [8] * 3


def test_it_can_be_pickled_and_threads_may_call_it_side_by_side(effects):
    again = pickle.loads(pickle.dumps(effects))
    assert isinstance(again, qx.Simulator)
    assert again.factors == effects.factors and repr(again) == repr(effects)
    thetas = [{OPEN: x} for x in (2, 4, 8)]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(again.simulate, thetas)) == [effects.simulate(t) for t in thetas]


def test_units_are_those_of_the_outcomes(effects):
    assert effects.units == {"message_minutes": "min/person/d", "missed_share": "1"}


@pytest.mark.parametrize(
    ("call", "parts"),
    [
        (
            lambda f: f([[1.0, 0.0], [4.0, 0.2], [np.nan, 0.0]]),
            [
                f"X, row 0: {OPEN} = 1.0 [s]: must be in [2.0, 10.0]",
                f"row 1: {GAIN} = 0.2 [1/miss]",
                f"row 2: {OPEN} = nan",
            ],
        ),
        (lambda f: f([[1.0]]), ["X has shape (1, 1): must be (n, 2)"]),
        (lambda f: f([["soon", 0]]), ["could not convert"]),
        (
            lambda f: f.simulate({"attention.open_second": 3, GAIN: 0.5, OPEN: 99}, seed=-1, replicate=1.5),
            [
                "did you mean attention.open_seconds?",
                f"{GAIN} = 0.5 [1/miss]: must be in [0.0, 0.1], as declared here",
                f"{OPEN} = 99",
                "seed = -1: must be a whole number in [0, 4294967295]",
                "replicate = 1.5: must be a whole number in [0, 999999]",
            ],
        ),
        (lambda f: f.simulate({"trust.met_gain": 0.1}), ["no factor 'trust.met_gain'"]),
        (lambda f: f.simulate({OPEN: None}), [f"{OPEN}: a value is needed"]),
    ],
    ids=["outside", "shape", "text", "theta", "not_a_factor", "gap"],
)
def test_all_mistakes_of_a_call_are_told_at_once(effects, call, parts):
    with pytest.raises(ValueError) as raised:
        call(effects)
    assert [p for p in parts if p not in str(raised.value)] == []


def test_all_mistakes_of_a_simulator_are_told_at_once():
    with pytest.raises(qx.InputError) as raised:
        qx.simulator("baru-34", factors={"attention.opn": (1, 2), OPEN: (3, 2)}, outcomes=["missed_shar"], days=0)
    text = str(raised.value)
    for part in ("no parameter or lever setting", "lower < upper", "did you mean missed_share?", "days = 0"):
        assert part in text


def test_a_rule_between_parameters_is_told_with_the_row_before_anything_runs():
    f = qx.simulator("baru-34", factors={"joint_matters.seats_least": (2, 30)}, days=2)
    with pytest.raises(qx.InputError, match=r"X, row 1: .*seats"):
        f([[2], [30]])


def answered(request, capsys, monkeypatch, *flags):
    """Exit code, standard output and standard error of ``qianxian simulate --json``."""
    monkeypatch.setattr("sys.stdin", io.StringIO(request if isinstance(request, str) else json.dumps(request)))
    code = main(["simulate", "--json", *flags])
    return (code, *capsys.readouterr())


def test_the_command_answers_as_the_function_does(effects, capsys, monkeypatch):
    common = {"scenario": "baru-34", "reforms": ["baru-8"], "outcomes": OUTCOMES, "days": 2, "seed": 7, "replicate": 1}
    code, out, err = answered({**common, "theta": {OPEN: 10}}, capsys, monkeypatch)
    assert code == 0 and err == ""
    assert json.loads(out) == {
        "kind": "effect",
        "units": effects.units,
        "outcomes": effects.simulate({OPEN: 10}, seed=7, replicate=1),
    }
    _, out, _ = answered({**common, "theta": [{}, {OPEN: 10}]}, capsys, monkeypatch)
    assert json.loads(out)["outcomes"][1] == effects.simulate({OPEN: 10}, seed=7, replicate=1)
    _, out, _ = answered({"scenario": "baru-34", "outcomes": ["joint_wait"], "days": 1}, capsys, monkeypatch)
    assert json.loads(out) == {"kind": "level", "units": {"joint_wait": "d"}, "outcomes": {"joint_wait": None}}


@pytest.mark.parametrize(
    ("request_", "flags", "parts"),
    [
        ("{", (), ["standard input: no JSON"]),
        ("[]", ("--lang", "zh"), ["须为 JSON 对象"]),
        (
            {"scenrio": "baru-34", "reforms": "baru-8", "days": True, "theta": [3]},
            (),
            [
                "did you mean scenario?",
                "reforms = 'baru-8': must be a list",
                "days = True",
                "theta[0] = 3",
                "scenario: ",
            ],
        ),
        (
            {"scenario": "baru-34", "theta": [{OPEN: 99}, {"trust.met_gan": 1}]},
            (),
            [f"{OPEN} = 99", "[1, 15]", "did you mean trust.met_gain?"],
        ),
        ({"scenario": "baru-43"}, (), ["did you mean baru-34?"]),
    ],
    ids=["no_json", "no_object", "keys", "values", "scenario"],
)
def test_a_bad_request_writes_nothing_and_tells_every_mistake(request_, flags, parts, capsys, monkeypatch):
    code, out, err = answered(request_, capsys, monkeypatch, *flags)
    assert code == 2 and out == ""
    assert [p for p in parts if p not in err] == []


RECIPES = dict(re.findall(r"^## (.*?)\n.*?^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE))
CLAIMS = {
    "What moves the effect?": "assert s.to_df().loc['message_minutes', 'mu_star'].idxmax() == 'attention.open_seconds'",
    "Does it hold?": "assert r.shares.loc['holds', 'n'] > 0 and r.shares['n'].sum() == 8 and len(figure.axes) == 2",
    "The model as a function": "assert effect['message_minutes'] < 0 and both.shape == (2, 2)",
    "Which combination of reforms?": """
assert best.spent <= 90 and len(best.points) == 6 and best.decided and set(best.certain) == {'none', 'one-form'}
assert best.main_effects.loc[('merge_groups.n_groups=8', 'message_minutes'), 'n'] == 10
""",
    "SALib": "assert indices['mu_star'].shape == (2,) and (indices['mu_star'] > 0).any()",
    "Optuna": "assert search.best_value == max(t.value for t in search.trials) and len(search.trials) == 6",
    "pymoo": "assert (f(front.X) == front.F).all()",
    "EMA workbench": "assert len(experiments) == 4 and set(found) == set(f.outcomes)",
    "Tools that bring seeds of their own": """
assert series == [list(f.simulate(values, replicate=r).values()) for r in ((20260101 + i) % 3 for i in range(2))]
""".replace("values", "dict(zip(f.factors, [5.0, 0.01]))", 1),
}


def test_every_recipe_has_a_claim():
    assert sorted(RECIPES) == sorted(CLAIMS)


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
@pytest.mark.parametrize("recipe", [name for name in CLAIMS if name != "The model as a function"])
def test_a_recipe_of_the_page_runs_as_it_stands(recipe):
    space = {}
    for name in ("The model as a function", recipe):
        exec(RECIPES[name], space)
        exec(CLAIMS[name], space)
