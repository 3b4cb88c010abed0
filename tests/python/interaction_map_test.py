"""The map of two factors shows means of cells and what they have beyond the sum of rows and columns."""

import numpy as np
import pytest
import qianxian as qx
from drawn import inked_margin, named, texts
from qianxian.commands.main import main
from qianxian.figures import draw
from qianxian.figures.interaction_map import crossed, departures
from qianxian.runs.effects import interval

GROUPS, PHOTOS = "levers.merge_groups.n_groups", "reform"


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Two reforms and none, crossed with two numbers of groups."""
    design = qx.factorial({PHOTOS: [None, "evidence-none", "ranking-off"], GROUPS: [8, 34]})
    store = tmp_path_factory.mktemp("crossed") / "study"
    return qx.study(design, "baru-34", store=store, replicates=3, days=7, progress=False)


def test_cells_are_means_and_departures_from_the_sum_of_rows_and_columns(study):
    figure = study.plot("message_minutes", GROUPS, against=PHOTOS)
    values = study.results["message_minutes"].transpose("replicate", "point").values.reshape(3, 3, 2)
    (levels,) = named(figure, "map cividis")
    np.testing.assert_allclose(levels.get_array(), values.mean(axis=0))
    (gained,) = named(figure, "map RdBu_r")
    mean = values.mean(axis=0)
    by_hand = mean - mean.mean(axis=1, keepdims=True) - mean.mean(axis=0) + mean.mean()
    np.testing.assert_allclose(gained.get_array(), by_hand)
    assert gained.norm.vmin == -gained.norm.vmax and abs(by_hand).max() == pytest.approx(gained.norm.vmax)
    assert [t.get_text() for t in figure.axes[0].get_yticklabels()] == ["no reform", "evidence-none", "ranking-off"]
    assert [t.get_text() for t in figure.axes[0].get_xticklabels()] == ["8", "34"]


def test_a_star_stands_where_the_interval_of_the_pairs_leaves_out_zero(study):
    cells, _, _ = crossed(study, "message_minutes", GROUPS, PHOTOS, "en")
    gained = departures(cells)
    figure = study.plot("message_minutes", GROUPS, against=PHOTOS)
    starred = np.array([t.get_text().endswith("*") for t in figure.axes[1].texts]).reshape(3, 2)
    for i in range(3):
        for j in range(2):
            lower, upper = interval(gained[:, i, j])
            assert starred[i, j] == (lower > 0 or upper < 0)


def test_effects_that_add_up_have_no_departure_and_a_planted_one_is_found():
    rows, columns = np.array([1.0, 2.0, 4.0]), np.array([10.0, 30.0])
    cells = (rows[:, None] + columns)[None] + np.array([0.0, 5.0, 7.0])[:, None, None]
    np.testing.assert_allclose(departures(cells), 0, atol=1e-12)
    cells[:, 0, 0] += 6
    np.testing.assert_allclose(departures(cells)[:, 0, 0], 6 * (1 - 1 / 3) * (1 - 1 / 2))


@pytest.mark.parametrize(("lang", "width"), [("en", 90), ("zh", 90), ("en", 180)])
def test_it_fits_into_the_width_of_a_journal(study, lang, width):
    figure = study.plot("message_minutes", GROUPS, lang, PHOTOS, width_mm=width)
    assert figure.get_figwidth() * 25.4 == pytest.approx(width) and inked_margin(figure) == 0
    assert any(t.startswith("b  ") for t in texts(figure))


def test_what_is_no_map_is_refused(study, comparison, tmp_path):
    with pytest.raises(TypeError, match="interaction_map: needs a Study, not Comparison"):
        draw("interaction_map", comparison, outcome="trust", factor=GROUPS, against=PHOTOS)
    with pytest.raises(ValueError, match="is the factor itself"):
        study.plot("message_minutes", GROUPS, against=GROUPS)
    with pytest.raises(ValueError, match="against = 'reforms': did you mean reform"):
        study.plot("message_minutes", GROUPS, against="reforms")
    half = study.design.iloc[[0, 3, 4]]
    one = qx.study(half, "baru-34", store=tmp_path / "half", replicates=1, days=1, progress=False)
    with pytest.raises(ValueError, match="does not cross them: 3 different points, a map needs 6"):
        one.plot("message_minutes", GROUPS, against=PHOTOS)


def test_the_command_line_draws_it(study, tmp_path, capsys):
    out = tmp_path / "map.svg"
    asked = ["figure", str(study.store), "--outcome", "message_minutes", "--factor", GROUPS, "--against", PHOTOS]
    assert main([*asked, "-o", str(out), "--width-mm", "180"]) == 0
    assert capsys.readouterr().out.strip() == str(out) and b"<svg" in out.read_bytes()
