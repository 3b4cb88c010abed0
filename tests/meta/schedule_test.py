"""Mechanisms act through the schedule alone: no file calls a hook of a mechanism by hand."""

import re

import pytest
from source_tree import ROOT, blank


def mechanisms(root):
    """Names of the list of mechanisms."""
    text = (root / "sim/model/mechanism_list.hpp").read_text(encoding="utf-8")
    return re.findall(r"struct (\w+)", re.search(r"using mechanisms =(.*?);", text, flags=re.DOTALL)[1])


def hooks(root):
    """Names of the functions by which a mechanism acts."""
    text = (root / "sim/model/hooks.hpp").read_text(encoding="utf-8")
    return re.findall(r'SIM_HOOK\((\w+)\)|string_view id = "(\w+)"', text)


def calls_by_hand(root):
    """Lines `file:line: call`; a definition begins its line with a type and is none."""
    names = "|".join(a or b for a, b in hooks(root))
    call = re.compile(rf"^\s.*?\b((?:{'|'.join(mechanisms(root))})::(?:{names}))\(")
    return [
        f"{file.relative_to(root)}:{n}: {found[1]}"
        for file in sorted((root / "sim").rglob("*.cpp"))
        for n, line in enumerate(blank(file.read_text(encoding="utf-8")).splitlines(), 1)
        if (found := call.match(line))
    ]


def test_no_hook_is_called_by_hand():
    assert calls_by_hand(ROOT) == []


def test_mechanisms_and_hooks_are_found():
    assert len(mechanisms(ROOT)) >= 20
    assert {"begin_day", "attempt", "work_starts"} <= {a for a, _ in hooks(ROOT)}


@pytest.mark.parametrize("call", ["trust::experience(w, h, 1.0);", "if (fatigue::overtime(w, who, t)) return;"])
def test_a_planted_call_is_reported(tmp_path, call):
    model = tmp_path / "sim/model"
    model.mkdir(parents=True)
    for name in ("mechanism_list.hpp", "hooks.hpp"):
        (model / name).write_text((ROOT / "sim/model" / name).read_text(encoding="utf-8"), encoding="utf-8")
    (model / "visits.cpp").write_text(f"void trust::experience(world& w) {{\n    {call}\n    // {call}\n}}\n")
    [report] = calls_by_hand(tmp_path)
    assert report.startswith("sim/model/visits.cpp:2: ")
