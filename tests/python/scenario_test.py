"""Scenarios and reforms in Python: immutable values that read, change and travel."""

import datetime
import pickle
import tomllib

import pytest
import qianxian as qx


@pytest.fixture(scope="module")
def baru():
    return qx.load("baru-34")


@pytest.mark.parametrize("name", list(qx.scenarios().index))
def test_every_scenario_of_the_package_loads_and_is_what_its_file_says(name):
    scenario = qx.load(name)
    assert scenario.name == name
    assert scenario.title("zh") != scenario.title("en")
    assert qx.Scenario.from_text(scenario.text) == scenario


@pytest.mark.parametrize("name", list(qx.reforms().index))
def test_every_reform_of_the_package_can_be_laid_on_a_scenario(baru, name):
    reformed = baru.reform(name)
    assert reformed.reforms == [name]
    assert reformed == baru + qx.reform(name)
    for lang in ("en", "zh"):
        assert reformed.reform_summary(lang) == qx.reform(name).summary(lang)


def test_a_value_is_read_by_key_and_by_attribute(baru):
    assert baru["attention.displacement_depth"] == baru.attention.displacement_depth == 60.0
    assert baru.task_issue.rate.form == baru["task_issue.rate.form"]
    assert baru.calendar.start == datetime.date(2020, 3, 18)
    assert baru.calendar.morning_start == datetime.time(8, 30)
    assert baru.ranking.enabled is True
    assert isinstance(baru.township.n_villages, int)


def test_sections_and_parameters_complete(baru):
    assert "attention" in dir(baru) and "run" in dir(baru)
    assert "displacement_depth" in dir(baru.attention)
    assert dir(baru.task_issue) and "rate" in dir(baru.task_issue) and "form" in dir(baru.task_issue.rate)


def test_a_change_makes_another_scenario_and_leaves_the_first(baru):
    changed = baru.with_({"attention.displacement_depth": 50}, township={"n_villages": 12})
    assert (changed.attention.displacement_depth, changed.township.n_villages) == (50.0, 12)
    assert (baru.attention.displacement_depth, baru.township.n_villages) == (60.0, 24)
    assert list(changed.diff(baru).index) == ["township.n_villages", "attention.displacement_depth"]
    assert baru.with_({"attention.displacement_depth": 60}) == baru


def test_values_of_every_kind_can_be_changed(baru):
    start = datetime.date(2021, 5, 1)
    changed = baru.with_(
        calendar={"start": start, "morning_start": datetime.time(9, 0)},
        ranking={"enabled": False},
        task_issue={"rate": {"form": 10}},
    )
    assert changed.calendar.start == start
    assert changed.calendar.morning_start == datetime.time(9, 0)
    assert changed.ranking.enabled is False
    assert changed.task_issue.rate.form == 10.0


def test_a_lever_is_moved_by_its_key(baru):
    changed = baru.with_({"levers.merge_groups.n_groups": 8, "levers.evidence_demand.rule": "none"})
    assert changed.reforms == ["set"]
    assert "n_groups = 8" in changed.reform_summary()


def test_all_mistakes_of_a_change_are_reported_at_once_with_the_nearest_key(baru):
    wrong = {"attention.displacement_dept": 1, "township.n_villages": 5000, "ranking.enabled": "perhaps"}
    with pytest.raises(qx.InputError) as raised:
        baru.with_(wrong)
    problems = dict(raised.value.problems)
    assert len(problems) == 3
    assert "Did you mean displacement_depth?" in problems["attention.displacement_dept=1"]
    assert "[8, 40]" in problems["township.n_villages=5000"]
    assert isinstance(raised.value, ValueError)


def test_a_misspelt_name_is_answered_with_the_nearest(baru):
    with pytest.raises(AttributeError, match="did you mean attention"):
        baru.atention  # noqa: B018
    with pytest.raises(AttributeError, match="did you mean displacement_depth"):
        baru.attention.displacement_dept  # noqa: B018
    with pytest.raises(KeyError, match="displacement_depth"):
        baru["attention.displacement_dept"]
    with pytest.raises(FileNotFoundError, match="did you mean baru-34"):
        qx.load("baru34")
    with pytest.raises(FileNotFoundError, match="no such reform file"):
        qx.reform("nowhere.toml")


def test_a_scenario_and_a_reform_do_not_change(baru):
    with pytest.raises(AttributeError, match="with_"):
        baru.attention = 3
    with pytest.raises(AttributeError):
        qx.reform("baru-8").name = "other"


def test_scenarios_and_reforms_are_values(baru):
    assert pickle.loads(pickle.dumps(baru)) == baru
    assert pickle.loads(pickle.dumps(qx.reform("baru-8"))) == qx.reform("baru-8")
    assert len({baru, qx.load("baru-34"), baru.reform("baru-8")}) == 2


def test_a_saved_file_is_read_back(baru, tmp_path):
    assert qx.load(baru.reform("baru-8").save(tmp_path / "copy.toml")) == baru.reform("baru-8")
    written = qx.reform("baru-8").save(tmp_path / "reform.toml")
    assert qx.reform(written) == qx.reform("baru-8")


def test_a_reform_is_made_of_settings_dates_and_scope(baru):
    made = qx.Reform(
        "spring",
        {"merge_groups": {"n_groups": 9}, "no_photos": {}},
        title="Spring cleaning",
        start=datetime.date(2020, 4, 1),
        end=datetime.date(2020, 7, 1),
        phase_in_days=14,
        compliance=0.6,
        townships=[0],
    )
    assert tomllib.loads(made.text)["levers"] == {"merge_groups": {"n_groups": 9}, "no_photos": {}}
    assert (
        "from 2020-04-01 until 2020-07-01, phased in over 14 days, followed to 60 % in fact, townships 0"
        in made.summary()
    )
    assert made.title() == made.title("zh") == "Spring cleaning"
    assert (baru + made).reforms == ["spring"]


def test_a_wrong_reform_is_refused_with_all_its_mistakes():
    with pytest.raises(qx.InputError) as raised:
        qx.Reform("bad name", {"merge_group": {}, "cap_groups": {"groups_per_person": 900}})
    text = str(raised.value)
    assert len(raised.value.problems) == 3
    assert "Did you mean merge_groups?" in text and "reform bad name" in text


def test_a_reform_is_laid_once(baru):
    with pytest.raises(qx.InputError, match="already"):
        baru.reform("baru-8", "baru-8")
    assert baru.__add__("baru-8") is NotImplemented


def test_the_hierarchy_is_a_graph(baru):
    graph = baru.graph()
    kinds = [data["kind"] for _, data in graph.nodes(data=True)]
    assert kinds.count("village") == 24 and kinds.count("office") == 7 and kinds.count("group") == 34
    assert {data["kind"] for *_, data in graph.edges(data=True)} == {"line", "block", "member", "serves"}
    assert baru.structure().loc[("groups_per_person", "office_head"), "median"].item() >= 10


def test_representations_show_what_it_is(baru):
    assert "Baru town" in repr(baru) and "baru-8" in repr(baru.reform("baru-8"))
    with pytest.raises(qx.InputError, match="one line"):
        baru.titled("a line\u2028and another")
    shown = baru.titled("<script>alert(1)</script>").reform("baru-8")._repr_html_()
    assert "<script>" not in shown and "n_villages" in shown and "Merge groups" in shown
    assert "Merge groups" in repr(qx.reform("baru-8")) and "Merge groups" in qx.reform("baru-8")._repr_html_()
    assert "displacement_depth = 60.0" in " ".join(repr(baru.attention).split())
