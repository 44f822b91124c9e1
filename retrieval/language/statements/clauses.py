"""What stands between a verb and its clause, and where the clause ends."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.phrases import phrase_after
from retrieval.language.statements.tokens import QUOTED, WORD, Token
from retrieval.language.statements.verbs import Verb

# Adverbials are no longer, in words. "So", "not", "even", "only" begin what was said.
_ADVERBIALS = 24
_NO_ADVERBIAL = frozenset(("so", "not", "even", "only"))


def after_adverbials(words: Sequence[Token], index: int) -> int:
    """Past when, where and to whom something was said: "on Friday", "in a statement", "last week"."""
    start = index
    while index < len(words) and index - start < _ADVERBIALS:
        past = _past_adverbial(words, index, is_first=index == start)
        if past is None:
            break
        index = past
    return index


def _past_adverbial(words: Sequence[Token], index: int, is_first: bool) -> int | None:
    """Past the one adverbial that begins at `index`; None where none does."""
    word = words[index]
    if word.is_a("day", "adverb") or (word.low.endswith("ly") and not word.capital and not word.tags):
        return index + 1 if word.low not in _NO_ADVERBIAL else None
    if "period_marker" in word.tags and index + 1 < len(words) and "period" in words[index + 1].tags:
        return index + 2
    if "adverbial" in word.tags:
        return None if word.low == "to" and _is_infinitive(words, index) else _object(words, index + 1)
    if is_first:
        return None
    dated = word.text[0].isdigit() and "day" in words[index - 1].tags
    return index + 1 if dated or _is_of_document(words, index) else None


def _is_of_document(words: Sequence[Token], index: int) -> bool:
    """Whether the word tells how a document came out: "in a statement posted on ..."."""
    return "document" in words[index - 1].tags and words[index].low.endswith("ed")


def _is_infinitive(words: Sequence[Token], to: int) -> bool:
    """Whether "to" leads to a verb ("to resume talks") and not to a listener ("to reporters", "to the BBC")."""
    following = words[to + 1] if to + 1 < len(words) else None
    if following is None or following.capital or following.kind != WORD:
        return False
    return not ("determiner" in following.tags or "oblique" in following.tags or following.low.endswith("s"))


def _object(words: Sequence[Token], index: int) -> int | None:
    """Past the noun phrase or day after a preposition."""
    begin = index
    while index < len(words) and ("day" in words[index].tags or words[index].text[0].isdigit()):
        index += 1
    if index > begin:
        return index
    if index + 1 < len(words) and words[index].kind == QUOTED and words[index + 1].kind == WORD:
        return index + 1
    phrase = phrase_after(words, index)
    return phrase[1] if phrase else None


def past_recipient(words: Sequence[Token], verb: Verb) -> int:
    """Past the one who is told ("told reporters"), else past the verb."""
    after = verb.index + 1
    if "tells" in verb.does and after < len(words):
        recipient = phrase_after(words, after)
        return recipient[1] if recipient else after
    return after


def clause_end(words: Sequence[Token], start: int) -> int:
    """Past the last token of the clause that begins at `start`: the sentence's end or where another speaks."""
    depth = 0
    for index in range(start, len(words)):
        low = words[index].low
        if low in ("(", "["):
            depth += 1
        elif low in (")", "]"):
            depth -= 1
        if depth > 0 or index == start:
            continue
        if low == ";" or (index > start + 2 and _begins_other(words, index)):
            return index
    return len(words)


def _begins_other(words: Sequence[Token], index: int) -> bool:
    """Whether at `index` another attribution begins: ", according to", ", adding", "and warned that"."""
    low = words[index].low
    following = words[index + 1].low if index + 1 < len(words) else ""
    third = words[index + 2].low if index + 2 < len(words) else ""
    if low == ",":
        if following == "according" and third == "to":
            return True
        return third != "," and following in (
            "adding",
            "saying",
            "noting",
            "stating",
            "arguing",
            "insisting",
            "claiming",
            "warning",
        )
    if low == "according" and following == "to":
        return True
    if low in ("adding", "saying") and words[index - 1].kind == QUOTED:
        return True
    if low in ("and", "but"):
        reports = words[index + 1] if index + 1 < len(words) else words[index]
        if "clause" in reports.does and following.endswith(("d", "t", "s", "ing")) and not reports.capital:
            return (
                third == "that"
                or (index + 2 < len(words) and words[index + 2].kind == QUOTED)
                or "states" in reports.does
            )
    return False
