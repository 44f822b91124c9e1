"""The subject before a verb, with times and appositions between the two: "Hugh Hill, a doctor, on Friday said"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.beside_marks import closes_with_comma
from retrieval.language.statements.governed import past_modifiers
from retrieval.language.statements.phrases import Range, is_short, phrase_before
from retrieval.language.statements.tokens import QUOTED, WORD, Token

# No apposition is longer, so every scan is bounded.
_REACH = 40
# What stands around an apposition, and what begins a clause instead of one.
_ASIDE = (",", "—", "–", "-")
_OPENS_CLAUSE = frozenset(("but", "so", "because", "if", "when", "while", "although"))


def subject_before(words: Sequence[Token], end: int) -> Range | None:
    """The subject of a verb whose group begins at `end`, with appositions between the two skipped.

    In "Hugh Hill, a doctor in Kyiv, said" it is "Hugh Hill". None where nothing before can be a subject.
    """
    end = _before_time(words, end)
    if end <= 0:
        return None
    if words[end - 1].low in _ASIDE:
        return _before_apposition(words, end - 1) or phrase_before(words, _before_time(words, end - 1))
    if closes_with_comma(words[end - 1]) and (whose := _before_apposition(words, end)) and whose[1] < end - 1:
        return whose  # "Tom Lund, whose films include 'Low Tide,' told"
    found = phrase_before(words, end)
    if found is None:
        return None
    comma = found[0] - 1
    # "Malaysia's Prime Minister, Najib Razak said": a role and the name it introduces are one phrase.
    if comma > 0 and words[comma].low == "," and words[found[0]].capital:
        role = phrase_before(words, comma)
        if role and (role[0] == 0 or words[role[0] - 1].low == ",") and _is_role(words, role):
            return role[0], found[1]
    return _whose_office(words, found) or past_modifiers(words, found)


def _whose_office(words: Sequence[Token], office: Range) -> Range | None:
    """The name before an office whose closing comma is missing: "Ida Moe, head of research at the institute said"."""
    start, comma = office[0], office[0] - 1
    if comma < 2 or words[comma].low != "," or words[start].capital or "determiner" in words[start].tags:
        return None
    first = next((word for word in words[start : office[1]] if "role" in word.tags), None)
    is_one = first is not None and not first.low.endswith("s")
    belongs = any("attaching" in word.tags for word in words[start : office[1]])
    name = phrase_before(words, comma)
    if not (is_one and belongs and name) or name[0] > 0 or not _names(words, *name):
        return None
    return name


def _before_time(words: Sequence[Token], end: int) -> int:
    """The index before which the subject ends, past "on Friday", "last week" and the like."""
    at = end
    while at > 1:
        tags = words[at - 1].tags
        if "day" in tags or (words[at - 1].text[0].isdigit() and "day" in words[at - 2].tags):
            at -= 1
        elif "period" in tags and words[at - 2].low in ("last", "this", "next", "that", "recent"):
            at -= 2
        else:
            break
    if 1 < at < end and "time_link" in words[at - 1].tags:
        at -= 1
    return at


def _is_role(words: Sequence[Token], phrase: Range) -> bool:
    return any("role" in word.tags for word in words[phrase[0] : phrase[1]])


def has_aside(words: Sequence[Token], end: int) -> bool:
    """Whether an apposition between commas, with the phrase it describes before it, ends just before `end`."""
    if end <= 0 or words[end - 1].low not in _ASIDE:
        return False
    found = _before_apposition(words, end - 1)
    return found is not None and (
        found[0] == 0 or "function" in words[found[0] - 1].tags or words[found[0] - 1].low == ","
    )


def _before_apposition(words: Sequence[Token], comma: int) -> Range | None:
    best: Range | None = None
    closing = comma
    for index in range(comma - 1, max(-1, comma - _REACH), -1):
        word = words[index]
        if word.low in (";", ":") or (word.kind == QUOTED and not is_short(word)):
            break
        if word.low not in _ASIDE or closing - index < 2:
            continue
        if not _is_aside(words, index + 1, closing):
            return best or _before_relative(words, index, closing)
        found = phrase_before(words, index)
        if found is None:
            closing = index
            continue
        if best is not None and _is_adverbial(words, found[0]):
            break
        if _names(words, index + 1, closing) and _is_object(words, found[0]):
            return index + 1, closing
        best = found
        if (_names(words, index + 1, closing) and "role" in words[index - 1].tags) or not _describes(words, found):
            break
        closing = index
    return best


def _before_relative(words: Sequence[Token], comma: int, closing: int) -> Range | None:
    """Who a relative clause with an aside of its own is about: "Ida Lund, whose son Leo, 43, is at sea, said"."""
    if closing - comma < 2 or not words[comma + 1].finite:
        return None
    for index in range(comma - 1, max(0, comma - _REACH), -1):
        if words[index].low in (";", ":") or (words[index].kind == QUOTED and not is_short(words[index])):
            return None
        if words[index].low in _ASIDE and words[index + 1].low in ("who", "whose", "which"):
            return phrase_before(words, index)
    return None


def _is_adverbial(words: Sequence[Token], start: int) -> bool:
    """Whether the phrase belongs to a preposition that opens the sentence: "In a sign of the mood, the board, ..."."""
    return start == 1 and "preposition" in words[0].tags


def _is_object(words: Sequence[Token], start: int) -> bool:
    """Whether a verb stands right before the phrase: "the firm that runs the prize, Dick Lund Ltd, said"."""
    if start == 0:
        return False
    before = words[start - 1]
    return before.kind == WORD and not before.capital and not before.is_a("function", "day", "period", "conjunction")


def _names(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether nothing but a name stands between the commas: "the bank's director, Lena Aalto, said"."""
    return all(word.capital and word.nominal and not word.is_a("role", "title") for word in words[start:end])


def _describes(words: Sequence[Token], found: Range) -> bool:
    """Whether the phrase between commas is itself about a name before it: "Li, a doctor, the author, said"."""
    start = found[0]
    if start < 2:
        return False
    if "preposition" in words[start - 1].tags:
        return "subordinator" not in words[start - 1].tags  # "left after the clerk, Ida Lund, complained"
    return words[start - 1].low in (",", "and") and (not words[start].capital or _is_role(words, found))


def _is_aside(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether the stretch between two commas can be an apposition or a relative clause."""
    if start >= end:
        return False
    first = words[start]
    if first.is_a("relative", "determiner"):
        return True
    if first.kind != WORD:
        return first.low == "("
    if first.low in _OPENS_CLAUSE:
        return False
    if first.is_a("preposition", "adverb") or first.low in ("and", "or"):
        return not any(word.finite for word in words[start:end] if "nounlike" not in word.tags)
    return _opens_description(first) or not any(word.is_a("auxiliary", "personal") for word in words[start:end])


def _opens_description(first: Token) -> bool:
    """Whether a participle or an age begins what describes a name: "born in Oslo", "speaking in May", "41"."""
    return first.low.endswith(("ing", "ed")) or first.low == "born" or first.text[0].isdigit()
