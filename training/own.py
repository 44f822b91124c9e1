"""Questions of our own beside the sentences that the product ranks first: what answers, and what looks like it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.gate import NEWS, rows
from benchmarks.places import stored
from benchmarks.wikinews import write_events
from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.index.reader import Reading, StoredSentence
from retrieval.search.question import Question
from retrieval.search.retriever import Retriever
from training.examples import WITH_BEFORE, WITH_TITLE, Candidate, Group, Span, typed
from training.swaps import swapped

RANKED = 14
# So many of them stand beside the right one.
_OTHERS = 4
_TWIN = 0.5
SEEDS = Path(__file__).parents[1] / "seeds"


@dataclass(frozen=True, slots=True)
class Found:
    """A question's right sentences (none, if no article answers it) and others that are ranked high."""

    question: str
    right: Group
    others: Group


def own(files: Sequence[Path], events: Mapping[str, Path], folder: Path) -> list[Found]:
    """The questions of the files about these events, each ranked in the index of its event, made in the folder.

    Only sentences of articles that the files ask about are learned from: the others are for measuring.
    """
    asked = [row for file in files for row in rows(file) if row["command"] != "who-said"]
    return [
        found
        for event, source in events.items()
        if (some := [row for row in asked if row["event"] == event])
        for found in _of_event(some, source, folder / f"{event}.db")
    ]


def sources(shared: Path, folder: Path) -> dict[str, Path]:
    """The articles of each event: Wikinews' of the shared folder, written to the other one; our seeds; our news."""
    folder.mkdir(parents=True, exist_ok=True)
    return write_events(shared, folder) | {"our-seeds": SEEDS} | NEWS


def _of_event(asked: Sequence[Mapping[str, Any]], source: Path, database: Path) -> list[Found]:
    desk = Desk(Settings(database=database))
    desk.build([source])
    with desk.index.reading() as reading:
        retriever = Retriever(reading, desk.encoder, desk.settings.search)
        open_ = {row["article"] for row in asked}
        return [_found(row, retriever, open_) for row in stored(asked, source, reading)]


def _found(row: Mapping[str, Any], retriever: Retriever, articles: set[str]) -> Found:
    reading = retriever.reading
    ids = retriever.rank(Question.of(row["query"])).ids.tolist()
    ranked = [one for one in reading.sentences(ids[:60]) if one.article.id in articles]
    right = [(one, span) for one in ranked if (span := _answer(one, row["spans"]))]
    marked = {one.id for one, _ in right}
    others = [one for one in ranked if one.id not in marked and not _says(one.text, row.get("short", ()))]
    query, is_whole = row["query"], row["kind"].startswith("yes/no")
    return Found(
        query,
        tuple(replace(_candidate(query, one, span, reading), is_whole=is_whole) for one, span in right),
        tuple(_candidate(query, one, None, reading) for one in others[:RANKED]),
    )


def _answer(one: StoredSentence, spans: Iterable[Mapping[str, Any]]) -> Span | None:
    """The part of the sentence that answers, of the spans in the article's text."""
    for given in spans:
        start, end = given["span"]
        if given["article"] == one.article.id and start < one.end and end > one.start:
            return max(start, one.start) - one.start, min(end, one.end) - one.start
    return None


def _says(text: str, short: Iterable[Iterable[str]]) -> bool:
    return any(all(phrase.lower() in text.lower() for phrase in phrases) for phrases in short)


def _candidate(question: str, one: StoredSentence, span: Span | None, reading: Reading) -> Candidate:
    before = "".join(near.text for near in reading.neighbours(one.id, 1) if near.id < one.id)
    return Candidate(question, one.article.title, before, one.text, span)


def own_groups(found: list[Found], chance: random.Random) -> Iterator[Group]:
    """Groups without end, each question once before any comes again."""
    order = [one for one in found if one.others]
    questions = [one.question for one in order]
    while order:
        chance.shuffle(order)
        for one in order:
            yield _group(one, questions, chance)


def _group(one: Found, questions: list[str], chance: random.Random) -> Group:
    context, question = chance.random(), typed(one.question, chance)
    right = [chance.choice(one.right)] if one.right else []
    chosen = right + chance.sample(one.others, min(_OTHERS, len(one.others)))
    shown = [replace(candidate, question=question) for candidate in chosen]
    if right and not right[0].is_whole and chance.random() < _TWIN:
        twin = swapped(one.question, right[0].sentence, questions, chance)
        if twin:
            shown.append(replace(right[0], question=typed(twin, chance), span=None))
    return tuple(
        replace(
            candidate,
            title=candidate.title if context < WITH_TITLE else "",
            before=candidate.before if context < WITH_BEFORE else "",
        )
        for candidate in shown
    )
