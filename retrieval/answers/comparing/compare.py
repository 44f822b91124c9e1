"""``compare``: what several outlets say of a topic, beside one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from retrieval.answers.answer import Citation
from retrieval.answers.comparing.aligning import Line, aligned
from retrieval.answers.comparing.contrasting import contrasts
from retrieval.answers.comparing.differing import KINDS, is_same_thing
from retrieval.answers.comparing.matrix import Cell, Contrast, Matrix, Row
from retrieval.answers.comparing.unit import Unit, Units
from retrieval.answers.summary_phrases import counted
from retrieval.errors import InputError
from retrieval.index.arrays import Ids
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.words import content_terms
from retrieval.origins import Origin, Tracer
from retrieval.question.empty import require_words
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever

# Of each outlet so many sentences are compared, those nearest the topic; so many outlets, those with most articles.
_SENTENCES, _OUTLETS = 120, 12
# What a sentence needs to be on the topic: of its words by weight, or a cosine.
_WORDS, _LIKE = 0.5, 0.42
_SHORTEST = 5
# From this likeness on another outlet may well say it in other words: then it is not said to be one outlet's alone.
# So may one with so many of its words, which are no names, and so much of the shorter's.
_ELSEWHERE, _LOOKED_AT = 0.6, 30
_WORDS_ELSEWHERE, _MUCH_ELSEWHERE = 3, 0.5
ROWS = 40
# So many sentences that stand alone, those nearest the topic, are looked for in the other outlets.
_ALONE = 40


def compare(
    retriever: Retriever, topic: str, outlets: Sequence[str] = (), limit: int = ROWS, filters: Filters = EVERYTHING
) -> Matrix:
    """What the outlets, by default all, say of the topic; all that they say if it is empty. At most ``limit`` rows.

    Raises InputError for a topic without a word, an unknown outlet, one alone, or an index with one outlet only.
    """
    if topic.strip():
        require_words(topic)
    reading = retriever.reading
    columns = _columns(reading, outlets, filters)
    sentences = _on_topic(retriever, topic, [outlet for outlet, _ in columns], filters)
    known = Units(reading)
    found = known.of(sentences)
    vectors = reading.search.vectors(np.array([one.id for one in sentences], dtype=np.int64))
    lines = aligned(sentences, found, vectors) if sentences else []
    rows = sorted((_row(line, sentences, found) for line in lines if len(line.places) > 1), key=_order)
    single = (sentences[line.places[0]] for line in lines if len(line.places) == 1)
    alone = [one for one in single if one.kind == "paragraph"]
    rows += _of_one(alone[:_ALONE], columns, reading, known)
    shown, tracer = rows[:limit], Tracer(reading)
    traced = tuple(replace(row, origins=_origins(row, tracer, reading)) for row in shown)
    return Matrix(topic.strip(), tuple(columns), traced, len(rows) - len(shown))


def _origins(row: Row, tracer: Tracer, reading: Reading) -> tuple[Origin, ...]:
    """Where the outlets of a row have it from; () where one outlet has it, or it may not be the same."""
    cited = [cell.citation.sentence for cell in row.cells]
    return tracer.of(reading.sentences(cited)) if len(cited) > 1 and not row.perhaps else ()


def _columns(reading: Reading, outlets: Sequence[str], filters: Filters) -> list[tuple[str, int]]:
    """The outlets compared, each with the number of its articles, those with most first or in the order given."""
    admitted = filters.articles(reading.snapshot.catalogue)
    counts = Counter(card.source for card in reading.snapshot.articles.values() if admitted[card.number])
    if not outlets:
        columns = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_OUTLETS]
    else:
        known = {name.casefold(): name for name in counts}
        missing = [one for one in outlets if one.casefold() not in known]
        if missing:
            raise InputError(f"no outlet is called {missing[0]!r}; there are: {', '.join(sorted(counts))}")
        columns = [(name, counts[name]) for name in dict.fromkeys(known[one.casefold()] for one in outlets)]
    if len(columns) < 2:
        raise InputError("two outlets at least are needed to compare what they say")
    return columns


def _on_topic(retriever: Retriever, topic: str, outlets: Sequence[str], filters: Filters) -> list[StoredSentence]:
    """The sentences of each outlet that are on the topic, the best of all first."""
    found = list[tuple[float, StoredSentence]]()
    for outlet in outlets:
        allowed = replace(filters, source=outlet)
        found += _near(retriever, topic, allowed) if topic.strip() else _all(retriever.reading, allowed)
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [one for _, one in found if _tells(one)]


def _near(retriever: Retriever, topic: str, allowed: Filters) -> Iterator[tuple[float, StoredSentence]]:
    """Those near the topic by their own words, not their title's, or in sense; each with how near it is."""
    plain = replace(retriever, settings=retriever.settings.model_copy(update={"rescore": False}))
    question = Question.of(topic, allowed)
    ranking = plain.rank(question)
    weights = {term: retriever.reading.search.idf(term) for term in question.terms}
    needed = _WORDS * (sum(weights.values()) or 1.0)
    sentences = retriever.reading.sentences(ranking.ids[:_SENTENCES].tolist())
    for one, nearness, dense in zip(sentences, ranking.final, ranking.dense, strict=False):
        own = set(content_terms(one.text))
        if dense >= _LIKE or sum(weight for term, weight in weights.items() if term in own) >= needed:
            yield float(nearness), one


