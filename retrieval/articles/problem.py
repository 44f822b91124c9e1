"""What is wrong with one article, so that it can be reported and the rest read."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.errors import InputError


@dataclass(frozen=True, slots=True)
class Problem:
    """An article that cannot be used: `where` is its path, or path:line; `what` is the reason and what to
    do."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class UnreadableError(InputError):
    """Raised where a problem is found, carried to where the other articles are read on."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.problem = Problem(where, what)
