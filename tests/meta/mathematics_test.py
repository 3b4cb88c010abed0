"""Results have the same bits on every machine: no function of the C library that may differ has a part in them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT, blank, cpp_files, layer_of

LAYERS = {"core", "graph", "population", "model", "engine"}  # what decides results; above them they are only shown
NAME = (
    r"(exp|exp2|expm1|log|log10|log1p|log2|pow|cbrt|hypot|fma|erf|erfc|lgamma|tgamma"
    r"|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh)[fl]?\b"
)
QUALIFIED = rf"(?:\bstd\s*::\s*|\b__builtin_){NAME}"  # called, or handed on
CALLED = rf"(?:(?<!\w)::\s*|(?<![\w.>:])){NAME}\s*\("
USES = re.compile(f"{QUALIFIED}|{CALLED}")


def violations(root):
    """Lines `file:line: name`, one per use of a transcendental function of the C library."""
    found = []
    for file in cpp_files(root):
        of_ours = file.parent == root / "sim/core" and re.fullmatch(r"math(_\w+)?", file.stem)
        if layer_of(file, root) not in LAYERS or of_ours:
            continue
        text = blank(file.read_text(encoding="utf-8"))
        for m in USES.finditer(text):
            found.append(f"{file.relative_to(root)}:{text.count(chr(10), 0, m.start()) + 1}: {m[1] or m[2]}")
    return found


def test_results_depend_on_no_function_of_the_c_library_that_may_differ():
    assert violations(ROOT) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("return std::exp(-x);", "exp"),
        ("return std :: log1p (x);", "log1p"),
        ("const double y = pow(x, 2.0);", "pow"),
        ("const double y = 2 * ::sinh(x);", "sinh"),
        ("float y = std::expf(x);", "exp"),
        ("using std::log;", "log"),
        ("std::ranges::transform(x, y, static_cast<double (*)(double)>(std::cbrt));", "cbrt"),
        ("return __builtin_fma(a, b, c);", "fma"),
        ("const auto n = -lgamma(k);", "lgamma"),
    ],
)
def test_a_planted_use_is_reported_with_file_and_line(tmp_path, line, name):
    (tmp_path / "sim/model").mkdir(parents=True)
    (tmp_path / "sim/model/rule.cpp").write_text(f"#include <cmath>\n{line}\n")
    assert violations(tmp_path) == [f"sim/model/rule.cpp:2: {name}"]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("sim/model/rule.cpp", "return math::exp(-x) + std::sqrt(x) + std::floor(x);"),
        ("sim/model/rule.cpp", "// std::exp(x) differs between machines"),
        ("sim/model/rule.cpp", 'const std::string_view words = "exp(x)";'),
        ("sim/model/rule.cpp", "return diary.log(x) + entry->log(x) + std::exponent(x) + my_log(x);"),
        ("sim/io/read.cpp", "return std::exp(x);"),
        ("sim/core/math.cpp", "double exp(double x) {}"),
    ],
)
def test_what_is_the_same_everywhere_is_allowed(tmp_path, file, line):
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(f"{line}\n")
    assert violations(tmp_path) == []


def test_the_tests_without_fused_multiply_add_take_it_from_the_c_library():
    """CMake runs two tests under this setting. It would be without effect if the library renamed its switches."""
    [setting] = re.findall(r"GLIBC_TUNABLES=([\w.=,-]+)", (ROOT / "tests/CMakeLists.txt").read_text())
    bits = "import math, struct; print(hash(b''.join(struct.pack('d', math.exp(i / 7e3)) for i in range(100_000))))"

    def results(**more):
        environment = {k: v for k, v in os.environ.items() if k != "GLIBC_TUNABLES"} | {"PYTHONHASHSEED": "0"} | more
        return subprocess.run(
            [sys.executable, "-c", bits], check=True, capture_output=True, text=True, env=environment
        ).stdout

    processor = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    fused = {"fma", "avx2"} <= set(processor.split())
    assert (results() != results(GLIBC_TUNABLES=setting)) == fused
