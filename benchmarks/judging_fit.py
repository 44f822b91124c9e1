"""The models of judging fitted: the order of candidates, yes or no, and how likely a line is right."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from benchmarks.first_lines import is_answerable
from benchmarks.fitting import listwise, logistic, names_of, values_of
from benchmarks.judging_lines import Asked, Line, lines_of, right_ones
from retrieval.answers.first_line.candidates import Marks
from retrieval.answers.first_line.judging import Signs
from retrieval.answers.first_line.sides_taken import SideSigns
from retrieval.answers.first_line.weights import Model, Table

SEED = 1
FOLDS = 5


def ordered(asked: Sequence[Asked], sided: Sequence[Asked]) -> Table:
    """The order of candidates, and whether a clause says yes, of the ``sided``; not yet how likely that is right."""
    lists = [(np.array([values_of(one.marks) for one in each.read.found]), right_ones(each)) for each in asked]
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


def _logistic(lines: Sequence[Line], right: Sequence[bool]) -> Model:
    rows = np.array([values_of(one.signs) for one in lines])
    return logistic(names_of(Signs), rows, [one.asked.kind for one in lines], right)


def _yes(lines: Sequence[Line]) -> Model:
    """Whether yes is the answer, of the questions that have one."""
    told = [(one.side, one.is_yes) for one in lines if one.side is not None and one.is_yes is not None]
    rows = np.array([values_of(side) for side, _ in told])
    return logistic(names_of(SideSigns), rows, [""] * len(told), [yes for _, yes in told])
