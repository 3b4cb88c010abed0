"""Numbers of science are parameters: no mechanism holds a float, or the length of a unit of time, in its code."""

import re

import pytest
from source_tree import ROOT, blank, cpp_functions

HARMLESS = {0.0, 0.5, 1.0, 2.0}  # neutral elements, halves and doubles of a formula
UNITS = {7, 24, 60, 365, 1440, 3600, 86400}  # sim/core/units.hpp has their names
TABLES = {"fields"}  # where the numbers of science are declared
NUMBER = re.compile(
    r"(?<![\w.])(?:0[xX][\da-fA-F.]+(?:[pP][+-]?\d+)?|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)[fFlLuU]*(?![\w.])"
)


def code_of(file):
    """Yield (line, text) of what a file computes: all of a source file, the function bodies of a header."""
    lines = blank(file.read_text(encoding="utf-8")).splitlines()
    if file.suffix == ".cpp":
        yield from enumerate(lines, 1)
        return
    for name, first, length in cpp_functions(file):
        if name not in TABLES:
            yield from ((n, lines[n - 1]) for n in range(first, first + length))


def is_science(literal):
    """True for a float that no formula explains by itself and for the length of a unit of time."""
    digits = literal.rstrip("uUlL") if literal[:2].lower() == "0x" else literal.rstrip("fFlLuU")
    if digits[:2].lower() == "0x":
        return "p" in digits.lower()
    if re.fullmatch(r"\d+", digits):
        return int(digits) in UNITS
    return float(digits) not in HARMLESS


def files_of(root):
    """Where mechanisms are: the model, and what the engine does of it."""
    engine = [root / "sim/engine/island.cpp", root / "sim/engine/replicate.cpp"]
    return sorted(f for f in [*(root / "sim/model").rglob("*.[ch]pp"), *engine] if f.is_file())


def numbers_of_science(root):
    """Lines `file:line: literal`, one per number that belongs into a row of fields()."""
    return [
        f"{file.relative_to(root)}:{line}: {literal}"
        for file in files_of(root)
        for line, text in code_of(file)
        for literal in NUMBER.findall(text)
        if is_science(literal)
    ]


def test_no_mechanism_holds_a_number_of_science():
    assert numbers_of_science(ROOT) == []


def test_the_sources_are_found():
    assert len(files_of(ROOT)) > 60


@pytest.mark.parametrize("literal", ["0.8", "45.0", "1e-5", "2.0e9", "0.01F", ".3", "60", "3600", "365.25", "0x1.8p2"])
def test_a_planted_number_is_reported_in_a_source_file_and_in_a_header(tmp_path, literal):
    planted = f"double f(double x) {{\n    return x * {literal};\n}}\n"
    for name in ("sim/model/mechanisms/m.cpp", "sim/model/m.hpp"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(planted)
    assert numbers_of_science(tmp_path) == [f"sim/model/m.hpp:2: {literal}", f"sim/model/mechanisms/m.cpp:2: {literal}"]


@pytest.mark.parametrize(
    "text",
    [
        "double f(double x) {\n    return 1.0 - 0.5 * x + 2.0 * x + 0.0F;\n}\n",
        "int f(int x) {\n    return x * 64 + 0xFFU + m50;  // 0.8 of it\n}\n",
        'auto f() {\n    return "0.8";\n}\n',
        "struct p {\n    double m = 0.8;\n    static auto fields() {\n        return row(0, 0.99);\n    }\n};\n",
    ],
)
def test_formulas_comments_texts_and_declared_parameters_are_let_pass(tmp_path, text):
    (tmp_path / "sim/model").mkdir(parents=True)
    (tmp_path / "sim/model/m.hpp").write_text(text)
    assert numbers_of_science(tmp_path) == []
