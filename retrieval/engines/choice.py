"""Which engine the settings name, and whether the index is there."""

from __future__ import annotations

import sqlite3

from retrieval.config import Settings
from retrieval.engines.port import Engine
from retrieval.engines.sqlite import SqliteEngine
from retrieval.errors import EngineError

# What holds an index whose engine is being filled again: nothing that could answer.
UNDER_WAY = "under way"


def engine_of(settings: Settings) -> Engine:
    """The engine that the settings name; nothing is connected to yet."""
    return engine_called(settings.index.engine, settings)


def engine_called(name: str, settings: Settings) -> Engine:
    """The engine with that name, as the settings have it."""
    if name != "milvus":
        return SqliteEngine()
    from retrieval.engines.milvus import MilvusEngine

    return MilvusEngine(settings.milvus)


def holding_engine(connection: sqlite3.Connection) -> str | None:
    """The name of the engine that holds the index, or ``UNDER_WAY``; None before the first publish."""
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('engine', 'generation')"))
    return meta.get("engine", "sqlite") if "generation" in meta else None


def require(connection: sqlite3.Connection, engine: Engine) -> None:
    """Raises EngineError if another engine than this one holds the index."""
    holding = holding_engine(connection)
    if holding == UNDER_WAY:
        raise EngineError(f"the index is being moved to {engine.name}: 'eventdesk migrate' completes it")
    if holding not in (None, engine.name):
        raise EngineError(
            f"the index is in {holding}, the settings name {engine.name}: 'eventdesk migrate' moves it (nothing is "
            "encoded again), or set index.engine back"
        )
