"""Where a claim fails: a box in the parameter space, by the patient rule induction method."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: Points that must fail, and must not fail, before a box is looked for.
FEWEST = 5
SIGNIFICANCE = 0.05


@dataclass(frozen=True)
class Region:
    """A box in which a claim fails.

    Attributes
    ----------
    limits : DataFrame indexed by factor, columns lower, upper (of the points in the box) and qp (quasi-p value: how
        easily chance gives a restriction like this, Bryant & Lempert 2010, doi:10.1016/j.techfore.2009.08.002)
    coverage : share of the failing points that lie in the box
    density : share of the points in the box that fail
    mass : share of all points that lie in the box
    """

    limits: pd.DataFrame
    coverage: float
    density: float
    mass: float


def failing_region(x: NDArray[np.float64], fails: NDArray[np.bool_], factors: list[str]) -> Region | None:
    """The box of the peeling trajectory with the largest harmonic mean of coverage and density (PRIM, Friedman & Fisher
    1999, doi:10.1023/A:1008894516817); restrictions whose qp is 0.05 or more are dropped.

    Parameters
    ----------
    x : shape (n_points, n_factors)
    fails : shape (n_points,)
    factors : names of the columns

    Returns
    -------
    Region, or None where fewer than 5 points fail, or fewer than 5 do not, or no restriction is better than chance.
    """
    if min(int(fails.sum()), int((~fails).sum())) < FEWEST:
        return None
    from prim import Prim

    table = pd.DataFrame(x, columns=factors)
    algorithm = Prim(table, pd.Series(fails.astype(float)), threshold=0.0, mass_min=max(0.05, FEWEST / len(fails)))
    box = algorithm.find_box()
    path = box.peeling_trajectory
    both = path["coverage"] + path["density"]
    best = int((2 * path["coverage"] * path["density"] / both.where(both > 0)).fillna(0.0).argmax())
    box.select(best)
    found = box.limits
    limits = pd.DataFrame({"lower": found["min"], "upper": found["max"], "qp": found["qp values"]}).astype(float)
    limits = limits[limits["qp"] < SIGNIFICANCE].sort_values("qp", kind="stable").rename_axis("factor")
    if limits.empty:
        return None
    inside = np.ones(len(fails), dtype=bool)
    for factor, row in limits.iterrows():
        column = table[factor].to_numpy()
        inside &= (column >= row["lower"]) & (column <= row["upper"])
    hit = int((inside & fails).sum())
    return Region(limits, hit / int(fails.sum()), hit / int(inside.sum()), float(inside.mean()))
