"""Whether words have the form of what is asked for: a number for "how many", a name for "who"."""

from __future__ import annotations

import re

from retrieval.findings.numbers import ages, durations, hours, numbers, rates, sums
from retrieval.question import Analysis

_CAPITAL = re.compile(r"(?<!\w)[A-Z]\w")
_FIGURE = re.compile(r"\d")
# Kinds whose answers have no form of their own.
_FREE = 0.5


def form_met(question: Analysis, shown: str) -> float:
    """1 if the words have the form, 0 if not; a half for kinds that have none."""
    kind = question.kind
    if kind == "number":
        return float(bool(_FIGURE.search(shown)) or any(numbers(shown)) or any(rates(shown)))
    if kind in ("person", "name"):
        return float(_CAPITAL.search(shown) is not None)
    forms = {"money": sums, "age": ages, "duration": durations, "time": hours}
    if kind in forms:
        return float(any(forms[kind](shown)) or (kind in ("money", "age") and bool(_FIGURE.search(shown))))
    return _FREE
