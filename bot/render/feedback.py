"""What people thought of answers, for admins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.render.dates import moment
from bot.render.page import FOUND, QUIET, Container, container, foot, separated, subtext, text
from bot.render.text import plain, quote
from retrieval.feedback import Judged

JUDGED = 5
_TEXT, _SUMMARY, _BEST, _ARTICLE = 160, 160, 220, 60


def judged_page(judged: Sequence[Judged], number: int, total: int) -> Container:
    """Page ``number`` (from 0), with the at most ``JUDGED`` questions on it, of ``total`` questions with votes."""
    pages = -(-total // JUDGED)
    parts = [[text(*_judged(one))] for one in judged[:JUDGED]]
    heading = f"### {total:,} judged answer{'s' * (total != 1)}" if total else "### Nobody has judged an answer yet"
    return container(FOUND if parts else QUIET, text(heading), *separated(parts), *foot(number, pages))


def _judged(one: Judged) -> Iterator[str]:
    asked = one.asked
    yield f"**/{asked.command}** {plain(asked.text, _TEXT)}"
    votes = f"{one.tally.helpful:,} helpful, {one.tally.not_helpful:,} not"
    yield subtext(f"{votes}; asked by <@{asked.asker}> {moment(asked.asked, 'R')}")
    yield plain(one.summary, _SUMMARY)
    if one.best:
        article = f" ({plain(one.article, _ARTICLE)})" if one.article else ""
        yield quote(plain(one.best, _BEST) + article)
