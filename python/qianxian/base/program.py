"""The command line program that comes with the package."""

from __future__ import annotations

from pathlib import Path

PROGRAM = Path(__file__).parents[1] / "bin" / "qianxian"
