"""Figures of groups, causes, waits and the hierarchy show the numbers of the tables and every unit of the township."""

import numpy as np
import pytest
import qianxian as qx
from drawn import named, overlapping, texts
from qianxian.figures import cause_sankey, draw, groups_per_person, hierarchy, hierarchy_load, service_waits

ROLES = ["leader", "office_head", "office_staff", "village_secretary", "village_cadre", "first_secretary"]


@pytest.fixture(scope="module")
def by_township():
    """A run recorded for the township as a whole."""
    return qx.load("baru-34").run(days=3, units="township", progress=False)


@pytest.fixture(scope="module")
def two_townships():
    """Ids of their units and persons begin with the township."""
    return qx.load("baru-34").run(days=3, townships=2, progress=False)


@pytest.fixture(scope="module")
def sankey(comparison):
    return cause_sankey.draw(comparison.baseline)


@pytest.fixture(scope="module")
def layers(comparison):
    """The hierarchy of one arm, as data and as a figure."""
    return hierarchy.hierarchy(comparison.baseline, "en"), hierarchy_load.draw(comparison.baseline)


# Groups per person ----------------------------------------------------------------------------------------------------


def test_histograms_are_those_of_the_persons(comparison):
    figure = groups_per_person.draw(comparison)
    people = comparison.baseline.people
    drawn = named(figure, "groups 34 groups")
    assert len(drawn) == 1 + len(ROLES)
    for steps, role in zip(drawn[1:], range(len(ROLES)), strict=True):
        groups = people.groups.values[people.role.values == role]
        shares, edges, _ = steps.get_data()
        np.testing.assert_allclose(shares, [100 * np.mean(groups == k) for k in range(len(shares))])
        assert edges[0] == -0.5 and shares.sum() == pytest.approx(100)


def test_median_and_ninetieth_percentile_stand_at_their_values(comparison):
    figure = groups_per_person.draw(comparison, lang="zh")
    groups = comparison.arms["8 groups"].people.groups.values
    for quantile in (0.5, 0.9):
        mark = named(figure, f"{quantile} 8 groups")[0]
        assert mark.get_xdata()[0] == np.quantile(groups, quantile)


def test_arms_can_have_a_panel_each(comparison):
    figure = groups_per_person.draw(comparison, by="arm")
    assert [a.get_title(loc="left").strip() for a in figure.axes] == list(comparison.arms)
    assert all("216 persons" in a.get_title(loc="right") for a in figure.axes)


def test_groups_by_role_have_every_person_of_every_replicate(comparison):
    found = groups_per_person.groups_by_role(comparison.baseline)
    assert list(found) == ["all", *ROLES]
    assert sum(len(found[r]) for r in ROLES) == len(found["all"]) == 3 * 216


# Causes ---------------------------------------------------------------------------------------------------------------


def ledger_total(result, exclude):
    """Minutes per person-day of all activities but the excluded."""
    table = result.time_use
    kept = [a for a in table.activity.values if a not in exclude]
    return float(table.person_seconds.sel(activity=kept).sum() / table.persons.sum() / 60)


@pytest.mark.parametrize("exclude", [cause_sankey.EXCLUDED, ("off_duty",), ()])
def test_what_flows_in_flows_out_and_is_the_ledgers_total(comparison, exclude):
    figure = cause_sankey.draw(comparison.baseline, exclude=exclude)
    heights = [(p.get_x() < 0.5, p.get_height()) for p in named(figure, "node ")]
    total = ledger_total(comparison.baseline, exclude)
    assert sum(h for left, h in heights if left) == pytest.approx(total)
    assert sum(h for left, h in heights if not left) == pytest.approx(total)
    assert sum(width(r) for r in ribbons(figure)) == pytest.approx(total)


def ribbons(figure):
    return [p for p in figure.axes[0].patches if " → " in str(p.get_gid())]


def width(ribbon):
    """Height of a ribbon at its beginning; it must be the same at its end."""
    points = ribbon.get_path().vertices
    start, end = points[0, 1] - points[7, 1], points[3, 1] - points[4, 1]
    assert start == pytest.approx(end)
    return start


def test_ribbons_leave_and_enter_within_their_nodes(sankey):
    nodes = {(p.get_x() < 0.5, p.get_gid()): (p.get_y(), p.get_y() + p.get_height()) for p in named(sankey, "node ")}
    for ribbon in ribbons(sankey):
        cause, activity = ribbon.get_gid().split(" → ")
        points = ribbon.get_path().vertices[:, 1]
        for left, name, (top, bottom) in ((True, cause, points[[0, 7]]), (False, activity, points[[3, 4]])):
            low, high = nodes[left, f"node {name}"]
            assert low - 1e-9 <= bottom <= top <= high + 1e-9


