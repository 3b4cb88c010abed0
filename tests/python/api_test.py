"""The reference is complete: every public name is described, shown, tried by its examples, and tested somewhere."""

import doctest
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest
import qianxian as qx
from conftest import ROOT

NAMES = sorted(set(qx.__all__) - {"__version__"})
TESTS = sorted(Path(__file__).parent.glob("*_test.py"))
MODULES = sorted(
    m.name for m in pkgutil.walk_packages(qx.__path__, "qianxian.") if not m.name.endswith(("._core", "__main__"))
)


def public_callables(root):
    """(dotted name, function) of everything a user can call or read in the public names."""
    for name in NAMES:
        value = getattr(root, name)
        yield name, value
        if not inspect.isclass(value):
            continue
        ours = [c for c in value.__mro__ if c.__module__.startswith("qianxian.")]
        for member, held in {m: h for c in reversed(ours) for m, h in vars(c).items()}.items():
            if not member.startswith("_"):
                found = getattr(held, "fget", None) or getattr(held, "func", None) or held
                yield f"{name}.{member}", getattr(found, "__func__", found)


def own_doc(value):
    """The docstring of the thing itself, not that of a base class."""
    return inspect.cleandoc(vars(value).get("__doc__") or "") if inspect.isclass(value) else inspect.getdoc(value) or ""


def undescribed(name, value):
    """Parameters that the docstring does not name; of a class, those of its constructor."""
    try:
        parameters = list(inspect.signature(value).parameters)
    except ValueError:  # exceptions of the engine
        return []
    internal = {"self", "cls", "home", "core", "plan"}
    doc = own_doc(value)
    return [f"{name}: {p}" for p in parameters if p not in internal and not re.search(rf"\b{p}\b", doc)]


def doctests(module):
    """(examples tried, examples failed) in the docstrings of one module; lines marked +SKIP are not tried."""
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    return result.attempted, result.failed


@pytest.mark.parametrize(("name", "value"), [pytest.param(*pair, id=pair[0]) for pair in public_callables(qx)])
def test_a_public_name_is_described(name, value):
    assert len(own_doc(value)) > 10
    assert undescribed(name, value) == []


def test_a_planted_parameter_without_a_word_is_found():
    def run(days, seed):
        """Simulates for some days."""

    assert undescribed("run", run) == ["run: seed"]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_show_what_they_print(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert doctests(importlib.import_module(name))[1] == 0


def test_there_are_examples_to_try_and_a_planted_false_one_is_found(tmp_path, monkeypatch, capsys):
    tried = sum(len(e.examples) for m in MODULES for e in doctest.DocTestFinder().find(importlib.import_module(m)))
    assert tried >= 10
    (tmp_path / "planted.py").write_text('"""Adds.\n\n>>> 1 + 1\n3\n"""\n')
    monkeypatch.syspath_prepend(tmp_path)
    assert doctests(importlib.import_module("planted")) == (1, 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_exercised_by_a_test(name):
    used = re.compile(rf"\bqx\.{name}\b|from qianxian import [^\n]*\b{name}\b")
    assert [t for t in TESTS if t.name != Path(__file__).name and used.search(t.read_text(encoding="utf-8"))]


def test_the_version_is_that_of_the_engine():
    assert re.fullmatch(r"\d+\.\d+\.\d+", qx.__version__)


@pytest.fixture(scope="module")
def reference():
    """The page of the package, as `./qx docs` writes it."""
    pdoc = pytest.importorskip("pdoc")
    pdoc.render.configure(docformat="numpy")
    command = re.search(r"-m pdoc .*?\n {4}say", (ROOT / "qx").read_text(encoding="utf-8"), flags=re.DOTALL)
    return pdoc.pdoc(*re.findall(r"\bqianxian(?:\.\w+)*\b", command[0]))


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_shows_every_public_name_although_it_is_loaded_late(reference, name):
    assert f'<section id="{name}">' in reference


def test_the_reference_shows_methods_and_their_parameters(reference):
    assert 'id="Scenario.from_tables"' in reference and 'id="Scenario.run"' in reference
    assert 'href="qianxian/inputs/specification.html#Specification.from_tables"' in reference
    assert "List of" not in reference  # headings of numpydoc sections are rendered, not printed
    assert "fixed-width sequential procedure" in reference
