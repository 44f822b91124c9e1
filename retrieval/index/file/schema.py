"""The index file: what makes a file one of ours, and which schema it has.

``application_id`` tells an eventdesk index from any other SQLite file; ``user_version`` is the number of the last
migration applied. A file that does not fit is refused with the remedy, never repaired in silence.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from retrieval.errors import UnusableIndexError
from retrieval.index.file.migrations import migrations

APPLICATION_ID = 0x65764453  # "evDS"
NEWEST = len(migrations.pending(Database(memory=True)))


def check(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of the open file; 0 for an empty one. Raises UnusableIndexError if it is not ours."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return 0
        raise UnusableIndexError(
            f"{path} is the database of another program; name another file with --db, nothing was changed"
        )
    if version > NEWEST:
        raise UnusableIndexError(
            f"{path} was written by a newer eventdesk (schema {version}, this one knows {NEWEST}): "
            "update eventdesk, or name another file with --db"
        )
    return version


def migrate(db: Database, path: Path) -> None:
    """Bring the file to the newest schema; each migration is whole or not at all."""
    version = check(db.conn, path)
    if version == NEWEST:
        return
    if version and not db.table(migrations.migrations_table).exists():
        _note_applied(db, version)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")  # first, so that no half-made file looks like another's
    migrations.apply(db)
    db.execute(f"PRAGMA user_version = {NEWEST}")


def _note_applied(db: Database, version: int) -> None:
    """A file of before migrations were noted by name says in ``user_version`` how many of them it has had."""
    with db.atomic():
        migrations.ensure_migrations_table(db)
        names = [one.name for one in migrations.pending(db)[:version]]
        noted = ({"migration_set": migrations.name, "name": name, "applied_at": ""} for name in names)
        db.table(migrations.migrations_table).insert_all(noted)
