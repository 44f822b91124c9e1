"""Files of questions with known answers, JSON lines as ``eventdesk eval`` reads them, and users' votes as such lines.

A vote is a hint at what is right. Of an answer that helped, the best cited sentence is; if it was that there is none,
that is. Of an answer that did not help, all that is known is that its best sentence was not it: the question is
pending until a person gives its line a right answer.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from retrieval.commands import COMMAND_NAMES, CommandName
from retrieval.errors import InputError
from retrieval.evaluation import CUT, Evidence, GoldQuestion, GoldSentence, Interval, SaidBy, Target
from retrieval.feedback import Judged
from retrieval.index.filters import Filters
from retrieval.request import complaints


@dataclass(frozen=True, slots=True)
class Pending:
    """A question still to be given a right answer; ``wrong`` is the sentence that was told and was not it, if any."""

    id: str
    query: str
    wrong: str


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """The questions that can be asked, how many are for each command that is not scored, and those pending."""

    questions: tuple[GoldQuestion, ...]
    skipped: dict[str, int]
    pending: tuple[Pending, ...] = ()


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
    # A list is the known answer, a name is asked for, as in `Request`.
    speaker: Annotated[tuple[str, ...], Field(strict=False)] | str | None = None
    source: str | None = None
    after: dt.date | None = None
    before: dt.date | None = None
    expect: Literal["nothing", "unknown"] | None = None
    wrong: tuple[_Gold, ...] = Field((), strict=False)

    @property
    def is_settled(self) -> bool:
        """Whether a right answer is given."""
        names = () if isinstance(self.speaker, str) else self.speaker
        return bool(self.gold or self.evidence or names or (self.start and self.end) or self.expect == "nothing")

    def pending(self) -> Pending:
        """The line as a question without a right answer."""
        return Pending(self.id, self.query, self.wrong[0].text if self.wrong else "")

    def question(self, command: CommandName) -> GoldQuestion:
        """The line as a question: every gold sentence is to be found, of the evidence any one, and the days."""
        sentences = [(GoldSentence(one.doc, one.text),) for one in self.gold]
        evidence = [tuple(Evidence(one.doc, one.contains) for one in self.evidence)] if self.evidence else []
        days = [(Interval(self.start, self.end),)] if self.start and self.end else []
        names = [(SaidBy(self.speaker),)] if self.speaker and not isinstance(self.speaker, str) else []
        wanted = self.speaker if isinstance(self.speaker, str) else None
        filters = Filters(self.source, self.after, self.before)
        targets: list[tuple[Target, ...]] = [*sentences, *evidence, *days, *names]
        return GoldQuestion(self.id, self.query, tuple(targets), self.limit, command, filters, wanted)


def read_questions(path: Path) -> QuestionFile:
    """All questions of a file. Raises InputError naming the line at fault."""
    return _read(_lines(path), str(path))


def questions_of(judged: Iterable[Judged]) -> QuestionFile:
    """The questions that users judged."""
    return _read([json.dumps(line_of(one)) for one in judged], "feedback")


def line_of(judged: Judged) -> dict[str, Any]:
    """A question that users judged, as a line of a question file; it says nothing of who asked or voted."""
    asked, cited = judged.asked, [{"doc": judged.article, "text": judged.best}] if judged.best else []
    fields = {
        "id": asked.id,
        "command": asked.command,
        "query": asked.text,
        "source": asked.source,
        "speaker": asked.speaker,
        "after": asked.after.isoformat() if asked.after else None,
        "before": asked.before.isoformat() if asked.before else None,
    }
    return {key: value for key, value in fields.items() if value is not None} | _verdict(judged, cited)


def _verdict(judged: Judged, cited: list[dict[str, str]]) -> dict[str, Any]:
    """What most votes say is right; nothing of a tie."""
    if judged.tally.helpful <= judged.tally.not_helpful:
        return {"expect": "unknown", "wrong": cited if judged.found else []}
    if not judged.found:
        return {"expect": "nothing"}
    return {"gold": cited} if cited else {"expect": "unknown"}


def _read(lines: Sequence[str | bytes], where: str) -> QuestionFile:
    questions, skipped, pending = [], dict[str, int](), []
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            line = _Line.model_validate_json(text)
        except ValidationError as error:
            raise InputError(f"{where}:{number}: {complaints(error)}") from error
        command = next((one for one in COMMAND_NAMES if one == line.command), None)
        if command is None:
            skipped[line.command] = skipped.get(line.command, 0) + 1
        elif line.is_settled:
            questions.append(line.question(command))
        elif line.expect == "unknown":
            pending.append(line.pending())
        else:
            needs = "gold, evidence, start and end, speaker, or expect: nothing"
            raise InputError(f"{where}:{number}: no right answer given: needs {needs}")
    return QuestionFile(tuple(questions), skipped, tuple(pending))


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
