"""What is known about an article besides its text, checked where it enters."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.articles.article import PublishedBasis
from retrieval.articles.days import full_date, mail_day
from retrieval.articles.lines import storable
from retrieval.articles.problem import UnreadableError

SOURCES = "sources.toml"
"""File beside articles that holds their metadata: a table for each file name."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, outlet, the site that carried its report, author, day of publication, address; None where unknown.

    `source_is_guess` says that the outlet is known by the page's address or a copyright line alone; `published_basis`
    how the day is known; `language` is a code of two or three letters.
    """

    title: str | None = None
    source: str | None = None
    via: str | None = None
    published: dt.date | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    source_is_guess: bool = False
    published_basis: PublishedBasis = "metadata"

    def completed_by(self, other: Metadata) -> Metadata:
        """These facts, and the other's where these are unknown."""
        return Metadata(
            title=self.title or other.title,
            source=self.source or other.source,
            via=self.via or other.via,
            published=self.published or other.published,
            url=self.url or other.url,
            author=self.author or other.author,
            language=self.language or other.language,
            source_is_guess=other.source_is_guess and not self.source,
            published_basis=self.published_basis if self.published else other.published_basis,
        )


def metadata_from(fields: Mapping[str, object], where: str) -> Metadata:
    """The metadata among the fields of a TOML table, YAML front matter or JSON object; others are left alone.

    Raises UnreadableError for a field of a wrong type and for a date that is none.
    """
    return Metadata(
        title=_text(fields, "title", where),
        source=_text(fields, "source", where),
        via=_text(fields, "via", where),
        published=_day(fields.get("published"), where),
        url=_address(fields, where),
        author=_text(fields, "author", where),
        language=_language(_text(fields, "language", where)),
    )


def declared_metadata(fields: Mapping[str, Any]) -> Metadata:
    """The metadata that a web page declares, whose values are of the right types already."""
    texts = {key: storable(fields[key]) if fields.get(key) else None for key in ("title", "source", "author")}
    return Metadata(
        **texts,
        published=fields["published"],
        published_basis=fields["published_basis"] or "metadata",
        url=_followable(fields["url"]),
        language=fields["language"],
        source_is_guess=fields["source_is_guess"],
    )


def read_sources(folder: Path) -> Mapping[str, Mapping[str, object]]:
    """The tables of the folder's sources.toml by file name; empty without one.

    Raises UnreadableError, with the line, if the file is not TOML, not UTF-8 or not a table for each file.
    """
    path = folder / SOURCES
    try:
        tables = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        raise UnreadableError(where, f"not valid TOML: {error}; {_WITHOUT}") from error
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(str(path), f"cannot be read ({error}); {_WITHOUT}") from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise UnreadableError(str(path), f'"{name}" is not a table: write ["file name"] above its keys; {_WITHOUT}')
    return tables


_LINE = re.compile(r"\bline (\d+)")
_WITHOUT = "its articles are read without it"


def _text(fields: Mapping[str, object], key: str, where: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableError(where, f"{key} is {_kind(value)}, not text: put it in quotes")
    return " ".join(storable(value).split()) or None


def _address(fields: Mapping[str, object], where: str) -> str | None:
    """The url if it is one that can be followed; others are dropped, since answers are shown as links."""
    return _followable(_text(fields, "url", where))


def _followable(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) and " " not in url else None


def _day(value: object, where: str) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date) or value is None:
        return value
    if not isinstance(value, str):
        raise UnreadableError(where, f"published is {_kind(value)}, not a date: write YYYY-MM-DD")
    if not value.strip():
        return None
    for read in (_iso, mail_day, full_date):
        if day := read(value.strip()):
            return day
    raise UnreadableError(where, f"published is {value[:40]!r}, which is no date: write YYYY-MM-DD")


def _iso(value: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(value).date()
    except ValueError:
        return None


def _language(code: str | None) -> str | None:
    found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", code or "")
    return found[0].casefold() if found else None


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return kinds.get(type(value), "a " + type(value).__name__)
