"""A cited sentence with its neighbours in the article, or that it is no longer there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.render.citations import source_lines
from bot.render.dates import moment
from bot.render.limits import TEXT
from bot.render.page import FOUND, NEAR, Container, container, linked, separated, subtext, text
from bot.render.text import plain, quote
from bot.wording import own
from retrieval.answers.indexed.cited import Gone
from retrieval.index.reader import StoredSentence

_SOURCE, _CITED = 400, 1600


def context(sentences: Sequence[StoredSentence], cited: int) -> Container:
    """The ``sentences`` of one article in their order; the one with the id ``cited`` stands out, the others are small.

    ``sentences`` must not be empty.
    """
    card = sentences[0].article
    room = (TEXT - _SOURCE - _CITED) // max(len(sentences) - 1, 1)
    before = [_neighbour(one, room) for one in sentences if one.id < cited]
    after = [_neighbour(one, room) for one in sentences if one.id > cited]
    quoted = [_cited(one) for one in sentences if one.id == cited]
    parts = [[text(*lines)] for lines in (before, quoted, after) if lines]
    wanted = next((one.text for one in sentences if one.id == cited), "")
    head = linked(card.url, *source_lines(card), sentence=wanted)
    return container(FOUND, head, *separated(parts, visible=False))


def gone(found: Gone) -> Container:
    """A cited sentence that is no longer in its article, with its words as far as they are known."""
    until = f" (until {moment(dt.datetime.fromisoformat(found.until), 'f')})" if found.until else ""
    if found.card is None:
        return container(NEAR, text(own(f"The article of that sentence was removed{until}.")))
    words = text(quote(plain(found.text, _CITED)), subtext(own(f"no longer in the article{until}")))
    return container(NEAR, text(*source_lines(found.card)), *separated([[words]], visible=False))


def _cited(one: StoredSentence) -> str:
    mark = quote("")
    return mark + plain(one.text, _CITED - len(mark) - 1)


def _neighbour(one: StoredSentence, room: int) -> str:
    kind = "" if one.kind == "paragraph" else f"*{own(one.kind.capitalize())}:* "
    return subtext(kind + plain(one.text, room - len(subtext(kind) or "-# ") - 1))
