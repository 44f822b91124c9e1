"""The weights of judging, read from the table beside this file."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("judging.toml")


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: weights by the names of signs, one by kind of question, and the constant."""

    constant: float
    weights: Mapping[str, float]
    kinds: Mapping[str, float]

    def probability(self, signs: Any, kind: str) -> float:
        """How likely it is, by the fields of ``signs``; one that has no weight counts nothing."""
        total = self.constant + self.kinds.get(kind, 0.0) + sum(self.contributions(signs).values())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def contributions(self, signs: Any) -> dict[str, float]:
        """What each sign adds to the logit."""
        return {name: weight * float(getattr(signs, name)) for name, weight in self.weights.items()}


@dataclass(frozen=True, slots=True)
class Table:
    """``ordering``: the weights of the candidates' marks. ``value``: whether the words that stand out are right;
    ``sentence``: whether the sentence is, shown as a whole; ``yes``: whether what is asked is so; ``side``: whether the
    side that is taken is right. From which probability a line is ``asserted``, of an asserted one the words that
    stand out are shown ``alone``, and a line is shown as ``perhaps`` one.
    """

    ordering: Mapping[str, float]
    value: Model
    sentence: Model
    yes: Model
    side: Model
    asserted: float
    alone: float
    perhaps: float


def weighed(weights: Mapping[str, float], signs: Any) -> float:
    """The sum of the fields of ``signs``, each by its weight."""
    return sum(weights.get(one.name, 0.0) * float(getattr(signs, one.name)) for one in fields(signs))


@cache
def table() -> Table:
    """The packaged table. Raises ValueError, naming what is wrong, if it is not as it should be."""
    return read_table(FILE)


def read_table(file: Path) -> Table:
    """The table of a file."""
    sections = tomllib.loads(file.read_text("utf-8"))
    try:
        return Table(
            ordering=_numbers(sections["ordering"]),
            value=_model(sections["value"]),
            sentence=_model(sections["sentence"]),
            yes=_model(sections["yes"]),
            side=_model(sections["side"]),
            asserted=float(sections["asserted"]),
            alone=float(sections["alone"]),
            perhaps=float(sections["perhaps"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file.name} is no table of weights: {error!r}") from error


def _model(section: Mapping[str, Any]) -> Model:
    return Model(float(section["constant"]), _numbers(section["weights"]), _numbers(section["kinds"]))


def _numbers(section: Mapping[str, Any]) -> dict[str, float]:
    return {name: float(weight) for name, weight in section.items()}
