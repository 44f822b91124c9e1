"""Which engine the settings name."""

from __future__ import annotations

from retrieval.config import Settings
from retrieval.engines.sqlite import SqliteEngine
from retrieval.index.engine import Engine


def engine_of(settings: Settings) -> Engine:
    """The engine that the settings name; nothing is connected to yet."""
    return engine_called(settings.index.engine, settings)


def engine_called(name: str, settings: Settings) -> Engine:
    """The engine with that name, as the settings have it."""
    if name != "milvus":
        return SqliteEngine()
    from retrieval.engines.milvus import MilvusEngine  # an extra: not installed everywhere, and slow to import

    return MilvusEngine(settings.milvus)
