"""The model may find that pressure helps, and finds it where it should.

Null: ranking changes neither visits nor needs met. With eight pairs of runs the interval of the difference excludes
zero by chance in 5 % of the tests; a change of visits by a fifth, or of needs met by a percentage point, is seen
with probability 0.99. The twin is ranking in a township without slack, by evidence for the most part: there fewer
needs are met.
"""

import pytest
import qianxian as qx


def effects_of_ranking(scenario, days):
    """What ranking changes: no ranking first, then the scenario."""
    arms = {"unranked": scenario.reform("ranking-off"), "ranked": scenario}
    return qx.compare(arms, replicates=8, days=days, progress=False).effects.loc["ranked"]


@pytest.fixture(scope="module")
def slack():
    return effects_of_ranking(qx.load("slack-township"), days=91)


def test_where_there_is_slack_a_ranking_close_to_the_outcome_sends_people_out(slack):
    assert slack.loc["visits", "lower"] > 0.2 * slack.loc["visits", "baseline"]
    assert slack.loc["idle_minutes", "upper"] < 0


def test_and_villagers_get_more(slack):
    assert slack.loc["needs_met_share", "lower"] > 0
    assert slack.loc["trust", "lower"] > 0


def test_in_a_busy_township_ranked_by_evidence_fewer_needs_are_met():
    busy = effects_of_ranking(qx.load("baru-34"), days=182)
    assert busy.loc["needs_met_share", "upper"] < 0
    assert busy.loc["satisfied_share", "upper"] < 0
