"""The models that judge first lines, fitted on our questions and reported on those of articles left out of fitting.

The trained reader is right more often, and surer, on what it learned from than anywhere else. So all is fitted on what
it never saw, neither articles nor questions: ``tune``, ``apart``, and the files of known answers in the shared folder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table as Printed

from benchmarks.first_lines import is_answerable
from benchmarks.fitting import as_toml, auc, calibration_error, section
from benchmarks.judging_fit import SEED, judged, left_out, ordered
from benchmarks.judging_lines import Line, collected, known, lines_of
from retrieval.answers.first_line.judging import BARELY, may_assert
from retrieval.answers.first_line.weights import FILE, Table

# What may be wrong of the lines asserted (with days and speakers, which mislead less, it is less than .1 of all), and
# what share of the right lines may be lost to "nothing".
MISLED, LOST = 0.06, 0.005
_ASSERTED = tuple(round(0.7 + 0.01 * step, 2) for step in range(26))
_ALONE = (0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96)


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
