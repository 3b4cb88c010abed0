"""What each reform changes against the base, read from the resolved scenarios of a results file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import tomli_w

from qianxian.base.reference import levers, parameters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qianxian.runs.simulation import Result

HEADING = ("start", "end", "phase_in_days", "compliance", "townships")


@dataclass(frozen=True)
class Delta:
    """A reform as it was laid on an arm.

    Attributes
    ----------
    arms : names of the arms that have it
    content : as in its file: name, title, title_zh, start, end, phase_in_days, compliance, townships, levers
    """

    arms: tuple[str, ...]
    content: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Short name."""
        return str(self.content["name"])

    def title(self, lang: str) -> str:
        """What it is called."""
        return str(self.content.get("title_zh" if lang == "zh" else "title", "") or self.name)

    @property
    def text(self) -> str:
        """Its file (TOML)."""
        return tomli_w.dumps(dict(self.content))

    def settings(self) -> pd.DataFrame:
        """Every setting of every lever that it moves.

        Returns
        -------
        DataFrame with columns lever, title, title_zh, setting (empty for a lever without settings), value (None then),
        unit, range, meaning, meaning_zh, source.
        """
        known = levers()
        rows = []
        for lever, given in self.content["levers"].items():
            for setting, row in known.loc[lever].iterrows():
                value = given.get(setting, row["default"]) if setting else None
                about = {k: row[k] for k in ("title", "title_zh", "unit", "range", "meaning", "meaning_zh", "source")}
                rows.append({"lever": lever, "setting": setting, "value": value, **about})
        return pd.DataFrame(rows, dtype=object)  # whole numbers stay whole beside empty values


def deltas(arms: Mapping[str, Result]) -> list[Delta]:
    """The reforms of all arms in order, each once; two of one name that differ are two."""
    found: list[tuple[dict[str, Any], list[str]]] = []
    for name, result in arms.items():
        for content in tomllib.loads(result.attributes["scenario"]).get("reform", []):
            same = next((users for known, users in found if known == content), None)
            if same is None:
                found.append((content, [name]))
            else:
                same.append(name)
    return [Delta(tuple(users), content) for content, users in found]


def changed_parameters(arms: Mapping[str, Result]) -> pd.DataFrame:
    """Parameters in which an arm differs from the first otherwise than by a reform.

    Returns
    -------
    DataFrame with columns arm, key, baseline, here, unit, meaning, meaning_zh.
    """
    (_, first), *others = arms.items()
    known = parameters()
    rows = [
        {"arm": name, "key": key, "baseline": row["this"], "here": row["other"]}
        | {k: known[k].get(key, "") for k in ("unit", "meaning", "meaning_zh")}
        for name, result in others
        for key, row in first.scenario.diff(result.scenario).iterrows()
    ]
    return pd.DataFrame(rows, columns=["arm", "key", "baseline", "here", "unit", "meaning", "meaning_zh"])
