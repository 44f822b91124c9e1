"""What the trained reader gives on questions of our own: ranking with and without it, and whether it tells what is not
answered, beside the likeness that late interaction gives.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from benchmarks.gate import DATA, EVENTS, NEWS, rows
from benchmarks.places import stored
from benchmarks.wikinews import write_events
from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.index.reader import StoredSentence
from retrieval.search.question import Question
from retrieval.search.ranking import Ranking
from retrieval.search.retriever import Retriever

LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's row; the reciprocal rank of its right sentence without and with the reader; what speaks for an
    answer: likeness and the reader's best verdict; whether the reader's span lies in the answer; its milliseconds.
    """

    row: Mapping[str, Any]
    plain: float
    read: float
    likeness: float
    verdict: float
    span: bool
    milliseconds: float


@click.command("reading")
@click.option("--split", type=click.Choice(["train", "tune", "apart", "final"]), default="tune", show_default=True)
@click.option("--shared", type=click.Path(exists=True, file_okay=False, path_type=Path), help="For Wikinews' articles.")
def reading(split: str, shared: Path | None) -> None:
    """Ask the questions of a split with and without the trained reader, and print figures as JSON."""
    questions = [row for row in rows(DATA / "questions" / f"{split}.jsonl") if row["command"] != "who-said"]
    with TemporaryDirectory() as folder:
        events = EVENTS | NEWS | (write_events(shared, Path(folder)) if shared else {})
        asked = [
            one
            for event, articles in events.items()
            for one in _event(articles, Path(folder) / f"{event}.db", [q for q in questions if q["event"] == event])
        ]
    print(json.dumps(figures(asked), indent=1))


def figures(asked: Sequence[Asked]) -> dict[str, float]:
    """Mean reciprocal ranks, and areas under the curve: answerable against unanswerable, against twins alone."""
    answered = [one for one in asked if one.row["spans"]]
    others = [one for one in asked if not one.row["spans"]]
    twins = [one for one in others if one.row.get("twin_of")]
    of = {one.row["id"]: one for one in answered}
    originals = [of[one.row["twin_of"]] for one in twins if one.row["twin_of"] in of]
    found = {
        "questions": len(asked),
        "MRR@10 plain": statistics.fmean(one.plain for one in answered),
        "MRR@10 read": statistics.fmean(one.read for one in answered),
        "span in the answer, of those read first": statistics.fmean(one.span for one in answered if one.read == 1),
        "milliseconds, median": statistics.median(one.milliseconds for one in asked),
    }
    for name in ("likeness", "verdict"):
        found[f"AUC {name}"] = _auc([getattr(a, name) for a in answered], [getattr(o, name) for o in others])
        found[f"AUC {name}, twins"] = _auc([getattr(a, name) for a in originals], [getattr(o, name) for o in twins])
    return {name: round(value, 3) for name, value in found.items()}


def _event(articles: Path, database: Path, questions: Sequence[Mapping[str, Any]]) -> list[Asked]:
    if not questions:
        return []
    desk = Desk(Settings(database=database))
    desk.build([articles])
    desk.load()
    with desk.index.reading() as reading:
        retriever = Retriever(reading, desk.encoder, desk.settings.search, desk.reader)
        return [_ask(row, retriever) for row in stored(questions, articles, reading)]


def _ask(row: Mapping[str, Any], retriever: Retriever) -> Asked:
    plain = retriever.rank(Question.of(row["query"]))
    started = time.thread_time()
    read = retriever.read(plain)
    milliseconds = 1000 * (time.thread_time() - started)
    first = retriever.reading.sentences(read.ids[:1].tolist())[0]
    start, end = read.verdicts[0].span if read.verdicts else (0, 0)
    return Asked(
        row,
        _reciprocal_rank(row, plain, retriever),
        _reciprocal_rank(row, read, retriever),
        float(plain.late.max(initial=0.0)),
        max((one.answer for one in read.verdicts), default=0.0),
        _overlaps(row, first, first.start + start, first.start + end),
        milliseconds,
    )


def _reciprocal_rank(row: Mapping[str, Any], ranking: Ranking, retriever: Retriever) -> float:
    sentences = retriever.reading.sentences(ranking.ids[:LOOKED_AT].tolist())
    return next((1 / at for at, one in enumerate(sentences, 1) if _overlaps(row, one, one.start, one.end)), 0.0)


def _overlaps(row: Mapping[str, Any], sentence: StoredSentence, start: int, end: int) -> bool:
    """Whether characters of the sentence's article are among those that answer."""
    spans = [one["span"] for one in row["spans"] if one["article"] == sentence.article.id]
    return any(start < last and end > first for first, last in spans)


def _auc(right: Sequence[float], wrong: Sequence[float]) -> float:
    """How often a right one is above a wrong one."""
    pairs = [(r > w) + 0.5 * (r == w) for r in right for w in wrong]
    return statistics.fmean(pairs) if pairs else float("nan")
