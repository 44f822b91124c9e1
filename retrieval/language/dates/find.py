"""Finding the date expressions of a text: at each word that can begin one, the longest that a rule reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from retrieval.language.calendar.calendar import Calendar
from retrieval.language.calendar.rules import Rule
from retrieval.language.dates.clauses import Span, clause_about
from retrieval.language.dates.combine import combined, with_day_of_end, with_part_of_day
from retrieval.language.dates.context import Context, Mentioned
from retrieval.language.dates.mention import AT_HAND, DateMention, Reading
from retrieval.language.dates.posts import posts, written
from retrieval.language.dates.readers import READERS
from retrieval.language.language import load

_WORD = re.compile(r"(?<!\w)(?:['’]?\d|[^\W\d_]+)")


def find_dates(text: str, published: date | None = None, calendar: Calendar | None = None) -> list[DateMention]:
    """The date expressions of a text, in order, none overlapping another; see `DateMention`.

    Each is resolved against the publication date where it is relative, or against a date mentioned before it
    ("the next day"); in a quoted post against the day that stands below it. Without a publication date such
    expressions stay unresolved. What the calendar does not have ("February 30") is no date. Any string, in time
    linear in its length. The calendar is that of English unless another is given.
    """
    calendar = calendar or load().calendar
    context = Context(text, published, calendar)
    quoted = posts(text, lambda offset: _day_at(offset, text, calendar))
    mentions: list[DateMention] = []
    position = 0
    while word := _WORD.search(text, position):
        position = word.end()
        opening = word.group()
        rules = calendar.openings.get(opening.lower() if opening.isalpha() else "")
        if rules is None:
            continue
        context.published = written(quoted, word.start()) or published
        end, rule, readings = _longest(word.start(), context, rules)
        position = max(position, end)
        for reading in readings:
            mention = with_part_of_day(text, _mention(reading, rule, word.start(), end), calendar)
            position = max(position, mention.end)
            last = mentions.pop() if mentions else None
            mentions += combined(text, last, mention, calendar) if last else (mention,)
            if len(mentions) > 1:
                mentions[-2] = with_day_of_end(text, mentions[-2], mentions[-1], calendar)
            _remember(mentions[-1], reading, context)
    return mentions


def _longest(start: int, context: Context, rules: Iterable[Rule]) -> tuple[int, str, Sequence[Reading]]:
    """The end, the rule's name and the readings of the longest expression that begins at an offset."""
    matches = [(found, rule) for rule in rules if (found := rule.pattern.match(context.text, start))]
    for found, rule in sorted(matches, key=lambda match: -match[0].end()):
        try:
            read = READERS[rule.gives](found, context)
            readings = [] if read is None else [read] if isinstance(read, Reading) else list(read)
        except (ValueError, OverflowError):  # not in the calendar
            return found.end(), rule.name, []
        if readings:
            return found.end(), rule.name, readings
    return start, "", []


def _day_at(offset: int, text: str, calendar: Calendar) -> date | None:
    """The day that is written out in full at an offset, if one is."""
    word = _WORD.match(text, offset)
    opening = word.group() if word else ""
    rules = calendar.openings.get(opening.lower() if opening.isalpha() else "", ())
    readings = _longest(offset, Context(text, None, calendar), rules)[2]
    return readings[0].first if readings and readings[0].precision == "day" else None


def _mention(reading: Reading, rule: str, start: int, end: int) -> DateMention:
    start, end = reading.span or (start, end)
    return DateMention(
        start,
        end,
        reading.type,
        reading.value,
        reading.first,
        reading.last,
        reading.precision,
        rule,
        reading.anchor,
    )


def _remember(mention: DateMention, reading: Reading, context: Context) -> None:
    if reading.period is not None:
        goes_on = reading.anchor == "mention" and bool(context.mentioned) and context.mentioned[-1].has_year
        has_year = reading.anchor == "itself" or goes_on
        at_hand = mention.rule == AT_HAND
        context.mentioned.append(
            Mentioned(mention.start, mention.end, reading.period, reading.anchor, has_year, at_hand)
        )


def clause_of(text: str, sentence: Span, mention: Span, calendar: Calendar | None = None) -> Span:
    """The clause of a sentence that an expression stands in; see `clause_about`. English unless another is given."""
    return clause_about(text, sentence, mention, (calendar or load().calendar).around)
