"""Every described state variable is read somewhere, and the mechanism that is said to write it alone does.

Which struct a name belongs to is not known to a reader of text: a name that two structs share counts for both.
"""

import re
from dataclasses import dataclass

import pytest
from source_tree import ROOT, blank, cpp_files

STRUCT = re.compile(r"struct state_description<([\w:<>]+)> \{")
ROW = re.compile(r"\b(?:kept|kept_as|derived)\(\s*SIM_NAME\(S, (\w+)\)")
OWNER = re.compile(r'\},\s*"(\w+)"\s*\)')
INDEXED = r"(?:\[(?:[^][]|\[[^]]*\])*\])*"
CHANGED_BY_CALL = r"\.(?:push_back|emplace_back|pop_back|clear|assign|insert|erase|resize)\("


@dataclass(frozen=True)
class Variable:
    """One row of a description."""

    struct: str
    name: str
    owner: str | None


def is_description(file):
    return file.stem == "description" or file.parent.name == "description"


def pieces(pattern, text):
    """Each match of a pattern, with the text from there to the next."""
    found = [*pattern.finditer(text)]
    for match, end in zip(found, [m.start() for m in found[1:]] + [None] * bool(found), strict=True):
        yield match, text[match.end() : end]


def described(text):
    """The rows of one file of descriptions."""
    for struct, body in pieces(STRUCT, text):
        for row, rest in pieces(ROW, body):
            owner = OWNER.search(rest)
            yield Variable(struct[1], row[1], owner and owner[1])


def state_of(root):
    """Every described variable of the tree, but for the forms in which descriptions keep others."""
    files = [f for f in cpp_files(root) if is_description(f)]
    rows = [v for f in files for v in described(f.read_text(encoding="utf-8"))]
    return [v for v in rows if not v.struct.endswith("_form")]


def place(name):
    """A place at which a member is named; members with an underscore are named by their own class."""
    return rf"\b{name}" if name.endswith("_") else rf"(?:\.|->|::){name}\b"


def writes(name):
    """A place at which a member is given another value."""
    change = rf"\s*(?:(?:[-+*/|&^]|<<|>>)?=(?!=)|\+\+|--|{CHANGED_BY_CALL})"
    before = rf"(?:\+\+|--)[\w.\[\]>-]*{place(name)}"
    return re.compile(rf"{place(name)}{INDEXED}{change}|{before}|erase(?:_if)?\([\w.]*{place(name)}")


def code(root):
    """The code of every file but the descriptions."""
    return {f: blank(f.read_text(encoding="utf-8")) for f in cpp_files(root) if not is_description(f)}


def unread(variables, files):
    """Variables that are nowhere named but to be changed."""
    return [
        f"{v.struct}::{v.name}"
        for v in variables
        if not any(re.search(place(v.name), writes(v.name).sub("", text)) for text in files.values())
    ]


def written_elsewhere(variables, files):
    """`struct::name: file`, one per file that writes what a mechanism is said to write alone."""
    return [
        f"{v.struct}::{v.name}: {file.name}"
        for v in variables
        if v.owner
        for file, text in files.items()
        if file.stem != v.owner and writes(v.name).search(text)
    ]


VARIABLES = state_of(ROOT)
FILES = code(ROOT)


def test_the_descriptions_are_found():
    names = {(v.struct, v.name) for v in VARIABLES}
    assert {("person", "fatigue"), ("world", "ranking"), ("replicate_run", "day_")} <= names
    assert len(names) == len(VARIABLES) > 150


def test_every_state_variable_is_read():
    assert unread(VARIABLES, FILES) == []


def test_every_owner_is_a_mechanism_and_writes_alone():
    mechanisms = {f.stem for f in (ROOT / "sim/model/mechanisms").glob("*.cpp")}
    assert {v.owner for v in VARIABLES if v.owner} <= mechanisms
    assert written_elsewhere(VARIABLES, FILES) == []


DESCRIPTION = """
template <>
struct state_description<person> {
    using S = person;
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, mood), "1", {"Mood.", "心情。"}, "trust"),
                          derived(SIM_NAME(S, age), {"Age.", "年龄。"})};
    }
};
"""


def planted(tmp_path, name, text):
    """A tree with two described variables and one file of code."""
    for path, content in {"sim/population/description/person.hpp": DESCRIPTION, name: text}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)
    return state_of(tmp_path), code(tmp_path)


@pytest.mark.parametrize(
    "never_read",
    ["p.mood = 1;", "p.mood += 1;", "++w.persons[i].mood;", "p->mood = f(p);", "p.mood[a[0]] -= 2;", "p.mood.clear();"],
)
def test_a_planted_variable_that_is_only_written_is_found(tmp_path, never_read):
    variables, files = planted(tmp_path, "sim/model/mechanisms/trust.cpp", f"void f() {{ {never_read} return p.age; }}")
    assert unread(variables, files) == ["person::mood"]
    assert written_elsewhere(variables, files) == []


@pytest.mark.parametrize("read", ["g(p.mood);", "if (p.mood == 1) g();", "x = p.mood;", "p.age = p.mood * p.age;"])
def test_a_variable_that_is_read_is_not_reported(tmp_path, read):
    variables, files = planted(tmp_path, "sim/model/mechanisms/trust.cpp", f"void f() {{ {read} return p.age; }}")
    assert unread(variables, files) == []


def test_a_planted_second_writer_is_found(tmp_path):
    variables, files = planted(tmp_path, "sim/model/mechanisms/fatigue.cpp", "void f() { p.mood -= p.age; }")
    assert written_elsewhere(variables, files) == ["person::mood: fatigue.cpp"]
