"""Cues: patterns of a language by which a text shows what it is, each with examples, in tables."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from retrieval.errors import LanguageError
from retrieval.language.tables import checked, read_table

_CLOSED = ConfigDict(extra="forbid", frozen=True)
_PIECE = re.compile(r"@(\w+)")


class Cue(BaseModel):
    """A row: a pattern, and ``examples`` of what it finds, in ``[ ]``, and of what it does not."""

    model_config = _CLOSED

    pattern: re.Pattern[str]
    examples: Annotated[tuple[str, ...], Field(min_length=2)]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first place between ``start`` and ``end`` that the pattern finds."""
        return self.pattern.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What the pattern finds at ``start``."""
        return self.pattern.match(text, start, end)


NEVER = Cue(pattern=re.compile(r"(?!)"), examples=("", ""))


class CueTable(BaseModel):
    """A table of cues, a field each. A language that leaves one out has nothing of the kind: it never matches."""

    model_config = _CLOSED

    def rows(self) -> Iterator[tuple[str, Cue]]:
        """Each row with its name."""
        fields = ((name, getattr(self, name)) for name in type(self).model_fields)
        return ((name, cue) for name, cue in fields if isinstance(cue, Cue))


Table = TypeVar("Table", bound=CueTable)


def read_cues(folder: Path, name: str, table: type[Table], given: Mapping[str, str] = MappingProxyType({})) -> Table:
    """The cues of a table in a folder of a language; none where it has no such table.

    In a pattern "@claim" is what the row ``claim`` of the table's ``[pieces]`` says, which may be made of pieces before
    it and of those ``given``. Raises LanguageError where a row is wrong.
    """
    path = folder / name
    if not path.exists():
        return table()
    rows = read_table(path)
    pieces = dict(given)
    for piece, pattern in rows.pop("pieces", {}).items():
        pieces[piece] = f"(?:{_spelt_out(pattern, pieces, path)})"
    whole = {key: _in_row(row, pieces, path) for key, row in rows.items()}
    return checked(path, "a cue", table, whole)


def _in_row(row: Any, pieces: Mapping[str, str], path: Path) -> Any:
    """A row, or each of several, with its pattern spelt out; what has none is left as it is."""
    if isinstance(row, list):
        return [_in_row(one, pieces, path) for one in row]
    if isinstance(row, dict) and isinstance(row.get("pattern"), str):
        return row | {"pattern": _spelt_out(row["pattern"], pieces, path)}
    return row


def _spelt_out(pattern: Any, pieces: Mapping[str, str], path: Path) -> str:
    """The pattern with its pieces in their places."""
    try:
        return _PIECE.sub(lambda found: pieces[found[1]], str(pattern))
    except KeyError as error:
        raise LanguageError(f"{path}: there is no piece {error} above {pattern!r}") from error
