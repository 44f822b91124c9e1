"""Files of questions with known answers, JSON lines as ``eventdesk eval`` reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from retrieval.answers.answer import CommandName
from retrieval.errors import InputError
from retrieval.evaluation import CUT, Evidence, GoldSentence, Interval, Question, SaidBy
from retrieval.request import COMMANDS, complaints


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """The questions that can be asked, and how many are for each command that this version does not know."""

    questions: tuple[Question, ...]
    skipped: dict[str, int]


class _Gold(BaseModel):
    doc: str
    text: str


class _Evidence(BaseModel):
    doc: str
    contains: str


class _Line(BaseModel):
    model_config = ConfigDict(strict=True)

    id: str
    command: str = "ask"
    query: str
    limit: Annotated[int, Field(ge=1)] = CUT
    gold: tuple[_Gold, ...] = Field((), strict=False)
    evidence: tuple[_Evidence, ...] = Field((), strict=False)
    start: dt.date | None = None
    end: dt.date | None = None
    speaker: tuple[str, ...] = Field((), strict=False)
    expect: Literal["nothing"] | None = None

    def question(self, command: CommandName) -> Question:
        """The line as a question: every gold sentence is to be found, of the evidence any one, and the days."""
        sentences = [(GoldSentence(one.doc, one.text),) for one in self.gold]
        evidence = [tuple(Evidence(one.doc, one.contains) for one in self.evidence)] if self.evidence else []
        days = [(Interval(self.start, self.end),)] if self.start and self.end else []
        speaker = [(SaidBy(self.speaker),)] if self.speaker else []
        return Question(self.id, self.query, (*sentences, *evidence, *days, *speaker), self.limit, command)


def read_questions(path: Path) -> QuestionFile:
    """All questions of a file. Raises InputError naming the line at fault."""
    questions, skipped = [], dict[str, int]()
    for number, text in enumerate(_lines(path), 1):
        if not text.strip():
            continue
        try:
            line = _Line.model_validate_json(text)
        except ValidationError as error:
            raise InputError(f"{path}:{number}: {complaints(error)}") from error
        command = next((one for one in COMMANDS if one == line.command), None)
        if command is None:
            skipped[line.command] = skipped.get(line.command, 0) + 1
        elif line.expect or line.gold or line.evidence or line.speaker or (line.start and line.end):
            questions.append(line.question(command))
        else:
            needs = "gold, evidence, start and end, speaker, or expect: nothing"
            raise InputError(f"{path}:{number}: no right answer given: needs {needs}")
    return QuestionFile(tuple(questions), skipped)


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
