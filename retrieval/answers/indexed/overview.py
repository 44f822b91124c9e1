"""What is indexed: every article with its outlet, date and how the date is known, and what was refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from retrieval.answers.indexed.languages import is_read, language_name
from retrieval.errors import InputError
from retrieval.index import record
from retrieval.index.article import former
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import Reading


@dataclass(frozen=True, slots=True)
class Overview:
    """Articles by outlet and date with the number of their citable sentences; refused ones as (where, why)."""

    articles: tuple[tuple[ArticleCard, int], ...]
    refused: tuple[tuple[str, str], ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets' names, each once, in order."""
        return tuple(dict.fromkeys(card.source for card, _ in self.articles))


def doubts(card: ArticleCard) -> list[str]:
    """What is only guessed of an article, or cannot be read in it, each in words."""
    found = []
    if card.source_is_guess:
        found.append("the outlet is a guess, by the page's address or copyright line")
    if card.published_basis == "text":
        found.append("the day is a guess, by a day that the text names")
    if card.published_doubt:
        found.append(f"the day may be wrong: {card.published_doubt}")
    if card.language and not is_read(card):
        found.append(f"in {language_name(card.language)}: its statements and dates cannot be read")
    return found


def article_called(reading: Reading, name: str) -> ArticleCard:
    """The article with that id, or else with that address. Raises InputError if there is none."""
    cards = reading.cards().values()
    for card in (*(one for one in cards if one.id == name), *(one for one in cards if one.url and one.url == name)):
        return card
    if until := former.removed(reading.connection, name):
        raise InputError(f"{name} was removed ({until}): nothing of it is cited any more")
    raise InputError(f"no article is called {name!r}: 'eventdesk sources --json' lists the ids")


def overview(reading: Reading) -> Overview:
    """The overview of one generation of the index."""
    cards = reading.cards()
    counts = record.citable_by_article(reading.connection)
    ordered = sorted(cards.values(), key=lambda card: (card.source.casefold(), str(card.published), card.id))
    return Overview(
        articles=tuple((card, counts.get(card.number, 0)) for card in ordered), refused=tuple(reading.refused())
    )


def as_json(overview: Overview) -> dict[str, Any]:
    """What is indexed, for programs."""
    return {
        "articles": [
            {
                "id": card.id,
                "title": card.title,
                "source": card.source,
                "via": card.via,
                "published": card.published.isoformat() if card.published else None,
                "basis": card.published_basis,
                "url": card.url,
                "version": card.version,
                "added": card.added,
                "seen": card.seen,
                "author": card.author,
                "language": card.language,
                "doubts": doubts(card),
                "sentences": sentences,
                "origin": card.origin,
            }
            for card, sentences in overview.articles
        ],
        "refused": [{"where": where, "reason": why} for where, why in overview.refused],
    }
