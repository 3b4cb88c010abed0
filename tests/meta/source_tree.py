"""Reads the project's sources for the structural tests: layers, includes and the length of files and functions."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SIMULATION = ("core", "graph", "population", "model")
# Each layer, and what it may include beside itself.
BELOW = {
    **{layer: SIMULATION[:i] for i, layer in enumerate(SIMULATION)},
    "engine": SIMULATION,
    "text": SIMULATION,
    "results": (*SIMULATION, "engine", "text"),
    "cli": (*SIMULATION, "engine", "text", "results"),
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
COMMENT_OR_LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"'
    r"|\"(?:\\.|[^\"\\\n])*\"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)


@dataclass(frozen=True)
class Include:
    """One include line: the file and line it stands in, what it names, and whether in angle brackets."""

    file: Path
    line: int
    target: str
    angled: bool


def cpp_files(root):
    """C++ files of the product, in order: the program and its bindings, not the tests."""
    folders = [root / "sim", root / "python"]
    return sorted(p for f in folders for p in f.rglob("*") if p.suffix in {".hpp", ".cpp"})


def python_files(root):
    """Python files of the product, in order."""
    return sorted(p for f in ("python", "analysis") for p in (root / f).rglob("*.py"))


def layer_of(file, root):
    """Name of the layer that a file of sim/ lies in; None for anything else."""
    parts = file.relative_to(root).parts
    return parts[1] if parts[0] == "sim" and len(parts) > 2 else None


def includes(file):
    """Every include line of a file, in order."""
    text = file.read_text(encoding="utf-8")
    return [Include(file, text.count("\n", 0, m.start(2)) + 1, m[2], m[1] == "<") for m in INCLUDE.finditer(text)]


def blank(text):
    """Replace comments, literals and preprocessor lines by blanks, so that every brace left is structure."""
    text = COMMENT_OR_LITERAL.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.MULTILINE)


def without_templates(head):
    """Drop leading `template <...>` and attributes from a declaration."""
    head = head.strip()
    while head.startswith("template"):
        opened = closed = 0
        rest = head
        while rest and (opened == 0 or closed < opened):
            opened += rest[0] == "<"
            closed += rest[0] == ">"
            rest = rest[1:]
        head = rest.strip()
    return re.sub(r"^\[\[.*?\]\]\s*|\balignas\([^)]*\)\s*", "", head)


def kind_of(head):
    """What an opening brace after this text starts: a scope to look into, a function, or an initialiser."""
    head = without_templates(head)
    if re.match(r"(inline\s+)?namespace\b|extern\s", head):
        return "scope"
    if re.match(r"(enum|union|class|struct)\b", head):
        return "scope" if head.find("(") < 0 or "final" in head else "function"
    before_parameters = re.sub(r"operator\s*\S+?(?=\s*\()", "operator_", head).split("(")[0]
    return "function" if "(" in head and "=" not in before_parameters else "initialiser"


def function_name(head):
    """Last name before the parameter list."""
    found = re.search(r"(operator\s*(?:\(\)|[^\s(]+)|[\w:~]+)\s*\(", without_templates(head))
    return found[1] if found else "?"


def cpp_functions(file):
    """Yield (name, first line, lines) of each function defined in a file, signature and closing brace included.

    A brace-matching heuristic: the text between the end of the previous declaration and an opening brace says whether a
    function begins there. It relies on declarations that clang-format has laid out; macros are not expanded.
    """
    text = blank(file.read_text(encoding="utf-8"))
    scopes = 0  # closing braces of scopes still to come
    start = 0  # where the text of the current declaration begins
    position = 0
    parentheses = 0
    while position < len(text):
        c = text[position]
        parentheses += (c == "(") - (c == ")")
        if c == ";" and parentheses == 0:
            start = position + 1
        elif c == "}":
            scopes -= 1
            start = position + 1
        elif c == "{":
            head = re.sub(r"^\s*(?:(?:public|private|protected)\s*:\s*)+", "", text[start:position])
            kind = kind_of(head) if parentheses == 0 else "initialiser"
            if kind == "scope":
                scopes += 1
                start = position + 1
            else:
                end = closing_brace(text, position)
                following = text[end + 1 :].lstrip()[:1]
                if kind == "function" and following not in {",", "{"}:  # else a member initialiser, not yet the body
                    first = text.count("\n", 0, position - len(head.lstrip())) + 1
                    yield function_name(head), first, text.count("\n", 0, end) + 2 - first
                    start = end + 1
                position = end
        position += 1
    if scopes != 0:
        raise ValueError(f"{file}: cannot match the braces")


def closing_brace(text, opening):
    """Position of the brace that closes the one at `opening`."""
    depth = 0
    for i in range(opening, len(text)):
        depth += (text[i] == "{") - (text[i] == "}")
        if depth == 0:
            return i
    raise ValueError("unbalanced braces")


def python_functions(file):
    """Yield (name, first line, lines) of each function defined in a file; its docstring counts no more than the comment
    above a C++ function does."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = node.body[0]
            described = ast.get_docstring(node, clean=False) is not None
            docstring = first.end_lineno - first.lineno + 1 if described else 0
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1 - docstring
