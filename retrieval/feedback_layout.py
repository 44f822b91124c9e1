"""How the feedback file is laid out, and what each version of that added to the one before."""

from __future__ import annotations

from retrieval.private_file import Layout

APPLICATION_ID = 0x65764642  # "evFB"
VERSION = 4

_TABLES = """
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
"""
LAYOUT = Layout(
    APPLICATION_ID,
    VERSION,
    _TABLES,
    {
        2: ("ALTER TABLE question ADD COLUMN guild INTEGER",),
        3: ("ALTER TABLE question ADD COLUMN event TEXT", "ALTER TABLE question ADD COLUMN turns TEXT"),
        4: ("ALTER TABLE question ADD COLUMN beside TEXT",),
    },
)
