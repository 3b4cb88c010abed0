"""The front of a portfolio as a page on which one can point at a dot and read its combination."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
from qianxian.base.reference import outcomes
from qianxian.base.words import number, outcome_title, span
from qianxian.figures.portfolio_front import MARKS, WORDS, axes_of, axis_title, placed, reach
from qianxian.figures.style import INK, RULE
from qianxian.methods.portfolio.telling import TEXT, claims, table_of

if TYPE_CHECKING:
    import pandas as pd
    from qianxian.methods.portfolio.result import Portfolio

FONT = "system-ui, sans-serif"  # the browser finds Chinese characters in the fonts of its system
PAGE = (
    '<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
    "<style>td, th {{ padding: 0.2rem 0.8rem; text-align: left }}</style></head>\n"
    '<body style="font-family: {font}; color: {ink}; max-width: 70rem; margin: 2rem auto">\n'
    "<h1>{title}</h1>\n{text}\n{chart}\n{table}\n</body></html>\n"
)


def page(data: Portfolio, *, lang: str) -> str:
    """The whole page: claims, chart with the script that draws it, the front as a table.

    Parameters
    ----------
    data : Portfolio
    lang : ``en`` or ``zh``
    """
    text = "".join(f"<p>{html.escape(line)}</p>" for line in claims(data, lang))
    drawn = chart(data, lang).to_html(
        full_html=False, include_plotlyjs=True, div_id="front", config={"displaylogo": False}
    )
    table = table_of(data, lang).to_html(index=False, border=0)
    code = {"en": "en", "zh": "zh-CN"}[lang]
    title = WORDS["title"][lang]
    return PAGE.format(lang=code, title=title, text=text, chart=drawn, table=table, ink=INK, font=FONT)


def chart(data: Portfolio, lang: str) -> Any:
    """The chart as a Plotly figure: a trace for certain, undecided and dominated combinations."""
    across, up = axes_of(data)
    table = placed(data, across, up)
    figure = go.Figure()
    for status, (colour, marker, strength) in MARKS.items():
        rows = table[table["status"] == status]
        if rows.empty:
            continue
        figure.add_scatter(
            x=rows["x"],
            y=rows["y"],
            name=WORDS[status][lang],
            mode="markers",
            opacity=strength,
            marker={"color": colour, "size": 10, "symbol": {"o": "circle", "D": "diamond"}[marker]},
            error_x=_arms(rows, "x", status),
            error_y=_arms(rows, "y", status),
            text=[_told(data, str(name), lang) for name in rows.index],
            hovertemplate="%{text}<extra></extra>",
        )
    upward = axis_title(data, up, lang) if up else WORDS["rank"][lang]
    lines = {"gridcolor": RULE, "zerolinecolor": INK}
    figure.update_layout(
        template="none",
        font={"family": FONT, "color": INK},
        height=560,
        xaxis={"title": {"text": axis_title(data, across, lang).replace("\n", "<br>")}, "automargin": True, **lines},
        yaxis={"title": {"text": upward.replace("\n", "<br>")}, "automargin": True, **lines},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},
    )
    return figure


def _arms(rows: pd.DataFrame, axis: str, status: str) -> dict[str, Any]:
    below, above = reach(rows, axis)
    return {
        "type": "data", "symmetric": False, "array": above, "arrayminus": below, "thickness": 1,
        "visible": status != "dominated",
    }  # fmt: skip


def _told(data: Portfolio, name: str, lang: str) -> str:
    """What is read when a combination is pointed at."""
    row = data.points.loc[name]
    lines = [f"<b>{html.escape(str(row['title_zh' if lang == 'zh' else 'title']))}</b>", WORDS[row["status"]][lang]]
    for objective in data.objectives:
        ends = span(row[f"{objective}_lower"], row[f"{objective}_upper"])
        effect = number(row[f"{objective}_effect"], signed=True)
        lines.append(f"{html.escape(outcome_title(outcomes().loc[objective], lang))}: {effect} {ends}")
    lines.append(f"{TEXT['n'][lang]}: {row['n']}")
    return "<br>".join(lines)
