"""What is indexed, article by article, and what was refused and why."""

from __future__ import annotations

from collections.abc import Sequence

from bot.render.citations import SEPARATOR, outlet
from bot.render.dates import day
from bot.render.page import FOUND, QUIET, Page, Part, container, foot, linked, separated, slice_of, subtext, text
from bot.render.text import plain
from bot.wording import own
from retrieval.answers.indexed.overview import Overview, doubts
from retrieval.index.cards import ArticleCard

ENTRIES = 6
_TITLE, _ID, _WHERE, _WHY = 200, 80, 150, 300
_BASES = {"address": "from the address", "dateline": "from the dateline", "text": "from the text"}


def sources_page(overview: Overview, number: int = 0) -> Page:
    """Page ``number`` (from 0, kept within bounds) of the articles by outlet; after the last, what was refused."""
    entries: list[Sequence[Part]] = [[_article(card, count)] for card, count in overview.articles]
    entries += [[_refused(where, why)] for where, why in overview.refused]
    shown, number, pages = slice_of(entries, number, ENTRIES)
    head = text(f"### {own(_counted(overview))}")
    return Page(container(FOUND if shown else QUIET, head, *separated(shown), *foot(number, pages)), number, pages)


def _counted(overview: Overview) -> str:
    articles, sentences = len(overview.articles), sum(count for _, count in overview.articles)
    counts = (articles, "article"), (len(overview.outlets), "outlet"), (sentences, "sentence")
    heading = "{} from {}, {}".format(*(f"{count:,} {noun}{'s' * (count != 1)}" for count, noun in counts))
    return f"{heading}; {len(overview.refused):,} refused" if overview.refused else heading


def _article(card: ArticleCard, sentences: int) -> Part:
    basis = own(_BASES.get(card.published_basis, ""))
    when = f"{day(card.published)} ({basis})" if basis and card.published else day(card.published)
    count = own(f"{sentences:,} sentence{'s' * (sentences != 1)}")
    facts = SEPARATOR.join((when, count, plain(card.id, _ID)))
    unsure = [subtext(plain(own(doubt), _WHY)) for doubt in doubts(card)]
    return linked(card.url, outlet(card), plain(card.title, _TITLE), subtext(facts), *unsure)


def _refused(where: str, why: str) -> Part:
    return text(f"{own('Refused')}: {plain(where, _WHERE)}", subtext(plain(why, _WHY)))
