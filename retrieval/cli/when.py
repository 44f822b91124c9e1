"""``eventdesk when``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import filter_options, json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("when", short_help="Say which day or span an event has.")
@click.argument("text", nargs=-1, required=True)
@click.option("-n", "--limit", type=click.IntRange(1), help="How many dates [default: the setting 'limit', 5].")
@filter_options
@click.option(
    "--context", type=click.IntRange(0, 50), default=0, metavar="N", help="Show N sentences before and after."
)
@json_option
@with_desk
def command(
    desk: Desk,
    text: tuple[str, ...],
    limit: int | None,
    source: str | None,
    after: dt.date | None,
    before: dt.date | None,
    context: int,
    as_json: bool,
) -> None:
    """Say when the event of TEXT is, by which words of which article; outlets that differ are shown to differ.

    A date in TEXT itself asks for what happened then. Where no article states a date, it is said when the event was
    reported.

    Example: eventdesk when was the visit announced
    """
    from retrieval.answers.answer import as_json as as_object
    from retrieval.index.filters import Filters
    from retrieval.terminal.answer import View, show_answer
    from retrieval.terminal.consoles import answers, messages
    from retrieval.terminal.indexing import ensure_index

    ensure_index(desk)
    with messages().status("loading the model"):
        answer = desk.when(" ".join(text), limit=limit, filters=Filters(source, after, before))
    if as_json:
        print_json(as_object(answer))
    else:
        show_answer(answers(), answer, desk.context, View(context))
