"""Tables of a language: TOML files of which every row is checked, so that a mistake is an error and not silence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from retrieval.errors import LanguageError

Row = TypeVar("Row", bound=BaseModel)


def read_table(path: Path) -> dict[str, Any]:
    """The table as TOML has it. Raises LanguageError with the file and the line at fault."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise LanguageError(f"{path}: a language needs this table") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LanguageError(f"{path}: {error}") from error


def checked(path: Path, row: str, model: type[Row], values: object) -> Row:
    """The values of one row as `model`. Raises LanguageError with the file, the row and what is wrong with it."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise LanguageError(f"{path}: {row}: {_faults(error)}") from error


def checked_rows(path: Path, model: type[Row]) -> dict[str, Row]:
    """A table whose keys are its rows' names: each row as `model`, in the order of the file."""
    return {name: checked(path, f"[{name}]", model, values) for name, values in read_table(path).items()}


def _faults(error: ValidationError) -> str:
    """What is wrong, each fault with the key that holds it."""
    return "; ".join(
        ": ".join(filter(None, (".".join(map(str, fault["loc"])), fault["msg"]))) for fault in error.errors()
    )
