"""The desk: what the command line, the REPL and the bot ask everything of."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict, Unpack

from retrieval.answers.answer import Answer
from retrieval.answers.cited import Cited, cited, passage
from retrieval.answers.comparing.compare import ROWS, compare
from retrieval.answers.comparing.matrix import Matrix
from retrieval.answers.event import Timeline
from retrieval.answers.history import History, history
from retrieval.answers.landing import (
    landing_in,
    matrix_with_landing,
    since_with_landing,
    timeline_with_landing,
    with_landing,
)
from retrieval.answers.overview import Overview, article_called, overview
from retrieval.answers.respond import respond
from retrieval.answers.since import Since, Start, since
from retrieval.answers.speaker_filter import names_called
from retrieval.answers.status import Status, status
from retrieval.answers.timeline import ALL_EVENTS, Wanted, timeline
from retrieval.checking.verdict import Verification
from retrieval.checking.verdict import with_landing as verified_with_landing
from retrieval.checking.verify import verify
from retrieval.config import SearchSettings, Settings
from retrieval.engines.choice import engine_of
from retrieval.errors import InputError, NoIndexError, ReaderError
from retrieval.index.build import build
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.history import withdrawn
from retrieval.index.reader import Index, Reading, StoredSentence
from retrieval.index.removal import remove
from retrieval.index.report import Outcome, Report
from retrieval.index.speakers import StoredSpeaker, speakers
from retrieval.intake.fetch import Fetcher
from retrieval.intake.handed import hand_over
from retrieval.intake.kept import Kept
from retrieval.intake.session import limits, polled, taken_from
from retrieval.intake.take import Taken
from retrieval.reader.reader import Reader
from retrieval.search.retriever import Retriever
from retrieval.vectors.encoder import Encoder
from retrieval.visits import Visits

_log = logging.getLogger(__name__)
PACKAGED_SEEDS = Path(__file__).parent / "seeds"


class How(TypedDict, total=False):
    """How a question is answered: at most ``limit`` items, from what passes ``filters`` and is said by ``speaker``.

    ``before``: the questions asked before it in the same conversation, the oldest first.
    """

    limit: int | None
    filters: Filters
    speaker: str | None
    search: SearchSettings | None
    before: Sequence[str]


class Desk:
    """One event's index and the model that goes with it; nothing is opened or loaded before it is needed.

    ``beside``: the desk of another event, whose models are used here too.
    """

    def __init__(self, settings: Settings, beside: Desk | None = None) -> None:
        self.settings, self._beside = settings, beside
        self.index = Index(settings.database, engine_of(settings))
        self.encoder: Encoder = beside.encoder if beside else Encoder(settings.model)
        self.fetcher: Callable[[], Fetcher] = beside.fetcher if beside else partial(Fetcher, limits(settings.intake))

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

    @property
    def has_index(self) -> bool:
        """Whether an index run was ever finished. Raises UnusableIndexError if the file is no index or damaged."""
        try:
            with self.index.reading():
                return True
        except NoIndexError:
            return False

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

    def build(
        self,
        articles: Sequence[Path] = (),
        *,
        rebuild: bool = False,
        readmit: bool = False,
        report: Report = lambda step, done, total: None,
    ) -> Outcome:
        """Index ``articles``: by default the configured ones, else ``seeds/`` here, else the packaged seeds.

        What was fetched is indexed along with the default ones, and on a ``rebuild``. Articles that were removed stay
        so unless ``readmit``.
        """
        paths = list(articles or self._default_articles())
        if (not articles or rebuild) and self.kept.files():
            paths.append(self.kept.folder)
        return build(
            self.settings.database,
            paths,
            self.encoder,
            engine=self.index.engine,
            rebuild=rebuild,
            readmit=readmit,
            report=report,
        )

    @property
    def kept(self) -> Kept:
        """What was fetched, beside the index."""
        return Kept(self.settings.database.with_suffix(".added"))

    @property
    def visits(self) -> Visits:
        """Those of whoever uses the terminal, beside the index."""
        return Visits(self.settings.database.with_suffix(".visits"))

    def add(self, places: Sequence[str], report: Report = lambda step, done, total: None) -> Outcome:
        """Index what is at each of the places: web addresses of articles and feeds, files and folders.

        What is fetched is kept as it came. Whole or not at all: what cannot be indexed is not kept either. Raises
        InputError if nothing can be taken, else what ``build`` raises.
        """
        self._drop_removed()
        addresses = [place for place in places if "://" in place]
        paths = [Path(place) for place in places if "://" not in place]
        taken = taken_from(addresses, self.fetcher, self.kept, report)
        return self._indexed(taken, paths, readmit=True, report=report)

    def add_copies(
        self,
        files: Sequence[Path],
        known: Mapping[str, str] = MappingProxyType({}),
        report: Report = lambda step, done, total: None,
    ) -> Outcome:
        """Index files of one article each, kept as they are, so that they may go; as ``add`` whole or not at all.

        ``known``: what is known of them, as in sources.toml. Raises what ``build`` raises.
        """
        self._drop_removed()
        taken, largest = Taken(), limits(self.settings.intake).largest
        hand_over(files, known, largest, self.kept, taken)
        return self._indexed(taken, (), readmit=True, report=report)

    def poll(self, report: Report = lambda step, done, total: None) -> Outcome:
        """Add what is new in the configured feeds, and new versions of pages that came of late.

        Nothing is written where nothing changed. Whole or not at all, as ``add``. Raises what ``build`` raises.
        """
        self._drop_removed()
        addresses = [feed.url for feed in self.settings.feeds]
        watched = dt.timedelta(days=self.settings.intake.watch_days)
        taken, feeds = polled(addresses, watched, self.fetcher, self.kept, report)
        outcome = self._indexed(taken, (), readmit=False, report=report)
        feeds.save()
        return outcome

    def remove(self, articles: Sequence[str], report: Report = lambda step, done, total: None) -> list[str]:
        """Remove articles for good, by their ids or addresses: from answers at once, and what is kept of them.

        Returns their ids. Raises InputError if one is not indexed, BusyError or UnusableIndexError; then all stay.
        """
        with self.index.reading() as reading:
            ids = [article_called(reading, one).id for one in articles]
        for file in remove(self.settings.database, ids, engine=self.index.engine, report=report):
            self.kept.remove(file)
        return ids

    def _drop_removed(self) -> None:
        """Drop what is kept of removed articles, if a killed process did not."""
        if not self.has_index:
            return
        with self.index.reading() as reading:
            removed = withdrawn(reading.connection)
        for file in self.kept.files() if removed else ():
            if file.name in removed:
                self.kept.remove(file)

    def _indexed(self, taken: Taken, paths: Sequence[Path], *, readmit: bool, report: Report) -> Outcome:
        """Index what was taken in, what a killed process left, and the paths; undo the taking if that fails."""
        kept = list(dict.fromkeys((*(put.file for put in taken.puts), *self.kept.unindexed())))
        try:
            files = [*kept, *paths]
            outcome = self.build(files, readmit=readmit, report=report) if files else Outcome()
        except BaseException:
            for put in reversed(taken.puts):
                self.kept.undo(put)
            raise
        self.kept.indexed(kept)
        outcome.unchanged += taken.unchanged
        outcome.refused += taken.refused
        return outcome

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

    def _default_articles(self) -> tuple[Path, ...]:
        here = Path("seeds")
        return self.settings.articles or ((here if here.is_dir() else PACKAGED_SEEDS),)