def test_a_ribbon_is_as_wide_as_its_cell_of_the_table(comparison, sankey):
    table = comparison.baseline.time_by_cause
    seconds = float(table.person_seconds.sel(cause="villagers", activity="visiting_households").sum())
    (ribbon,) = named(sankey, "villagers → visiting_households")
    assert width(ribbon) == pytest.approx(seconds / 60 / float(comparison.baseline.time_use.persons.sum()))
    (ribbon,) = named(cause_sankey.draw(comparison.baseline, unit="hours"), "villagers → visiting_households")
    assert width(ribbon) == pytest.approx(seconds / 3600 / 3 / 2)  # three replicates of two weeks


def test_the_first_lines_stand_alone_and_the_rest_together(comparison):
    lines = comparison.baseline.departments_by_load()
    figure = cause_sankey.draw(comparison.baseline, top=3, lang="zh")
    left = [p.get_gid().removeprefix("node ") for p in named(figure, "node ") if p.get_x() < 0.5]
    assert left == [*lines.index[:3], "other-lines", "villagers", "block"]
    assert any("其余 22 条条线" in t for t in texts(figure))


def test_all_lines_can_be_shown(comparison):
    figure = cause_sankey.draw(comparison.baseline, top=25)
    assert not named(figure, "node other-lines") and len(named(figure, "node line-")) == 25


def test_arms_share_one_scale(comparison):
    figure = cause_sankey.draw(comparison)
    assert len({a.get_ylim() for a in figure.axes}) == 1


