"""Questions of the files as ``ask`` reads them, and what the lines of their candidates would be worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks.first_lines import is_answerable, verdict
from benchmarks.gate import EVENTS, NEWS, questions_of, rows
from benchmarks.places import stored
from benchmarks.wikinews import write_events
from retrieval.answers.ask import Read, read_for
from retrieval.answers.first_line.agreement import Agreed, agreed
from retrieval.answers.first_line.candidates import Candidate, in_order
from retrieval.answers.first_line.judging import Signs, signs_of
from retrieval.answers.first_line.line import is_part, sentence_of, value_of
from retrieval.answers.first_line.sides_taken import SideSigns, spoken_by
from retrieval.answers.first_line.weights import Table
from retrieval.answers.reading.questions import read_question
from retrieval.answers.respond import routed
from retrieval.config import load_settings
from retrieval.desk import Desk
from retrieval.index.filters import Filters
from retrieval.search.retriever import Retriever

_UNSIDED = frozenset({"summary", "news", "comparison"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the files, and what was read for it."""

    gold: Mapping[str, Any]
    read: Read

    @property
    def kind(self) -> str:
        """What it asks for."""
        return self.read.question.kind

    @property
    def fold(self) -> str:
        """What it shares with others that it may not be judged by."""
        return f"{self.gold.get('event')} {self.gold.get('article')}"


@dataclass(frozen=True, slots=True)
class Line:
    """What the models learn from: the signs of the best group of a question, and what its lines would be worth."""

    asked: Asked
    signs: Signs
    side: SideSigns | None
    is_yes: bool | None
    value: bool
    sentence: bool
    has_value: bool = False


def collected(shared: Path, splits: Sequence[str], kind: str = "") -> list[Asked]:
    """The questions of the splits (of one kind) that ``ask`` answers itself, each read on the index of its event."""
    with TemporaryDirectory() as folder:
        events = EVENTS | NEWS | write_events(shared, Path(folder))
        asked = {event: [r for r in questions_of(event, splits) if r["kind"].startswith(kind)] for event in events}
        return [
            one for event, rows in asked.items() for one in _read(events[event], rows, Path(folder) / f"{event}.db")
        ]


def known(shared: Path) -> list[Asked]:
    """The same for the questions with known answers in the shared folder."""
    by_event: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in sorted((shared / "gold").glob("*.jsonl")):
        for row in rows(file):
            by_event[row.get("event", "seeds")].append(row)
    with TemporaryDirectory() as folder:
        return [
            one
            for event, asked in by_event.items()
            for one in _read(_articles(shared, event), asked, Path(folder) / f"{event}.db")
        ]


def _articles(shared: Path, event: str) -> Path:
    return shared / "seeds" if event == "seeds" else shared / "data" / "events" / f"{event}.jsonl"


def _read(articles: Path, asked: Sequence[Mapping[str, Any]], database: Path) -> Iterator[Asked]:
    if not asked:
        return
    desk = Desk(load_settings(None, database=database))
    desk.build([articles])
    with desk.index.reading() as reading:
        retriever = Retriever(reading, desk.encoder, desk.settings.search, desk.reader)
        for gold in stored(asked, articles, reading):
            question = read_question(retriever, gold["query"], [one["query"] for one in gold.get("history", ())])
            told_otherwise = question.parts or question.kind in _UNSIDED
            if routed(gold["command"], question) == "ask" and not told_otherwise and question.words:
                read = read_for(retriever, question, desk.settings.limit, Filters(gold.get("source")))
                if read.found:
                    yield Asked(gold, read)


def lines_of(asked: Sequence[Asked], table: Table) -> list[Line]:
    """What each question's best candidates would say, in the order that the table puts them in."""
    return [_line(one, table) for one in asked]


def _line(asked: Asked, table: Table) -> Line:
    question, evidence = asked.read.question, asked.read.evidence
    found = in_order(asked.read.found, table.ordering)
    if asked.kind == "yes/no":
        first = spoken_by(question, evidence, found[0])
        yes = table.yes.probability(first.signs, "")
        signs = signs_of(question, evidence, [Agreed((found[0],))], found)
        right = _is_right(asked.gold, "yes" if yes >= 0.5 else "no")
        taken = replace(first, yes=yes)
        signs = replace(signs, sureness=2 * taken.sureness - 1, marked=taken.is_marked)
        return Line(asked, signs, first.signs, _gold_side(asked.gold), right, right)
    groups = agreed(found)
    lead = groups[0].lead
    return Line(
        asked,
        signs_of(question, evidence, groups, found),
        None,
        None,
        lead.finding is not None and _is_right(asked.gold, value_of(lead)[0]),
        _is_right(asked.gold, sentence_of(evidence, lead)[0]),
        lead.finding is not None and not is_part(question, lead),
    )


def _gold_side(gold: Mapping[str, Any]) -> bool | None:
    first = [phrases[0] for phrases in gold.get("short", ())]
    return None if not first or not is_answerable(gold) else "^yes" in first


def _is_right(gold: Mapping[str, Any], text: str) -> bool:
    return is_answerable(gold) and verdict(gold, {"text": text, "sure": "yes"}) == "right"


def right_ones(asked: Asked) -> Any:
    """Which candidates are right: by the line they would make, for yes or no by where the answer stands."""
    if asked.kind == "yes/no":
        return np.array([_stands_in(asked.gold, one) for one in asked.read.found])
    return np.array([_is_right(asked.gold, sentence_of(asked.read.evidence, one)[0]) for one in asked.read.found])


def _stands_in(gold: Mapping[str, Any], one: Candidate) -> bool:
    place = one.sentence
    return any(
        span["article"] == place.article.id and span["span"][0] < place.end and span["span"][1] > place.start
        for span in gold.get("spans", ())
    )
