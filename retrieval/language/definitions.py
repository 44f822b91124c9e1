"""How a sentence says who or what something is: forms of words behind the name, with examples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from retrieval.errors import LanguageError
from retrieval.language.tables import checked, read_table

_CLOSED = ConfigDict(extra="forbid", frozen=True)
# What may stand between a name and such words: "Heron's", a mark that closes.
_GENITIVE, _MARK = "(?:['’]s)?", "[”\"'’]?"


class _Row(BaseModel):
    model_config = _CLOSED

    name: str
    mark: Annotated[float, Field(gt=0, le=1)]
    pattern: str
    bare: bool = False
    examples: Annotated[tuple[str, ...], Field(min_length=1)]


class _Rows(BaseModel):
    model_config = _CLOSED

    end: str = ""
    behind: tuple[_Row, ...] = ()
    meaning: tuple[_Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """``expression`` of what stands behind a name, with the group ``core`` that tells what it is.

    ``mark``: how surely, 0 to 1. ``bare``: it has no article, so that a clause is easily taken for it.
    """

    name: str
    expression: re.Pattern[str]
    mark: float
    bare: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """The rows of ``definitions.toml``: ``behind`` a name, who or what it is; ``meaning``: what it means."""

    behind: tuple[Form, ...] = ()
    meaning: tuple[Form, ...] = ()


def read_definitions(folder: Path) -> Definitions:
    """The forms of a folder of tables; none where it has no such table. Raises LanguageError where a row is wrong."""
    path = folder / "definitions.toml"
    if not path.exists():
        return Definitions()
    rows = checked(path, "a form", _Rows, read_table(path))
    return Definitions(_forms(path, rows.behind, rows.end, _GENITIVE), _forms(path, rows.meaning, rows.end, _MARK))


def _forms(path: Path, rows: Sequence[_Row], end: str, before: str) -> tuple[Form, ...]:
    """The rows as forms; "@end" in a pattern is ``end``, and its lines are one."""
    forms = []
    for row in rows:
        try:
            expression = re.compile(before + "".join(row.pattern.splitlines()).replace("@end", end))
        except re.error as error:
            raise LanguageError(f"{path}: {row.name!r}: {error}") from error
        if "core" not in expression.groupindex:
            raise LanguageError(f"{path}: {row.name!r}: the pattern has no group 'core'")
        forms.append(Form(row.name, expression, row.mark, row.bare, row.examples))
    return tuple(forms)