@pytest.mark.parametrize("kind", ["cause_sankey", "hierarchy_load"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_labels_of_units_do_not_cover_each_other(comparison, kind, lang):
    figure = draw(kind, comparison.baseline, lang=lang)
    level = [t for t in figure.axes[0].texts if t.get_rotation() == 0]
    assert len(level) > 20
    assert overlapping(figure, [*level, figure._suptitle, figure._supxlabel]) == []


# Waits ----------------------------------------------------------------------------------------------------------------


def test_waits_are_seconds_over_needs_met(comparison):
    service = comparison.baseline.service
    waits = service_waits.village_waits(comparison.baseline)
    assert waits.dims == ("replicate", "village") and waits.shape == (3, 24)
    one = service.isel(replicate=1, village=4)
    assert float(waits[1, 4]) == pytest.approx(float(one.wait_seconds.sum()) / float(one.met.sum()) / 3600)


def test_the_curve_rises_over_every_village_and_replicate(comparison):
    figure = service_waits.draw(comparison)
    for arm, result in comparison.arms.items():
        values = np.sort(service_waits.village_waits(result).values, axis=None)
        values = values[np.isfinite(values)]
        (curve,) = named(figure, f"curve {arm}")
        np.testing.assert_allclose(curve.get_xdata(), values)
        assert curve.get_ydata()[-1] == 100.0
        (mean,) = named(figure, f"mean {arm}")
        assert mean.get_xdata()[0] == pytest.approx(values.mean())


def test_a_village_where_no_need_was_met_has_no_wait_and_is_counted(comparison):
    other = qx.open(comparison.path).baseline
    table = other.service.load().copy(deep=True)
    for name in ("met", "wait_seconds"):
        table[name].loc[{"village": "village-03", "replicate": 0}] = 0
    other._opened["service"] = table
    waits = service_waits.village_waits(other)
    assert np.isnan(waits.sel(village="village-03", replicate=0)) and int(waits.isnull().sum()) == 1
    figure = service_waits.draw(other)
    assert any("No need was met in 1 of 72 villages" in t for t in texts(figure))
    assert len(named(figure, "curve ")[0].get_xdata()) == 71


def test_villages_stand_by_their_wait_in_the_first_arm(comparison):
    (marks,) = named(service_waits.draw(comparison), "villages 34 groups")
    x = marks.get_xdata()
    assert list(x) == sorted(x, reverse=True) and len(x) == 24


# Hierarchy ------------------------------------------------------------------------------------------------------------


def test_every_unit_is_drawn_once(comparison, layers):
    _, figure = layers
    units = comparison.baseline.time_use.unit.values
    for kind, n in (("department", 25), ("leadership", 1), ("office", 7), ("village", 24)):
        drawn = [a.get_gid().split(" ", 1)[1] for a in named(figure, f"{kind} ")]
        assert len(drawn) == len(set(drawn)) == n
        assert kind == "department" or set(drawn) <= set(units)


def test_every_line_reaches_every_village_as_a_thread(layers):
    _, figure = layers
    (threads,) = named(figure, "threads")
    down = [p for p in threads.get_paths() if p.vertices[-1, 1] == hierarchy_load.HEIGHTS["village"]]
    assert len(down) == 25 * 24
    assert len({p.vertices[-1, 0] for p in down}) == 24


def test_threads_are_the_edges_of_the_graph(comparison, layers):
    found, _ = layers
    graph = comparison.baseline.scenario.graph(seed=1)
    kinds = dict(graph.nodes(data="kind"))
    edges = [(a, b) for a, b, d in graph.edges(data=True) if d["kind"] == "line" and kinds[a] != "department"]
    units = dict(graph.nodes(data="unit"))
    between = [(a, b) for a, b in edges if units[a] != units[b] and units[b].startswith("village")]
    into_villages = found.threads[found.threads["end"].str.startswith("village")]
    assert into_villages["paths"].sum() == len(between) > 1000


def test_the_load_of_a_line_is_spread_over_its_paths_and_none_is_lost(comparison, layers):
    found, _ = layers
    seconds = comparison.baseline.time_by_cause.person_seconds.sel(cause="line-water")
    on_duty = seconds.drop_sel(activity=["off_duty", "idle_on_duty"]).sum()
    assert found.load["line-water"] == pytest.approx(float(on_duty) / 3600 / 3 / 2)
    of_line = found.threads[found.threads["line"] == "line-water"]
    for end in ("office", "village"):
        into = of_line[of_line["end"].str.startswith(end) & (of_line["start"] != "leadership")]
        assert into["hours"].sum() == pytest.approx(found.load["line-water"])


def test_shares_are_those_of_the_ledger_and_stand_in_the_villages(comparison, layers):
    table = comparison.baseline.time_use.sel(unit="village-07").person_seconds
    on_duty = float(table.drop_sel(activity="off_duty").sum())
    expected = float(table.sel(activity=list(hierarchy.DESK)).sum()) / on_duty
    found, figure = layers
    assert found.units.loc["village-07", "share"] == pytest.approx(expected)
    at = hierarchy_load.positions(found)["village-07"]
    assert [t.get_text() for t in figure.axes[0].texts if t.get_position() == at] == [f"{100 * expected:.0f}"]


def test_groups_per_person_are_those_of_the_people(comparison):
    found = hierarchy.hierarchy(comparison.arms["8 groups"], "en")
    persons, groups = found.units["persons"], found.units["groups"]
    people = comparison.arms["8 groups"].people
    assert persons.sum() == people.sizes["person"]
    assert (persons * groups).sum() / persons.sum() == pytest.approx(float(people.groups.mean()))


def test_departments_stand_above_the_office_that_carries_their_line(layers):
    found, _ = layers
    offices = list(found.layer("office").index)
    down = found.threads[found.threads["end"].isin(offices) & found.threads["start"].str.startswith("line-")]
    carried_by = down.set_index("start")["end"]
    places = [offices.index(carried_by[d]) for d in found.layer("department").index]
    assert places == sorted(places)


def test_a_result_of_the_whole_township_is_refused(by_township):
    with pytest.raises(ValueError, match=r"units = 'township'.*run with units='unit'"):
        hierarchy_load.draw(by_township)
    assert draw("time_use", by_township) and draw("cause_sankey", by_township)


def test_of_several_townships_the_mean_load_is_drawn(two_townships):
    found = hierarchy.hierarchy(two_townships, "en")
    assert len(found.layer("village")) == 24
    assert found.units.loc["village-01":"village-24", ["share", "groups"]].notna().all(axis=None)
    seconds = two_townships.time_by_cause.person_seconds.sel(cause="line-finance")
    seconds = float(seconds.drop_sel(activity=["off_duty", "idle_on_duty"]).sum())
    assert found.load["line-finance"] == pytest.approx(seconds / 3600 / 2 / (3 / 7))


def test_of_several_townships_the_person_comes_from_the_first(two_townships):
    figure = draw("person_day", two_townships)
    seconds = two_townships.people.message_seconds.values[0][:216]
    who = str(two_townships.people.person.values[seconds.argmax()]).removeprefix("township-0/")
    assert any(who in t for t in texts(figure))
