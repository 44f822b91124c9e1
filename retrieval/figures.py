"""Figures in words for people, the same on a terminal and in Discord: articles done, seconds, bytes."""

from __future__ import annotations


def counted(done: int, total: int) -> str:
    """``1,024 of 5,000 articles``, as far as known; nothing before anything is."""
    if done and total:
        return f"{done:,} of {total:,} articles"
    return f"{done or total:,} articles" if done or total else ""


def duration(seconds: float) -> str:
    """Seconds in the largest unit that says enough: ``0.8 s``, ``42 s``, ``3 min``, ``1 h 20 min``."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def size(bytes_: int) -> str:
    """Bytes in the unit that keeps the figure short: ``812 kB``, ``1.2 GB``."""
    figure, units = float(bytes_), iter(("B", "kB", "MB", "GB", "TB"))
    unit = next(units)
    while figure >= 1000:
        figure, unit = figure / 1000, next(units)
    return f"{figure:.1f} {unit}" if figure < 10 and unit != "B" else f"{figure:.0f} {unit}"
