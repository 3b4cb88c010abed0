"""The program and the package say the same of one file: two implementations of one table, from different libraries."""

import re

import pytest
import qianxian as qx
from conftest import compare_baru

NUMBER = re.compile(r"[-+]?\d+(?:\.(\d+))?(?:e([-+]?\d+))?")


@pytest.fixture(scope="module")
def printed(program, tmp_path_factory):
    """Rows of the program's table by outcome, and the comparison that the package makes of the same file."""
    out = tmp_path_factory.mktemp("concordance") / "both.h5"
    table = compare_baru(program, out, "--days", "5", "-n", "4", "--lang", "en")
    rows = [
        re.split(r" {2,}", line.strip())
        for line in table.splitlines()
        if "×" in line or "[" in line or "identical" in line
    ]
    return {row[0].removesuffix(" (reported)"): row[2:] for row in rows if len(row) >= 6}, qx.open(out)


def same(cell, *values):
    """Whether a cell shows these values, each to half a unit of its last printed place."""
    shown = list(NUMBER.finditer(cell))
    places = [10.0 ** (int(m[2] or 0) - len(m[1] or "")) for m in shown]
    return len(shown) == len(values) and all(
        abs(float(m[0]) - v) <= 0.5001 * place for m, v, place in zip(shown, values, places, strict=True)
    )


def test_a_cell_that_is_off_by_one_place_is_found():
    assert same("[1.23, -4.5e-04]", 1.2349, -0.000454)
    assert not same("1.23", 1.2361) and not same("-4.5e-04", -0.00046) and not same("[1.0, 2.0]", 1.0)


def test_every_difference_and_interval_is_the_same(printed):
    rows, comparison = printed
    effects = comparison.effects.loc["baru-8"]
    with_interval = effects[effects["n"] >= 2]
    assert set(with_interval["name"]) <= set(rows) and len(rows) <= len(effects)
    assert len(with_interval) > 30
    for _, effect in effects.iterrows():
        if effect["name"] not in rows or effect["n"] < 2:
            continue
        baseline, mean, difference, interval, *_ = rows[effect["name"]]
        assert same(baseline, effect["baseline"]), effect["name"]
        assert same(mean, effect["mean"]), effect["name"]
        assert same(difference, effect["difference"]), effect["name"]
        assert interval == "identical" or same(interval, effect["lower"], effect["upper"]), effect["name"]


def test_what_pairing_saves_is_the_square_of_how_much_smaller_the_error_is(printed):
    rows, comparison = printed
    effects = comparison.effects.loc["baru-8"]
    compared = 0
    for _, effect in effects.iterrows():
        ratio = rows.get(effect["name"], ["-"])[-1]
        if ratio != "-" and "∞" not in ratio:
            assert same(ratio, effect["saved"] ** 0.5), effect["name"]
            compared += 1
    assert compared > 25
