"""Reading the calendar of a language from the tables of its folder; a mistake in one is an error that says where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from retrieval.errors import LanguageError
from retrieval.language.calendar.around import Around
from retrieval.language.calendar.calendar import Calendar
from retrieval.language.calendar.holiday import Holiday
from retrieval.language.calendar.rules import RuleRow, by_opening, compiled, expanded
from retrieval.language.calendar.words import Words, any_of
from retrieval.language.tables import Row, checked, read_table


def load_calendar(folder: Path) -> Calendar:
    """The calendar of the language in a folder. Raises LanguageError."""
    path = folder / "calendar.toml"
    words = checked(path, "a table", Words, read_table(path))
    holidays = holiday_rows(folder)
    named = {name.lower(): row for row in holidays for name in (row.name, *row.names)}
    vocabulary = words.vocabulary() | {"holiday": any_of(named)}
    try:
        rules = [compiled(row, vocabulary) for row in rule_rows(folder)]
    except ValueError as error:
        raise LanguageError(f"{folder / 'dates.toml'}: {error}") from error
    takes_day = frozenset(rule.name for rule in rules if rule.takes_day)
    return Calendar(words, _around(folder, vocabulary), named, by_opening(rules), takes_day)


def rule_rows(folder: Path) -> tuple[RuleRow, ...]:
    """The rules of a language, in their order. Raises LanguageError."""
    path = folder / "dates.toml"
    rows = _rows(path, RuleRow, "rule")
    names = [row.name for row in rows]
    for row in rows:
        if names.count(row.name) > 1:
            raise LanguageError(f"{path}: two rules are named {row.name!r}")
    return rows


def holiday_rows(folder: Path) -> tuple[Holiday, ...]:
    """The holidays of a language. Raises LanguageError."""
    return _rows(folder / "holidays.toml", Holiday, "holiday")


def _around(folder: Path, vocabulary: Mapping[str, str]) -> Around:
    path = folder / "around.toml"
    table = read_table(path) if path.exists() else {}
    try:
        return checked(path, "a pattern", Around, {name: expanded(text, vocabulary) for name, text in table.items()})
    except KeyError as error:
        raise LanguageError(f"{path}: calendar.toml has no piece named {error}") from error


def _rows(path: Path, model: type[Row], name: str) -> tuple[Row, ...]:
    """The rows of a list of tables; what is not there has none."""
    table: dict[str, Any] = read_table(path) if path.exists() else {}
    if extra := table.keys() - {name}:
        raise LanguageError(f"{path}: {sorted(extra)[0]!r} is no [[{name}]]")
    return tuple(
        checked(path, f"[[{name}]] {row.get('name', number)}", model, row)
        for number, row in enumerate(table.get(name, ()), 1)
    )
