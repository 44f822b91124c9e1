"""What is done in saying something, told without a verb: "came under fire from X", "X's denial", "no comment"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.appositions import subject_before
from retrieval.language.statements.clauses import clause_end
from retrieval.language.statements.frame import Frame, left_start, trimmed
from retrieval.language.statements.passives import before_charge
from retrieval.language.statements.phrases import Range, phrase_after, phrase_before, speaker_after
from retrieval.language.statements.subjects import subject_at
from retrieval.language.statements.tokens import WORD, Token
from retrieval.language.statements.verbs import negated_from, verb_group
from retrieval.language.word_classes import Act, WordClass

# How far before its noun the verb may stand, and how far behind it the "from".
_NEAR = 6
# Of a noun that somebody has, "his denial of it", so many words tell of what it is.
_FEWEST = 3
# What is said of somebody, and what is done to nobody, of which much is only asked for: "wants an apology from".
_OF_SOMEBODY: frozenset[Act] = frozenset(("accused", "criticised", "praised", "warned"))
_OF_OWN: frozenset[Act] = frozenset(("accused", "criticised", "denied", "warned", "praised", "apologised"))
_TOWARDS = frozenset(("of", "against", "to", "at"))


def deed_frame(words: Sequence[Token], index: int) -> Frame | None:
    """The frame whose cue is the noun at `index`, if one is told there."""
    word = words[index]
    if word.low == "comment" or word.base == "comment":
        return _no_comment(words, index)
    if "lashing" in word.tags:
        return _lashed(words, index)
    if word.low == "fire" and index and words[index - 1].low == "under":
        return _from(words, index, "criticised")
    if word.kind != WORD or word.act == "said":
        return None
    received = _from(words, index, word.act)
    return received if received or word.base else _of_owner(words, index) or _given(words, index)


def _lashed(words: Sequence[Token], index: int) -> Frame | None:
    """ "X lashed out at Y over Z", "hit back at Y": X criticised Y."""
    if index + 3 >= len(words) or words[index + 1].low not in ("out", "back") or words[index + 2].low != "at":
        return None
    speaker = subject_at(words, verb_group(words, index), None)
    if speaker is None or negated_from(words, index) is not None:
        return None
    content = trimmed(words, index + 3, clause_end(words, index + 3))
    return Frame((content,), speaker, index, phrase_after(words, index + 3), "criticised")


def _verb_before(words: Sequence[Token], index: int, kind: WordClass) -> int | None:
    """The verb with tense, of that class, whose object the noun is: "drew" of "drew sharp criticism"."""
    for at in range(index - 1, max(-1, index - _NEAR), -1):
        if kind in words[at].tags:
            is_only_wanted = at > 0 and words[at - 1].low == "to"
            return None if is_only_wanted or "modal" in words[max(0, at - 1)].tags else at
        if words[at].finite and "nounlike" not in words[at].tags:
            return None
    return None


def _is_denied(words: Sequence[Token], start: int, end: int) -> bool:
    return any("negator" in word.tags or word.low in ("no", "without") for word in words[start:end])


def _from(words: Sequence[Token], index: int, act: Act) -> Frame | None:
    """ "Y drew criticism from X", "came under fire from X over Z", "praise from X": X says it of Y."""
    link = next((at for at in range(index + 1, min(len(words) - 1, index + _NEAR)) if words[at].low == "from"), None)
    if link is None or any(word.finite or word.low in (",", ";", "by") for word in words[index + 1 : link]):
        return None
    speaker = speaker_after(words, link + 1)
    verb = _verb_before(words, index, "receiving")
    opens = (
        verb is None
        and not words[index].base
        and act in _OF_SOMEBODY
        and not any(word.finite for word in words[:index])
    )
    if speaker is None or (verb is None and not opens):
        return None
    group = verb_group(words, verb) if verb is not None else index
    if _is_denied(words, group, index):
        return None
    speaker = before_charge(words, speaker)
    whom = subject_before(words, group) if verb is not None else None
    start = whom[0] if whom is not None else left_start(words, index)
    target = whom if act in _OF_SOMEBODY else None
    return Frame((trimmed(words, start, clause_end(words, index)),), speaker, index, target, act)


def _of_owner(words: Sequence[Token], index: int) -> Frame | None:
    """ "X's accusation against Y", "X's repeated denials": X did so."""
    act = words[index].act
    if act not in _OF_OWN:
        return None
    owner = _owner(words, index)
    if owner is None or index + 1 >= len(words):
        return None
    end = _noun_end(words, index)
    if end - index < _FEWEST:
        return None  # of what, nothing tells
    return Frame((trimmed(words, index, end),), owner, index, _towards(words, index, act), act)


def _owner(words: Sequence[Token], index: int) -> Range | None:
    """Who has the noun: behind "'s", or a possessive, with no more than describing words between."""
    for at in range(index - 1, max(-1, index - _NEAR), -1):
        word = words[at]
        if word.low == "'s" or word.low == "'":
            return _last_name(words, phrase_before(words, at))
        if "possessive" in word.tags:
            return at, at + 1
        if not word.nominal or word.finite:
            return None
    return None


def _last_name(words: Sequence[Token], phrase: Range | None) -> Range | None:
    """The name with which the phrase ends, without a sentence's beginning that looks like part of it."""
    if phrase is None or not words[phrase[1] - 1].capital:
        return phrase
    start = phrase[1] - 1
    while start > phrase[0] and words[start - 1].capital:
        start -= 1
    return start, phrase[1]


