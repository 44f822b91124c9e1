"""What ``eventdesk extract`` finds in one text, with no index: its sentences, its quotes and its dates."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from retrieval.language.dates.entries import date_entries
from retrieval.language.sentences import sentence_spans
from retrieval.language.statements import extract_quotes
from retrieval.request import RequestError, complaints, id_of


class Passage(BaseModel):
    """One line of ``eventdesk extract``; keys not listed are ignored."""

    model_config = ConfigDict(strict=True, frozen=True)

    id: JsonValue = None
    text: str
    published: dt.date | None = None


def read_passage(line: str | bytes) -> Passage:
    """The passage on one line. Raises RequestError saying which key is at fault and why."""
    try:
        return Passage.model_validate_json(line)
    except ValidationError as error:
        raise RequestError(complaints(error), id_of(line)) from error


def extract(passage: Passage) -> dict[str, Any]:
    """Everything found in the passage; offsets are string offsets into its text as given, end exclusive."""
    text = passage.text
    return {
        "id": passage.id,
        "sentences": [list(span) for span in sentence_spans(text)],
        "quotes": extract_quotes(text),
        "dates": date_entries(text, passage.published),
    }
