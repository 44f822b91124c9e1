"""How the feedback file is laid out, how one of an older eventdesk becomes one of today's, and what it can suffer."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from retrieval.errors import FeedbackError

APPLICATION_ID = 0x65764642  # "evFB"
VERSION = 4
BUSY_SECONDS = 15.0

# One statement, so that another process cannot lay the file out in the middle.
_KIND = """
    SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)
    FROM pragma_application_id, pragma_user_version
"""
# One transaction, so that of two processes that find an empty file the second finds it done.
_LAYOUT = f"""
    PRAGMA journal_mode = WAL;
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS question (
        id TEXT PRIMARY KEY,
        command TEXT NOT NULL,
        text TEXT NOT NULL,
        asker INTEGER NOT NULL,
        asked TEXT NOT NULL,
        source TEXT,
        speaker TEXT,
        "after" TEXT,
        "before" TEXT,
        guild INTEGER,
        event TEXT,
        turns TEXT,
        beside TEXT,
        answer TEXT
    );
    CREATE TABLE IF NOT EXISTS vote (
        question TEXT NOT NULL REFERENCES question(id),
        voter INTEGER NOT NULL,
        helpful INTEGER NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (question, voter)
    ) WITHOUT ROWID;
    PRAGMA application_id = {APPLICATION_ID};
    PRAGMA user_version = {VERSION};
    COMMIT;
"""
# What each version added to the one before it.
_ADDED = {2: {"guild": "INTEGER"}, 3: {"event": "TEXT", "turns": "TEXT"}, 4: {"beside": "TEXT"}}
# What SQLite says, and what a person does about it.
_REMEDIES = {
    "not a database": "is no SQLite file; name another file for feedback, this one was not changed",
    "malformed": "is damaged ({error}); move it away and the next question begins a new one ('sqlite3 FILE .recover' "
    "saves what can be read)",
    "is full": "cannot grow: the disk is full; what it holds is safe",
    "disk I/O": "cannot be written ({error}): the disk is full, failing or over a quota; what it holds is safe",
    "readonly": "cannot be written ({error}): check the folder and its permissions",
    "unable to open": "cannot be opened ({error}): check the folder and its permissions",
    "locked": f"has been locked by another program for more than {BUSY_SECONDS:.0f} s",
}


def prepared(db: Database, path: Path) -> Database:
    """Check that the open file is ours, lay out an empty one and bring an old one up to date.

    Raises FeedbackError if it is another program's, or a newer eventdesk's.
    """
    application, version, tables = db.execute(_KIND).fetchone()
    if application == APPLICATION_ID and version > VERSION:
        raise FeedbackError(f"{path} was written by a newer eventdesk (version {version}): update eventdesk")
    if application != APPLICATION_ID:
        if tables:
            raise FeedbackError(f"{path} is the database of another program; name another file, nothing was changed")
        db.executescript(_LAYOUT)
    elif version < VERSION:
        _bring_up_to_date(db)
    return db


def _bring_up_to_date(db: Database) -> None:
    """In one transaction, so that of two processes the second finds it done."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        version = db.execute(_KIND).fetchone()[1]
        for later in range(version + 1, VERSION + 1):
            for column, kind in _ADDED[later].items():
                db.conn.execute(f"ALTER TABLE question ADD COLUMN {column} {kind}")
        db.conn.execute(f"PRAGMA user_version = {VERSION}")
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.rollback()
        raise


def remedy(error: str) -> str:
    """What SQLite's error means, as the rest of a sentence about the file."""
    known = next((remedy for sign, remedy in _REMEDIES.items() if sign in error), "cannot be used ({error})")
    return known.format(error=error)
