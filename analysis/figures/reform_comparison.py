"""Draws a comparison file: where the minutes of a person-day go under each arm, and what the reform changes.

Left, mean minutes per person-day by activity. Right, the paired difference of every summary outcome between a reform
and the baseline under common random numbers, with its 95 % Student interval, in per cent of the baseline's mean.
All labels come from the file; nothing here knows a particular scenario or outcome.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from comparison_file import Change, Comparison, ComparisonError, paired_change, read
from matplotlib import font_manager

# Baseline in grey, reforms in the colours of Okabe and Ito (2008), which readers with any colour vision tell apart.
COLOURS = ("#8a8f98", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
LEFT_OUT = "off_duty"
CLIP = 150.0  # per cent; beyond it an arrow stands for the point, so that one outlier does not flatten the rest
BOLD = {"en": "bold", "zh": "normal"}  # the free Chinese fonts have one weight
CHINESE_FONT_FILES = ("wqy-microhei", "wqy-zenhei", "notosanscjk", "notosanssc", "sourcehansans", "msyh", "simhei")

TEXT = {
    "minutes": {"en": "Where the working day goes", "zh": "工作时间去向"},
    "minutes_axis": {"en": "minutes per person-day", "zh": "分钟/人·日"},
    "change": {"en": "What changes", "zh": "改革带来的变化"},
    "change_axis": {"en": "paired difference, % of baseline mean", "zh": "配对差值（占基线均值的百分比）"},
    "versus": {"en": "{1}, compared with {0}", "zh": "{1}与{0}对比"},
    "note": {
        "en": "Means of {n} replicates under common random numbers. Right: 95 % intervals of paired differences; "
        "filled where the interval excludes zero; arrows point beyond the axis.",
        "zh": "{n} 次重复的均值，各方案采用相同随机数。右图：配对差值及其 95% 置信区间；实心点表示区间不含零，"
        "箭头表示超出坐标范围。",
    },
}


def use_chinese_font() -> bool:
    """Puts a Chinese font first; False if the machine has none."""
    files = {Path(f).name.lower().replace("-", ""): f for f in font_manager.findSystemFonts()}
    for wanted in CHINESE_FONT_FILES:
        for name, file in sorted(files.items()):
            if name.startswith(wanted.replace("-", "")):
                font_manager.fontManager.addfont(file)
                family = font_manager.FontProperties(fname=file).get_name()
                plt.rcParams["font.family"] = [family, "DejaVu Sans"]
                return True
    return False


def number(value: float) -> str:
    """Three significant digits without an exponent, with a true minus sign."""
    if not math.isfinite(value):
        return "–"
    digits = 0 if value == 0 else max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{min(digits, 4)}f}".replace("-", "−")


def draw_minutes(axes, data: Comparison, language: str) -> None:
    """Paired bars, the largest activity of the baseline on top."""
    shown = sorted((a for a in data.activity_titles if a != LEFT_OUT), key=lambda a: data.arms[0].minutes[a])
    shown = [a for a in shown if any(arm.minutes.get(a, 0.0) >= 0.05 for arm in data.arms)]
    height = 0.8 / len(data.arms)
    longest = max(arm.minutes.get(a, 0.0) for arm in data.arms for a in shown)
    for i, arm in enumerate(data.arms):
        values = [arm.minutes.get(a, 0.0) for a in shown]
        rows = np.arange(len(shown)) + 0.4 - (i + 0.5) * height
        axes.barh(rows, values, height * 0.94, color=COLOURS[i % len(COLOURS)], label=arm.title)
        for row, value in zip(rows, values, strict=True):
            axes.text(value + longest * 0.012, row, f"{value:.1f}", va="center", fontsize=7, color="#3c4043")
    axes.set_yticks(np.arange(len(shown)), [data.activity_titles[a] for a in shown])
    axes.set_ylim(-0.6, len(shown) - 0.4)
    axes.set_xlim(0, longest * 1.1)
    axes.set_xlabel(TEXT["minutes_axis"][language])
    axes.set_title(TEXT["minutes"][language], loc="left", fontsize=11, fontweight=BOLD[language])
    axes.legend(loc="lower right", frameon=False)
    axes.grid(axis="x", color="#e3e5e8", linewidth=0.7)


def draw_interval(axes, row: float, change: Change, limit: float, colour: str) -> None:
    """One point with its interval, or an arrow where it lies outside the axis."""
    if abs(change.centre) > limit:
        marker = ">" if change.centre > 0 else "<"
        axes.plot(math.copysign(limit, change.centre), row, marker, color=colour, markersize=6, clip_on=False)
        return
    if math.isfinite(change.lower):
        ends = np.clip([change.lower, change.upper], -limit, limit)
        axes.plot(ends, [row, row], color=colour, linewidth=1.6, solid_capstyle="butt")
    clear = change.lower > 0 or change.upper < 0
    axes.plot(change.centre, row, "o", color=colour, markersize=5, markerfacecolor=colour if clear else "white")


def draw_changes(axes, data: Comparison, language: str) -> None:
    """Forest plot of the paired differences, outcomes in the order of the file."""
    base, reforms = data.arms[0], data.arms[1:]
    shown = list(base.outcomes)[::-1]
    changes = [[paired_change(base.outcomes[o], r.outcomes[o]) for o in shown] for r in reforms]
    finite = [abs(v) for cs in changes for c in cs for v in (c.lower, c.upper, c.centre) if math.isfinite(v)]
    limit = max((v for v in finite if v <= CLIP), default=CLIP) * 1.08 or 1.0
    axes.axvline(0, color="#3c4043", linewidth=0.9)
    for i, row_of_changes in enumerate(changes):
        offset = (len(reforms) - 1) / 2 * 0.25 - i * 0.25
        for row, change in enumerate(row_of_changes):
            if math.isfinite(change.centre):
                draw_interval(axes, row + offset, change, limit, COLOURS[(i + 1) % len(COLOURS)])
            if len(reforms) == 1:
                annotate(axes, row, change, data.units[shown[row]])
    axes.set_yticks(range(len(shown)), [data.outcome_titles[o] for o in shown])
    axes.set_ylim(-0.6, len(shown) - 0.4)
    axes.set_xlim(-limit, limit)
    axes.set_xlabel(TEXT["change_axis"][language])
    axes.set_title(TEXT["change"][language], loc="left", fontsize=11, fontweight=BOLD[language])
    axes.grid(axis="x", color="#e3e5e8", linewidth=0.7)


def annotate(axes, row: int, change: Change, unit: str) -> None:
    """Beside the row: the difference in per cent, then both means in the outcome's own unit."""
    means = f"{number(change.before)} → {number(change.after)}" + (f" {unit.removeprefix('1')}" if unit != "1" else "")
    percent = f"{change.centre:+.1f} %".replace("-", "−") if math.isfinite(change.centre) else "–"
    at = {"transform": axes.get_yaxis_transform(), "va": "center", "fontsize": 7.5}
    axes.text(1.16, row, percent, ha="right", **at)
    axes.text(1.18, row, means, color="#3c4043", **at)


