"""The stub of the extension module names what the module has, with the same parameters."""

import ast
import subprocess
import sys

import pytest
from source_tree import ROOT

STUB = ROOT / "python" / "qianxian" / "_core.pyi"


def signatures(text):
    """Functions and methods with the names of their parameters; properties and variables with none."""
    found = {}

    def visit(body, owner):
        for node in body:
            if isinstance(node, ast.FunctionDef):
                found[owner + node.name] = [a.arg for a in node.args.args if a.arg != "self"]
            elif isinstance(node, ast.ClassDef):
                found[owner + node.name] = []
                visit(node.body, f"{owner}{node.name}.")
            elif isinstance(node, ast.AnnAssign) and not node.target.id.startswith("_"):
                found[owner + node.target.id] = []

    visit(ast.parse(text).body, "")
    return found


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    out = tmp_path_factory.mktemp("stub")
    command = [sys.executable, "-m", "pybind11_stubgen", "qianxian._core", "-o", out]
    subprocess.run(command, check=True, capture_output=True)
    return signatures((out / "qianxian" / "_core.pyi").read_text())


def test_the_stub_is_that_of_the_module(generated):
    declared = signatures(STUB.read_text())
    del declared["InputError.problems"]  # set when it is raised
    assert declared == generated


def test_a_forgotten_function_and_a_renamed_parameter_would_be_found(generated):
    text = STUB.read_text()
    assert signatures(text.replace("def schema() -> str: ...", "")) != generated
    assert signatures(text.replace("replicate: int", "run: int")) != generated
