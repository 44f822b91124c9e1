"""The tables of the index file, as numbered migrations: each is whole or not at all, and none is ever changed."""

from __future__ import annotations

import json
import uuid

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from retrieval.index.article import names
from retrieval.language.statements import TextNames

migrations = Migrations("eventdesk")


@migrations()
def tables(db: Database) -> None:
    """Articles, sentences, distinct wordings with their vectors, postings, and what is staged for the next publish."""
    # Numbers are never used twice (AUTOINCREMENT): a reader tells by them what is new, and postings of sentences that
    # are gone may stay until compaction.
    db.executescript(
        """
        CREATE TABLE article (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            file TEXT NOT NULL,
            origin TEXT NOT NULL,
            digest TEXT NOT NULL,
            title TEXT NOT NULL,
            source TEXT NOT NULL,
            via TEXT,
            published TEXT,
            published_basis TEXT NOT NULL,
            url TEXT,
            text TEXT NOT NULL
        );
        CREATE TABLE sentence (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL REFERENCES article(number),
            "start" INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            kind TEXT NOT NULL,
            terms INTEGER NOT NULL,
            wording INTEGER
        );
        CREATE TABLE wording (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            model INTEGER NOT NULL,
            digest BLOB NOT NULL,
            vector BLOB NOT NULL
        );
        CREATE TABLE posting (
            term TEXT NOT NULL, block INTEGER NOT NULL, entries BLOB NOT NULL, PRIMARY KEY (term, block)
        ) WITHOUT ROWID;
        """
    )
    db.table("sentence").create_index(["article"])
    db.table("model").create(
        {"number": int, "name": str, "sha256": str, "dimensions": int},
        pk="number",
        not_null={"name", "sha256"},
    )
    db.table("wording").create_index(["model", "digest"], unique=True)
    db.table("token_codes").create({"wording": int, "codes": bytes}, pk="wording")
    db.table("staged").create(
        {"id": str, "digest": str, "file": str, "origin": str, "article": str},
        pk="id",
        not_null={"digest", "file", "origin", "article"},
    )
    db.table("refused").create({"origin": str, "reason": str})
    db.table("meta").create({"key": str, "value": str}, pk="key")
    # Tells a reader whether a file that was replaced is still the one whose arrays it has in memory.
    db.table("meta").insert({"key": "identity", "value": uuid.uuid4().hex})


@migrations()
def date_mentions(db: Database) -> None:
    """Date mentions of sentences; filled by the next index run, which analyses every article again."""
    db.executescript(
        """
        CREATE TABLE date_mention (
            sentence INTEGER NOT NULL REFERENCES sentence(id),
            article INTEGER NOT NULL REFERENCES article(number),
            "start" INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            clause_start INTEGER NOT NULL,
            clause_end INTEGER NOT NULL,
            expression TEXT NOT NULL,
            type TEXT NOT NULL,
            value TEXT NOT NULL,
            "first" TEXT,
            "last" TEXT,
            precision TEXT NOT NULL,
            rule TEXT NOT NULL,
            anchor TEXT NOT NULL,
            dates_event INTEGER NOT NULL
        );
        """
    )
    db.table("date_mention").create_index(["sentence"])
    db.table("date_mention").create_index(["article"])
    db.table("date_mention").create_index(["first"])


@migrations()
def statements_and_speakers(db: Database) -> None:
    """Statements with their speakers, and what speakers are resolved by; filled by the next index run."""
    db.executescript(
        """
        CREATE TABLE statement (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article(number),
            first_sentence INTEGER REFERENCES sentence(id),
            last_sentence INTEGER REFERENCES sentence(id),
            content TEXT NOT NULL,
            quote TEXT NOT NULL,
            kind TEXT NOT NULL,
            cue_start INTEGER,
            cue_end INTEGER,
            cue TEXT,
            negated INTEGER NOT NULL,
            speaker_start INTEGER,
            speaker_end INTEGER,
            speaker_as_written TEXT,
            speaker TEXT,
            role TEXT
        );
        CREATE TABLE article_names (
            article INTEGER PRIMARY KEY REFERENCES article(number),
            sentences TEXT NOT NULL,
            names TEXT NOT NULL,
            consulted TEXT
        );
        CREATE TABLE speaker (
            name TEXT PRIMARY KEY, kind TEXT NOT NULL, spellings TEXT NOT NULL, roles TEXT NOT NULL
        ) WITHOUT ROWID;
        """
    )
    db.table("statement").create_index(["article"])
    db.table("statement").create_index(["first_sentence"])
    db.table("statement").create_index(["speaker"])


