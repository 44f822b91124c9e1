"""What became of a sentence that was cited: it stands where it did, elsewhere in the article, or it is gone.

Only the same words are the same sentence; one that is gone is never taken for a look-alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from retrieval.answers.indexed.overview import article_called
from retrieval.errors import InputError
from retrieval.index.article import former
from retrieval.index.article.history import changes_of, versions
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import Reading, StoredSentence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gone:
    """A sentence that is no longer in its article: its words, and until when they were (ISO 8601).

    ``around``: it with its neighbours, as spans of the text of that ``version``, each with its words. Of an article
    that was removed ``card`` is None and nothing is known but ``until``.
    """

    article: str
    version: int
    text: str
    until: str
    card: ArticleCard | None
    around: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited sentence as it stands, with those around it in order, and its id today; or that it is ``gone``."""

    sentences: tuple[StoredSentence, ...] = ()
    sentence: int = 0
    gone: Gone | None = None


def cited(reading: Reading, sentence: int, reach: int) -> Cited | None:
    """What became of the sentence that was cited under that id; None if no such id is remembered."""
    if around := reading.neighbours(sentence, reach):
        return Cited(tuple(around), sentence)
    was = former.find(reading.connection, sentence)
    if was is None:
        return None
    card = next((one for one in reading.cards().values() if one.id == was.article), None)
    if card is None or was.span is None:
        until = former.removed(reading.connection, was.article) or ""
        return Cited(gone=Gone(was.article, was.version, "", until, None))
    return _found(reading, card, was.version, was.span[0], reach)


def passage(reading: Reading, article: str, start: int, reach: int, version: int | None = None) -> Cited:
    """What became of the sentence at the offset ``start`` of an article's ``version``, by default the newest.

    Raises InputError if there is no such article or version, or no sentence there.
    """
    card = article_called(reading, article)
    if version is not None and version != card.version:
        found = _found(reading, card, version, start, reach)
        if found is None:
            raise InputError(
                f"{article}: no sentence is known at {start} of version {version}, now it is {card.version}"
            )
        return found
    sentences = reading.sentences_of(card.number)
    at = next((i for i, one in enumerate(sentences) if one.start <= start < one.end), None)
    if at is None:
        raise InputError(f"{article}: no sentence is at {start}")
    return _around(sentences, at, reach)


def _found(reading: Reading, card: ArticleCard, version: int, start: int, reach: int) -> Cited | None:
    """The sentence at ``start`` of a version that was, looked for in the newest; None if that version is not kept."""
    text = reading.text_of(card.number) if version == card.version else _text_of(reading, card, version)
    spans = former.spans_of(reading.connection, card.id, version)
    at = next((i for i, (first, end) in enumerate(spans) if first <= start < end), None)
    if text is None or at is None:
        return None
    told = [text[first:end] for first, end in spans]
    sentences = reading.sentences_of(card.number)
    place = standing(told, at, [one.text for one in sentences])
    if place is not None:
        return _around(sentences, place, reach)
    near = slice(max(0, at - reach), at + reach + 1)
    around = tuple(zip(spans[near], told[near], strict=True))
    return Cited(gone=Gone(card.id, version, told[at], _until(reading, card, version, told[at]), card, around))


def standing(before: Sequence[str], at: int, now: Sequence[str]) -> int | None:
    """Where in ``now`` the sentence ``before[at]`` stands, word for word; None if it is gone.

    Of several with the same words it is the one between the same sentences.
    """
    taken = set[int]()
    for old, new, length in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        if old <= at < old + length:
            return new + at - old
        taken.update(range(new, new + length))
    return next((place for place, text in enumerate(now) if text == before[at] and place not in taken), None)


def _around(sentences: Sequence[StoredSentence], at: int, reach: int) -> Cited:
    return Cited(tuple(sentences[max(0, at - reach) : at + reach + 1]), sentences[at].id)


def _text_of(reading: Reading, card: ArticleCard, version: int) -> str | None:
    return next((one.text for one in versions(reading.connection, card.id) if one.number == version), None)


def _until(reading: Reading, card: ArticleCard, version: int, words: str) -> str:
    """When these words were last seen to go, in a version after that."""
    seen = [
        one.seen
        for one in changes_of(reading.connection, card.id)
        if one.version > version and one.change.before == words and one.change.what in ("gone", "altered")
    ]
    return seen[-1] if seen else card.seen
