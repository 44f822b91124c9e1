"""Whether the first line of an answer is right: it holds the words that a right line must hold, and none it must not.

A question of a file of known answers has ``short``: alternatives, each a list of phrases that a right line holds all
of. ``^yes`` begins the line. ``not``: phrases a right line does not hold. ``expect: "nothing"``: no article says it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from typing import Any, Literal

# right, wrong: asserted; near right, near wrong: shown as perhaps; silent: nothing is said to be known.
Verdict = Literal["right", "wrong", "near right", "near wrong", "silent"]

_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_SHORT = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_SHORT_MONTH = re.compile(rf"\b{_SHORT}(?=\s*\d)|(?<=\d ){_SHORT}")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def verdict(gold: Mapping[str, Any], answer: Mapping[str, Any] | None) -> Verdict:
    """What became of a question, from its line in the file and the ``answer`` object of INTERFACE (None: nothing)."""
    line = (answer or {}).get("text") or ""
    if not line or re.match(r"\W*not said\b", line, re.IGNORECASE):
        return "silent"
    near = (answer or {}).get("sure") != "yes"
    if _is_right(gold, _plain(line)) or _days_agree(gold, answer or {}):
        return "near right" if near else "right"
    return "near wrong" if near else "wrong"


def is_answerable(gold: Mapping[str, Any]) -> bool:
    """Whether the articles answer the question."""
    return gold.get("expect") != "nothing"


def figures(verdicts: list[tuple[bool, Verdict]]) -> dict[str, float]:
    """Shares of (answerable, verdict): right of the answerable, misled of the asserted, silent or near of the rest."""
    answerable = [one for can, one in verdicts if can]
    others = [one for can, one in verdicts if not can]
    asserted = [(can, one) for can, one in verdicts if one in ("right", "wrong")]
    misled = sum(one == "wrong" or not can for can, one in asserted)
    return {
        "right": _share(sum(one in ("right", "near right") for one in answerable), len(answerable)),
        "misled": _share(misled, len(asserted)),
        "not asserted where nothing is said": _share(sum(one not in ("right", "wrong") for one in others), len(others)),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _is_right(gold: Mapping[str, Any], line: str) -> bool:
    found = any(all(_holds(line, phrase) for phrase in phrases) for phrases in gold.get("short", ()))
    return found and not any(_holds(line, phrase) for phrase in gold.get("not", ()))


def _holds(line: str, phrase: str) -> bool:
    if phrase.startswith("^"):
        return re.match(rf"\W*{re.escape(_plain(phrase[1:]))}(?!\w)", line) is not None
    wanted = _plain(phrase)
    before = r"(?<!\w)(?<!\d[.,])" if wanted[:1].isdigit() else r"(?<!\w)"
    after = r"(?!\w)(?![.,]\d)" if wanted[-1:].isdigit() else r"(?!\w)"
    return re.search(before + re.escape(wanted) + after, line) is not None


def _plain(text: str) -> str:
    text = " ".join(text.translate(_MARKS).lower().split())
    return _SHORT_MONTH.sub(lambda found: next(one for one in _MONTHS if one.startswith(found[0][:3])), text)


def _days_agree(gold: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    days = (answer.get("first"), answer.get("last"))
    return bool(gold.get("start")) and days == (gold.get("start"), gold.get("end"))
