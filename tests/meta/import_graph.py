"""Reads which module of the Python package imports which, wherever the import stands."""

import ast
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "qianxian"
#: Folders whose files become the package, and what they are called in it.
SOURCES = {"python/qianxian": PACKAGE, "analysis/figures": f"{PACKAGE}.figures"}


@dataclass(frozen=True)
class Import:
    """One import of a module of ours: the file and line it stands in, who imports, and what."""

    file: Path
    line: int
    module: str
    target: str


def package_modules(root):
    """File of every module of the package by full name, the compiled one by its stub."""
    found = {}
    for folder, package in SOURCES.items():
        for file in sorted((root / folder).rglob("*.py*")):
            if file.suffix in {".py", ".pyi"}:
                inner = [p for p in file.relative_to(root / folder).with_suffix("").parts if p != "__init__"]
                found[".".join([package, *inner])] = file
    return found


def package_imports(root):
    """Every import of one module of ours by another: at the top, in functions, for type checking alone, or by a name in
    a text. A text that is put together stands for every module that it could name."""
    modules = package_modules(root)
    return [
        Import(file, node.lineno, module, target)
        for module, file in modules.items()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for target in targets(node, module, modules)
        if target != module
    ]


def targets(node, module, modules):
    """Modules of ours that a node of the syntax tree imports."""
    if isinstance(node, ast.Import):
        return [known(alias.name, modules) for alias in node.names if is_ours(alias.name)]
    if isinstance(node, ast.ImportFrom):
        start = absolute(node, module, modules)
        return [known(f"{start}.{alias.name}", modules) for alias in node.names if is_ours(start)]
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}:
        name = node.args[0]
        beginning = name.values[0] if isinstance(name, ast.JoinedStr) else name
        if not isinstance(beginning, ast.Constant):
            raise ValueError(f"{modules[module]}:{node.lineno}: cannot read what is imported")
        if isinstance(name, ast.JoinedStr):
            return [m for m in modules if m.startswith(beginning.value)]
        return [known(name.value, modules)] if is_ours(name.value) else []
    return []


def is_ours(name):
    return name.split(".")[0] == PACKAGE


def known(name, modules):
    """The module of this name, or the one that defines what is named."""
    while name not in modules and "." in name:
        name = name.rpartition(".")[0]
    return name


def absolute(node, module, modules):
    """Full name of where a `from` import looks."""
    if node.level == 0:
        return node.module
    inside = module.split(".") if modules[module].stem == "__init__" else module.split(".")[:-1]
    package = inside[: len(inside) - node.level + 1]
    return ".".join([*package, node.module] if node.module else package)
