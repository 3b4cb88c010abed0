"""A comparison that runs until it is precise enough."""

import pandas as pd
import pytest
import qianxian as qx
from conftest import ROOT


@pytest.fixture(scope="module")
def arms():
    folder = ROOT / "scenarios" / "example-township"  # 17 people: a replicate takes milliseconds
    names = ("units", "persons", "groups", "memberships", "departments")
    small = qx.Scenario.from_tables(
        *(pd.read_csv(folder / f"{n}.csv", dtype=str, keep_default_na=False) for n in names)
    )
    return {"as it is": small, "no photos": small + qx.Reform("photos", {"no_photos": {}, "assignment_only": {}})}


def test_it_runs_until_every_named_effect_has_its_half_width(arms):
    targets = {"message_share": 0.02, "trust": 0.0012}
    found = qx.compare(arms, precision=targets, days=3)
    for (arm, outcome), row in found.precision.iterrows():
        effect = found.effects.loc[(arm, outcome)]
        assert row["half_width"] == pytest.approx((effect["upper"] - effect["lower"]) / 2)
        assert row["half_width"] <= targets[outcome] and row["reached"]
    assert found.study["replicates"] >= 10
    assert set(found.precision.index.get_level_values("outcome")) == set(targets)


def test_it_gives_what_a_run_of_that_many_replicates_gives(arms):
    sequential = qx.compare(arms, precision={"message_share": 0.001}, days=3)
    n = sequential.study["replicates"]
    assert n > 10  # it took more than the first batch
    assert qx.compare(arms, replicates=n, days=3).effects.equals(sequential.effects)


def test_it_ends_at_the_most_and_says_what_was_not_reached(arms):
    found = qx.compare(arms, precision={"trust": 1e-9}, max_replicates=12, days=2)
    assert found.study["replicates"] == 12
    assert not found.precision["reached"].any()
    assert (found.precision["replicates_if_independent"] > 0).all()


def test_wrong_targets_are_refused_all_at_once(arms):
    with pytest.raises(qx.InputError) as raised:
        qx.compare(arms, precision={"messages_share": 0.01, "trust": 0.0})
    assert "did you mean message_share" in str(raised.value) and "above 0" in str(raised.value)
    with pytest.raises(qx.InputError, match="two scenarios"):
        qx.compare({"one": arms["as it is"]})
    with pytest.raises(qx.InputError, match="different names"):
        qx.compare([arms["as it is"], arms["as it is"]])
