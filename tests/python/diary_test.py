"""One person's life, second by second, and where it parts between two arms."""

import pandas as pd
import pytest
import qianxian as qx
from qianxian.runs.diary import Diary
from qianxian.runs.divergence import first_difference

DAYS = 7


@pytest.fixture(scope="module")
def baru():
    return qx.load("baru-34")


@pytest.fixture(scope="module")
def diary(baru):
    return baru.diary("village-03-secretary", days=DAYS)


def test_a_diary_covers_every_second_once(diary):
    table = diary.table
    assert table["start"].iloc[0] == pd.Timestamp("2020-03-18")
    assert table["end"].iloc[-1] == pd.Timestamp("2020-03-18") + pd.Timedelta(days=DAYS)
    assert (table["end"].iloc[:-1].values == table["start"].iloc[1:].values).all()
    assert diary.minutes().sum() == pytest.approx(DAYS * 1440)


def test_a_diary_agrees_with_the_tables_of_the_run(baru, diary):
    people = baru.run(days=DAYS, record="run").people.isel(replicate=0).sel(person=diary.person)
    assert float(people.duty_seconds) == pytest.approx(60 * (DAYS * 1440 - diary.minutes()["off_duty"]))
    assert float(people.groups) == diary.table["groups"].iloc[-1]


def test_a_day_is_taken_by_its_date(diary):
    day = diary.day("2020-03-19")
    assert (day["end"] - day["start"]).sum() == pd.Timedelta(days=1)
    assert set(diary.day()["start"].dt.normalize()) == {pd.Timestamp("2020-03-19")}


def test_a_person_is_found_by_id_or_position(baru, diary):
    persons = list(baru.tables()["persons"]["id"])
    assert baru.diary(persons.index(diary.person), days=1).person == diary.person
    with pytest.raises(KeyError, match="did you mean village-03-secretary"):
        baru.diary("vilage-03-secretary", days=1)
    with pytest.raises(KeyError, match="counted from 0"):
        baru.diary(10_000, days=1)


def test_two_lives_part_when_the_reform_reaches_them(baru, tmp_path):
    start = pd.Timestamp("2020-03-20").date()
    later = qx.Reform("later", {"merge_groups": {"n_groups": 8}, "no_photos": {}}, start=start)
    pair = qx.compare({"as it is": baru, "reform": baru + later}, replicates=1, days=DAYS, out=tmp_path / "c.h5")
    parted = pair.divergence("village-03-secretary")
    assert parted.moment >= pd.Timestamp(start)
    before = [
        d.table[d.table["end"] <= parted.moment][["start", "end", "activity", "cause"]] for d in parted.diaries.values()
    ]
    n = min(len(t) for t in before)
    assert n > 10 and before[0].iloc[:n].equals(before[1].iloc[:n])
    for lang, word in (("en", "Merge groups"), ("zh", "按职能合并群")):
        assert word in parted.explain(lang) and f"{parted.moment:%Y-%m-%d %H:%M:%S}" in parted.explain(lang)
    assert str(parted) == parted.explain()


def test_the_same_life_is_said_to_be_the_same(baru, tmp_path):
    pair = qx.compare({"a": baru, "b": baru + qx.Reform("null", {})}, replicates=1, days=2, out=tmp_path / "same.h5")
    parted = pair.divergence(5)
    assert parted.moment is None and "same life" in parted.explain() and "完全相同" in parted.explain("zh")


def test_the_first_difference_is_the_first():
    def life(*bookings):
        return pd.DataFrame(bookings, columns=["start", "end", "activity", "cause"])

    a = life((0, 5, "meetings", "block"), (5, 9, "travel", "block"), (9, 20, "off_duty", "person"))
    assert first_difference(a, a) is None
    assert first_difference(a, a.assign(end=[5, 9, 21])) == 2
    assert first_difference(a, a.assign(activity=["meetings", "forms_reports", "off_duty"])) == 1
    assert first_difference(a, life((0, 4, "meetings", "block"))) == 0


def test_a_diary_is_a_value_with_a_picture(diary):
    assert isinstance(diary, Diary) and diary.role == "village_secretary"
    assert diary.plot(lang="zh").axes
