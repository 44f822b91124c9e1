"""How well statements and dates are read in texts whose statements and dates are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from retrieval.extract import Passage, extract

# Of the longer of two wordings, what both must share to be one statement.
_SHARED = 0.7
Rows = Sequence[Mapping[str, Any]]


def statement_figures(articles: Rows, gold: Rows) -> dict[str, float]:
    """Shares: statements found, of those found the right speaker, and of the names given the wrong ones."""
    known = {row["id"]: row["quotes"] for row in gold}
    found = right = named = wrong = total = 0
    for article in articles:
        read = [(_words(article["text"], one), one["speaker_name"]) for one in _extracted(article)["quotes"]]
        for quote in known[article["id"]]:
            total += 1
            words = _plain(quote["content"])
            names = [name for said, name in read if _alike(said, words)]
            found += bool(names)
            if names:
                agrees = any(_same_name(name, quote["speaker"]) for name in names)
                right += agrees
                named += any(names)
                wrong += any(names) and not agrees
    return {
        "statements: found": _share(found, total),
        "statements: speaker right": _share(right, found),
        "statements: wrong": _share(wrong, named),
    }


def date_figures(articles: Rows, gold: Rows) -> dict[str, float]:
    """Shares of the known expressions: found, with the right TIMEX3 value, with the right days."""
    known = {row["id"]: row["dates"] for row in gold}
    found = value = days = total = 0
    for article in articles:
        read = _extracted(article)["dates"]
        for date in known[article["id"]]:
            total += 1
            start = _place(article["text"], date["text"], date["nth"])
            here = [one for one in read if one["start"] < start + len(date["text"]) and start < one["end"]]
            found += bool(here)
            value += any(one["value"] == date["value"] for one in here)
            days += any((one["first"], one["last"]) == (date["first"], date["last"]) for one in here)
    return {
        "dates: found": _share(found, total),
        "dates: value right": _share(value, total),
        "dates: days right": _share(days, total),
    }


def _extracted(article: Mapping[str, Any]) -> dict[str, Any]:
    return extract(Passage(text=article["text"], published=dt.date.fromisoformat(article["published"])))


def _words(text: str, quote: Mapping[str, Any]) -> str:
    return _plain([text[start:end] for start, end in quote["content"]])


def _plain(content: str | Sequence[str]) -> str:
    parts = [content] if isinstance(content, str) else content
    return " ".join("".join(one for one in " ".join(parts).lower() if one.isalnum() or one.isspace()).split())


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= _SHARED * len(long)


def _same_name(given: str | None, known: str | None) -> bool:
    """Whether the name given is the known one or a part of it that tells: its last word."""
    if not given or not known:
        return not given and not known
    return given == known or _plain(given).split()[-1] == _plain(known).split()[-1]


def _place(text: str, part: str, nth: int) -> int:
    at = -1
    for _ in range(nth):
        at = text.index(part, at + 1)
    return at


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
