"""What a question is answered with: cited sentences, best first, and how they came to be there."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any, Literal

from retrieval.answers.working import Working
from retrieval.commands import CommandName
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import StoredSentence
from retrieval.landing import at_fragment
from retrieval.language.statements import Basis, Kind
from retrieval.language.word_classes import Act
from retrieval.origins import Origin
from retrieval.origins import as_json as origins_as_json
from retrieval.search.ranking import Explanation

# From so much on an inferred speaker is named without saying that it is inferred.
_AS_FACT = 0.85


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a cited sentence says said what, and how.

    ``speaker``: the full name, or "unnamed: 'officials'" where the articles do not tell; ``speaker_as_written``,
    ``cue`` ("said") and ``role`` are empty where there is none. ``quote``: the words as they stand in the article,
    parts joined by " … ". ``speaker_basis``: how the speaker is known, ``speaker_sure`` how surely (0 to 1).
    ``act``: what is done in saying so, ``target`` whom it is done to, as written.
    """

    speaker: str
    speaker_as_written: str
    role: str
    quote: str
    cue: str
    kind: Kind
    speaker_basis: Basis = "named"
    speaker_sure: float = 1.0
    act: Act = "said"
    target: str = ""

    @property
    def shown(self) -> str:
        """The speaker for people: a name that is inferred and may be wrong stands behind what is written."""
        if self.speaker_sure >= _AS_FACT or self.speaker_basis in ("named", "unnamed"):
            return self.speaker
        return f"{self.speaker_as_written} (probably {self.speaker})"


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence as it stands in an article: ``text`` is the stored article's ``text[span[0]:span[1]]``.

    ``fragment``: what completes the article's address to a link that lands on it; empty without an address. ``at``:
    when it was said, in a transcript ("00:12:40").
    """

    text: str
    span: tuple[int, int]
    article: ArticleCard
    sentence: int
    is_caption: bool = False
    attribution: Attribution | None = None
    fragment: str = ""
    at: str | None = None

    @property
    def link(self) -> str | None:
        """The article's address, at the sentence; None if it has none."""
        return at_fragment(self.article.url, self.fragment) if self.article.url else None

    @classmethod
    def of(cls, stored: StoredSentence, attribution: Attribution | None = None) -> Citation:
        """The citation of a stored sentence."""
        span = (stored.start, stored.end)
        return cls(stored.text, span, stored.article, stored.id, stored.kind == "caption", attribution, at=stored.at)


@dataclass(frozen=True, slots=True)
class Dated:
    """When the event of an item is: an interval of days, both included, None where the article's date is not known.

    ``precision`` is that of `DateMention`, ``expression`` the words of the cited article. With the basis "publication
    date" no day is stated: it was reported on that day, and ``expression`` is empty; with "put off" ``expression`` are
    the words for that, and there is no day. ``is_asked_for``: whether the day is the answer, and not what was asked
    about.
    """

    first: dt.date | None
    last: dt.date | None
    precision: str
    expression: str
    basis: Literal["stated", "publication date", "put off"]
    is_asked_for: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One answer: a cited sentence, and in ``also`` the same statement as other outlets carry it.

    ``score`` is between 0 and 1: how sure it is that the sources answer the question, for the best item; its
    share of that for the others. ``origins``: where the outlets have it from, () where one outlet carries it.
    ``moved_from``: of a day that something was moved to, the one it was planned for; ``earlier``: what was told of the
    same event before, and is no longer so.
    """

    citation: Citation
    score: float
    also: tuple[Citation, ...]
    explanation: Explanation
    dated: Dated | None = None
    origins: tuple[Origin, ...] = ()
    moved_from: Item | None = None
    earlier: Item | None = None


AnswerKind = Literal[
    "date",
    "duration",
    "number",
    "person",
    "place",
    "reason",
    "statement",
    "yes",
    "no",
    "disputed",
    "definition",
    "list",
    "sentence",
]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article that an answer is made of: the article's ``text[span[0]:span[1]]``."""

    article: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Against:
    """What other outlets say instead of the answer."""

    text: str
    outlets: tuple[str, ...]
    spans: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class FirstLine:
    """The answer itself, in words and values of cited sentences.

    ``sure``: "perhaps" where nothing says it outright; ``probability``: how likely it is right, 0 to 1. ``outlets``:
    who says so, of ``of`` that were asked. ``spans``: the words that ``text`` is made of. ``origins``: where
    several outlets have it from, () where that is not traced. ``moved_from``: of a day that something was moved to, who
    told of which day before; ``earlier``: who told of the same event otherwise before.
    """

    text: str
    kind: AnswerKind
    sure: Literal["yes", "perhaps"]
    probability: float
    outlets: tuple[str, ...]
    of: int
    spans: tuple[Words, ...]
    against: tuple[Against, ...] = ()
    origins: tuple[Origin, ...] = ()
    moved_from: Against | None = None
    earlier: Against | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. If not ``found``, the items are merely the nearest there is.

    ``line``: the answer itself, None where nothing is said. ``read_as``: the question as it was repaired or completed,
    empty if it was not. ``routed``: the command that answered in place of ``ask``. ``working``: how ``ask`` came to its
    line. The seconds are what the model and the search in the index took.
    """

    command: CommandName
    query: str
    found: bool
    summary: str
    items: tuple[Item, ...]
    encoding_seconds: float = 0.0
    search_seconds: float = 0.0
    line: FirstLine | None = None
    read_as: str = ""
    routed: CommandName | None = None
    working: Working | None = None

    @property
    def headline(self) -> str:
        """The first line for people: the answer, said to be only perhaps so if it is; without one the summary."""
        if self.line is None or self._is_summed_up:
            return self.summary
        return self.line.text if self.line.sure == "yes" else f"Perhaps: {self.line.text}"

    @property
    def below(self) -> str:
        """What stands under the headline: who says so, or that nobody does outright; empty if the headline says it."""
        return "" if self.line is None or self._is_summed_up else self.summary

    @property
    def _is_summed_up(self) -> bool:
        """Whether the summary begins with the answer."""
        return self.line is not None and self.line.sure == "yes" and self.summary.startswith(self.line.text)


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer as scripts outside rely on it."""
    return {
        "command": answer.command,
        "query": answer.query,
        "found": answer.found,
        "summary": answer.summary,
        "answer": _line(answer.line) if answer.line else None,
        "items": [_item(item, answer.found) for item in answer.items],
    } | {key: value for key, value in (("read_as", answer.read_as), ("routed", answer.routed)) if value}


