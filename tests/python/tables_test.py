"""An office's own lists become a model: frames in, the same township out, every mistake named by table and row."""

import pandas as pd
import pytest
import qianxian as qx
from conftest import ROOT


@pytest.fixture
def lists():
    folder = ROOT / "scenarios" / "example-township"
    return {f.stem: pd.read_csv(f, dtype=str, keep_default_na=False) for f in sorted(folder.glob("*.csv"))}


def scenario_of(lists, **more):
    names = ("units", "persons", "groups", "memberships", "departments")
    return qx.Scenario.from_tables(*(lists.get(n) for n in names), **more)


def test_the_lists_come_back_as_they_went_in(lists):
    back = scenario_of(lists).tables()
    assert list(back["persons"]["id"].sort_values()) == list(lists["persons"]["id"].sort_values())
    pairs = {tuple(row) for row in back["memberships"][["group", "person"]].itertuples(index=False)}
    assert pairs == {tuple(row) for row in lists["memberships"][["group", "person"]].itertuples(index=False)}


def test_departments_are_taken_from_the_lines_that_people_and_groups_name(lists):
    expected = set(lists.pop("departments")["id"])
    assert set(scenario_of(lists).tables()["departments"]["id"]) == expected


def test_a_department_without_a_table_has_the_function_of_its_own_group(lists):
    del lists["departments"]
    own = lists["groups"][~lists["groups"]["lines"].str.contains(";|all")].iloc[0]
    made = scenario_of(lists).tables()["departments"].set_index("id")
    assert made.loc[own["lines"], "function"] == own["function"]


def test_lists_and_numbers_serve_as_cells(lists):
    lists["persons"]["lines"] = [
        cell.split(";") if cell and cell != "all" else cell for cell in lists["persons"]["lines"]
    ]
    lists["units"]["name_zh"] = float("nan")
    assert scenario_of(lists) == scenario_of(
        {**lists, "units": lists["units"].assign(name_zh=""), "persons": lists["persons"]}
    )


def test_everything_else_comes_from_the_base_scenario(lists):
    base = qx.load("remote-mountain")
    made = scenario_of(lists, base=base, name="ours", title="Ours", title_zh="我镇")
    assert made.diff(base).empty
    assert (made.name, made.title(), made.title("zh")) == ("ours", "Ours", "我镇")


def test_a_model_of_the_lists_runs(lists):
    result = scenario_of(lists).run(days=5, record="run")
    assert result.people.sizes["person"] == len(lists["persons"])


def test_every_mistake_is_named_by_table_row_and_value(lists):
    lists["persons"].loc[3, "unit"] = "ofice"
    lists["persons"].loc[5, "role"] = "clerk"
    lists["memberships"].loc[7, "person"] = "nobody"
    with pytest.raises(qx.InputError) as raised:
        scenario_of(lists)
    places = [where for where, _ in raised.value.problems]
    assert places == ["persons, row 3", "persons, row 5", "memberships, row 7"]
    assert "clerk" in str(raised.value) and "/tmp" not in str(raised.value)


def test_a_missing_column_is_named(lists):
    lists["persons"] = lists["persons"].drop(columns="role")
    with pytest.raises(qx.InputError, match=r"persons, columns: .*role"):
        scenario_of(lists)


def test_half_a_character_is_named_by_its_row(lists):
    lists["groups"].loc[2, "name_zh"] = "小组\ud83d"
    with pytest.raises(qx.InputError, match="groups, row 2: not UTF-8"):
        scenario_of(lists)


def test_a_line_break_in_a_cell_hides_no_mistake_and_moves_no_row(lists):
    lists["groups"].loc[1, "name"] = "General\noffice"
    lists["groups"].loc[4, "kind"] = "lin"
    with pytest.raises(qx.InputError) as raised:
        scenario_of(lists)
    assert "groups, row 1: name" in str(raised.value)
    assert "groups, row 4: kind" in str(raised.value)


def test_letters_that_could_be_a_chinese_code_page_are_what_the_frame_says(lists):
    lists["units"]["name"] = "ƽɽ"
    lists["units"]["name_zh"] = ""
    assert set(scenario_of(lists).tables()["units"]["name"]) == {"ƽɽ"}
