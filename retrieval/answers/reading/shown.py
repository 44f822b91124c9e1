"""What the words of a sentence show by themselves for a question, and what that is worth.

No weights of the fitted table: that is fitted on the questions that the reader learned from, where it knows the right
sentence anyway.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.findings import Finding
from retrieval.language.language import load
from retrieval.question import Analysis

# A plain connective of cause; where a person is asked for, the name of one; where several are, more than one; where the
# whole or true number is, words that say so; of "what was it fined for", the verb and what for.
TOLD_WHY, _NAMED, _SEVERAL, _SETTLED, _DONE_FOR = 0.8, 1.0, 1.0, 3.0, 3.0
# From which mark on a connective plainly gives a reason, and from which fit on a name is one that answers.
_PLAIN_REASON, _PLAIN_NAME = 0.85, 0.5


def shown(question: Analysis, text: str, fits: Sequence[tuple[float, Finding]], finding: Finding | None) -> float:
    """What is shown of a person, of several things, of what for, or of the whole or true number, added up.

    ``fits``: what the sentence offers of the kind, and how well; ``finding``: the words of it that were chosen.
    """
    told = _SETTLED * (settles(question) and _is_settled(text))
    told += _NAMED * (question.kind == "person" and any(fit >= _PLAIN_NAME for fit, _ in fits))
    if question.asked.plural and finding is not None:
        told += _SEVERAL * lists_several(text[finding.start : finding.end])
    return told + _DONE_FOR * (question.kind == "reason" and _tells_what_for(question, text))


def tells_why(question: Analysis, fits: Sequence[tuple[float, Finding]]) -> bool:
    """Whether a reason is asked for and plainly given: "because of", "in order to"."""
    return question.kind == "reason" and any(one.mark >= _PLAIN_REASON for _, one in fits)


def settles(question: Analysis) -> bool:
    """Whether the whole or the true number is asked for."""
    return question.kind in ("number", "money") and load().sides.settles.search(question.text) is not None


def _is_settled(text: str) -> bool:
    return load().sides.settled.search(text) is not None


def lists_several(words: str) -> bool:
    """Whether the words tell of several: "Ada Birch and Lena Aalto", "the mayor's sons"."""
    return load().cues.several.search(words) is not None


def _tells_what_for(question: Analysis, text: str) -> bool:
    """Whether it is asked for what somebody was fined, jailed or praised, and the sentence has the verb and "for"."""
    cues = load().cues
    asked = cues.asks_done_for.search(question.text)
    if asked is None:
        return False
    verb = re.compile(rf"\b{asked['verb']}\b", re.IGNORECASE)
    return any(cues.done_for.search(text[found.end() :]) for found in verb.finditer(text))
