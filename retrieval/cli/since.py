"""``eventdesk since``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("since", short_help="Say what is new since a day, and why.")
@click.argument("when", nargs=-1, required=True, metavar="WHEN...")
@click.option("--seen", is_flag=True, help="Count articles by when they came in, not by when they were published.")
@click.option("-n", "--limit", type=click.IntRange(1), help="Only so many [default: all].")
@json_option
@with_desk
def command(desk: Desk, when: tuple[str, ...], seen: bool, limit: int | None, as_json: bool) -> None:
    """Say what nobody told before WHEN: yesterday, last week, 20 March, 2023-03-20.

    Statements and dated events that are new, dates that moved, numbers that changed, denials, and what outlets
    corrected, each once, with its sentence and why it is listed. An article counts by its day of publication, or by
    when it came in if that is not known.

    Example: eventdesk since 2023-03-18
    """
    from retrieval.answers.since import as_json as as_object
    from retrieval.request import days
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.indexing import ensure_index
    from retrieval.terminal.since import show_since

    first, _ = days(" ".join(when), dt.date.today())
    ensure_index(desk)
    found = desk.since(first, by_seen=seen, limit=limit)
    if as_json:
        print_json(as_object(found))
    else:
        show_since(answers(), found)
