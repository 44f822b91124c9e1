"""Attribution without a verb of saying: "according to X", "X's claim that", "X is sure that", a credit."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements import lexicon
from retrieval.language.statements.clauses import after_adverbials, clause_end
from retrieval.language.statements.frame import Frame, left_start, trimmed
from retrieval.language.statements.phrases import Range, phrase_after, subject_before
from retrieval.language.statements.subjects import subject_at
from retrieval.language.statements.tokens import QUOTED, Token, is_finite, is_nominal

IMPERSONAL = frozenset({"there", "that", "what", "nothing", "everything", "this"})
"""Subjects that say nothing: "that shows ..."."""
_LINKING = lexicon.AUXILIARIES | {"'s", "remains", "remain", "seemed", "felt", "became"}


def nominal_frame(words: Sequence[Token], index: int) -> Frame | None:
    """The frame of this kind whose cue stands at `index`, if there is one."""
    return (
        _according(words, index) or _in_words_of(words, index) or _of_noun(words, index) or _of_adjective(words, index)
    )


def credited(words: Sequence[Token]) -> Frame | None:
    """A quotation with its author behind a dash, as a frame."""
    for index in range(len(words) - 2):
        if words[index].kind == QUOTED and words[index + 1].low in ("—", "–", "-"):
            at = index + 3 if words[index + 2].low == "-" else index + 2
            speaker = phrase_after(words, at)
            return Frame(((index, index + 1),), speaker, index + 1) if speaker and words[at].capital else None
    return None


def _in_words_of(words: Sequence[Token], index: int) -> Frame | None:
    """ "In the words of X, '...'"."""
    if words[index].low != "words" or words[index + 1].low != "of":
        return None
    speaker = phrase_after(words, index + 2)
    quoted = next((at for at in range(index + 2, len(words)) if words[at].kind == QUOTED), None)
    if speaker is None or quoted is None:
        return None
    return Frame(((quoted, quoted + 1),), speaker, index)


def _according(words: Sequence[Token], index: int) -> Frame | None:
    if words[index].low != "according" or words[index + 1].low != "to":
        return None
    speaker = phrase_after(words, index + 2)
    if speaker is None:
        return None
    opens = (
        index == 0
        or words[index - 1].low in ("that", "and", "but", "which", "because", "while", "where", "as")
        or (
            words[index - 1].low == "," and index > 1 and words[index - 2].low in ("which", "that", "and", "but", "who")
        )
    )
    if opens:
        start = _past_introduction(words, speaker[1])
        return Frame((trimmed(words, start, clause_end(words, start)),), speaker, index) if start < len(words) else None
    parts = [trimmed(words, left_start(words, index), index)]
    comma = after_adverbials(words, speaker[1])
    if comma + 1 < len(words) and words[comma].low == "," and is_finite(words[comma + 1]):
        parts.append(trimmed(words, comma + 1, clause_end(words, comma + 1)))
    return Frame(tuple(part for part in parts if part[0] < part[1]), speaker, index) if parts else None


def _past_introduction(words: Sequence[Token], index: int) -> int:
    """Past what describes the source of "according to X, a doctor in Kyiv, ...": one apposition, no clause."""
    comma = after_adverbials(words, index)
    if comma >= len(words) or words[comma].low != ",":
        return index if comma >= len(words) or words[comma].low not in ("who", "which") else comma
    start = comma + 1
    named = index > 0 and words[index - 1].capital
    for end in range(start, min(len(words), start + 14)):
        if words[end].low == ",":
            aside = words[start:end]
            first = aside[0].low if aside else ""
            plain = not any(is_finite(word) for word in aside)
            describes = first in lexicon.DETERMINERS or first in ("who", "which")
            describes = describes or (not named and bool(aside and aside[0].capital))
            describes = describes or first.endswith("ing")
            describes = describes or any(word.low in lexicon.ROLES and not word.capital for word in aside)
            if (plain or first in ("who", "which")) and describes and not first.isdigit():
                return end + 1
            break
    return comma + 1


def _of_noun(words: Sequence[Token], index: int) -> Frame | None:
    """ "X's claim that ...", "expressed hope that ...", "made it clear that ..."."""
    if words[index].low not in lexicon.NOUNS or words[index + 1].low != "that" or words[index].capital:
        return None
    if index and words[index - 1].low in lexicon.PERSONAL and words[index].low != "clear":
        return None
    speaker = _owner(words, index)
    if speaker is None or words[speaker[0]].low in IMPERSONAL | {"it", "which"}:
        return None
    start = index + 1
    if start + 1 >= len(words) or not any(is_finite(word) for word in words[start + 1 : start + 30]):
        return None
    return Frame((trimmed(words, start, clause_end(words, start)),), speaker, index)


def _owner(words: Sequence[Token], index: int) -> Range | None:
    """Whose claim or hope it is: the possessor, or the subject of the verb before the noun."""
    for at in range(index - 1, max(-1, index - 6), -1):
        word = words[at]
        if word.low in ("his", "her", "their", "my", "our"):
            return at, at + 1
        if word.low == "'s":
            return subject_before(words, at)
        if word.low in ("by", "of", "for", ","):
            return None
        if at > 0 and is_finite(word) and word.low not in lexicon.NOUN_LIKE:
            if word.low in ("is", "was", "are", "were", "be") and words[index].low != "clear":
                return subject_before(words, at) if words[index - 1].low == "of" else None
            group = at
            while group > 0 and (
                words[group - 1].low in lexicon.AUXILIARIES or words[group - 1].low in lexicon.ADVERBS
            ):
                group -= 1
            return subject_at(words, group, None)
        if not (
            is_nominal(word)
            or word.low in lexicon.DETERMINERS
            or word.low in ("it", "no", "with")
            or (word.low == "to" and words[at - 1].low in ("come", "came", "comes", "coming"))
        ):
            return None
    return None


def _of_adjective(words: Sequence[Token], index: int) -> Frame | None:
    """ "X is confident that ..."."""
    if words[index].low not in lexicon.ATTITUDES:
        return None
    if words[index + 1].low != "that":
        return None
    at = index - 1
    while at > 0 and (
        words[at].low in lexicon.ADVERBS or words[at].low.endswith("ly") or words[at].low in ("very", "more")
    ):
        at -= 1
    if at < 1 or words[at].low not in _LINKING:
        return None
    while at > 0 and (words[at - 1].low in lexicon.AUXILIARIES or words[at - 1].low in lexicon.ADVERBS):
        at -= 1
    speaker = subject_before(words, at)
    if speaker is None or words[speaker[0]].low in IMPERSONAL | {"it"}:
        return None
    start = index + 1
    return Frame((trimmed(words, start, clause_end(words, start)),), speaker, index)
