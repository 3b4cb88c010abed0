"""Do the indices meet a closed form, do they speak of paired effects, and are mistakes told?"""

import numpy as np
import pandas as pd
import pytest
import qianxian as qx
from drawn import inked_margin, named, texts
from qianxian.base.reference import outcome_ids
from qianxian.figures import draw
from qianxian.methods import sensitivity as module
from qianxian.methods.emulator import Emulator
from qianxian.methods.pairs import Pairs
from study_support import Inline

OPEN, GAIN, SEATS = "attention.open_seconds", "missed_notices.call_gain", "joint_matters.seats_least"
MINUTES = "message_minutes"
OVER = {OPEN: (2, 10), GAIN: (0, 0.1)}
ANGLES = {OPEN: (2, 10), GAIN: (0, 0.1), "attention.glance_seconds": (1, 5)}
A, B = 7.0, 0.1
PARTS = 0.5 * (1 + B * np.pi**4 / 5) ** 2, A**2 / 8, B**2 * np.pi**8 * (1 / 18 - 1 / 50)  # of x1, x2, x1 with x3
FIRST = np.array([PARTS[0], PARTS[1], 0.0]) / sum(PARTS)
TOTAL = np.array([PARTS[0] + PARTS[2], PARTS[1], PARTS[2]]) / sum(PARTS)


def ishigami(unit):
    """The function of Ishigami & Homma (1990) on the unit cube."""
    x = np.pi * (2 * unit - 1)
    return np.sin(x[:, 0]) + A * np.sin(x[:, 1]) ** 2 + B * x[:, 2] ** 4 * np.sin(x[:, 0])


@pytest.fixture
def closed_form(monkeypatch):
    """The engine gives way to a closed form: the effect on message time is Ishigami's function of the factors, that on
    trust does not vary, that on joint matters is undefined."""

    def run_pairs(points, scenario, reform, options, store, executor, progress):
        unit = np.column_stack([(points[k].astype(float) - a) / (b - a) for k, (a, b) in ANGLES.items()])
        effects = np.zeros((len(points), int(options.replicates), len(outcome_ids())))
        effects[:, :, outcome_ids().index(MINUTES)] = ishigami(unit)[:, None]
        effects[0, 0, outcome_ids().index("joint_wait")] = np.nan
        return Pairs(effects, np.ones(effects.shape[:2], dtype=bool), pd.DataFrame(), store)

    monkeypatch.setattr(module, "run_pairs", run_pairs)


def of(method, outcomes=(MINUTES,), **options):
    """Indices of the closed form."""
    return qx.sensitivity("baru-34", "baru-8", ANGLES, method, list(outcomes), replicates=2, days=1, **options)


def test_sobol_indices_are_those_of_ishigami(closed_form):
    s = of("sobol", n=512)
    table = s.to_df().loc[MINUTES].loc[list(ANGLES)]
    np.testing.assert_allclose(table["total"], TOTAL, atol=0.06)
    np.testing.assert_allclose(table["first"], FIRST, atol=0.1)
    assert (table["lower"] < TOTAL).all() and (table["upper"] > TOTAL).all()
    assert len(s.points) == 512 * 5 and s.to_df().loc[MINUTES].index[0] == OPEN  # the strongest first


def test_morris_gives_the_change_over_the_whole_range(closed_form, monkeypatch):
    monkeypatch.setitem(globals(), "ishigami", lambda u: 3 * u[:, 0] - 5 * u[:, 1])
    table = of("morris", n=8).to_df().loc[MINUTES]
    assert table.index.tolist() == [GAIN, OPEN, "attention.glance_seconds"]
    np.testing.assert_allclose(table["mu_star"], [5, 3, 0], atol=1e-9)
    np.testing.assert_allclose(table["mu"], [-5, 3, 0], atol=1e-9)
    np.testing.assert_allclose(table[["lower", "upper"]].to_numpy().T, [[5, 3, 0]] * 2, atol=1e-9)
    assert table["sigma"].max() < 1e-9


def test_the_emulator_finds_the_indices_of_ishigami_at_few_points_and_says_how_well(closed_form):
    s = of("emulator", n=150)
    table = s.to_df().loc[MINUTES].loc[list(ANGLES)]
    assert s.q2[MINUTES] > 0.9
    np.testing.assert_allclose(table["total"], TOTAL, atol=0.08)
    assert f"{100 * s.q2[MINUTES]:.0f} % of the variance is predicted" in s.summary()
    assert of("emulator", n=12).q2[MINUTES] < 0.6  # too few points for this function, and it says so


