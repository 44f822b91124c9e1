"""An index run: what changed is read, cleaned and encoded beside the live index, then becomes visible at once.

Four steps. *Compare* reads every article and its digest. *Stage* cleans and analyses what is new or changed and encodes
the sentences nobody has encoded yet. *Resolve* finds out who the speakers are, by the names of all articles. What these
make is durable and invisible, written in short transactions, and a later run takes up what a killed one left. *Publish*
puts it all in place in one transaction, so that a reader sees the old index or the new one, whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from sqlite_utils import Database

from retrieval.articles import Problem, RawArticle, UnreadableError, read_raw
from retrieval.errors import DamagedIndexError, UnusableIndexError
from retrieval.index import meta, models, record
from retrieval.index.article import history
from retrieval.index.engine import Engine, require
from retrieval.index.file import seal
from retrieval.index.file.storage import explained, is_ours, open_for_writing, set_aside
from retrieval.index.file.writer import Writer, sole_writer
from retrieval.index.run import speakers, staging
from retrieval.index.run.publish import ANALYSIS, publish
from retrieval.index.run.report import Outcome, Report, StepName
from retrieval.language.language import load
from retrieval.vectors.encoder import Encoder

# Of articles read and not yet analysed.
HELD_BYTES = 1 << 27


def build(
    path: Path,
    articles: Sequence[Path],
    encoder: Encoder,
    *,
    engine: Engine,
    rebuild: bool = False,
    readmit: bool = False,
    report: Report = lambda step, done, total: None,
) -> Outcome:
    """Make the index at ``path`` hold the ``articles`` (files and folders) as they are now.

    Articles indexed before from other places stay; with ``rebuild`` they go, and everything is read again. An
    article that can no longer be read keeps its last good version; one that was removed for good is left out unless
    ``readmit``. ``report`` is told the step and how many
    articles of how many. Raises InputError, BusyError, UnusableIndexError, ModelError, EngineError; whatever
    happens, what was indexed before still answers.
    """
    with sole_writer(path) as writer, explained(path):
        db = _open(path, rebuild)
        try:
            require(db.conn, engine)
            outcome = _Run(db, engine, articles, encoder, rebuild, readmit, _told(writer, report)).outcome()
            seal.put_on(db.conn, path)
            return outcome
        finally:
            db.close()


def _open(path: Path, rebuild: bool) -> Database:
    """The index, opened for writing; a damaged one is set aside first if it is to be rebuilt."""
    try:
        db = open_for_writing(path)
        if rebuild and db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            db.close()
            raise DamagedIndexError(f"{path} is damaged")
    except DamagedIndexError:
        if not (rebuild and is_ours(path)):
            raise
        set_aside(path)
        db = open_for_writing(path)
    return db


def _told(writer: Writer, report: Report) -> Report:
    """Tell both the caller and whoever asks from another process."""

    def told(step: StepName, done: int, total: int) -> None:
        writer.note(step, done, total)
        report(step, done, total)

    return told


class _Run:
    """One index run over one open database; ``outcome`` does it all."""

    def __init__(
        self,
        db: Database,
        engine: Engine,
        paths: Sequence[Path],
        encoder: Encoder,
        rebuild: bool,
        readmit: bool,
        report: Report,
    ) -> None:
        self._db, self._engine, self._encoder = db, engine, encoder
        self._paths = [path.resolve() for path in paths]
        self._rebuild, self._report = rebuild, report
        self._known: dict[str, tuple[str, Path]] = {
            one: (digest, Path(file)) for one, digest, file in db.execute("SELECT id, digest, file FROM article")
        }
        self._withdrawn = frozenset[str]() if readmit else history.withdrawn(db.conn)
        self._outcome, self._staging = Outcome(), False

    def outcome(self) -> Outcome:
        wanted = self._wanted()
        held, is_all = _held(wanted)
        current = meta.value(self._db.conn, "model")
        model = self._usable_model(current) if held or current is None else int(current)
        self._stage(chain(held, wanted), len(held) if is_all else 0, model)
        if self._outcome.anything_new or self._refusals_differ():
            self._publish(model)
        return self._outcome

    def _usable_model(self, current: str | None) -> int:
        """The number of the encoder's model; one index holds one model's vectors: those of two cannot be compared."""
        number = models.number_of(self._db.conn, self._encoder.fingerprint)
        if current is not None and number != int(current) and not self._rebuild:
            raise UnusableIndexError(
                f"the index was made with model {models.model_of(self._db.conn, int(current))}, the settings name "
                f"{self._encoder.fingerprint}: set model.name back, or 'eventdesk index --rebuild'"
            )
        return number

    def _wanted(self) -> Iterator[RawArticle]:
        """The articles that are new or changed, by their digests; settles the outcome on the way."""
        seen: set[str] = set()
        for raw in read_raw(self._paths):
            if not self._staging:
                self._report("comparing", len(seen), 0)
            if isinstance(raw, RawArticle) and (problem := self._taken(raw)):
                raw = problem
            if isinstance(raw, Problem):
                self._outcome.refused.append(raw)
                continue
            if raw.id in self._withdrawn:
                self._outcome.withdrawn.append(raw.id)
                continue
            seen.add(raw.id)
            known = raw.id in self._known
            if known and not self._rebuild and self._known[raw.id][0] == _digest(raw):
                self._outcome.unchanged += 1
            else:
                (self._outcome.changed if known else self._outcome.added).append(raw.id)
                yield raw
        self._outcome.removed = [one for one in self._known if one not in seen and self._is_gone(one)]

    def _taken(self, raw: RawArticle) -> Problem | None:
        """An id that an article indexed from another place has; if that file is gone, the article has moved."""
        _, file = self._known.get(raw.id, ("", raw.file))
        if self._rebuild or file == raw.file or not file.exists():
            return None
        return Problem(raw.origin, f"the id {raw.id!r} is taken by {file}: rename one of the two")

    def _is_gone(self, article: str) -> bool:
        """Whether an indexed article that this run did not see is to be removed.

        Not if it lies elsewhere, nor if its file was refused as a whole or in part: then its last good
        version stays.
        """
        _, file = self._known[article]
        if any(problem.where == str(file) or problem.where.startswith(f"{file}:") for problem in self._outcome.refused):
            return False
        return self._rebuild or any(file == path or path in file.parents for path in self._paths)

    def _stage(self, wanted: Iterable[RawArticle], total: int, model: int) -> None:
        """Analyse and encode what is wanted; ``total`` is how many articles that are, 0 if that is not known yet."""
        staged, digests = staging.staged_digests(self._db, model), dict[str, str]()
        stage = staging.Stage(self._db, self._encoder, model)
        self._staging = True
        for done, raw in enumerate(wanted):
            self._report("indexing", done, total)
            digests[raw.id] = _digest(raw)
            if staged.get(raw.id) == digests[raw.id]:
                continue
            try:
                stage.add(raw.article(), staging.Source(raw.file, raw.origin, digests[raw.id], raw.content))
            except UnreadableError as error:
                del digests[raw.id]
                self._refuse(raw, error.problem)
        stage.flush()
        if digests:
            self._report("indexing", max(total, len(digests)), total)
        staging.keep_only(self._db, digests)

    def _refuse(self, raw: RawArticle, problem: Problem) -> None:
        """An article that looked new or changed cannot be read after all."""
        self._outcome.refused.append(problem)
        for ids in (self._outcome.added, self._outcome.changed):
            if raw.id in ids:
                ids.remove(raw.id)

    def _refusals_differ(self) -> bool:
        before = record.refused(self._db.conn)
        return sorted(before) != sorted((one.where, one.what) for one in self._outcome.refused)

    def _publish(self, model: int) -> None:
        total = len(self._outcome.added) + len(self._outcome.changed)
        register = speakers.resolve(
            self._db, self._outcome.removed, lambda done: self._report("resolving", done, total)
        )
        self._report("publishing", 0, total)
        publish(
            self._db,
            self._engine,
            register,
            model=model,
            removed=self._outcome.removed,
            refused=self._outcome.refused,
            progress=lambda done: self._report("publishing", done, total),
        )


def _held(wanted: Iterator[RawArticle]) -> tuple[list[RawArticle], bool]:
    """The first of the articles, as many as memory has room for, and whether these are all: then it is known how many.

    So no article is read twice.
    """
    held, size = list[RawArticle](), 0
    for raw in wanted:
        held.append(raw)
        size += raw.size
        if size > HELD_BYTES:
            return held, False
    return held, True


def _digest(raw: RawArticle) -> str:
    """What must be the same for an indexed article to be up to date: its content, and how it is analysed here."""
    return f"{ANALYSIS}:{load().digest}:{raw.digest}"
