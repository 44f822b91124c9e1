"""The shelf: an index, the model that goes with it, and what is put into it and taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from retrieval.answers.indexed.overview import article_called
from retrieval.config import Settings
from retrieval.engines.choice import engine_of
from retrieval.errors import NoIndexError
from retrieval.index.article.history import withdrawn
from retrieval.index.reader import Index
from retrieval.index.run.build import build
from retrieval.index.run.removal import remove
from retrieval.index.run.report import Outcome, Report
from retrieval.intake.fetch import Fetcher
from retrieval.intake.handed import hand_over
from retrieval.intake.kept import Kept
from retrieval.intake.session import limits, polled, taken_from
from retrieval.intake.take import Taken
from retrieval.vectors.encoder import Encoder

PACKAGED_SEEDS = Path(__file__).parent / "seeds"


class Shelf:
    """One event's articles, in an index; nothing is opened or loaded before it is needed."""

    def __init__(self, settings: Settings, encoder: Encoder, fetcher: Callable[[], Fetcher]) -> None:
        self.settings = settings
        self.index = Index(settings.database, engine_of(settings))
        self.encoder, self.fetcher = encoder, fetcher

    @property
    def has_index(self) -> bool:
        """Whether an index run was ever finished. Raises UnusableIndexError if the file is no index or damaged."""
        try:
            with self.index.reading():
                return True
        except NoIndexError:
            return False

    @property
    def kept(self) -> Kept:
        """What was fetched, beside the index."""
        return Kept(self.settings.database.with_suffix(".added"))

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

    def _default_articles(self) -> tuple[Path, ...]:
        here = Path("seeds")
        return self.settings.articles or ((here if here.is_dir() else PACKAGED_SEEDS),)
