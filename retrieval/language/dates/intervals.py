"""Joining the two ends of a span of time: "from Monday to Wednesday" is one interval for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from retrieval.language.dates.mention import DateMention

_OPENS = re.compile(r"\b(?:(?P<between>between)|from)\s(?:the\s)?$", re.IGNORECASE)
_LINKS = re.compile(r"\s(?:to|until|till|through|thru|up to)\s(?:the\s)?|\s?[-–—]\s?|\sand\s(?:the\s)?", re.IGNORECASE)


def join_intervals(text: str, mentions: Iterable[DateMention]) -> list[DateMention]:
    """The mentions of a text with the two ends of each span made one, from its first word to its last.

    "from Monday to Wednesday", "between March 20 and 22" and "20-22 March" become one mention of type DATE
    whose value is ``first/last``; "Monday and Wednesday" stay two. Ends that are unresolved or out of order
    stay apart.
    """
    joined: list[DateMention] = []
    for mention in mentions:
        if joined and (whole := _joined(text, joined[-1], mention)):
            joined[-1] = whole
        else:
            joined.append(mention)
    return joined


def _joined(text: str, before: DateMention, mention: DateMention) -> DateMention | None:
    link = _LINKS.fullmatch(text, before.end, mention.start)
    if link is None or before.rule == "from-to" or not {before.type, mention.type} <= {"DATE", "TIME"}:
        return None
    opening = _OPENS.search(text, max(0, before.start - 16), before.start)
    is_between = opening is not None and opening["between"] is not None
    if ("and" in link.group().lower()) != is_between:
        return None
    if before.first is None or mention.last is None or before.first > mention.last:
        return None
    if before.first == mention.last:  # "8 p.m. to 9 p.m."
        return None
    return replace(
        mention,
        start=opening.start() if opening else before.start,
        type="DATE",
        value=f"{before.first}/{mention.last}",
        first=before.first,
        rule="from-to",
    )