@migrations()
def documents_of_a_server(db: Database) -> None:
    """What a server that searches the sentences leaves to the file: exact weights, how common each term is.

    ``vanished``: spans of sentence ids that are gone here, and whose rows the server may still have.
    """
    db.executescript(
        """
        CREATE TABLE term (
            number INTEGER PRIMARY KEY AUTOINCREMENT, term TEXT NOT NULL UNIQUE, sentences INTEGER NOT NULL
        );
        CREATE TABLE document (sentence INTEGER PRIMARY KEY, entries BLOB NOT NULL);
        CREATE TABLE vanished ("first" INTEGER NOT NULL, "last" INTEGER NOT NULL, published TEXT NOT NULL);
        """
    )


@migrations()
def merged_names(db: Database) -> None:
    """Names as articles use them, and merged: who is called alike is merged anew when an article of theirs changes."""
    db.executescript(
        """
        CREATE TABLE bearer (
            article INTEGER NOT NULL REFERENCES article(number),
            place INTEGER NOT NULL,
            likeness TEXT NOT NULL,
            bearer TEXT NOT NULL
        );
        CREATE TABLE acronym (
            article INTEGER NOT NULL REFERENCES article(number), short TEXT NOT NULL, full TEXT NOT NULL
        );
        CREATE TABLE entity (
            likeness TEXT NOT NULL,
            words INTEGER NOT NULL,
            article TEXT NOT NULL,
            place INTEGER NOT NULL,
            entity TEXT NOT NULL
        );
        CREATE TABLE unmerged (likeness TEXT PRIMARY KEY) WITHOUT ROWID;
        """
    )
    for table, columns in (
        ("bearer", ["article"]),
        ("bearer", ["likeness"]),
        ("acronym", ["article"]),
        ("entity", ["likeness"]),
    ):
        db.table(table).create_index(columns)
    for number, stored in db.execute("SELECT article, names FROM article_names").fetchall():
        names.insert(db.conn, number, TextNames.of_plain(json.loads(stored)))
    db.execute("ALTER TABLE article_names DROP COLUMN names")


@migrations()
def facts_of_pages(db: Database) -> None:
    """What an article's page says besides, and how sure that is; filled by the next index run."""
    columns = db.table("article").columns_dict
    for column, kind in (
        ("author", "TEXT"),
        ("language", "TEXT"),
        ("source_is_guess", "INTEGER NOT NULL DEFAULT 0"),
        ("published_doubt", "TEXT"),
    ):
        if column not in columns:
            db.execute(f"ALTER TABLE article ADD COLUMN {column} {kind}")


@migrations()
def stage_of_analysed_articles(db: Database) -> None:
    """The stage holds articles analysed; what an earlier version staged is analysed anew."""
    db.executescript(
        """
        DROP TABLE staged;
        CREATE TABLE staged (
            id TEXT PRIMARY KEY,
            digest TEXT NOT NULL,
            model INTEGER NOT NULL,
            file TEXT NOT NULL,
            origin TEXT NOT NULL,
            article TEXT NOT NULL,
            analysis BLOB NOT NULL,
            speakers TEXT,
            consulted TEXT
        );
        CREATE TABLE staged_bearer (
            article TEXT NOT NULL, place INTEGER NOT NULL, likeness TEXT NOT NULL, bearer TEXT NOT NULL
        );
        CREATE TABLE staged_acronym (article TEXT NOT NULL, short TEXT NOT NULL, full TEXT NOT NULL);
        CREATE TABLE resolved (article INTEGER PRIMARY KEY, speakers TEXT NOT NULL, consulted TEXT NOT NULL);
        """
    )
    for table, columns in (
        ("staged_bearer", ["article"]),
        ("staged_bearer", ["likeness"]),
        ("staged_acronym", ["article"]),
    ):
        db.table(table).create_index(columns)


