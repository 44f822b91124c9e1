"""``eventdesk sources``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retrieval.cli.options import article_argument, json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.answers.indexed.history import History
    from retrieval.desk import Desk


@click.command("sources", short_help="Show the indexed articles, or what changed in one.")
@article_argument(nargs=1)
@json_option
@with_desk
def command(desk: Desk, article: str | None, as_json: bool) -> None:
    """Show every indexed article, how its date is known, and what was refused and why.

    With ARTICLE, an id or an address: its versions, and what changed in each: sentences added, gone, altered or moved,
    and whether a number, a date, a quotation or a speaker altered in them.

    Example: eventdesk sources --json
    """
    if article is not None:
        _show_history(desk.history(article), as_json)
        return
    overview = desk.overview()
    if as_json:
        from retrieval.answers.indexed.overview import as_json as as_object

        print_json(as_object(overview))
        return
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.tables import show_sources

    show_sources(answers(), overview)


def _show_history(history: History, as_json: bool) -> None:
    from retrieval.answers.indexed.history import as_json as as_object
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.history import show_history

    if as_json:
        print_json(as_object(history))
    else:
        show_history(answers(), history)
