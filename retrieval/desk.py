"""The desk: what the command line, the REPL and the bot ask everything of."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from functools import cached_property, partial
from typing import TypedDict, Unpack

from retrieval.answers.answer import Answer
from retrieval.answers.comparing.compare import ROWS, compare
from retrieval.answers.comparing.matrix import Matrix
from retrieval.answers.events.event import Timeline
from retrieval.answers.events.timeline import ALL_EVENTS, Wanted, timeline
from retrieval.answers.indexed.cited import Cited, cited, passage
from retrieval.answers.indexed.history import History, history
from retrieval.answers.indexed.overview import Overview, article_called, overview
from retrieval.answers.indexed.status import Status, status
from retrieval.answers.landing import (
    landing_in,
    matrix_with_landing,
    since_with_landing,
    timeline_with_landing,
    with_landing,
)
from retrieval.answers.news.since import Since, Start, since
from retrieval.answers.respond import respond
from retrieval.answers.speaking.filter import names_called
from retrieval.checking.verdict import Verification
from retrieval.checking.verdict import with_landing as verified_with_landing
from retrieval.checking.verify import verify
from retrieval.config import SearchSettings, Settings
from retrieval.errors import InputError, ReaderError
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.reader import Reading, StoredSentence
from retrieval.index.run.speakers import StoredSpeaker, speakers
from retrieval.intake.fetch import Fetcher
from retrieval.intake.session import limits
from retrieval.reader.reader import Reader
from retrieval.search.retriever import Retriever
from retrieval.shelf import Shelf
from retrieval.vectors.encoder import Encoder
from retrieval.visits import Visits

_log = logging.getLogger(__name__)


class How(TypedDict, total=False):
    """How a question is answered: at most ``limit`` items, from what passes ``filters`` and is said by ``speaker``.

    ``before``: the questions asked before it in the same conversation, the oldest first.
    """

    limit: int | None
    filters: Filters
    speaker: str | None
    search: SearchSettings | None
    before: Sequence[str]


class Desk(Shelf):
    """One event's index, answering with the model that goes with it; nothing is loaded before it is needed.

    ``beside``: the desk of another event, whose models are used here too.
    """

    def __init__(self, settings: Settings, beside: Desk | None = None) -> None:
        encoder = beside.encoder if beside else Encoder(settings.model)
        super().__init__(settings, encoder, beside.fetcher if beside else partial(Fetcher, limits(settings.intake)))
        self._beside = beside

    def of_event(self, name: str | None) -> Desk:
        """The desk of another event of the settings, with the same models; itself without a name.

        Raises SettingsError if no event is called so.
        """
        return Desk(self.settings.of_event(name), self) if name else self

    @cached_property
    def reader(self) -> Reader | None:
        """The trained reader; None if it is switched off, or missing or damaged, which is logged."""
        if self._beside:
            return self._beside.reader
        try:
            return Reader() if self.settings.search.reader else None
        except ReaderError as error:
            _log.warning("%s", error)
            return None

    def generation(self) -> tuple[str, int]:
        """Which index it is and how often it was published: what an answer may have changed with. Cheap.

        Raises NoIndexError or another UnusableIndexError.
        """
        with self.index.reading() as reading:
            return reading.identity, reading.generation

    def load(self) -> None:
        """Bring what a question needs into memory, model and newest generation, so that no question waits for it.

        Raises UnusableIndexError or ModelError.
        """
        with self.index.reading() as reading:
            self.encoder.query("When is it?")
            _ = reading.snapshot
        if self.reader:
            self.reader.load()

    @property
    def visits(self) -> Visits:
        """Those of whoever uses the terminal, beside the index."""
        return Visits(self.settings.database.with_suffix(".visits"))

    def ask(self, text: str, **how: Unpack[How]) -> Answer:
        """The sentences that answer ``text`` best. Raises InputError, UnusableIndexError or ModelError."""
        return self.answer("ask", text, **how)

    def when(self, text: str, **how: Unpack[How]) -> Answer:
        """The days that the event of ``text`` has, with who says so. Raises what ``ask`` raises."""
        return self.answer("when", text, **how)

    def who_said(self, text: str, **how: Unpack[How]) -> Answer:
        """The statements that hold ``text``, with who made them; all that ``speaker`` said without a text.

        Raises what ``ask`` raises.
        """
        return self.answer("who-said", text, **how)

    def answer(self, command: str, text: str, **how: Unpack[How]) -> Answer:
        """The answer of the ``command``, or of the one it is routed to. Raises what ``ask`` raises."""
        limit = self._limit(how.get("limit"))
        with self.index.reading() as reading:
            answer = respond(
                self.retriever(reading, how.get("search")),
                command,
                text,
                limit,
                how.get("filters", EVERYTHING),
                how.get("speaker"),
                how.get("before", ()),
            )
            return with_landing(answer, landing_in(reading))

    def retriever(self, reading: Reading, settings: SearchSettings | None = None) -> Retriever:
        """What finds sentences in a reading of this desk's index."""
        return Retriever(reading, self.encoder, settings or self.settings.search, self.reader)

    def compare(
        self, topic: str, outlets: Sequence[str] = (), *, limit: int = ROWS, filters: Filters = EVERYTHING
    ) -> Matrix:
        """What the outlets, by default all, say of a topic, beside one another; of everything for an empty topic.

        Raises what ``ask`` raises, and InputError for fewer than two outlets.
        """
        with self.index.reading() as reading:
            retriever = Retriever(reading, self.encoder, self.settings.search)
            return matrix_with_landing(compare(retriever, topic, outlets, limit, filters), landing_in(reading))

    def verify(self, text: str, written: dt.date | None = None) -> Verification:
        """The verdict on each quotation, number, day and name of a draft ``written`` on that day, by default today.

        Raises what ``ask`` raises.
        """
        with self.index.reading() as reading:
            retriever = Retriever(reading, self.encoder, self.settings.search)
            return verified_with_landing(verify(retriever, text, written or dt.date.today()), landing_in(reading))

    def context(self, sentence: int, reach: int = 1) -> list[StoredSentence]:
        """A cited sentence with its neighbours in the article, up to ``reach`` on either side; [] if it is gone."""
        with self.index.reading() as reading:
            return reading.neighbours(sentence, reach)

    def cited(self, sentence: int, reach: int = 1) -> Cited | None:
        """What became of the sentence that was cited under that id; None if the id is not remembered."""
        with self.index.reading() as reading:
            return cited(reading, sentence, reach)

    def passage(self, article: str, start: int, reach: int = 1, version: int | None = None) -> Cited:
        """The sentence at the offset ``start`` of an article's ``version``, by default the newest, or that it is gone.

        With up to ``reach`` around it. ``article``: an id or address. Raises InputError if there is no such article or
        version, or no sentence there.
        """
        with self.index.reading() as reading:
            return passage(reading, article, start, reach, version)

    def timeline(self, wanted: Wanted = ALL_EVENTS, limit: int | None = None) -> Timeline:
        """The dated events of the index in order; needs no model. Raises InputError or UnusableIndexError."""
        with self.index.reading() as reading:
            return timeline_with_landing(timeline(reading, wanted, limit), landing_in(reading))

    def speakers(self) -> list[StoredSpeaker]:
        """Everybody who is quoted, by name."""
        with self.index.reading() as reading:
            return speakers(reading.connection)

    def check_speaker(self, speaker: str) -> None:
        """Raises InputError, with who may be meant, if nobody of that name or office is quoted."""
        with self.index.reading() as reading:
            names_called(reading, speaker)

    def overview(self) -> Overview:
        """What is indexed, article by article, and what was refused and why."""
        with self.index.reading() as reading:
            return overview(reading)

    def history(self, article: str) -> History:
        """The versions of an article, given by id or address, and what changed. Raises InputError if there is none."""
        with self.index.reading() as reading:
            return history(reading, article_called(reading, article))

    def since(self, first: Start, *, by_seen: bool = False, limit: int | None = None) -> Since:
        """What nobody told before that day or moment, by publication or by when articles came in; needs no model."""
        with self.index.reading() as reading:
            return since_with_landing(since(reading, first, by_seen=by_seen, limit=limit), landing_in(reading))

    def status(self) -> Status:
        """How the index stands: counts, sizes, model, writer."""
        with self.index.reading() as reading:
            return status(reading, self.settings)

    def _limit(self, given: int | None) -> int:
        """How many items, by default as configured. Raises InputError for less than 1."""
        limit = self.settings.limit if given is None else given
        if limit < 1:
            raise InputError(f"limit: {limit} is less than 1")
        return limit
