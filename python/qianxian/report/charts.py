"""Interactive charts as Plotly figures in plain data; the page's script draws them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from qianxian.base.words import number, outcome_title, span
from qianxian.figures.measures import labels, minutes
from qianxian.figures.style import BLUE, VERMILLION, activity_colour, arm_colour, stacked
from qianxian.report.headline import rounded
from qianxian.report.load import OFF, pooled_minutes
from qianxian.report.sentences import texts
from qianxian.runs.departments import OWN

if TYPE_CHECKING:
    import pandas as pd

    from qianxian.report.layers import Pair
    from qianxian.runs.simulation import Result

Chart = dict[str, Any]

FONT = (
    '"Qianxian Sans SC", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", '
    '"Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif'
)
INK, RULE, SLATE = "#3c4043", "#e3e5e8", "#5f6b7a"
CLIP = 150.0  # per cent; a point beyond it is drawn at the edge, so that one outlier does not flatten the rest
SHOWN = 0.05  # minutes; what takes less in every arm is left out
ROW = 26  # pixels of a row of labels
CAUSES, ACTIVITIES = 8, 9  # in the Sankey diagram, before the rest is pooled
HEIGHT, PAD = 540, 10  # of the diagram, and between its nodes, in pixels


def layout(height: int, **more: Any) -> Chart:
    """What all charts share."""
    common: Chart = {
        "font": {"family": FONT, "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 10, "r": 16, "t": 36, "b": 48},
        "height": height,
        "hoverlabel": {"font": {"family": FONT}},
        "legend": {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "traceorder": "normal"},
        "dragmode": False,
    }
    return {**common, **more}


def axis(title: str = "", **more: Any) -> Chart:
    """A quiet axis that cannot be zoomed by accident."""
    return {
        "title": {"text": plain(title)},
        "automargin": True,
        "gridcolor": RULE,
        "zerolinecolor": INK,
        "fixedrange": True,
        **more,
    }


def rows_axis(n: int, **more: Any) -> Chart:
    """An axis of n named rows, the first on top."""
    return axis(range=[n - 0.4, -0.6], ticks="", ticklabelstandoff=6, **more)


def plain(text: str) -> str:
    """A text in which Plotly finds no markup of its own (it knows a few tags)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def time_use(arms: dict[str, Result], lang: str) -> Chart:
    """Stacked minutes per person-day by activity, a bar for every post and arm; time off duty left out.

    Parameters
    ----------
    arms : results by title of the arm, the baseline first
    """
    table = next(iter(arms.values())).time_use
    posts, titles = labels(table, "role", lang), labels(table, "activity", lang)
    by_post = {arm: minutes(result, "role").to_pandas() for arm, result in arms.items()}
    bars = [(post, arm) for post in posts for arm in arms if by_post[arm].loc[post].notna().all()]
    names = [f"{plain(posts[post])}<br>{plain(arm)}" for post, arm in bars]
    traces = []
    for activity in stacked([a for a in titles if a != OFF]):
        values = [float(by_post[arm].loc[post, activity]) for post, arm in bars]
        if max(values, default=0.0) >= SHOWN:
            trace: Chart = {"type": "bar", "orientation": "h", "name": plain(titles[activity]), "x": values, "y": names}
            trace |= {"marker": {"color": activity_colour(activity)}, "text": [rounded(v, 1) for v in values]}
            trace |= {"textposition": "none", "hovertemplate": "%{y}<br>%{fullData.name}: %{text}<extra></extra>"}
            traces.append(trace)
    y = rows_axis(len(names), showgrid=False)
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"}
    shape = layout(38 * len(names) + 240, barmode="stack", bargap=0.3, yaxis=y, legend=legend)
    return {"data": traces, "layout": {**shape, "xaxis": axis(texts(lang)["minutes_axis"])}}


def effects(table: pd.DataFrame, arms: dict[str, str], lang: str) -> Chart:
    """Points with intervals: paired differences in per cent of the baseline mean, outcomes from top to bottom.

    Parameters
    ----------
    table : ``Comparison.effects``
    arms : titles by name of the arm, without the baseline
    """
    traces = [
        _interval_trace(table.loc[arm], title, arm_colour(i), lang) for i, (arm, title) in enumerate(arms.items(), 1)
    ]
    y = rows_axis(len(traces[0]["y"]), showgrid=True)
    x = axis(texts(lang)["forest_axis"], zeroline=True)
    return {"data": traces, "layout": layout(ROW * len(traces[0]["y"]) + 100, yaxis=y, xaxis=x)}


def _interval_trace(effects: pd.DataFrame, title: str, colour: str, lang: str) -> Chart:
    rows = effects[(effects["n"] > 0) & (effects["baseline"] != 0)]
    scale = 100.0 / rows["baseline"].abs()
    centre, lower, upper = (rows[c] * scale for c in ("difference", "lower", "upper"))
    at = centre.clip(-CLIP, CLIP)
    bars: Chart = {"type": "data", "symmetric": False, "thickness": 1.5, "width": 0}
    bars |= {"array": _lengths(upper.clip(-CLIP, CLIP) - at), "arrayminus": _lengths(at - lower.clip(-CLIP, CLIP))}
    texts_shown = [
        f"{number(r['baseline'])} → {number(r['mean'])}; {number(r['difference'], signed=True)} "
        f"{span(r['lower'], r['upper'])}"
        for _, r in rows.iterrows()
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": plain(title),
        "x": at.tolist(),
        "y": [plain(outcome_title(r, lang)) for _, r in rows.iterrows()],
        "error_x": bars,
        "marker": {"size": 8, "color": colour},
        "text": texts_shown,
        "hovertemplate": "%{y}<br>%{text}<extra>%{fullData.name}</extra>",
    }


