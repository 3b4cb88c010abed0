"""A comparison as one HTML file, in English or Chinese, that opens without a network and prints to PDF.

Without JavaScript, and on paper, every chart is a still picture drawn by ``qianxian.figures``; with it, an interactive
one by the embedded Plotly takes its place.
"""

from __future__ import annotations

from qianxian.report.document import write

__all__ = ["write"]
