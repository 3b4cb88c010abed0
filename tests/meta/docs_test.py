"""The documents name only what exists, say the same in both languages, and can be run as pasted."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from source_tree import ROOT

DOCUMENTS = sorted(
    f.relative_to(ROOT)
    for f in ROOT.rglob("*.md")
    if not f.relative_to(ROOT).parts[0].startswith((".", "build", "results"))
)
TRANSLATED = [f for f in DOCUMENTS if f.name.endswith(".zh.md")]
TOP = sorted(f.name for f in ROOT.iterdir())
# Made by a command that the document has just named.
MADE = ("results/",)
FORBIDDEN = re.compile(
    r"\bTODO\b|\bFIXME\b|\bXXX\b|\bTBD\b|lorem ipsum|(?<![\w./~])/(home|root|mnt|srv)/", re.IGNORECASE
)


def code_spans(text):
    """What stands in backticks outside fenced blocks."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))


def paths(text):
    """Words in code spans that are paths from the root, without placeholders."""
    words = [w.strip("\"',;") for span in code_spans(text) for w in span.split()]
    words = [w.removeprefix("./") for w in words]
    return [w for w in words if w.split("/")[0] in TOP and not re.search(r"[<>*=]", w) and not w.startswith(MADE)]


def links(text):
    """Targets of links and pictures that are files of ours."""
    return [t for t in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in t]


def fences(text, language):
    """Bodies of the fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)


def outline(text):
    """Levels of the headings and the number of rows of each table, which a translation keeps."""
    body = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    headings = [len(m) for m in re.findall(r"^(#+) ", body, flags=re.MULTILINE)]
    return headings, len(re.findall(r"^\|", body, flags=re.MULTILINE))


def read(document):
    return (ROOT / document).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_path_named_exists(document):
    assert [p for p in paths(read(document)) if not (ROOT / p).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_link_leads_somewhere(document):
    assert [t for t in links(read(document)) if not (ROOT / document.parent / t).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_no_forbidden_word_occurs(document):
    assert FORBIDDEN.findall(read(document)) == []


@pytest.mark.parametrize("document", TRANSLATED, ids=str)
def test_a_translation_has_the_outline_of_its_original(document):
    original = document.with_name(document.name.replace(".zh.md", ".md"))
    assert outline(read(document)) == outline(read(original))


@pytest.mark.parametrize("document", TRANSLATED, ids=str)
def test_a_translation_shows_the_same_code(document):
    original = document.with_name(document.name.replace(".zh.md", ".md"))
    for language in ("sh", "python"):
        assert fences(read(document), language) == fences(read(original), language)


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if fences(read(d), "toml")], ids=str)
def test_toml_examples_are_toml(document):
    for example in fences(read(document), "toml"):
        assert tomllib.loads(example)


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if fences(read(d), "python")], ids=str)
def test_python_examples_compile(document):
    for example in fences(read(document), "python"):
        compile(example, str(document), "exec")


def test_commands_of_the_read_me_are_commands_of_qx():
    usage = subprocess.run([ROOT / "qx", "help", "--lang", "en"], capture_output=True, text=True, check=True).stdout
    named = {span.split()[1] for span in code_spans(read(Path("README.md"))) if span.startswith("./qx ")}
    assert [verb for verb in named if not verb.startswith("-") and not re.search(rf"\b{verb}\b", usage)] == []


def test_a_planted_dead_path_is_found():
    text = "See `sim/core/nowhere.hpp`, `./qx run scenarios/none.toml` and `sim/model/levers/<name>.hpp`."
    assert [p for p in paths(text) if not (ROOT / p).exists()] == ["sim/core/nowhere.hpp", "scenarios/none.toml"]


def test_a_planted_missing_section_is_found():
    assert outline("# a\n## b\n") != outline("# 甲\n")


def test_the_architecture_fits_on_two_pages():
    assert len(read(Path("sim/ARCHITECTURE.md")).split()) < 1400
