"""Words by which a sentence or a question shows by itself what it is: patterns of the language, with examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from retrieval.language.tables import checked, read_table

_CLOSED = ConfigDict(extra="forbid", frozen=True)


class Cue(BaseModel):
    """A row: a pattern, and ``examples`` of what it finds, in ``[ ]``, and of what it does not."""

    model_config = _CLOSED

    pattern: re.Pattern[str]
    examples: Annotated[tuple[str, ...], Field(min_length=2)]

    def search(self, text: str) -> re.Match[str] | None:
        """The first place in the text that the pattern finds."""
        return self.pattern.search(text)


_NEVER = Cue(pattern=re.compile(r"(?!)"), examples=("", ""))


class Cues(BaseModel):
    """The rows of ``cues.toml``. A language that leaves one out has nothing of the kind: it never matches.

    Of sentences: ``leaning``: it begins with a word for what the one before names; ``asking``: it ends as a question;
    ``several``: words tell of more than one; ``done_for``: behind a verb, what for it was done. Of questions:
    ``asks_why``: for the reason why something is so; ``asks_done_for``: for what somebody got something, with the
    ``verb``.
    """

    model_config = _CLOSED

    leaning: Cue = _NEVER
    asking: Cue = _NEVER
    several: Cue = _NEVER
    done_for: Cue = _NEVER
    asks_why: Cue = _NEVER
    asks_done_for: Cue = _NEVER

    def rows(self) -> Iterator[tuple[str, Cue]]:
        """Each row with its name."""
        return ((name, getattr(self, name)) for name in type(self).model_fields)


def read_cues(folder: Path) -> Cues:
    """The words of a folder of tables; none where it has no such table. Raises LanguageError where a row is wrong."""
    path = folder / "cues.toml"
    return checked(path, "a cue", Cues, read_table(path)) if path.exists() else Cues()
