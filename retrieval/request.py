"""A question as a program asks it: one JSON line."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, field_validator

from retrieval.commands import COMMAND_NAMES
from retrieval.errors import InputError
from retrieval.index.filters import Filters
from retrieval.language.dates.find import find_dates


class RequestError(InputError):
    """A line that cannot be answered; ``id`` is the one it gives, if it gives one."""

    def __init__(self, message: str, id_: JsonValue = None) -> None:
        super().__init__(message)
        self.id = id_


class Turn(BaseModel):
    """A question asked before in the same conversation."""

    query: str


class Request(BaseModel):
    """One line of ``eventdesk answer``; keys not listed are ignored."""

    model_config = ConfigDict(strict=True, frozen=True)

    id: JsonValue = None
    command: str
    query: str
    limit: Annotated[int, Field(ge=1)] | None = None
    source: str | None = None
    speaker: str | None = None
    after: dt.date | None = None
    before: dt.date | None = None
    event: str | None = None
    history: Annotated[tuple[Turn, ...], Field(strict=False)] = ()

    @field_validator("speaker", mode="before")
    @classmethod
    def _not_an_expected_answer(cls, speaker: object) -> object:
        """In files of questions with known answers a list of names under this key is the answer, and asks nothing."""
        return None if isinstance(speaker, list) else speaker

    @property
    def filters(self) -> Filters:
        """Which articles may answer."""
        return Filters(self.source, self.after, self.before)


def read_request(line: str | bytes) -> Request:
    """The request on one line. Raises RequestError saying which key is at fault and why."""
    try:
        request = Request.model_validate_json(line)
    except ValidationError as error:
        raise RequestError(complaints(error), id_of(line)) from error
    if request.command not in COMMAND_NAMES:
        known = ", ".join(map(repr, COMMAND_NAMES))
        raise RequestError(f"command {request.command!r} is not known to this version; known: {known}", request.id)
    return request


def days(text: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of a date as people say it ``today``: "yesterday", "last week", "20 March", "2023-03-20".

    Raises InputError where the whole of it is no date.
    """
    words = text.strip()
    for mention in find_dates(words, today):
        if (mention.start, mention.end) == (0, len(words)) and mention.first and mention.last:
            return mention.first, mention.last
    raise InputError(f"{text!r} is not a date such as 2023-03-20, 20 March 2023, yesterday or last week")


def day(text: str) -> dt.date:
    """The date written YYYY-MM-DD. Raises InputError for anything else."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise InputError(f"{text!r} is not a date of the form YYYY-MM-DD") from None


def complaints(error: ValidationError) -> str:
    """What is wrong with a line of JSON, key by key."""
    return "; ".join(_complaint(one["loc"], one["msg"]) for one in error.errors())


def _complaint(key: tuple[int | str, ...], what: str) -> str:
    where = ".".join(map(str, key))
    what = what[0].lower() + what[1:]
    return f"{where}: {what}" if where else what


def id_of(line: str | bytes) -> JsonValue:
    """The id that a line gives, as far as it can be read at all."""
    try:
        fields = json.loads(line, parse_constant=lambda name: None)
    except (ValueError, RecursionError):
        return None
    return fields.get("id") if isinstance(fields, dict) else None