def _lengths(values: pd.Series[float]) -> list[float | None]:
    """Lengths of error bars; none where there is no interval."""
    return [max(0.0, float(v)) if math.isfinite(v) else None for v in values]


def cause_sankey(
    causes: pd.DataFrame, order: list[str], cause_titles: dict[str, str], activity_titles: dict[str, str], lang: str
) -> Chart:
    """Flows from who makes work necessary to what it turns into, minutes per person-day.

    Parameters
    ----------
    causes : minutes by cause and activity, see ``load.cause_minutes``
    order : departments, those that keep their name first
    cause_titles, activity_titles : by id
    """
    t = texts(lang)
    flows = pooled_minutes(causes, order[:CAUSES], ACTIVITIES)
    flows = flows.loc[flows.sum(axis=1) >= SHOWN, flows.sum() >= SHOWN]
    pooled = sum(c not in OWN and c not in flows.index for c in causes.index)
    names = {**cause_titles, **activity_titles, "other_lines": t["other_lines"].format(pooled)}
    names["other_activities"] = t["other_activities"]
    return {
        "data": [
            {
                "type": "sankey",
                "arrangement": "snap",
                "valueformat": ".1f",
                "valuesuffix": f" {t['minutes']}",
                "node": _nodes(flows, names),
                "link": _links(flows),
            }
        ],
        "layout": layout(HEIGHT + 24, margin={"l": 8, "r": 8, "t": 12, "b": 12}),
    }


def _nodes(flows: pd.DataFrame, names: dict[str, str]) -> Chart:
    """Causes on the left, activities on the right, both from top to bottom in the order of the table."""
    left, right = [float(v) for v in flows.sum(axis=1)], [float(v) for v in flows.sum()]
    nodes = zip([*flows.index, *flows.columns], [*left, *right], strict=True)
    most = max(len(left), len(right))
    return {
        "label": [f"{plain(names[name])} {rounded(m, 1)}" for name, m in nodes],
        "x": [0.001] * len(left) + [0.999] * len(right),
        "y": [*_middles(left, most), *_middles(right, most)],
        "color": [SLATE] * len(left) + _colours(flows),
        "pad": PAD,
        "thickness": 14,
        "line": {"width": 0},
        "hovertemplate": "%{label}<extra></extra>",
    }


def _links(flows: pd.DataFrame) -> Chart:
    """Every flow that is wide enough to be seen, in the colour of its activity."""
    rows, columns = flows.shape
    colours = _colours(flows)
    seen = [(i, j, float(flows.iat[i, j])) for i in range(rows) for j in range(columns)]
    seen = [(i, j, minutes) for i, j, minutes in seen if minutes > SHOWN / 10]
    return {
        "source": [i for i, _, _ in seen],
        "target": [rows + j for _, j, _ in seen],
        "value": [minutes for _, _, minutes in seen],
        "color": [f"{colours[j]}66" for _, j, _ in seen],
        "hovertemplate": "%{source.label} → %{target.label}: %{value}<extra></extra>",
    }


def _colours(flows: pd.DataFrame) -> list[str]:
    return [activity_colour(str(activity)) for activity in flows.columns]


def _middles(minutes: list[float], most: int) -> list[float]:
    """Where the middle of each node lies if they are stacked in order over the whole height, as shares of it; never 0,
    which Plotly takes for no position.

    Parameters
    ----------
    minutes : of the nodes of one column
    most : nodes of the longer column, whose gaps decide how many pixels a minute is
    """
    scale = (HEIGHT - PAD * (most - 1)) / sum(minutes)
    gap = (HEIGHT - scale * sum(minutes)) / max(1, len(minutes) - 1)
    tops = [scale * sum(minutes[:i]) + gap * i for i in range(len(minutes))]
    return [max(0.001, min(0.999, (top + scale * m / 2) / HEIGHT)) for top, m in zip(tops, minutes, strict=True)]


def layers(pairs: list[Pair], lang: str) -> Chart:
    """True and reported shares as two points on a line, a row an arm and measure."""
    t = texts(lang)
    pairs = [p for p in pairs if math.isfinite(p.gap)]  # a very short run may leave one undefined
    rows = [plain(f"{p.measure} · {p.arm}") for p in pairs]
    join: Chart = {"type": "line", "layer": "below", "line": {"color": "#b6bcc4", "width": 3}}
    lines = [
        {**join, "x0": 100 * p.true, "x1": 100 * p.reported, "y0": row, "y1": row}
        for row, p in zip(rows, pairs, strict=True)
    ]
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": t[layer],
            "x": [100 * getattr(p, layer) for p in pairs],
            "y": rows,
            "marker": {"size": 12, "color": colour, "symbol": symbol},
            "hovertemplate": "%{y}: %{x:.1f}%<extra>%{fullData.name}</extra>",
        }
        for layer, colour, symbol in (("true", BLUE, "circle"), ("reported", VERMILLION, "diamond"))
    ]
    y = rows_axis(len(rows), showgrid=False)
    x = axis("%", range=[0, 102], zeroline=False)
    return {"data": traces, "layout": layout(34 * len(rows) + 110, yaxis=y, xaxis=x, shapes=lines)}
