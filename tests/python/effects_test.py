"""Paired statistics against textbooks and against their own promises."""

import math

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from qianxian.runs.effects import interval, level, paired_effect, paired_effects, replicates_for, within
from scipy import stats

ATTRIBUTES = {"long_name": "Message time", "long_name_zh": "消息处理时间", "units": "min", "layer": "true"}


def test_an_interval_matches_the_textbook():
    # 1..5: mean 3, standard error sqrt(2.5 / 5), t(4; 0.975) = 2.776445
    lower, upper = interval([1.0, 2.0, 3.0, 4.0, 5.0])
    assert (lower, upper) == (
        pytest.approx(3 - 2.776445 * math.sqrt(0.5)),
        pytest.approx(3 + 2.776445 * math.sqrt(0.5)),
    )


def test_an_interval_needs_two_values_and_has_no_width_without_spread():
    assert all(math.isnan(x) for x in interval([4.0]))
    assert interval([4.0, 4.0, math.nan]) == (4.0, 4.0)


# Null: the interval covers the true mean with probability 0.95. 6,000 samples of 6 normal values; the number covered
# is binomial, so at z = 4.9 the false-alarm rate is 1e-6; a coverage off by 0.014 or more is detected.
SAMPLES, SIZE, Z = 6_000, 6, 4.9


def coverage(bounds):
    """Share of samples whose interval covers the mean, in standard errors from 0.95."""
    rng = np.random.default_rng(20200318)
    draws = rng.normal(3.0, 2.0, (SAMPLES, SIZE))
    covered = sum(lower <= 3.0 <= upper for lower, upper in map(bounds, draws))
    return (covered / SAMPLES - 0.95) / math.sqrt(0.95 * 0.05 / SAMPLES)


def test_intervals_cover_the_mean_as_often_as_they_say():
    assert abs(coverage(interval)) < Z


def test_intervals_from_the_normal_quantile_would_be_rejected():
    def too_narrow(x):
        reach = stats.norm.ppf(0.975) * stats.sem(x)
        return x.mean() - reach, x.mean() + reach

    assert coverage(too_narrow) < -Z


def test_a_paired_effect_matches_the_textbook():
    baseline = np.array([10.0, 12.0, 11.0, 13.0, 14.0])
    effect = paired_effect(baseline, baseline + np.arange(1.0, 6.0))
    assert (effect["n"], effect["baseline"], effect["mean"], effect["difference"]) == (5, 12.0, 15.0, 3.0)
    assert effect["size"] == pytest.approx(3.0 / math.sqrt(2.5))
    assert effect["p"] == pytest.approx(2 * stats.t.sf(3 / math.sqrt(0.5), 4))


def test_saved_is_the_ratio_of_the_variances_of_independent_and_paired_differences():
    # Luck in common with variance 8/3, own luck with variance 2/3 each, all orthogonal: (10/3 + 10/3) / (4/3) = 5
    common = np.array([2.0, 2.0, -2.0, -2.0])
    own, other = np.array([1.0, -1.0, 1.0, -1.0]), np.array([1.0, -1.0, -1.0, 1.0])
    variance = (common.var(ddof=1) + own.var(ddof=1), (own - other).var(ddof=1))
    assert paired_effect(common + own, common + other)["saved"] == pytest.approx(2 * variance[0] / variance[1])


def test_equal_arms_have_no_effect_and_no_doubt():
    x = np.array([1.0, 2.0, 5.0])
    effect = paired_effect(x, x)
    assert [effect[k] for k in ("difference", "lower", "upper", "size", "p")] == [0.0, 0.0, 0.0, 0.0, 1.0]


def test_a_constant_shift_is_certain():
    x = np.array([1.0, 2.0, 5.0])
    effect = paired_effect(x, x + 1.0)
    assert (effect["lower"], effect["upper"], effect["p"]) == (1.0, 1.0, 0.0)
    assert effect["size"] == effect["saved"] == math.inf


def test_pairs_with_a_missing_value_are_left_out():
    effect = paired_effect([1.0, math.nan, 3.0, 4.0], [2.0, 5.0, math.nan, 6.0])
    assert (effect["n"], effect["difference"]) == (2, 1.5)
    assert paired_effect([math.nan], [1.0])["n"] == 0


def summaries(shift):
    rng = np.random.default_rng(3)
    base = rng.normal(size=(40, 12))
    return {
        "as it is": xr.Dataset({f"o{i}": ("replicate", base[i], ATTRIBUTES) for i in range(40)}),
        "reform": xr.Dataset(
            {f"o{i}": ("replicate", base[i] + rng.normal(shift, 1.0, 12), ATTRIBUTES) for i in range(40)}
        ),
    }


def test_adjusted_p_values_are_those_of_holm():
    table = paired_effects(summaries(0.5))
    p = np.sort(table["p"].to_numpy())
    expected = np.minimum(1.0, np.maximum.accumulate(p * np.arange(len(p), 0, -1)))
    assert np.sort(table["p_holm"].to_numpy()) == pytest.approx(expected)
    assert table.index.names == ["arm", "outcome"] and len(table) == 40


def test_a_table_of_nothing_raises_no_alarm_and_a_table_of_large_effects_many():
    assert (paired_effects(summaries(0.0))["p_holm"] >= 0.05).all()
    assert (paired_effects(summaries(3.0))["p_holm"] < 0.05).sum() > 35


def test_a_level_says_what_it_is_of():
    row = pd.Series(level(xr.DataArray([1.0, 3.0, math.nan], name="message_minutes", attrs=ATTRIBUTES)))
    assert (row["n"], row["mean"], row["unit"], row["name_zh"]) == (2, 2.0, "min", "消息处理时间")


def test_the_interval_of_a_share_keeps_within_its_limits():
    """The mean of 0, 0, 1 is a third, its standard error too: the t interval reaches from -1.1 to 1.77."""
    values = [0.0, 0.0, 1.0]
    row = level(xr.DataArray(values, name="needs_met_share", attrs=ATTRIBUTES))
    assert (row["lower"], row["upper"]) == (0.0, 1.0)
    assert within(interval(values), values, (-math.inf, math.inf)) == interval(values)
    assert within(interval(values), [*values, 1.2], (0.0, 1.0)) == interval(values)
    minutes = level(xr.DataArray(values, name="message_minutes", attrs=ATTRIBUTES))
    assert minutes["lower"] == 0.0 and minutes["upper"] == interval(values)[1]


@pytest.mark.parametrize("half_width", [0.05, 0.2, 1.0])
def test_the_replicates_asked_for_are_the_fewest_that_reach_the_half_width(half_width):
    x = np.random.default_rng(5).normal(0.0, 1.3, 30)
    spread = x.std(ddof=1)

    def reach(n):
        return stats.t.ppf(0.975, n - 1) * spread / math.sqrt(n)

    n = replicates_for(x, half_width)
    assert reach(n) <= half_width < reach(n - 1)


def test_few_replicates_do_not_hide_how_many_are_needed():
    x = [0.0, 1.0, 2.0]
    reached = interval(x)
    assert [replicates_for(x, (reached[1] - reached[0]) / 2 * share) for share in (1.001, 0.999, 0.5)] == [3, 4, 5]


def test_without_spread_two_replicates_are_enough():
    assert replicates_for([2.0, 2.0, 2.0], 0.1) == 2
