"""The tense of a clause: whether a bare "Monday" in it is the last one or the next."""

from __future__ import annotations

import re
from typing import Literal

from retrieval.language.calendar.around import Around

Tense = Literal["past", "present", "future", "none"]

_LOOK_BACK = 48


def tense_of(text: str, clause: tuple[int, int], mention: tuple[int, int], around: Around) -> Tense:
    """The tense of a clause about the span of an expression; "none" where no verb shows it.

    What announces ("will", "scheduled", "is to") makes a future even of a past form; an infinitive does so
    only where nothing finite stands beside it, as in headings ("Xi to visit Moscow"). What had been planned is past.
    """
    before = text[max(0, mention[0] - _LOOK_BACK) : mention[0]]
    if around.turned_back.search(before) or _shows(around.past_plan, text, clause, mention):
        return "past"
    is_ahead = around.until.search(before) or around.begins_then.search(before)
    if is_ahead or _shows(around.future_verb, text, clause, mention):
        return "future"
    if _shows(around.past_verb, text, clause, mention):
        return "past"
    if around.turned_forward.search(before) or _shows(around.infinitive, text, clause, mention):
        return "future"
    return "present" if _shows(around.present_verb, text, clause, mention) else "none"


def _shows(verb: re.Pattern[str], text: str, clause: tuple[int, int], mention: tuple[int, int]) -> bool:
    """Whether the clause has such a verb outside the expression ("in may" has none)."""
    outside = ((clause[0], mention[0]), (mention[1], clause[1]))
    return any(verb.search(text, first, last) is not None for first, last in outside)
