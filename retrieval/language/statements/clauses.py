"""What stands between a verb and its clause, and where the clause ends."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.phrases import phrase_after
from retrieval.language.statements.titles import is_title
from retrieval.language.statements.tokens import QUOTED, WORD, Token
from retrieval.language.statements.verbs import Verb

# Adverbials are no longer, in words. "So", "not", "even", "only", "nearly" begin what was said.
_ADVERBIALS = 24
_NO_ADVERBIAL = frozenset(("so", "not", "even", "only", "nearly", "almost", "just", "hardly", "barely"))


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
    if "day" in word.tags or word.adverb:
        return index + 1 if word.low not in _NO_ADVERBIAL else None
    if _begins_period(words, index):
        return index + 2
    if "adverbial" in word.tags:
        return (
            None if word.low == "to" and _is_infinitive(words, index) else _past_title(words, _object(words, index + 1))
        )
    goes_on = not is_first and (_is_of_date(words, index) or _is_of_document(words, index))
    return index + 1 if goes_on else None


def _begins_period(words: Sequence[Token], index: int) -> bool:
    """Whether the word opens "last week", "that night"."""
    return "period_marker" in words[index].tags and index + 1 < len(words) and "period" in words[index + 1].tags


def _is_of_date(words: Sequence[Token], index: int) -> bool:
    """Whether the word is the number of a day: "on March 7"."""
    return words[index].text[0].isdigit() and "day" in words[index - 1].tags


def _is_of_document(words: Sequence[Token], index: int) -> bool:
    """Whether the word tells how a document came out: "in a statement posted on ..."."""
    return "document" in words[index - 1].tags and words[index].low.endswith("ed")


def _is_infinitive(words: Sequence[Token], to: int) -> bool:
    """Whether "to" leads to a verb ("to resume talks") and not to a listener ("to reporters", "to the BBC")."""
    following = words[to + 1] if to + 1 < len(words) else None
    if following is not None and following.kind == QUOTED:
        return next((char.islower() for char in following.text if char.isalpha()), False)
    if following is None or following.capital or following.kind != WORD:
        return False
    if "document" in words[to - 1].tags and not following.base:
        return False  # "in an email to staff"
    return not ("determiner" in following.tags or "oblique" in following.tags or following.low.endswith("s"))


def _past_title(words: Sequence[Token], index: int | None) -> int | None:
    """Past the title of a work behind its noun: "in his memoir 'Low Tide'"."""
    return index + 1 if index is not None and index < len(words) and is_title(words, index) else index


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
        if low == ";" or (index > start + 1 and _begins_other(words, index)):
            return index
    return len(words)


def _begins_other(words: Sequence[Token], index: int) -> bool:
    """Whether at `index` another attribution begins: ", according to", ", adding", "and warned that"."""
    low = words[index].low
    if low == ",":
        return is_according_to(words, index + 1) or _goes_on_saying(words, index + 1)
    if low in ("and", "but"):
        return _says_again(words, index + 1)
    return is_according_to(words, index) or (low in ("adding", "saying") and words[index - 1].kind == QUOTED)


def is_according_to(words: Sequence[Token], index: int) -> bool:
    """Whether "according to" stands at `index`."""
    return index + 1 < len(words) and words[index].low == "according" and words[index + 1].low == "to"


def _goes_on_saying(words: Sequence[Token], index: int) -> bool:
    """Whether behind a comma a participle goes on with what its subject says: "adding", but no "saying, as ever,"."""
    if index >= len(words) or not words[index].low.endswith("ing") or "goes_on" not in words[index].does:
        return False
    return index + 1 >= len(words) or words[index + 1].low != ","


def _says_again(words: Sequence[Token], index: int) -> bool:
    """Whether behind "and" or "but" a verb reports once more: "warned that", 'asked "Why?"', "said"."""
    if index >= len(words):
        return False
    verb, following = words[index], words[index + 1] if index + 1 < len(words) else None
    if "clause" not in verb.does or verb.capital or not verb.low.endswith(("d", "t", "s", "ing")):
        return False
    announced = following is not None and (following.low == "that" or following.kind == QUOTED)
    return announced or "states" in verb.does


def name_end(words: Sequence[Token], start: int, end: int) -> int:
    """Past the last of the quotations joined by "and" that the name is made of, if it has any."""
    quoted = [index for index in range(start, end) if words[index].kind == QUOTED]
    if not quoted:
        return end
    last = quoted[0]
    for index in quoted[1:]:
        if index - last > 4 or any(word.finite for word in words[last:index]):
            break
        last = index
    following = words[last + 1] if last + 1 < end else None
    if following is None or following.low in ("and", "but", ",", "while") or following.low.endswith("ing"):
        return last + 1
    return end


def relative_end(words: Sequence[Token], start: int, end: int) -> int:
    """Where a relative clause ("who said she was tired, went home") gives way to the main one."""
    for index in range(start + 1, end - 1):
        if words[index].low == "," and (words[index + 1].finite or "adverb" in words[index + 1].tags):
            return index
    return end


def subordinate_end(words: Sequence[Token], start: int, end: int) -> int:
    """Where "While X said she was sorry, she ..." gives way to the main clause."""
    return next((index for index in range(start + 1, end) if words[index].low == ","), end)
