"""Markdown."""

from __future__ import annotations

from .figures import Spread


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A table whose first column is text and whose other columns are figures."""
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def times(spread: Spread) -> str:
    """The median of ratios, and in brackets the smallest and the largest."""
    return f"{spread.median:.2f}x ({spread.min:.2f}–{spread.max:.2f})"


def number(value: float) -> str:
    """A figure with three digits that count, thousands apart."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"
