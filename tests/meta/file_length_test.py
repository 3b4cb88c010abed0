"""Files stay under 300 lines and functions under 40: more is a design question."""

import pytest
from source_tree import ROOT, cpp_files, cpp_functions, python_files, python_functions

FILE_LIMIT = 300
FUNCTION_LIMIT = 40
TABLES = {"fields"}  # one row per parameter, no logic: as long as the struct that it describes


def long_files(root):
    """Lines `file: n lines`, one per product file at or over the limit."""
    lengths = {f: len(f.read_text(encoding="utf-8").splitlines()) for f in [*cpp_files(root), *python_files(root)]}
    return [f"{f.relative_to(root)}: {n} lines" for f, n in lengths.items() if n >= FILE_LIMIT]


def long_functions(root):
    """Lines `file:line: name has n lines`, one per function at or over the limit."""
    functions = [(f, found) for f in cpp_files(root) for found in cpp_functions(f)]
    functions += [(f, found) for f in python_files(root) for found in python_functions(f)]
    return [
        f"{f.relative_to(root)}:{line}: {name} has {n} lines"
        for f, (name, line, n) in functions
        if n >= FUNCTION_LIMIT and name not in TABLES
    ]


def test_files_are_under_the_limit():
    assert long_files(ROOT) == []


def test_functions_are_under_the_limit():
    assert long_functions(ROOT) == []


def write(root, name, text):
    """Create one product file in a temporary tree."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)
    return root / name


@pytest.mark.parametrize(
    "name", ["sim/core/long.cpp", "sim/core/long.hpp", "python/qianxian/long.py", "analysis/long.py"]
)
def test_a_planted_long_file_is_reported(tmp_path, name):
    write(tmp_path, name, "\n" * FILE_LIMIT)
    assert long_files(tmp_path) == [f"{name}: {FILE_LIMIT} lines"]
    write(tmp_path, name, "\n" * (FILE_LIMIT - 1))
    assert long_files(tmp_path) == []


BODIES = {
    "free": "namespace sim {\nint free(int a = {}) {\nBODY}\n}\n",
    "member": "class c : public b {\npublic:\n    int member() const noexcept {\nBODY}\n};\n",
    "generic": "template <class T = std::vector<int>>\nrequires std::is_enum_v<T>\nauto generic(T t) -> int {\nBODY}\n",
    "aligned": "struct alignas(64) s {\n    int aligned() {\nBODY}\n};\n",
    "operator()": "struct s {\n    bool operator()(int a) const {\nBODY}\n};\n",
    "c::c": "c::c(int a) : a_(a), b_{1, 2}, d_{3} {\nBODY}\n",
    "trailing": "enum class e { one };\nstatic_assert(1 == 1);\nint x = 1;\nsim::e trailing(e v) {\nBODY}\n",
}


@pytest.mark.parametrize(("name", "shape"), BODIES.items())
def test_a_planted_long_function_of_any_shape_is_reported(tmp_path, name, shape):
    signature_and_brace = 4 if name == "generic" else 2
    for lines in (FUNCTION_LIMIT, FUNCTION_LIMIT - 1):
        body = "    { f('}', \"{{\"); }  // {\n" * (lines - signature_and_brace)
        write(tmp_path, "sim/core/long.cpp", shape.replace("BODY", body))
        reports = long_functions(tmp_path)
        if lines < FUNCTION_LIMIT:
            assert reports == []
        else:
            assert [r.split(": ")[1] for r in reports] == [f"{name} has {lines} lines"]


def test_a_planted_long_python_function_is_reported(tmp_path):
    write(tmp_path, "python/qianxian/long.py", "def long():\n" + "    pass\n" * (FUNCTION_LIMIT - 1))
    assert long_functions(tmp_path) == [f"python/qianxian/long.py:1: long has {FUNCTION_LIMIT} lines"]


def test_tables_scopes_and_initialisers_are_not_functions(tmp_path):
    rows = "    row(1),\n" * FUNCTION_LIMIT
    text = (
        f"namespace sim {{\ninline constexpr auto labels = std::to_array<label>({{\n{rows}}});\n"
        f"constexpr coefficients c{{\n{rows}}};\n"
        f"struct p {{\n    static constexpr auto fields() {{\n{rows}    }}\n}};\n}}\n"
    )
    file = write(tmp_path, "sim/core/table.hpp", text)
    assert long_functions(tmp_path) == []
    assert [name for name, _, _ in cpp_functions(file)] == ["fields"]


def test_the_functions_of_a_known_file_are_all_found():
    names = [name for name, _, _ in cpp_functions(ROOT / "sim/core/event_queue.hpp")]
    assert names == [
        "next_event_tree", "set", "time", "next_time", "next_entity", "word", "time_of",
        "operator>", "push", "pop", "next_time", "size",
    ]  # fmt: skip
