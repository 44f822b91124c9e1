"""The models that judge first lines, fitted on our questions and reported on those of articles left out of fitting.

The trained reader is right more often, and surer, on what it learned from than anywhere else. So all is fitted on what
it never saw, neither articles nor questions: ``tune``, ``apart``, and the files of known answers in the shared folder.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import numpy as np
from rich.console import Console
from rich.table import Table as Printed

from benchmarks.first_lines import is_answerable, verdict
from benchmarks.fitting import as_toml, auc, calibration_error, listwise, logistic, names_of, section, values_of
from benchmarks.gate import EVENTS, NEWS, questions_of, rows
from benchmarks.places import stored
from benchmarks.wikinews import write_events
from retrieval.answers.ask import Read, read_for
from retrieval.answers.first_line.agreement import Agreed, agreed
from retrieval.answers.first_line.candidates import Candidate, Marks, in_order
from retrieval.answers.first_line.judging import BARELY, Signs, may_assert, signs_of
from retrieval.answers.first_line.line import is_part, sentence_of, value_of
from retrieval.answers.first_line.sides_taken import SideSigns, spoken_by
from retrieval.answers.first_line.weights import FILE, Model, Table
from retrieval.answers.reading.questions import read_question
from retrieval.answers.respond import routed
from retrieval.config import load_settings
from retrieval.desk import Desk
from retrieval.index.filters import Filters
from retrieval.search.retriever import Retriever

SEED = 1
FOLDS = 5
# What may be wrong of the lines asserted (with days and speakers, which mislead less, it is less than .1 of all), and
# what share of the right lines may be lost to "nothing".
MISLED, LOST = 0.06, 0.005
_ASSERTED = tuple(round(0.7 + 0.01 * step, 2) for step in range(26))
_ALONE = (0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96)
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


@click.command("judging")
@click.option(
    "--shared",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder of shared test data, with the Wikinews articles that the questions are about.",
)
@click.option("--write", is_flag=True, help=f"Write the weights to {FILE.name}.")
def judging(shared: Path, write: bool) -> None:
    """Fit the models of first lines, and report what they do on questions of articles left out of fitting."""
    asked = [*collected(shared, ("tune", "apart")), *known(shared)]
    base = ordered(asked, [*asked, *collected(shared, ("train",), "yes/no")])
    lines = lines_of(asked, base)
    apart = left_out(lines, base)
    asserted, alone, perhaps = thresholds(apart)
    table = replace(judged(lines, base), asserted=asserted, alone=alone, perhaps=perhaps)
    figures = dict(figures_of(apart, table))
    report(figures, table)
    if write:
        FILE.write_text(as_text(table, figures["all"]), encoding="utf8")


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


def ordered(asked: Sequence[Asked], sided: Sequence[Asked]) -> Table:
    """The order of candidates, and whether a clause says yes, of the ``sided``; not yet how likely that is right."""
    lists = [(np.array([values_of(one.marks) for one in each.read.found]), _right_ones(each)) for each in asked]
    told = [(rows, right) for (rows, right), each in zip(lists, asked, strict=True) if is_answerable(each.gold)]
    nothing = Model(0.0, {}, {})
    table = Table(listwise(names_of(Marks), told), nothing, nothing, nothing, nothing, 0.5, 0.5, 0.0)
    return replace(table, yes=_yes(lines_of(sided, table)))


def judged(lines: Sequence[Line], table: Table) -> Table:
    """The table with models of how likely such lines are right."""
    valued = [one for one in lines if one.side is None]
    sided = [one for one in lines if one.side is not None]
    return replace(
        table,
        value=_logistic(valued, [one.value for one in valued]),
        sentence=_logistic(valued, [one.sentence for one in valued]),
        side=_logistic(sided, [one.value for one in sided]),
    )


def left_out(lines: Sequence[Line], table: Table) -> list[tuple[Line, Table]]:
    """Each line with the models of all articles but those of its fifth."""
    folds = sorted({one.asked.fold for one in lines})
    random.Random(SEED).shuffle(folds)
    found = list[tuple[Line, Table]]()
    for at in range(FOLDS):
        apart = set(folds[at::FOLDS])
        without = judged([one for one in lines if one.asked.fold not in apart], table)
        found += [(one, without) for one in lines if one.asked.fold in apart]
    return found


def _right_ones(asked: Asked) -> Any:
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


def _is_right(gold: Mapping[str, Any], text: str) -> bool:
    return is_answerable(gold) and verdict(gold, {"text": text, "sure": "yes"}) == "right"


def _logistic(lines: Sequence[Line], right: Sequence[bool]) -> Model:
    rows = np.array([values_of(one.signs) for one in lines])
    return logistic(names_of(Signs), rows, [one.asked.kind for one in lines], right)


def _yes(lines: Sequence[Line]) -> Model:
    """Whether yes is the answer, of the questions that have one."""
    told = [(one.side, one.is_yes) for one in lines if one.side is not None and one.is_yes is not None]
    rows = np.array([values_of(side) for side, _ in told])
    return logistic(names_of(SideSigns), rows, [""] * len(told), [yes for _, yes in told])


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


def told(line: Line, table: Table, asserted: float, alone: float) -> tuple[float, bool]:
    """The probability of the line, and whether what would be shown of it is right, from these thresholds on."""
    kind = line.asked.kind
    if line.side is not None:
        return table.side.probability(line.signs, kind), line.value
    likely = table.sentence.probability(line.signs, kind)
    if not may_assert(line.signs):
        likely = min(likely, asserted - BARELY)
    stands_out = line.has_value and table.value.probability(line.signs, kind) >= alone
    return (likely, line.value if likely >= asserted and stands_out else line.sentence)


def thresholds(lines: Sequence[tuple[Line, Table]]) -> tuple[float, float, float]:
    """From where a line is asserted, as many as can be while no more than so many mislead; from where the words that
    stand out are shown alone; from where a line is shown.
    """
    pairs = [(asserted, alone) for asserted in _ASSERTED for alone in _ALONE]
    asserted, alone = next((one for one in pairs if _misled(lines, *one) <= MISLED), pairs[-1])
    shown = [told(line, table, asserted, alone) for line, table in lines]
    right = sorted(likely for likely, is_right in shown if is_right)
    return asserted, alone, round(right[int(LOST * len(right))], 2) if right else 0.0


def _misled(lines: Sequence[tuple[Line, Table]], asserted: float, alone: float) -> float:
    told_as_such = [told(line, table, asserted, alone) for line, table in lines]
    shown = [is_right for likely, is_right in told_as_such if likely >= asserted]
    return 1 - sum(shown) / len(shown) if shown else 0.0


def figures_of(lines: Sequence[tuple[Line, Table]], table: Table) -> Iterator[tuple[str, dict[str, float]]]:
    """Figures of all lines and by kind of question, as the files name it; ``table`` has the thresholds."""
    by_kind: dict[str, list[tuple[Line, Table]]] = defaultdict(list)
    for line in lines:
        by_kind[_family(line[0].asked.gold)].append(line)
    for kind, some in {"all": list(lines), **dict(sorted(by_kind.items()))}.items():
        yield kind, _figures(some, table)


def _family(gold: Mapping[str, Any]) -> str:
    """The kind that the file names, without what is said of it behind a comma."""
    return "nothing is said" if not is_answerable(gold) else str(gold.get("kind", "other")).split(",")[0]


def _figures(lines: Sequence[tuple[Line, Table]], limits: Table) -> dict[str, float]:
    shown = [told(line, table, limits.asserted, limits.alone) for line, table in lines]
    likely, right = [one for one, _ in shown], [one for _, one in shown]
    can = [is_answerable(one.asked.gold) for one, _ in lines]
    asserted = [one for one in shown if one[0] >= limits.asserted]
    nothing = sum(one < limits.perhaps for one, answers in zip(likely, can, strict=True) if not answers)
    return {
        "questions": len(lines),
        "right": sum(right) / max(sum(can), 1),
        "asserted": len(asserted),
        "misled": 1 - sum(one for _, one in asserted) / len(asserted) if asserted else 0.0,
        "nothing said of the unanswerable": nothing / max(len(can) - sum(can), 1),
        "AUC": auc(right, likely),
        "calibration error": calibration_error(right, likely),
    }


def report(figures: Mapping[str, Mapping[str, float]], table: Table) -> None:
    """Print the figures."""
    printed = Printed("kind", *figures["all"])
    for kind, one in figures.items():
        printed.add_row(kind, *(f"{value}" if isinstance(value, int) else f"{value:.3f}" for value in one.values()))
    Console(width=160).print(printed)
    click.echo(f"asserted from {table.asserted}, shown from {table.perhaps}")


def as_text(table: Table, figures: Mapping[str, float]) -> str:
    """The table as TOML, with what it was fitted on and what it gave."""
    models = {"value": table.value, "sentence": table.sentence, "yes": table.yes, "side": table.side}
    given = f"AUC {figures['AUC']:.3f}, calibration error {figures['calibration error']:.3f}"
    misled = f"{figures['asserted']} of {figures['questions']} lines asserted, {figures['misled']:.3f} of them wrong"
    head = f"""# Weights of judging: written by `python -m benchmarks judging --shared ../shared --write`, not by hand.
# Fitted on tune.jsonl and apart.jsonl of tests/data/questions and on the files of known answers in ../shared/gold, seed
# {SEED}. By models of the other articles, their order apart: {given},
# {misled}.
# `asserted`, `perhaps`: from which probability a line is given as the answer, and shown as perhaps the answer; `alone`:
# from which the words that stand out are all of an asserted line.
asserted = {table.asserted}
alone = {table.alone}
perhaps = {table.perhaps}

"""
    return head + "\n".join([section("ordering", table.ordering), *(as_toml(*one) for one in models.items())])
