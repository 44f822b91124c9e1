"""Joining the two ends of a span of time: "from Monday to Wednesday" is one interval for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from retrieval.language.calendar.around import Around
from retrieval.language.calendar.calendar import Calendar
from retrieval.language.dates.mention import DateMention
from retrieval.language.language import load


def join_intervals(text: str, mentions: Iterable[DateMention], calendar: Calendar | None = None) -> list[DateMention]:
    """The mentions of a text with the two ends of each span made one, from its first word to its last.

    "from Monday to Wednesday", "between March 20 and 22" and "20-22 March" become one mention of type DATE
    whose value is ``first/last``; "Monday and Wednesday" stay two. Ends that are unresolved or out of order
    stay apart.
    """
    around = (calendar or load().calendar).around
    joined: list[DateMention] = []
    for mention in mentions:
        if joined and (whole := _joined(text, joined[-1], mention, around)):
            joined[-1] = whole
        else:
            joined.append(mention)
    return joined


def _joined(text: str, before: DateMention, mention: DateMention, around: Around) -> DateMention | None:
    link = around.span_links.fullmatch(text, before.end, mention.start)
    if link is None or before.rule == "from-to" or not {before.type, mention.type} <= {"DATE", "TIME"}:
        return None
    opening = around.span_opens.search(text, max(0, before.start - 16), before.start)
    is_between = opening is not None and opening["between"] is not None
    if (link["and"] is not None) != is_between:
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
