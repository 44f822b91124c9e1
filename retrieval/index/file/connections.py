"""Read transactions on an index file, on connections kept from question to question.

To open a connection, and to read the schema and the first pages again, costs half a millisecond, as much as the scan of
20,000 vectors.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrieval.index.file import storage
from retrieval.index.file.seal import Seal
from retrieval.index.file.storage import FileId


class Connections:
    """Read transactions on the index at ``path``, each on a connection of its own. Safe to share by threads.

    A connection whose file is no longer the one at ``path`` is not used again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[tuple[FileId, sqlite3.Connection]] = []
        self._seal: Seal | None = None
        weakref.finalize(self, _close, self._idle)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One read transaction. Raises NoIndexError or another UnusableIndexError; SQLite's errors become such, too."""
        with storage.explained(self._path):
            file, connection = self._taken()
            try:
                connection.execute("BEGIN")
                self._seal = storage.admit(connection, self._path, self._seal)
                yield connection
                connection.rollback()
            except BaseException:
                connection.close()
                raise
            self._idle.append((file, connection))

    def _taken(self) -> tuple[FileId, sqlite3.Connection]:
        """An idle connection to the file that is at ``path`` now, else a new one."""
        now = storage.file_id(self._path)
        while self._idle:
            try:
                file, connection = self._idle.pop()
            except IndexError:  # another thread took the last one
                break
            if file == now:
                return file, connection
            connection.close()
        return now, storage.open_for_reading(self._path)


def _close(connections: list[tuple[FileId, sqlite3.Connection]]) -> None:
    for _, connection in connections:
        connection.close()
