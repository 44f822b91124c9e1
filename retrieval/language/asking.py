"""What a question can ask for, and the patterns by which it does so, in ``asking.toml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from retrieval.language.cue import NEVER, Cue, CueTable, read_cues
from retrieval.language.lexicon import Lexicon
from retrieval.language.word_classes import VerbFeature

TypedKind = Literal[
    "person",
    "place",
    "time",
    "duration",
    "number",
    "money",
    "age",
    "reason",
    "manner",
    "definition",
    "expansion",
    "name",
]
"""What is asked for where its words have a form of their own, by which they are found."""
Kind = Literal[
    TypedKind,
    "date",
    "yes/no",
    "statement",
    "speaker",
    "thing",
    "topic",
    "summary",
    "news",
    "comparison",
    "words",
]

# Pieces of patterns that are verbs of the tables, each called by one of them in the form it stands for: what a verb of
# the piece has for a feature, and which of its forms fit. "Say" and "tell" are typed in any.
VERBS: Mapping[str, tuple[VerbFeature, Callable[[str, str], bool]]] = MappingProxyType(
    {
        "accuse": ("who", lambda form, base: True),
        "say": ("opens", lambda form, base: True),
        "telling": ("what", lambda form, base: form.endswith("ing")),
        "told": ("what", lambda form, base: form != base and not form.endswith("ing")),
        "tell": ("what", lambda form, base: form == base),
    }
)


class Wording(BaseModel):
    """A pattern that is compiled where it is first asked for, as it holds every verb that reports; with examples."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: str
    examples: Annotated[tuple[str, ...], Field(min_length=1)]

    def compiled(self, before: str = "") -> re.Pattern[str]:
        """The pattern, behind what stands ``before`` it; case, white space and line ends do not count."""
        return re.compile(before + self.pattern, re.IGNORECASE | re.VERBOSE)


class Asks(Wording):
    """A row: the ``kind`` of the questions that begin with the pattern.

    The pattern's group ``head`` is the noun that says what of, ``rest`` where begins what is asked about. ``examples``
    are such questions, the head in ``[ ]``.
    """

    kind: Kind


_NOTHING = Wording(pattern="(?!)", examples=("",))


class Asking(CueTable):
    """The rows of ``asking.toml``: ``asks`` of questions, ``noun`` of phrases without a verb; the first decides.

    ``verbal``: something has a verb. Of questions: ``several``: for more than one; ``listing``: for a list;
    ``summing``: for a summary; ``done``: whether it asks for what was done, and ``particle``: what may stand behind
    such a verb.
    """

    asks: tuple[Asks, ...] = ()
    noun: tuple[Asks, ...] = ()
    verbal: Wording = _NOTHING
    several: Cue = NEVER
    listing: Cue = NEVER
    summing: Cue = NEVER
    done: Cue = NEVER
    particle: Cue = NEVER


def read_asking(folder: Path, lexicon: Lexicon) -> Asking:
    """The rows of a folder of tables; none where it has no such table. Raises LanguageError where a row is wrong."""
    return read_cues(folder, "asking.toml", Asking, {piece: _forms(piece, lexicon) for piece in VERBS})


def _forms(piece: str, lexicon: Lexicon) -> str:
    """All that a piece of the `VERBS` stands for."""
    feature, fits = VERBS[piece]
    forms = (form for form, verb in lexicon.reporting.items() if feature in verb.does and fits(form, verb.base))
    return f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})"
