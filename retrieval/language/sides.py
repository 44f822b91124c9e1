"""Words by which a clause takes a side: patterns of the language, and words that are contrary to each other."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from retrieval.language.tables import checked, read_table

_NEVER = re.compile(r"(?!)")


class Sides(BaseModel):
    """The patterns of ``sides.toml``. A language that leaves one out has nothing of the kind: it never matches.

    Of clauses: ``no``: what says no, ``no_no``: what only looks so; ``denied``: that somebody denies it; ``open``: that
    it may or may not be, ``possible``: that it is no more than possible; ``contrary``: of a sentence that sets
    something against something; ``undone``: of what is not done. Of questions: ``anybody``: for whom any will do;
    ``extent``: that it is of all or of one only; ``telling``: that somebody says something; ``to_come``: that it is
    still to come; ``settles``: that the whole or the true number is wanted, ``settled`` and ``corrects`` of a sentence:
    that it gives one, and where. ``opposites``: two sides of words each.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    no: re.Pattern[str] = _NEVER
    no_no: re.Pattern[str] = _NEVER
    denied: re.Pattern[str] = _NEVER
    open: re.Pattern[str] = _NEVER
    possible: re.Pattern[str] = _NEVER
    contrary: re.Pattern[str] = _NEVER
    undone: re.Pattern[str] = _NEVER
    anybody: re.Pattern[str] = _NEVER
    extent: re.Pattern[str] = _NEVER
    telling: re.Pattern[str] = _NEVER
    to_come: re.Pattern[str] = _NEVER
    settles: re.Pattern[str] = _NEVER
    settled: re.Pattern[str] = _NEVER
    corrects: re.Pattern[str] = _NEVER
    opposites: tuple[tuple[str, str], ...] = ()


def read_sides(folder: Path) -> Sides:
    """The words of a folder of tables; none where it has no such table. Raises LanguageError where a row is wrong."""
    path = folder / "sides.toml"
    return checked(path, "a pattern", Sides, read_table(path)) if path.exists() else Sides()