def _all(reading: Reading, allowed: Filters) -> Iterator[tuple[float, StoredSentence]]:
    """The first of an outlet, each with how like it is to all of them together."""
    ids: Ids = np.flatnonzero(allowed.mask(reading.snapshot)).astype(np.int64)[:_SENTENCES]
    yield from zip(_central(ids, reading), reading.sentences(ids.tolist()), strict=True)


def _tells(sentence: StoredSentence) -> bool:
    """Whether it may tell something: no heading, no mere question, no shred."""
    is_question = sentence.text.rstrip().endswith("?")
    return sentence.kind != "heading" and not is_question and len(sentence.text.split()) >= _SHORTEST


def _central(ids: Ids, reading: Reading) -> list[float]:
    """How like each sentence is to all of its outlet's together."""
    vectors = reading.search.vectors(ids)
    return [float(one) for one in vectors @ vectors.mean(axis=0)] if len(ids) else []


def _row(line: Line, sentences: Sequence[StoredSentence], found: Sequence[Unit]) -> Row:
    told = [(sentences[place].article.source, found[place]) for place in line.places]
    differing = contrasts(told)
    cells = tuple(_cell(sentences[place], differing) for place in line.places)
    return Row(cells, tuple(differing))


def _cell(sentence: StoredSentence, differing: Sequence[Contrast]) -> Cell:
    outlet = sentence.article.source
    words = [
        part for one in differing for side in one.sides if outlet in side.outlets for part in side.words.split("; ")
    ]
    spans = sorted({(at, at + len(part)) for part in words if part and (at := sentence.text.find(part)) >= 0})
    return Cell(outlet, Citation.of(sentence), tuple(spans))


def _order(row: Row) -> tuple[bool, int, int]:
    """Rows with differences first, by kind; then those that most outlets tell."""
    first = min((KINDS.index(one.kind) for one in row.contrasts), default=len(KINDS))
    return not row.contrasts, first, -len(row.cells)


def _of_one(
    sentences: Sequence[StoredSentence], columns: Sequence[tuple[str, int]], reading: Reading, known: Units
) -> list[Row]:
    """What others may tell in other words, beside what of theirs is likest; then what one outlet only has."""
    perhaps, alone, names = list[Row](), list[Row](), {outlet for outlet, _ in columns}
    shown = set[int]()
    for sentence in sentences:
        if sentence.id in shown:
            continue
        own = Cell(sentence.article.source, Citation.of(sentence))
        near = _elsewhere(sentence, names - {own.outlet}, reading, known)
        if near:
            shown |= {one.id for one in near}
            perhaps.append(Row((own, *(Cell(one.article.source, Citation.of(one)) for one in near)), perhaps=True))
        else:
            alone.append(Row((own,), not_found=_not_found(own.outlet, columns)))
    return [*perhaps, *alone]


def _elsewhere(sentence: StoredSentence, outlets: set[str], reading: Reading, known: Units) -> list[StoredSentence]:
    """Where other outlets may tell the same, in whatever words: what is like it in sense or in words, one an outlet."""
    vector = reading.search.vectors(np.array([sentence.id], dtype=np.int64))[0]
    near = reading.search.dense(vector, EVERYTHING, _LOOKED_AT)
    worded = reading.search.lexical(content_terms(sentence.text), EVERYTHING, _LOOKED_AT)
    ids = np.union1d(near, worded)
    cosines = (reading.search.vectors(ids) @ vector).tolist()
    others = [
        (cosine, one)
        for cosine, one in zip(cosines, reading.sentences(ids.tolist()), strict=True)
        if one.article.source in outlets and one.kind != "heading"
    ]
    own, *theirs = known.of([sentence, *(one for _, one in others)])
    best = dict[str, tuple[float, StoredSentence]]()
    for (cosine, one), unit in zip(others, theirs, strict=True):
        if _may_be_of(own, unit, cosine) and cosine > best.get(one.article.source, (-1.0, one))[0]:
            best[one.article.source] = (cosine, one)
    return [one for _, one in sorted(best.values(), key=lambda pair: (-pair[0], pair[1].id))]


def _may_be_of(own: Unit, other: Unit, cosine: float) -> bool:
    """Whether two sentences may tell of one thing; more is needed for a row that says that they do."""
    mine, theirs = own.terms - own.names, other.terms - other.names
    shared = len(mine & theirs)
    is_worded_so = shared >= _WORDS_ELSEWHERE and shared >= _MUCH_ELSEWHERE * min(len(mine), len(theirs))
    return cosine >= _ELSEWHERE or is_worded_so or is_same_thing(own, other, cosine)


def _not_found(own: str, columns: Sequence[tuple[str, int]]) -> str:
    """``not found in the 3 articles of Norr Post``."""
    others = [(outlet, articles) for outlet, articles in columns if outlet != own]
    if len(others) == 1:
        outlet, articles = others[0]
        number = f"{articles} articles" if articles > 1 else "article"
        return f"not found in the {number} of {outlet}"
    total = sum(articles for _, articles in others)
    return f"not found in the {counted(total, 'article')} of {len(others)} other outlets"
