"""Seasons of the northern hemisphere: "last summer", "the fall of 2012"."""

from __future__ import annotations

import re
from datetime import date

from retrieval.language.calendar.periods import Period
from retrieval.language.calendar.rules import ReaderName, group, words_of
from retrieval.language.dates.context import Context, Read, year_anchor
from retrieval.language.dates.mention import Reading, dated, undated
from retrieval.language.dates.months import turned_month


def _season(found: re.Match[str], context: Context) -> Reading | None:
    word, which = found["s"].lower(), words_of(found, "which")
    year = context.year_said(found)
    if year is None and not (which or group(found, "part") or _is_season(word, found, context)):
        return None
    month, vague = context.words.season_month(word), context.part_said(found)
    if year is not None:
        return dated(Period("season", date(year, month, 1)), year_anchor(found), vague)
    if which and which not in context.words.from_publication:  # "that summer"
        day, anchor = context.anchor("season", found.start())
        return _unknown(month) if day is None else dated(Period("season", date(day.year, month, 1)), anchor, vague)
    if context.published is None:
        return _unknown(month)
    step = context.words.from_publication[which] if which else None
    story = context.narrative(found.start())
    if story and step == 1 and context.tense(found.start(), found.end()) == "past":
        year = story.first.year + (month <= story.first.month)
        return dated(Period("season", date(year, month, 1)), "mention", vague)
    first = _at_hand(month, step, context.published) or turned_month(month, which, found, context)
    return dated(Period("season", first), "publication", vague)


def _unknown(month: int) -> Reading:
    return undated("XXXX-" + Period("season", date(2000, month, 1)).value[5:])


def _at_hand(month: int, step: int | None, now: date) -> date | None:
    """The season one lives in, where it is the one meant; in January the winter is the one of last December."""
    if month == 12 and now.month < 3 and not step:
        return date(now.year - 1, 12, 1)
    current = Period.containing("season", now).first
    return current if current.month == month and step is None else None


def _is_season(word: str, found: re.Match[str], context: Context) -> bool:
    before, after, around = context.before(found.start()), context.after(found.end()), context.around
    if (found["s"][0].isupper() and around.name_after.match(after)) or around.season_part_after.match(after):
        return False
    has_article = found.group().lower().split()[0] in context.words.words.definite
    named = context.words.words
    if word in named.seasons_doubtful:
        in_time = around.doubtful_before.search(before) and (
            has_article or found["s"][0].isupper() or word in named.seasons_undoubted_without_article
        )
        return bool(in_time) and not around.doubtful_after.match(after)
    if has_article and around.season_noun_after.match(after):
        return False
    return bool(has_article or around.season_before.search(before) or around.season_owned.search(before))


READERS: dict[ReaderName, Read] = {
    "season": _season,
}
