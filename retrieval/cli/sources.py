"""``eventdesk sources``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from retrieval.cli.options import json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.answers.overview import Overview
    from retrieval.desk import Desk


@click.command("sources", short_help="Show the indexed articles and their dates.")
@json_option
@with_desk
def command(desk: Desk, as_json: bool) -> None:
    """Show every indexed article, how its date is known, and what was refused and why.

    Example: eventdesk sources --json
    """
    overview = desk.overview()
    if as_json:
        print_json(_as_object(overview))
        return
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.tables import show_sources

    show_sources(answers(), overview)


def _as_object(overview: Overview) -> dict[str, Any]:
    from retrieval.answers.overview import doubts

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