def _noun_end(words: Sequence[Token], index: int) -> int:
    """Where the noun ends with what hangs on it: "criticism of the board over the sale"."""
    end = clause_end(words, index)
    return next((at for at in range(index + 1, end) if words[at].finite or words[at].low in (",", ";")), end)


def _towards(words: Sequence[Token], index: int, act: Act) -> Range | None:
    """Whom it is done to: "of the board" in "criticism of the board"."""
    if act not in _OF_SOMEBODY or index + 2 >= len(words) or words[index + 1].low not in _TOWARDS:
        return None
    return phrase_after(words, index + 2)


def _given(words: Sequence[Token], index: int) -> Frame | None:
    """ "X issued an apology for Z", "repeated the denial": X did so."""
    verb = _verb_before(words, index, "giving")
    if verb is None:
        return None
    group = verb_group(words, verb)
    if _is_denied(words, group, index) or verb == index - 1:
        return None
    speaker = subject_at(words, group, None)
    if speaker is None:
        return None
    act = words[index].act
    content = trimmed(words, verb + 1, clause_end(words, index))
    return Frame((content,), speaker, verb, _towards(words, index, act), act)


def _no_comment(words: Sequence[Token], index: int) -> Frame | None:
    """ "X would not comment on Z", "had no comment", "was unavailable for comment", "no comment from X"."""
    content = trimmed(words, index, clause_end(words, index))
    if (verb := _uncommented(words, index)) is not None:
        speaker = subject_before(words, verb_group(words, verb))
        return Frame((content,), speaker, index, act="declined") if speaker is not None else None
    if any(word.low == "no" for word in words[max(0, index - 3) : index]):
        return _without_comment(words, index, content)
    return None


def _uncommented(words: Sequence[Token], index: int) -> int | None:
    """Where the verb of "would not comment", "has yet to comment" or "was unavailable for comment" ends."""
    before = index - 2
    if before > 0 and words[before + 1].low == "for" and words[before].low.endswith("available"):
        is_denied = words[before].low.startswith("un") or negated_from(words, before) is not None
        return before if is_denied else None
    if before > 0 and words[before + 1].low == "to" and words[before].low == "yet":
        return before
    return index if negated_from(words, index) is not None else None


def _without_comment(words: Sequence[Token], index: int, content: Range) -> Frame | None:
    """Of "had no comment", "there was no immediate comment from X": who said nothing."""
    if index + 2 < len(words) and words[index + 1].low == "from":
        speaker = speaker_after(words, index + 2)
    else:
        verb = next((at for at in range(index - 2, max(-1, index - _NEAR), -1) if _has(words[at])), None)
        speaker = subject_before(words, verb_group(words, verb)) if verb is not None else None
    return Frame((content,), speaker, index, act="declined") if speaker is not None else None


def _has(word: Token) -> bool:
    return word.low in ("had", "has", "have") or "giving" in word.tags
