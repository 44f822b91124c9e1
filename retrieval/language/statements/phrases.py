"""Noun phrases about a verb, found by what can and cannot stand in one, without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.tokens import QUOTED, Token

Range = tuple[int, int]
"""First and past-the-last index into a sentence's tokens."""

# No noun phrase is longer, so every scan is bounded and extraction linear.
_REACH = 40
_AND_OTHERS = ["et", "al", "."]


def phrase_before(words: Sequence[Token], end: int) -> Range | None:
    """The noun phrase that ends just before index `end`, as the subject of a verb that begins there."""
    if end <= 0:
        return None
    last = words[end - 1]
    if last.is_a("personal", "subject"):
        is_named = last.text == "i" and end > 1 and words[end - 2].low == "the"  # a newspaper
        return end - 1 - is_named, end
    if [word.low for word in words[max(0, end - len(_AND_OTHERS)) : end]] == _AND_OTHERS:
        return phrase_before(words, end - len(_AND_OTHERS))
    if last.low == ")" and (opening := _opening_bracket(words, end - 1)):
        inside = phrase_before(words, opening)
        return (inside[0], opening) if inside else None
    start, index = None, end - 1
    while index >= max(0, end - _REACH):
        word = words[index]
        following = _before_in_phrase(words, index, is_last=start is None)
        if following is None:
            break
        if "determiner" in word.tags or word.nominal or word.kind == QUOTED:
            start = index
        index = following
    if start is None or all(word.text[0].isdigit() and not word.low.endswith("-old") for word in words[start:end]):
        return None
    return _without_opening(words, start, end), end


def _before_in_phrase(words: Sequence[Token], index: int, is_last: bool) -> int | None:
    """Where a scan back through a noun phrase goes on before the word at `index`; None if that is no part of it.

    `is_last`: nothing of the phrase was met yet, so that the word must be its noun.
    """
    word = words[index]
    if "determiner" in word.tags and word.low != "that":
        return _past_link(words, index - 1)
    if not is_last and (_is_verb_before(word, words[index + 1]) or _is_year(word) or _is_period(words, index)):
        return None
    if word.nominal:
        return index - 1
    if is_last:
        return None
    if _is_epithet(words, index):
        return index - 1
    if word.low in ("'s", "'", "&", "and") or "attaching" in word.tags:
        return index - 1 if _attaches(words, index) else None
    if word.low == ")" and (opening := _opening_bracket(words, index)):
        return opening - 1
    return None


def _past_link(words: Sequence[Token], index: int) -> int:
    """Where the scan goes on before a determiner: over "of", "for" to the noun before, else nowhere (-1)."""
    if index >= 0 and "determiner" in words[index].tags:
        return index
    if index >= 1 and ("attaching" in words[index].tags or words[index].low == "and") and _attaches(words, index):
        return index - 1
    return -1


