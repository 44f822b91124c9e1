"""What a sentence tells and nobody in it says: an event of these days, dated, just past, to come or counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from retrieval.answers.news.telling import TO_THE_DAY, Telling
from retrieval.answers.news.told import Earlier
from retrieval.findings.finding import Finding
from retrieval.findings.numbers import ages, durations, numbers, sums
from retrieval.index.article.dates import StoredDate
from retrieval.language.language import load

# Two sentences about one day tell of one event from here on (same_event.py); less is enough for a day that lies so far
# from that of publication, on which many things happen, and for several days, and still less for the same several days.
_SAME_EVENT, _SAME_EVENT_FAR, _SAME_SPAN, _FAR = 0.57, 0.45, 0.3, dt.timedelta(days=7)
# How long ago an event may be, and how far ahead, to be news where nobody told of it: by the day, and by the month.
_RECENT, _RECENT_MONTH = dt.timedelta(days=365), dt.timedelta(days=62)


def happened(telling: Telling, earlier: Sequence[Earlier]) -> str | None:
    """Why what a sentence tells by itself is new; None if it is not."""
    published = telling.sentence.article.published
    if published is None or load().news.nameless.match(telling.sentence.text):
        return None
    if dated := _dated(telling, earlier, published):
        return f"nobody told this of “{dated}” before"
    main = _main_clause(telling.sentence.text)
    if telling.statements or load().news.spoken.search(telling.sentence.text) or _is_history(telling, main, published):
        return None
    if counted := _counted(telling, earlier, main):
        return f"nobody had “{counted}” before"
    return "nobody told this before" if _is_just_now(main, telling.sentence.text) else None


def _dated(telling: Telling, earlier: Sequence[Earlier], published: dt.date) -> str | None:
    """The day of an event of these days that nobody told before."""
    for one in telling.event_dates:
        if not telling.is_said(one) and _is_recent(one, published, telling) and not _is_known(one, published, earlier):
            return one.expression
    return None


def _is_just_now(main: str, text: str) -> bool:
    """Whether it tells in the perfect what has happened, or what is to come, and not what is so for long."""
    return load().calendar.around.just_now.search(main) is not None and load().news.lasting.search(text) is None


def _counted(telling: Telling, earlier: Sequence[Earlier], main: str) -> str | None:
    """A number of what happened that none of the earlier sentences has."""
    changed = load().news.changed.search(main)
    if not changed or load().news.lasting.search(telling.sentence.text):
        return None
    known = {value for one in earlier for value in one.telling.values} | {"1"}
    known |= {one.value for told in earlier for one in durations(told.telling.sentence.text)}
    begins = changed.end()
    new = (one for one in _figures(main) if one.start > begins and one.value not in known)
    return next((main[one.start : one.end] for one in new), None)


def _figures(text: str) -> Iterator[Finding]:
    yield from durations(text)
    old = [(one.start, one.end) for one in ages(text)]
    for read in (sums, numbers):
        yield from (one for one in read(text) if not any(a < one.end and one.start < b for a, b in old))


def _is_history(telling: Telling, main: str, published: dt.date) -> bool:
    """Whether its main clause tells of a time long ago, or of a year that is over."""
    over = [one for one in telling.dates if one.last is not None and one.last < published and one.expression in main]
    return any(published - one.last > _RECENT or one.precision == "year" for one in over if one.last)


def _main_clause(text: str) -> str:
    """The words up to the first subordinate clause behind the subject."""
    whole = load().news.relative.pattern.sub("", text)
    found = next((one for one in load().news.subordinate.pattern.finditer(whole) if one.start() > 0), None)
    return whole[: found.start()] if found else whole


def _is_recent(date: StoredDate, published: dt.date, telling: Telling) -> bool:
    """Whether it is a day of these days, or a week or month that the main clause gives."""
    if date.first is None or date.last is None:
        return False
    if date.precision in TO_THE_DAY:
        return published - date.last <= _RECENT
    before = telling.sentence.text[: date.span[0] - telling.sentence.start]
    return published - date.last <= _RECENT_MONTH and not load().news.subordinate.search(before)


def _is_known(date: StoredDate, published: dt.date, earlier: Sequence[Earlier]) -> bool:
    """Whether an earlier sentence tells of an event of that day, or of some of these days."""
    first, last = date.first, date.last
    if first is None or last is None:
        return False
    far = date.precision in TO_THE_DAY and (first != last or abs(published - first) > _FAR)
    for one in earlier:
        for other in one.telling.dated:
            if not other.first or not other.last or first > other.last or other.first > last:
                continue
            is_span = first != last and (first, last) == (other.first, other.last) and date.precision in TO_THE_DAY
            if one.cosine >= (_SAME_SPAN if is_span else _SAME_EVENT_FAR if far else _SAME_EVENT):
                return True
    return False
