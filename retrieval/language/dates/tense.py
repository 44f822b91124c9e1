"""The tense of a clause: whether a bare "Monday" in it is the last one or the next."""

from __future__ import annotations

import re
from typing import Literal

from retrieval.language.dates.verbs import FUTURE_VERB, PAST_VERB, PRESENT_VERB

Tense = Literal["past", "present", "future", "none"]

_INFINITIVE = re.compile(r"\bto [a-z]{2,}\b")
_TURNED_FORWARD = re.compile(r"\b(?:until|till|by|next|starting|beginning|effective)(?: on| the)? $", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|ahead of|in time for|on the eve of)(?: on)? $", re.IGNORECASE)
_TURNED_BACK = re.compile(r"\b(?:since|last)(?: the)? $", re.IGNORECASE)


def tense_of(text: str, clause: tuple[int, int], at: int) -> Tense:
    """The tense of a clause with an expression at offset `at`; "none" where no verb shows it.

    What announces ("will", "scheduled", "is to") makes a future even of a past form; an infinitive does so
    only where nothing finite stands beside it, as in headings ("Xi to visit Moscow").
    """
    before = text[max(0, at - 24) : at]
    if _TURNED_BACK.search(before):
        return "past"
    if _UNTIL.search(before) or FUTURE_VERB.search(text, *clause):
        return "future"
    if PAST_VERB.search(text, *clause):
        return "past"
    if _TURNED_FORWARD.search(before) or _INFINITIVE.search(text, *clause):
        return "future"
    return "present" if PRESENT_VERB.search(text, *clause) else "none"
