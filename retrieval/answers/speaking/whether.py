"""Whether something was done in saying it, "did X deny Y", "was Y criticised": yes or no, with the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from retrieval.answers.answer import Answer, AnswerKind, FirstLine, Words
from retrieval.answers.first_line.judging import ASSERTED, PERHAPS
from retrieval.answers.speaking.acts import did, did_comment, who_did
from retrieval.language.language import load
from retrieval.language.statements import is_negative
from retrieval.language.word_classes import Act

_PASSIVE = re.compile(
    r"^\W*(?:(?:was|were|is|are)|(?:has|have|had)(?=.+\bbeen\b))\s+(?P<whom>.{1,80}?)\s+(?:(?:been|being|ever|also|publicly)\s+)*"
    r"(?P<verb>[\w’'-]+ed)\b(?P<rest>.*?)(?:\s*\bby\s+(?P<speaker>.{1,60}?))?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_ASKS_WHO = re.compile(r"^\W*who", re.IGNORECASE)
# Acts that are done to somebody, or to what somebody says.
_SUFFERED: frozenset[Act] = frozenset(("accused", "criticised", "praised", "warned", "denied", "confirmed"))


@dataclass(frozen=True, slots=True)
class Deed:
    """What may have been done: the act, the words it is about, and by whom if one is named."""

    act: Act
    text: str
    speaker: str | None = None


def done_to(typed: str) -> Deed | None:
    """Of "was Y criticised by X", "has Y been accused of Z" all; None for a question of another kind."""
    found = _PASSIVE.match(typed)
    verb = load().lexicon.reporting.get(found["verb"].lower()) if found else None
    if found is None or verb is None or verb.act not in _SUFFERED or found["verb"].lower() == verb.base:
        return None
    return Deed(verb.act, f"{found['whom']}{found['rest']}", found["speaker"])


def asks_whether(typed: str) -> bool:
    """Whether it asks if something was done in saying so: denied, criticised, commented on."""
    if _ASKS_WHO.match(typed):
        return False
    return is_deed_of(typed) or did_comment(typed) is not None or done_to(typed) is not None or _by_anybody(typed)


def is_deed_of(typed: str) -> bool:
    """Whether it asks if somebody denied, accused or the like: what another did is no yes to that."""
    acted = did(typed)
    return acted is not None and acted[1] != "said" and done_to(typed) is None


def _by_anybody(typed: str) -> bool:
    done = who_did(typed)
    return done is not None and done[0] != "said"


def with_side(answer: Answer, of: int) -> Answer:
    """The answer with yes or no and the sentence of its first item; no, where it says that nothing was said."""
    said = answer.items[0].citation.attribution if answer.items else None
    if said is None:
        return replace(answer, found=False)
    item = answer.items[0]
    likely = item.score if answer.found else min(item.score, ASSERTED - 0.01)
    if likely < PERHAPS:
        return replace(answer, found=False)
    is_undone = said.act == "declined" or (said.act != "denied" and is_negative(said.cue))
    kind: AnswerKind = "no" if is_undone else "yes"
    outlets = tuple(dict.fromkeys(one.article.source for one in (item.citation, *item.also)))
    line = FirstLine(
        f"{kind.capitalize()}: {' '.join(item.citation.text.split())}",
        kind,
        "yes" if likely >= ASSERTED else "perhaps",
        likely,
        outlets,
        of,
        (Words(item.citation.article.id, item.citation.span),),
    )
    return replace(answer, found=line.sure == "yes", line=line)
