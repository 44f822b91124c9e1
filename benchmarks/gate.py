"""What a change does to answers, statements and dates: figures on samples any clone has, beside those of the baseline.

The samples lie in tests/data, whose README says whose words they are. Questions of the split ``final`` are kept apart,
so that there is a figure nobody worked towards.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from benchmarks.first_lines import figures, is_answerable, verdict
from benchmarks.spans import date_figures, statement_figures
from benchmarks.wikinews import write_events
from retrieval.answers.answer import as_json
from retrieval.config import load_settings
from retrieval.desk import Desk

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
BASELINE = DATA / "baseline.json"
INVENTED = ("dam-inquiry", "ferry-strike", "summit")
EVENTS: dict[str, Path] = {"our-seeds": ROOT / "seeds"} | {one: DATA / "invented" / f"{one}.jsonl" for one in INVENTED}
# Invented events in the style of the news: the reader learns from most, `apart.jsonl` asks about those it does not see.
NEWS: dict[str, Path] = {file.stem: file for file in sorted((DATA / "news").glob("*.jsonl"))}
# What figures may wander by from processor to processor.
TOLERANCE = 0.011
_BETTER_IF_LOW = ("misled", "wrong")


@dataclass(frozen=True, slots=True)
class Measured:
    """``figures`` by name, 0 to 1; what became of each question, and the line shown, by its id."""

    figures: dict[str, float]
    verdicts: dict[str, str]
    lines: dict[str, str]


NOTHING = Measured({}, {}, {})


@click.command("gate")
@click.option("--update", is_flag=True, help="Write the figures down as the new baseline.")
@click.option(
    "--shared",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of shared test data: its Wikinews articles are asked too; compared with nothing.",
)
@click.option("--final", is_flag=True, help="Ask the questions kept apart instead, and compare with nothing.")
@click.option("--moved", is_flag=True, help="Print each question whose outcome is another than in the baseline.")
def gate(update: bool, shared: Path | None, final: bool, moved: bool) -> None:
    """Measure the samples and print the figures beside the baseline's. Exit code 1 if any is worse."""
    splits = ("final",) if final else ("train", "tune")
    if final or shared:
        _print(measured(splits, shared), NOTHING)
        return
    found = measured(splits)
    baseline = read_baseline() if BASELINE.exists() else NOTHING
    _print(found, baseline)
    if moved:
        for id_, (before, after) in sorted(changed(found, baseline).items()):
            click.echo(f"{id_}: {before} -> {after}: {found.lines[id_] or 'nothing'}")
    if update:
        kept = {"figures": found.figures, "verdicts": found.verdicts}
        BASELINE.write_text(json.dumps(kept, indent=0, sort_keys=True) + "\n", encoding="utf8")
    elif fallen := worse(found, baseline):
        raise click.ClickException("worse than the baseline: " + ", ".join(fallen))


def measured(splits: Sequence[str] = ("train", "tune"), shared: Path | None = None) -> Measured:
    """All figures: an index of each event is made in a folder of its own and asked its questions of these splits."""
    with TemporaryDirectory() as folder:
        more = write_events(shared, Path(folder)) if shared else {}
        return _measured(EVENTS | more, splits)


def _measured(events: Mapping[str, Path], splits: Sequence[str]) -> Measured:
    shown, verdicts, lines, everything = {}, {}, {}, []
    for event, articles in events.items():
        outcomes = []
        for question, answer in answered(articles, questions_of(event, splits)):
            outcome = verdict(question, answer)
            outcomes.append((is_answerable(question), outcome))
            verdicts[question["id"]], lines[question["id"]] = outcome, (answer or {}).get("text", "")
        if outcomes:
            everything += outcomes
            shown |= {f"{event}: {name}": value for name, value in figures(outcomes).items()}
    shown |= {f"all questions: {name}": value for name, value in figures(everything).items()}
    return Measured(shown | text_figures(), verdicts, lines)


def text_figures() -> dict[str, float]:
    """The figures of statements and dates, for which no index is needed."""
    articles = {one: rows(EVENTS[one]) for one in INVENTED}
    gold = {
        kind: [row for one in INVENTED for row in rows(DATA / "invented" / f"{kind}-{one}.jsonl")] for kind in _KINDS
    }
    texts = [article for one in articles.values() for article in one]
    return statement_figures(texts, gold["statements"]) | date_figures(texts, gold["dates"])


_KINDS = ("statements", "dates")


def questions_of(event: str, splits: Sequence[str]) -> list[dict[str, Any]]:
    """The questions about an event in the files of the splits."""
    files = [DATA / "questions" / f"{split}.jsonl" for split in splits]
    return [row for file in files for row in rows(file) if row["event"] == event]


def answered(
    articles: Path, questions: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], dict[str, Any] | None]]:
    """Each question with the ``answer`` object of what the articles answer to it; None: nothing."""
    with TemporaryDirectory() as folder:
        desk = Desk(load_settings(None, database=Path(folder) / "index.db"))
        desk.build([articles])
        for question in questions:
            yield question, as_json(desk.answer(question["command"], question["query"])).get("answer")


def rows(file: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf8").splitlines()]


def read_baseline() -> Measured:
    """The figures and outcomes last written down."""
    kept = json.loads(BASELINE.read_text(encoding="utf8"))
    return Measured(kept["figures"], kept["verdicts"], {})


def worse(found: Measured, baseline: Measured) -> list[str]:
    """The figures that are worse than the baseline's by more than processors differ."""
    return [name for name, before in baseline.figures.items() if _gain(name, found.figures[name], before) < -TOLERANCE]


def changed(found: Measured, baseline: Measured) -> dict[str, tuple[str, str]]:
    """What became of each question before and now, where the two differ."""
    both = {one: (baseline.verdicts.get(one, "new"), now) for one, now in found.verdicts.items()}
    return {one: pair for one, pair in both.items() if pair[0] != pair[1]}


def _gain(name: str, now: float, before: float) -> float:
    return before - now if name.rpartition(": ")[2] in _BETTER_IF_LOW else now - before


def _print(found: Measured, baseline: Measured) -> None:
    table = Table("figure", "baseline", "now", "moved")
    for name, now in found.figures.items():
        before = baseline.figures.get(name)
        moved = "" if before in (None, now) else f"{now - before:+.3f}"
        table.add_row(name, "" if before is None else f"{before:.3f}", f"{now:.3f}", moved)
    Console().print(table)