def _attaches(words: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` hangs what follows on a noun before it."""
    if index == 0:
        return False
    before = words[index - 1]
    if words[index].low == "and" and before.base and not before.capital:
        return False
    return before.nominal or before.low in ("those", "one", "some", "many", "most", "all", ")")


def _is_period(words: Sequence[Token], index: int) -> bool:
    """Whether the word closes "last week", "in recent months", "7 March" before the phrase."""
    if words[index].text in ("March", "May") and index and words[index - 1].text.isdigit():
        return True
    if "period" not in words[index].tags or index == 0 or not words[index + 1].nominal:
        return False
    return "period_marker" in words[index - 1].tags


def _is_year(word: Token) -> bool:
    return word.text.isdigit() and len(word.text) == 4 and word.text[:2] in ("18", "19", "20")


def _is_verb_before(word: Token, following: Token) -> bool:
    """Whether the word is the verb of an object and no part of the phrase: "believed" in "believed Mr. Ward"."""
    if word.capital or not word.finite or "nounlike" in word.tags:
        return False
    if "plain_past" in word.tags:
        return True  # "came home"
    return following.capital or "determiner" in following.tags or "core" in word.does


def _is_epithet(words: Sequence[Token], index: int) -> bool:
    """Whether the quotation is a word of the phrase: 'The "History" section', 'William "Bill" Hayes'."""
    word = words[index]
    if word.kind != QUOTED or index == 0 or not is_short(word) or word.text.rstrip("\"”’'»")[-1:] in (*",.!?", ""):
        return False
    return "determiner" in words[index - 1].tags or words[index - 1].nominal


def is_short(word: Token) -> bool:
    """Whether quoted words are few enough to be a name or a term."""
    return word.end - word.start < 40


def _opening_bracket(words: Sequence[Token], closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - 12), -1):
        if words[index].low == "(":
            return index
    return None


def _without_opening(words: Sequence[Token], start: int, end: int) -> int:
    """The phrase without what only opens the sentence: in "In Beijing the minister", from "the minister" on."""
    if start > 0 and "preposition" in words[start - 1].tags:
        for index in range(end - 1, start, -1):
            if "determiner" in words[index].tags and "attaching" not in words[index - 1].tags:
                return index
    return start


def phrase_after(words: Sequence[Token], start: int) -> Range | None:
    """The noun phrase that begins at index `start`, without appositions and clauses that follow it."""
    if start >= len(words):
        return None
    first = words[start]
    if first.is_a("subject", "oblique"):
        return start, start + 1
    if first.low == "no" and start + 1 < len(words) and words[start + 1].low == "one":
        return start, start + 2
    if not ("determiner" in first.tags and first.low != "that") and not first.nominal:
        return None
    return _noun_phrase(words, start)


def _noun_phrase(words: Sequence[Token], start: int) -> Range | None:
    first, index = words[start], start + 1
    while index < min(len(words), start + _REACH) and (following := _after_in_phrase(words, index)) is not None:
        index = following
    while index > start + 1 and ("determiner" in words[index - 1].tags or words[index - 1].low in ("'s", "and")):
        index -= 1
    if index == start + 1 and "determiner" in first.tags and "standing" not in first.tags:
        return None
    return start, index


def speaker_after(words: Sequence[Token], start: int) -> Range | None:
    """The noun phrase of who speaks: as `phrase_after`, but "her" before a noun is only whose it is: "her lawyer"."""
    if start < len(words) and is_owner(words, start):
        return _noun_phrase(words, start)
    return phrase_after(words, start)


def is_owner(words: Sequence[Token], index: int) -> bool:
    """Whether the word is a possessive with its noun behind it: "her lawyer", no "her last week"."""
    opens_noun = _nominal_at(words, index + 1) or _is_described(words, index + 1) or _opens_marked(words, index + 1)
    if "possessive" not in words[index].tags or not opens_noun:
        return False
    is_time = "period_marker" in words[index + 1].tags
    return not (is_time and index + 2 < len(words) and "period" in words[index + 2].tags)


def _after_in_phrase(words: Sequence[Token], index: int) -> int | None:
    """Where a noun phrase goes on behind the word at `index`, which is not its first; None if that is no part of it."""
    word, before = words[index], words[index - 1]
    if "determiner" in word.tags and word.low != "that":
        return index + 1 if before.is_a("following", "determiner") or before.low in ("and", "'s") else None
    if word.low in ("'s", "&") or _is_of_many(words, index):
        return index + 1
    if "following" in word.tags or word.low == "and":
        return index + 1 if _goes_on(words, index) else None
    if _opens_marked(words, index) or (_is_epithet(words, index) and _ends_noun(words, index + 1)):
        return index + 1
    if word.low == "(" and (closing := _closing_bracket(words, index)) is not None:
        return closing + 1
    if _is_described(words, index):
        return index + 2
    return index + 1 if word.nominal and not _turns_verb(words, index) else None


def _opens_marked(words: Sequence[Token], index: int) -> bool:
    """Whether a word in marks with its noun behind it stands at `index`: 'her "best" friend'."""
    return index < len(words) and _is_epithet(words, index) and _nominal_at(words, index + 1)


def _ends_noun(words: Sequence[Token], index: int) -> bool:
    """Whether "of" or "who" follows a noun in marks: 'the "king" of the harbour', 'the "clowns" who'."""
    if index >= len(words):
        return False
    is_who = words[index].low == "who" and "determiner" in words[index - 2].tags
    return is_who or ("following" in words[index].tags and _goes_on(words, index))


def _is_of_many(words: Sequence[Token], index: int) -> bool:
    """Whether the mark at `index` makes the plural before it a possessor: "the miners' union"."""
    word, before = words[index], words[index - 1]
    return word.low == "'" and word.start == before.end and before.low.endswith("s") and _nominal_at(words, index + 1)


def _is_described(words: Sequence[Token], index: int) -> bool:
    """Whether an adverb opens the phrase at `index`: "its newly appointed head", "her then lawyer"."""
    if index + 2 >= len(words):
        return False
    before, following = words[index - 1], words[index + 1]
    if not words[index].low.endswith("ly"):
        return "possessive" in before.tags and words[index].adverb and "role" in following.tags
    opens = "determiner" in before.tags or before.low == "'s"
    return opens and following.low.endswith(("ed", "ing")) and words[index + 2].nominal


def _closing_bracket(words: Sequence[Token], opening: int) -> int | None:
    for index in range(opening + 1, min(len(words), opening + 8)):
        if words[index].low == ")":
            return index
    return None


def _nominal_at(words: Sequence[Token], index: int) -> bool:
    return index < len(words) and words[index].nominal


def _goes_on(words: Sequence[Token], index: int) -> bool:
    """Whether the preposition or "and" at `index` goes on with the phrase."""
    if index + 1 >= len(words):
        return False
    following = words[index + 1]
    if words[index].low == "and":
        is_office_too = "role" in following.tags and "role" in words[index - 1].tags  # "the president and chairman of"
        return is_office_too or (following.capital and "function" not in following.tags)
    return "determiner" in following.tags or (following.nominal and not following.text[0].isdigit())


def _turns_verb(words: Sequence[Token], index: int) -> bool:
    """Whether a verb begins at `index`: a finite form in lower case after a noun."""
    word = words[index]
    return not word.capital and word.finite and "nounlike" not in word.tags
