"""A layer includes itself and the layers below it, by its full path, and nothing else of ours."""

import pytest
from source_tree import BELOW, ROOT, cpp_files, includes, layer_of


def violations(root):
    """Lines `file:line: what is wrong`, one per include that reaches up or goes astray."""
    found = []
    for file in cpp_files(root):
        for i in includes(file):
            wrong = complaint(layer_of(file, root), i, root)
            if wrong:
                found.append(f"{file.relative_to(root)}:{i.line}: {i.target}: {wrong}")
    return found


def complaint(layer, include, root):
    """What is wrong with one include of a file in a layer (None: the bindings, which stand above all layers)."""
    if include.angled:
        return None if not include.target.startswith("sim/") else "our own headers go in quotes"
    if layer is None and not include.target.startswith("sim/"):
        return None
    parts = include.target.split("/")
    if len(parts) < 3 or parts[0] != "sim":
        return "must be written from the root, sim/<layer>/<file>"
    if parts[1] not in BELOW:
        return f"unknown layer '{parts[1]}'"
    if not (root / include.target).is_file():
        return "no such file"
    if layer not in (None, parts[1]) and parts[1] not in BELOW[layer]:
        return f"'{layer}' must not include '{parts[1]}'"
    return None


def test_every_file_of_the_program_lies_in_a_known_layer():
    strays = [f for f in cpp_files(ROOT) if f.is_relative_to(ROOT / "sim") and layer_of(f, ROOT) not in BELOW]
    assert not strays


def test_no_layer_reaches_up_or_aside():
    assert violations(ROOT) == []


def test_the_sources_are_found():
    assert {layer_of(f, ROOT) for f in cpp_files(ROOT)} == set(BELOW) | {None}


@pytest.mark.parametrize(
    ("file", "line", "expected"),
    [
        ("sim/model/rule.cpp", '#include "sim/engine/plan.hpp"', "'model' must not include 'engine'"),
        ("sim/core/random.hpp", '#  include "sim/model/rule.hpp"', "'core' must not include 'model'"),
        ("sim/text/toml/a.cpp", '#include "sim/results/hdf5/b.hpp"', "'text' must not include 'results'"),
        ("sim/engine/run.cpp", '#include "sim/text/toml/c.hpp"', "'engine' must not include 'text'"),
        ("sim/engine/run.cpp", '#include "plan.hpp"', "must be written from the root, sim/<layer>/<file>"),
        ("sim/engine/run.cpp", '#include "sim/engine/gone.hpp"', "no such file"),
        ("sim/engine/run.cpp", '#include "sim/util/x.hpp"', "unknown layer 'util'"),
        ("sim/engine/run.cpp", "#include <sim/core/random.hpp>", "our own headers go in quotes"),
    ],
)
def test_a_planted_violation_is_reported_with_file_and_line(tmp_path, file, line, expected):
    for target in (
        "sim/engine/plan.hpp",
        "sim/model/rule.hpp",
        "sim/core/random.hpp",
        "sim/results/hdf5/b.hpp",
        "sim/text/toml/c.hpp",
        file,
    ):
        (tmp_path / target).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / target).write_text("#pragma once\n")
    (tmp_path / file).write_text(f"\n{line}\n")
    [report] = violations(tmp_path)
    assert report.startswith(f"{file}:2: ")
    assert report.endswith(expected)


def test_an_include_of_a_lower_layer_is_allowed(tmp_path):
    for layer in ("core", "engine"):
        (tmp_path / "sim" / layer).mkdir(parents=True)
    (tmp_path / "sim/core/random.hpp").write_text("#include <vector>\n")
    (tmp_path / "sim/engine/plan.hpp").write_text('#include "sim/core/random.hpp"\n')
    assert violations(tmp_path) == []
