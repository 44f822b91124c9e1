"""Any text as an answer in Discord: within the limits, and nothing live in it but our own markup."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import cycle

import regex
from live_markup import live
from rendered import payload, texts_of

from bot.render.answer import answer_page
from bot.render.citations import cited_label
from bot.render.dates import day
from bot.render.limits import OPTION_TEXT, problems, size
from bot.render.notices import notice
from bot.render.text import clean, plain
from retrieval.answers.answer import Answer, Attribution, Citation, Dated, Item
from retrieval.commands import CommandName
from retrieval.index.cards import ArticleCard
from retrieval.search.ranking import Explanation

_OURS = {"bold", "italics", "quote", "subtext", "heading"}
_UNRANKED = Explanation(0.0, None, 0.0, None, 0.0, 0, None, 0.0)
_DAY = dt.date(2024, 5, 2)
_TIMESTAMP = day(_DAY)
_COMMANDS: tuple[CommandName, ...] = ("ask", "who-said", "when")


def rendering(data: bytes) -> None:
    """The parts between blank lines go round by round into every field of an answer that articles or users write."""
    text = data.decode("utf8", "surrogateescape")
    for limit in (0, 1, 9, 100):
        assert size(plain(text, limit)) <= limit
        assert not live(plain(text, limit))
    assert clean(clean(text)) == clean(text)
    _sent(notice(text))
    parts = text.split("\n\n")
    for command in _COMMANDS:
        answer = _answer(command, cycle(parts), items=1 + len(parts) % 4)
        for number in range(answer_page(answer).pages):
            page = answer_page(answer, number)
            _sent(page.container)
            assert all(0 < size(cited_label(one)) <= OPTION_TEXT for one in page.cited)


def _sent(container: object) -> None:
    assert problems(payload(container)) == []
    assert all(live(_theirs(one)) <= _OURS for one in texts_of(container))


def _theirs(shown: str) -> str:
    """The text without our timestamps, and dots for the colons beside our asterisks: no emoji is called "**word**".

    They are not left out, or "*: word*" would be a list.
    """
    return regex.sub(r":(?=\*)|(?<=\*):", "·", shown.replace(_TIMESTAMP, ""))


def _answer(command: CommandName, part: Iterator[str], items: int) -> Answer:
    found = tuple(_item(command, part, number) for number in range(items))
    return Answer(command, next(part), items % 2 == 0, next(part), found)


def _item(command: CommandName, part: Iterator[str], number: int) -> Item:
    also = tuple(_citation(command, part, 10 * number + i) for i in range(1, 1 + number))
    dated = Dated(_DAY, _DAY, "day", next(part), "stated") if command == "when" else None
    return Item(_citation(command, part, 10 * number), 0.5, also, _UNRANKED, dated)


def _citation(command: CommandName, part: Iterator[str], number: int) -> Citation:
    text = next(part)
    said = Attribution(next(part), next(part), next(part), text[: len(text) // 2], next(part), "mixed")
    source = next(part)
    card = ArticleCard(
        number=number,
        id=next(part),
        title=next(part),
        source=source if source.strip() else "Outlet",
        via=next(part),
        published=_DAY,
        published_basis="metadata",
        url=next(part),
        origin=next(part),
    )
    return Citation(text, (0, len(text)), card, number, number % 2 == 1, said if command == "who-said" else None)
