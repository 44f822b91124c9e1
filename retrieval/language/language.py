"""A language as data: everything that is particular to it, read once from the tables of its folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from retrieval.errors import LanguageError
from retrieval.language.asking import Asking, read_asking
from retrieval.language.calendar.calendar import Calendar
from retrieval.language.calendar.loading import load_calendar
from retrieval.language.cue import read_cues
from retrieval.language.cues import Cues, Denials, News, Places, When
from retrieval.language.definitions import Definitions, read_definitions
from retrieval.language.lexicon import Lexicon, read_lexicon
from retrieval.language.sides import Sides, read_sides

_HERE = Path(__file__).parent
ENGLISH = "english"


@dataclass(frozen=True, slots=True)
class Language:
    """What reads text needs to know of a language.

    ``digest`` changes with any row of the tables and any line of the rules that read them, so that what was worked
    out with others counts as stale.
    """

    name: str
    lexicon: Lexicon
    calendar: Calendar
    sides: Sides
    cues: Cues
    denials: Denials
    news: News
    when: When
    places: Places
    asking: Asking
    definitions: Definitions
    digest: str


@cache
def load(folder: str | Path = ENGLISH) -> Language:
    """The language of a folder of tables; a bare name is a folder beside this file.

    Raises LanguageError where a table is missing or a row is wrong.
    """
    path = _HERE / folder
    if not path.is_dir():
        raise LanguageError(f"{path}: there is no such language; a language is a folder of tables")
    lexicon = read_lexicon(path)
    return Language(
        name=path.name,
        lexicon=lexicon,
        calendar=load_calendar(path),
        sides=read_sides(path),
        cues=read_cues(path, "cues.toml", Cues),
        denials=read_cues(path, "denials.toml", Denials),
        news=read_cues(path, "news.toml", News),
        when=read_cues(path, "when.toml", When),
        places=read_cues(path, "places.toml", Places),
        asking=read_asking(path, lexicon),
        definitions=read_definitions(path),
        digest=_digest(path),
    )


def _digest(tables: Path) -> str:
    """A hash of the tables and of the code in this package that reads text by them."""
    total = hashlib.sha256()
    for file in (*sorted(tables.glob("*.toml")), *sorted(_HERE.rglob("*.py"))):
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]
