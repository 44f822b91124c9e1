"""What an index run tells while it goes on, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from retrieval.articles.problem import Problem

StepName = Literal["fetching", "comparing", "indexing", "resolving", "publishing", "moving"]
Report = Callable[[StepName, int, int], None]


@dataclass(slots=True)
class Outcome:
    """What an index run did: ids of articles by what became of them, and what was refused and why.

    ``withdrawn``: met, but removed for good before.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    refused: list[Problem] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)

    @property
    def anything_new(self) -> bool:
        """Whether readers will see anything they did not see before."""
        return bool(self.added or self.changed or self.removed)