def draw(data: Comparison, language: str):
    """The whole figure."""
    rows = max(len(data.activity_titles) - 1, len(data.arms[0].outcomes))
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(13.5, 1.6 + 0.33 * rows), layout="constrained", width_ratios=(1, 1.05)
    )
    draw_minutes(left, data, language)
    draw_changes(right, data, language)
    for axes in (left, right):
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
        axes.set_axisbelow(True)
    reforms = (", " if language == "en" else "、").join(a.title for a in data.arms[1:])
    headline = TEXT["versus"][language].format(data.arms[0].title, reforms)
    figure.suptitle(headline, x=0.01, ha="left", fontsize=14, fontweight=BOLD[language])
    figure.supxlabel(TEXT["note"][language].format(n=data.replicates), x=0.01, ha="left", fontsize=8, color="#5f6368")
    return figure


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="qx figure", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="HDF5 file written by `compare`")
    parser.add_argument("-o", "--out", type=Path, help="figure to write, .png, .svg or .pdf (default: FILE.png)")
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language of the labels")
    parser.add_argument("--baseline", help="arm to compare with (default: the file's first arm)")
    options = parser.parse_args(arguments)
    out = options.out or options.file.with_suffix(".png")
    plt.switch_backend("Agg")
    plt.rcParams.update({"font.size": 9, "svg.hashsalt": "qianxian", "axes.unicode_minus": True})
    language = options.lang
    if language == "zh" and not use_chinese_font():
        print("没有找到中文字体，图中改用英文标注；可安装 fonts-wqy-microhei", file=sys.stderr)
        language = "en"
    try:
        figure = draw(read(options.file, language, options.baseline), language)
        out.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(out, dpi=180, metadata={"Date": None} if out.suffix == ".svg" else None)
    except (ComparisonError, OSError, ValueError) as error:
        print(f"qx figure: {options.file}: {error}", file=sys.stderr)
        return 2
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
