"""The desk: what the command line, the REPL and the bot ask everything of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.answers.answer import Answer
from retrieval.answers.ask import ask
from retrieval.answers.overview import Overview, overview
from retrieval.answers.status import Status, status
from retrieval.answers.when import when
from retrieval.config import SearchSettings, Settings
from retrieval.errors import InputError, NoIndexError
from retrieval.index.encoder import Encoder
from retrieval.index.reader import Index, StoredSentence
from retrieval.search.query import EVERYTHING, Filters

if TYPE_CHECKING:
    from retrieval.index.build import Outcome, Report

PACKAGED_SEEDS = Path(__file__).parent / "seeds"


class Desk:
    """One event's index and the model that goes with it; nothing is opened or loaded before it is needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.index = Index(settings.database)
        self.encoder = Encoder(settings.model)

    @property
    def has_index(self) -> bool:
        """Whether an index run was ever finished. Raises UnusableIndexError if the file is no index or damaged."""
        try:
            with self.index.reading():
                return True
        except NoIndexError:
            return False

    def build(
        self,
        articles: Sequence[Path] = (),
        *,
        rebuild: bool = False,
        report: Report = lambda step, done, total: None,
    ) -> Outcome:
        """Index ``articles``: by default the configured ones, else ``seeds/`` here, else the packaged seeds."""
        from retrieval.index.build import build  # with all the readers of articles, which a question does without

        return build(
            self.settings.database,
            articles or self._default_articles(),
            self.encoder,
            rebuild=rebuild,
            report=report,
        )

    def ask(
        self,
        text: str,
        *,
        limit: int | None = None,
        filters: Filters = EVERYTHING,
        search: SearchSettings | None = None,
    ) -> Answer:
        """The sentences that answer ``text`` best. Raises InputError, UnusableIndexError or ModelError."""
        limit = self._limit(limit)
        with self.index.reading() as reading:
            return ask(reading, self.encoder, text, limit, filters, search or self.settings.search)

    def when(
        self,
        text: str,
        *,
        limit: int | None = None,
        filters: Filters = EVERYTHING,
        search: SearchSettings | None = None,
    ) -> Answer:
        """The days that the event of ``text`` has, with who says so. Raises what ``ask`` raises."""
        limit = self._limit(limit)
        with self.index.reading() as reading:
            return when(reading, self.encoder, text, limit, filters, search or self.settings.search)

    def context(self, sentence: int, reach: int = 1) -> list[StoredSentence]:
        """A cited sentence with its neighbours in the article, up to ``reach`` on either side."""
        with self.index.reading() as reading:
            return reading.neighbours(sentence, reach)

    def overview(self) -> Overview:
        """What is indexed, article by article, and what was refused and why."""
        with self.index.reading() as reading:
            return overview(reading)

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
