"""Markdown that is safe to fill with anybody's words, and the same as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import jinja2
from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.anchors.index import slugify
from mdit_py_plugins.dollarmath import dollarmath_plugin

from qianxian.report.document import TEMPLATES as REPORT_TEMPLATES

TEMPLATES = Path(__file__).parent / "templates"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|$~&#])")
_ENDINGS = (".md", ".html")


def plain(words: object) -> str:
    """Words as they are, whatever signs they have: none is taken for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(words).split()))


def code(words: object) -> str:
    """Words as code, also within a table."""
    text = " ".join(str(words).split()).replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text else ""


def block(words: str) -> str:
    """Lines of code."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", words)), default=0))
    return f"{fence}\n{words.rstrip()}\n{fence}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table of cells that are Markdown already; columns at the positions `numbers` stand to the right."""
    rule = ["---:" if i in numbers else "---" for i in range(len(heads))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


def anchor(heading: str) -> str:
    """What a link to a heading is called, by GitHub's rule; `heading` as a reader sees it."""
    return f"#{slugify(heading)}"


# HTML ---------------------------------------------------------------------------------------------------------------


def page(text: str, lang: str, documents: Sequence[tuple[str, str]], kicker: str) -> str:
    """A page of HTML that loads nothing, from Markdown that begins with its title.

    Parameters
    ----------
    text : Markdown
    lang : ``en`` or ``zh``
    documents : name without ending and title of each page of the folder, for the way from one to another
    kicker : what all the pages are together
    """
    tokens = _parser().parse(text)
    body = Markup(_parser().renderer.render(tokens, _parser().options, {}))
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
    return environment.get_template("page.html.j2").render(
        body=body,
        contents=_headings(tokens, "h2"),
        title=_headings(tokens, "h1")[0][1],
        documents=documents,
        kicker=kicker,
        html_lang="zh-CN" if lang == "zh" else "en",
        style=Markup("\n".join(f.read_text(encoding="utf-8") for f in _styles())),
    )


def _styles() -> tuple[Path, Path]:
    return REPORT_TEMPLATES / "style.css", TEMPLATES / "page.css"


def _headings(tokens: Sequence[Token], level: str) -> list[tuple[str, str]]:
    """Anchor and text of the headings of one level."""
    found = []
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == level:
            words = "".join(
                t.content for t in inline.children or [] if t.type in ("text", "code_inline", "text_special")
            )
            found.append((str(opening.attrs.get("id", "")), words))
    return found


@cache
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.use(dollarmath_plugin, renderer=_mathml)
    made.use(anchors_plugin, max_level=4, slug_func=slugify)
    made.add_render_rule("table_open", lambda self, *_: '<div class="scroll" tabindex="0"><table>\n')
    made.add_render_rule("table_close", lambda self, *_: "</table></div>\n")
    made.add_render_rule("link_open", _link)
    return made


def _mathml(formula: str, options: dict[str, Any]) -> str:
    """A formula as MathML, which browsers draw without a script."""
    return convert(formula, display="block" if options.get("display_mode") else "inline")


def _link(renderer: Any, tokens: Sequence[Token], i: int, options: Any, _: Any) -> str:
    """Pages lead to the pages that are of their own kind."""
    target = str(tokens[i].attrs.get("href", ""))
    name, mark, rest = target.partition("#")
    if "/" not in name and name.endswith(_ENDINGS[0]):
        tokens[i].attrSet("href", name.removesuffix(_ENDINGS[0]) + _ENDINGS[1] + mark + rest)
    return str(renderer.renderToken(tokens, i, options, {}))
