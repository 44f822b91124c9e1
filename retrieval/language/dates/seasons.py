"""Seasons of the northern hemisphere: "last summer", "the fall of 2012"."""

from __future__ import annotations

import re
from datetime import date

from retrieval.language.dates.context import Context, group, year_anchor
from retrieval.language.dates.mention import Reading, dated, undated
from retrieval.language.dates.months import turned_month
from retrieval.language.dates.periods import Period
from retrieval.language.dates.rules import Rule, rule, words_of
from retrieval.language.dates.vague import vagueness
from retrieval.language.dates.words import SEASONS

_IN_TIME = re.compile(r"\b(?:in|by|since|until|during|of|before|after|for)(?:\sthe)?\s$", re.IGNORECASE)
_IN_PLACE = re.compile(r"(?:\b(?:the|its|their|his|her|our)\s|['’]s\s)$", re.IGNORECASE)
# "the fall of Kabul", "spring to life": these two are verbs and other nouns as well.
_OTHER_NOUN = re.compile(
    r"\s(?:of|to|in|for|on|by|from|back|apart|into|behind|short|under|down|through|below|out|off|up|over)\b"
)

_NAME = re.compile(r"\s[A-Z]")  # the Winter Olympics


def _season(found: re.Match[str], context: Context) -> Reading | None:
    word, which, part = found["s"].lower(), words_of(found, "which"), group(found, "part")
    year = context.year_said(found)
    if year is None and not which and not part and not _is_season(word, found, context):
        return None
    month, vague = SEASONS[word], vagueness(part)
    if year is not None:
        return dated(Period("season", date(year, month, 1)), year_anchor(found), vague)
    if which == "that":
        day, anchor = context.anchor("season", found.start())
        if day is not None:
            return dated(Period("season", date(day.year, month, 1)), anchor, vague)
    if context.published is None or which == "that":
        return undated("XXXX-" + Period("season", date(2000, month, 1)).value[5:])
    now = context.published
    story = context.narrative(found.start())
    if story and which == "next" and context.tense(found.start(), found.end()) == "past":
        year = story.first.year + (month <= story.first.month)
        return dated(Period("season", date(year, month, 1)), "mention", vague)
    if month == 12 and now.month < 3 and which in ("", "this"):  # in January it is the one of last December
        return dated(Period("season", date(now.year - 1, 12, 1)), "publication", vague)
    current = Period.containing("season", now)
    if current.first.month == month and which == "":
        return dated(current, "publication", vague)
    return dated(Period("season", turned_month(month, which, found, context)), "publication", vague)


def _is_season(word: str, found: re.Match[str], context: Context) -> bool:
    before, after = context.before(found.start()), context.after(found.end())
    if (found["s"][0].isupper() and _NAME.match(after)) or after.startswith((" months", "-")):
        return False
    starts_with_article = found.group()[:3].lower() == "the"
    if word in ("fall", "spring"):
        in_time = re.search(r"\b(?:in|by|since|until|during)\s$", before, re.IGNORECASE) and (
            starts_with_article or found["s"][0].isupper() or word == "spring"
        )
        return bool(in_time) and not _OTHER_NOUN.match(after)
    return bool(starts_with_article or _IN_TIME.search(before) or _IN_PLACE.search(before))


_YEAR_SAID = r"(?:,? (?:of )?(?P<year>@year)| (?:of )?(?P<deictic>last|this|next) year)"

RULES: tuple[Rule, ...] = (
    rule("season and year", rf"@part?(?:the )?(?P<s>@season){_YEAR_SAID}", _season),
    rule(
        "season",
        r"@part?(?:the )?(?:(?P<which>last|next|this past|this|that|coming) )?(?P<s>@season)",
        _season,
    ),
)
