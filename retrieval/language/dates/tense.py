"""The tense of a clause: whether a bare "Monday" in it is the last one or the next."""

from __future__ import annotations

import re
from typing import Literal

from retrieval.language.dates.verbs import FUTURE_VERB, PAST_VERB, PRESENT_VERB

Tense = Literal["past", "present", "future", "none"]

_LOOK_BACK = 24
_INFINITIVE = re.compile(r"\bto [a-z]{2,}\b")
_TURNED_FORWARD = re.compile(r"\b(?:until|till|by|next|starting|beginning|effective)(?: on| the)? $", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|ahead of|in time for|on the eve of)(?: on)? $", re.IGNORECASE)
_TURNED_BACK = re.compile(r"\b(?:since|last)(?: the)? $", re.IGNORECASE)


def tense_of(text: str, clause: tuple[int, int], mention: tuple[int, int]) -> Tense:
    """The tense of a clause about the span of an expression; "none" where no verb shows it.

    What announces ("will", "scheduled", "is to") makes a future even of a past form; an infinitive does so
    only where nothing finite stands beside it, as in headings ("Xi to visit Moscow").
    """
    before = text[max(0, mention[0] - _LOOK_BACK) : mention[0]]
    if _TURNED_BACK.search(before):
        return "past"
    if _UNTIL.search(before) or _shows(FUTURE_VERB, text, clause, mention):
        return "future"
    if _shows(PAST_VERB, text, clause, mention):
        return "past"
    if _TURNED_FORWARD.search(before) or _shows(_INFINITIVE, text, clause, mention):
        return "future"
    return "present" if _shows(PRESENT_VERB, text, clause, mention) else "none"


def _shows(verb: re.Pattern[str], text: str, clause: tuple[int, int], mention: tuple[int, int]) -> bool:
    """Whether the clause has such a verb outside the expression ("in may" has none)."""
    around = ((clause[0], mention[0]), (mention[1], clause[1]))
    return any(verb.search(text, first, last) is not None for first, last in around)