def test_the_error_of_the_emulator_is_that_of_leaving_points_out():
    rng = np.random.default_rng(3)
    x = rng.random((25, 2))
    y = np.sin(5 * x[:, 0]) + x[:, 1] + 0.1 * rng.normal(size=25)
    emulator = Emulator(x, y, np.array([[0.0, 1.0]] * 2))
    k = emulator._process.kernel_(x)
    scaled = (y - y.mean()) / y.std()
    errors = []
    for i in range(25):
        rest = np.arange(25) != i
        errors.append(scaled[i] - k[i, rest] @ np.linalg.solve(k[np.ix_(rest, rest)], scaled[rest]))
    assert emulator.q2 == pytest.approx(1 - np.mean(np.square(errors)))


def test_an_effect_that_does_not_vary_or_is_undefined_has_no_index(closed_form):
    s = of("sobol", ["trust", "joint_wait", MINUTES], n=8)
    table = s.to_df()
    assert table.loc[["trust", "joint_wait"]].isna().all(axis=None) and table.loc[MINUTES].notna().all(axis=None)
    assert s.summary().count("no index") == 2 and s.summary("zh").count("无指数") == 2


@pytest.fixture(scope="module")
def real():
    """A screening of the reform of Baru, all outcomes, in this process."""
    return qx.sensitivity(
        "baru-34", "baru-8", {**OVER, "ranking.enabled": None}, n=3, replicates=2, days=1, executor=Inline()
    )


def test_effects_are_paired_and_of_all_outcomes_in_one_pass(real):
    points = real.points
    assert len(points) == 3 * 4 and real.outcomes == list(qx.outcomes().index)
    keys = [OPEN, GAIN, "ranking.enabled"]
    f = qx.simulator("baru-34", "baru-8", {**OVER, "ranking.enabled": None}, [MINUTES, "missed_share"], days=1)
    theta = points.loc[5, keys].to_dict()
    found = np.mean([list(f.simulate(theta, replicate=i).values()) for i in (0, 1)], axis=0)
    np.testing.assert_allclose(points.loc[5, [MINUTES, "missed_share"]].astype(float), found)
    assert real.to_df().loc[MINUTES].index[0] == OPEN  # reading is what takes the minutes
    assert set(map(type, points["ranking.enabled"])) == {bool}


def test_text_and_figure_say_what_the_table_holds(real):
    table = real.to_df().loc[MINUTES]
    assert f"Message time: {OPEN} {table.loc[OPEN, 'mu_star']:.1f}" in real.summary()
    assert "消息处理时间" in real.summary("zh") and "<table" in real._repr_html_()
    assert repr(real).startswith("<Sensitivity (morris) of baru-8 on baru-34: 3 factors, ")
    axis = {"en": "mean absolute change of the effect (μ*), min/person/d", "zh": "效应的平均绝对变化（μ*，分钟/人·日）"}
    for lang, title in (("en", "What moves the effect on: Message time"), ("zh", "哪些因素左右效应：消息处理时间")):
        figure = real.plot(MINUTES, lang)
        assert title in texts(figure) and axis[lang] in texts(figure) and inked_margin(figure) == 0
        np.testing.assert_allclose(named(figure, "sigma")[0].get_xdata(), table["sigma"])
        assert [t.get_text() for t in figure.axes[0].get_yticklabels()] == table.index.tolist()
    with pytest.raises(TypeError, match="needs a Sensitivity"):
        draw("sensitivity", "baru-34")
    assert isinstance(real, qx.Sensitivity)


def test_the_same_store_runs_nothing_again(tmp_path):
    call = {"n": 2, "replicates": 1, "days": 1, "store": tmp_path / "s", "progress": False}
    first, again = Inline(), Inline()
    s = qx.sensitivity("baru-34", "baru-8", OVER, executor=first, **call)
    assert len(first.jobs) > 0
    t = qx.sensitivity("baru-34", "baru-8", OVER, executor=again, **call)
    assert again.jobs == [] and t.to_df().equals(s.to_df())


def test_all_mistakes_are_told_at_once_before_anything_runs(tmp_path):
    with pytest.raises(qx.InputError) as raised:
        qx.sensitivity("baru-34", "baru-8", [], "moris", ["visit"], n=0, days=0, store=tmp_path / "s")
    for part in ("at least one is needed", "did you mean visits", "did you mean morris?", "n = 0: must be", "days = 0"):
        assert part in str(raised.value)
    with pytest.raises(qx.InputError, match=r"n = 6: must be a whole number of at least 2 and a power of two"):
        qx.sensitivity("baru-34", "baru-8", OVER, "sobol", n=6)
    with pytest.raises(qx.InputError, match=r"(?s)break rules between parameters; narrow the ranges:.*seats_most"):
        qx.sensitivity("baru-34", "baru-8", {SEATS: (2, 30)}, store=tmp_path / "s")
    assert not (tmp_path / "s").exists()