def _line(line: FirstLine) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "text": line.text,
        "kind": line.kind,
        "sure": line.sure,
        "probability": round(line.probability, 3),
        "outlets": list(line.outlets),
        "of": line.of,
        "spans": _spans(line.spans),
        "against": [_against(one) for one in line.against],
    }
    if line.origins:
        fields["origins"] = origins_as_json(line.origins)
    if line.moved_from:
        fields["moved_from"] = _against(line.moved_from)
    if line.earlier:
        fields["earlier"] = _against(line.earlier)
    return fields


def _against(one: Against) -> dict[str, Any]:
    return {"text": one.text, "outlets": list(one.outlets), "spans": _spans(one.spans)}


def _spans(words: tuple[Words, ...]) -> list[dict[str, Any]]:
    return [{"article": one.article, "span": list(one.span)} for one in words]


def _item(item: Item, found: bool) -> dict[str, Any]:
    fields = citation_as_json(item.citation) | {
        "score": round(item.score, 4),
        "also": [_also(one) for one in item.also],
    }
    if item.origins:
        fields["origins"] = origins_as_json(item.origins)
    if item.citation.attribution:
        fields |= asdict(item.citation.attribution)
    if item.dated:
        fields |= _dated(item.dated)
    if item.moved_from:
        fields["moved_from"] = _item(item.moved_from, found)
    if item.earlier:
        fields["earlier"] = _item(item.earlier, found)
    return fields if found else fields | {"near": True}


def _also(citation: Citation) -> dict[str, Any]:
    """A further citation; of a statement with its own words."""
    said = citation.attribution
    wording = {"speaker_as_written": said.speaker_as_written, "quote": said.quote, "cue": said.cue} if said else {}
    return citation_as_json(citation) | wording


def _dated(dated: Dated) -> dict[str, Any]:
    return {
        "first": dated.first.isoformat() if dated.first else None,
        "last": dated.last.isoformat() if dated.last else None,
        "precision": dated.precision,
        "expression": dated.expression,
        "basis": dated.basis,
    }


def citation_as_json(citation: Citation) -> dict[str, Any]:
    """A cited sentence as scripts outside rely on it."""
    card = citation.article
    return {
        "text": citation.text,
        "span": list(citation.span),
        "article": {
            "id": card.id,
            "title": card.title,
            "source": card.source,
            "via": card.via,
            "published": card.published.isoformat() if card.published else None,
            "url": card.url,
            "version": card.version,
        },
    } | {key: value for key, value in (("link", citation.link), ("at", citation.at)) if value}
