"""A module of the Python package imports its own layer and the layers below it, and no import leads back to itself."""

import graphlib

import pytest
from import_graph import PACKAGE, package_imports, package_modules
from source_tree import ROOT

#: A layer is a folder of the package; each may import itself and what precedes it. The package stands above them all.
LAYERS = (
    "_core",
    "base",
    "inputs",
    "runs",
    "studies",
    "methods",
    "casebook",
    "figures",
    "report",
    "assurance",
    "commands",
)
ENTRANCES = {PACKAGE, f"{PACKAGE}.__main__"}


def layer_of(module):
    """Name of the layer of a module; None for the package itself, which stands above them."""
    return None if module in ENTRANCES else module.split(".")[1]


def rank(module):
    """Position of a module's layer from below."""
    layer = layer_of(module)
    return len(LAYERS) if layer is None else LAYERS.index(layer)


def upward(root):
    """Lines `file:line: what is wrong`, one per import that reaches up."""
    return [
        f"{i.file.relative_to(root)}:{i.line}: '{layer_of(i.module)}' must not reach up to '{i.target}'"
        for i in package_imports(root)
        if rank(i.target) > rank(i.module)
    ]


def circle(root):
    """Modules that import each other in a circle, the first one again at the end; empty if there are none."""
    graph = {module: set() for module in package_modules(root)}
    for i in package_imports(root):
        graph[i.module].add(i.target)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return error.args[1]
    return []


def strays(root):
    """Modules that lie in no layer."""
    return [m for m in package_modules(root) if layer_of(m) not in {None, *LAYERS}]


def test_every_module_lies_in_a_layer_and_every_layer_has_modules():
    assert strays(ROOT) == []
    assert {layer_of(m) for m in package_modules(ROOT)} == {None, *LAYERS}


def test_no_import_reaches_up():
    assert upward(ROOT) == []


def test_no_modules_import_each_other_in_a_circle():
    assert circle(ROOT) == []


def tree(root, files):
    """A small package: a module in two layers and a figure, and what the case adds or changes."""
    common = {
        "python/qianxian/__init__.py": "",
        "python/qianxian/base/words.py": "",
        "python/qianxian/base/units.py": "",
        "python/qianxian/runs/results.py": "from qianxian.base.words import number\n",
        "analysis/figures/style.py": "from qianxian.runs import results\n",
    }
    for name, text in {**common, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def test_imports_that_lead_down_are_allowed(tmp_path):
    assert upward(tree(tmp_path, {})) == [] and circle(tmp_path) == [] and strays(tmp_path) == []
    assert {(i.module, i.target) for i in package_imports(tmp_path)} == {
        ("qianxian.runs.results", "qianxian.base.words"),
        ("qianxian.figures.style", "qianxian.runs.results"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "\nfrom qianxian.figures.style import colour\n",
        "\nimport qianxian.figures.style\n",
        "def draw():\n    from qianxian.figures import style\n",
        "if TYPE_CHECKING:\n    from qianxian.figures.style import Colour\n",
        "import os\nfrom ..figures import style\n",
        "import importlib\nstyle = importlib.import_module('qianxian.figures.style')\n",
        "def draw(kind):\n    return import_module(f'qianxian.figures.{kind}')\n",
    ],
    ids=["top", "whole", "function", "types", "relative", "by_name", "by_a_name_put_together"],
)
def test_a_planted_import_that_reaches_up_is_reported_with_file_and_line(tmp_path, text):
    tree(tmp_path, {"python/qianxian/base/words.py": text})
    [report] = upward(tmp_path)
    assert report == "python/qianxian/base/words.py:2: 'base' must not reach up to 'qianxian.figures.style'"


def test_a_planted_use_of_the_package_itself_is_reported(tmp_path):
    tree(tmp_path, {"python/qianxian/base/words.py": "def f():\n    import qianxian as qx\n"})
    [report] = upward(tmp_path)
    assert report.startswith("python/qianxian/base/words.py:2: ")


@pytest.mark.parametrize("text", ["from . import words", "def f():\n    from qianxian.base.words import number"])
def test_a_planted_circle_within_a_layer_is_reported(tmp_path, text):
    tree(
        tmp_path,
        {"python/qianxian/base/words.py": "from qianxian.base import units", "python/qianxian/base/units.py": text},
    )
    assert sorted(set(circle(tmp_path))) == ["qianxian.base.units", "qianxian.base.words"]


def test_a_planted_import_that_cannot_be_read_is_refused(tmp_path):
    tree(tmp_path, {"python/qianxian/base/words.py": "import_module(name)\n"})
    with pytest.raises(ValueError, match=r"words\.py:1: cannot read"):
        upward(tmp_path)


def test_a_planted_module_outside_the_layers_is_reported(tmp_path):
    tree(tmp_path, {"python/qianxian/util/x.py": "", "python/qianxian/loose.py": ""})
    assert strays(tmp_path) == ["qianxian.loose", "qianxian.util.x"]
