"""The models that all desks of a test run share: each is loaded once."""

from __future__ import annotations

from functools import cache

from retrieval.desk import Desk
from retrieval.reader.reader import Reader
from retrieval.vectors.encoder import Encoder


def lend(desk: Desk, encoder: Encoder) -> Desk:
    """The desk with the session's encoder, and its reader where the settings want one."""
    desk.encoder = encoder
    if desk.settings.search.reader:
        desk.reader = _reader()
    return desk


@cache
def _reader() -> Reader:
    reader = Reader()
    reader.load()
    return reader
