"""What changes of articles brought: sentences that give a number, day or quotation otherwise, and sentences added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from retrieval.index.article.changes import Kind
from retrieval.index.article.history import SeenChange
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.words import content_terms

_CORRECTED: frozenset[Kind] = frozenset({"number", "date", "quote", "speaker"})
# A sentence that has so many of its content words from sentences that went with the same change was only rewritten.
_REWRITTEN = 0.8


def corrected(reading: Reading, changes: Sequence[SeenChange]) -> list[tuple[StoredSentence, SeenChange]]:
    """The sentences that a change gave another number, day, quotation or speaker, where they still stand."""
    wanted = [one for one in changes if one.change.what == "altered" and _CORRECTED & set(one.change.kinds)]
    return list(_standing(reading, wanted))


def added(reading: Reading, changes: Sequence[SeenChange]) -> set[int]:
    """The ids of the sentences that changes added, and that do not only rewrite what went with the same version."""
    went = defaultdict[tuple[str, int], set[str]](set)
    for one in changes:
        went[one.article, one.version].update(content_terms(one.change.before or ""))
    new = [
        one
        for one in changes
        if one.change.what == "added" and not _is_held(one.change.after or "", went[one.article, one.version])
    ]
    return {sentence.id for sentence, _ in _standing(reading, new)}


def _is_held(text: str, terms: set[str]) -> bool:
    own = set(content_terms(text))
    return len(own & terms) >= _REWRITTEN * len(own)


def _standing(reading: Reading, changes: Sequence[SeenChange]) -> Iterator[tuple[StoredSentence, SeenChange]]:
    """Each change whose sentence stands in its article as the change left it."""
    numbers = {card.id: number for number, card in reading.snapshot.articles.items()}
    for one in changes:
        for sentence in reading.sentences_of(numbers[one.article]) if one.article in numbers else ():
            if (sentence.start, sentence.end) == one.change.span and sentence.text == one.change.after:
                yield sentence, one
