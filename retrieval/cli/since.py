"""``eventdesk since``."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("since", short_help="Say what is new since a day or your last visit, and why.")
@click.argument("when", nargs=-1, required=True, metavar="WHEN...")
@click.option("--seen", is_flag=True, help="Count articles by when they came in, not by when they were published.")
@click.option("-n", "--limit", type=click.IntRange(1), help="Only so many [default: all].")
@json_option
@with_desk
def command(desk: Desk, when: tuple[str, ...], seen: bool, limit: int | None, as_json: bool) -> None:
    """Say what nobody told before WHEN: yesterday, last week, 20 March, 2023-03-20, "my last visit".

    Statements and dated events that are new, dates that moved, numbers that changed, denials, and what outlets
    corrected, each once, with its sentence and why it is listed. An article counts by its day of publication, or by
    when it came in if that is not known; since "my last visit", when you last used this command, by when it came in.

    Example: eventdesk since 2023-03-18
    """
    from retrieval.answers.news.since import as_json as as_object
    from retrieval.errors import InputError
    from retrieval.request import days
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.indexing import ensure_index
    from retrieval.terminal.since import show_since
    from retrieval.visits import UNKNOWN_VISIT, is_last_visit

    said, now = " ".join(when), dt.datetime.now(dt.UTC)
    first = desk.visits.last(now) if is_last_visit(said) else days(said, dt.date.today())[0]
    ensure_index(desk)
    with contextlib.suppress(OSError):  # where nothing may be written there is no last visit
        desk.visits.note(now)
    if first is None:
        raise InputError(UNKNOWN_VISIT)
    found = desk.since(first, by_seen=seen, limit=limit)
    if as_json:
        print_json(as_object(found))
    else:
        show_since(answers(), found)