@migrations()
def acts_and_sureness(db: Database) -> None:
    """What is done in saying something and to whom, how a speaker is known; filled by the next index run."""
    columns = db.table("statement").columns_dict
    for column, kind in (
        ("act", "TEXT NOT NULL DEFAULT 'said'"),
        ("target", "TEXT NOT NULL DEFAULT ''"),
        ("basis", "TEXT NOT NULL DEFAULT 'named'"),
        ("sure", "REAL NOT NULL DEFAULT 1"),
    ):
        if column not in columns:
            db.execute(f"ALTER TABLE statement ADD COLUMN {column} {kind}")
    # what is staged was analysed without them
    db.execute("DELETE FROM staged")


@migrations()
def history_of_articles(db: Database) -> None:
    """Versions that articles had, what changed in each, and which were removed for good."""
    db.executescript(
        """
        CREATE TABLE IF NOT EXISTS withdrawn (id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS version (
            article TEXT NOT NULL,
            number INTEGER NOT NULL,
            seen TEXT NOT NULL,
            "until" TEXT NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (article, number)
        );
        CREATE TABLE IF NOT EXISTS change (
            article TEXT NOT NULL,
            version INTEGER NOT NULL,
            seen TEXT NOT NULL,
            what TEXT NOT NULL,
            kinds TEXT NOT NULL,
            "before" TEXT,
            "after" TEXT,
            "start" INTEGER NOT NULL,
            "end" INTEGER NOT NULL
        );
        """
    )
    db.table("change").create_index(["article"], if_not_exists=True)
    for table, column, kind in (
        ("article", "version", "INTEGER NOT NULL DEFAULT 1"),
        ("article", "added", "TEXT NOT NULL DEFAULT ''"),
        ("article", "seen", "TEXT NOT NULL DEFAULT ''"),
        ("article", "file_digest", "TEXT NOT NULL DEFAULT ''"),
        ("staged", "file_digest", "TEXT NOT NULL DEFAULT ''"),
    ):
        if column not in db.table(table).columns_dict:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    # When an article came that is there already is not known: with the last run at the latest.
    db.execute("UPDATE article SET added = coalesce((SELECT value FROM meta WHERE key = 'published'), '')")
    db.execute("UPDATE article SET seen = added")
    db.execute("DELETE FROM staged")


@migrations()
def credits_of_articles(db: Database) -> None:
    """The lines below an article's text that say whose it is; filled by the next index run."""
    if "credit" not in db.table("article").columns_dict:
        db.execute("ALTER TABLE article ADD COLUMN credit TEXT")


@migrations()
def times_of_transcripts(db: Database) -> None:
    """When the words of a transcript were said; filled by the next index run."""
    db.execute(
        "CREATE TABLE IF NOT EXISTS spoken (article INTEGER NOT NULL REFERENCES article(number),"
        ' "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (article, "start"))'
        " WITHOUT ROWID"
    )


@migrations()
def sentences_that_were(db: Database) -> None:
    """Which sentences the ids were that readings of articles had before the newest; noted from the next run on."""
    db.execute(
        'CREATE TABLE IF NOT EXISTS former ("first" INTEGER PRIMARY KEY, "last" INTEGER NOT NULL,'
        ' article TEXT NOT NULL, version INTEGER NOT NULL, "until" TEXT NOT NULL, spans TEXT NOT NULL)'
    )
    db.table("former").create_index(["article"], if_not_exists=True)
