"""Columns of ticks whose heading is nearly, but not quite, the name of a group or person."""

from __future__ import annotations

import difflib

from qianxian.base.language import say
from qianxian.base.problems import Problems
from qianxian.inputs.office.cells import key
from qianxian.inputs.office.layout import Layout
from qianxian.inputs.office.words import YES


def misspelt_ticks(layout: Layout, groups: set[str], persons: set[str]) -> Problems:
    """A problem for every column that is ticked like those beside it, but whose heading names nothing: left out in
    silence, its members would be missing."""
    known = persons if "group" in layout.columns else groups
    problems: Problems = []
    for head in layout.others:
        below = [cell for row in layout.sheet.rows[layout.heading_row :] for cell in row if cell.column == head.column]
        if not any(key(cell.text) in YES for cell in below):
            continue
        near = difflib.get_close_matches(key(head.text), sorted(known), n=1, cutoff=0.6)
        if near or "群" in head.text or "group" in key(head.text):
            place = layout.sheet.place(head)
            hint = say(f" Did you mean '{near[0]}'?", f"是否指“{near[0]}”？") if near else ""
            said = say(
                f"{place}: this column is ticked, but its heading '{head.text}' names no group or person.{hint}",
                f"{place}：该列有勾选，但标题“{head.text}”不是任何工作群或人员的名称。{hint}",
            )
            problems.append((place, said))
    return problems
