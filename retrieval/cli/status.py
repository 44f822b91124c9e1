"""``eventdesk status``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retrieval.cli.options import json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("status", short_help="Show how the index stands.")
@json_option
@with_desk
def command(desk: Desk, as_json: bool) -> None:
    """Show what the index holds, how large its parts are, what rescoring costs, and who is writing it now.

    Example: eventdesk status --db news.db
    """
    status = desk.status()
    if as_json:
        from pydantic import TypeAdapter

        from retrieval.answers.indexed.status import Status

        print_json(TypeAdapter(Status).dump_python(status, mode="json"))
        return
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.tables import show_status

    show_status(answers(), status)
