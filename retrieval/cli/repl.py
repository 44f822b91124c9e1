"""``eventdesk repl``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retrieval.cli.options import with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("repl", short_help="Ask interactively and test retrieval.")
@with_desk
def command(desk: Desk) -> None:
    """Ask one question after another, see scores and ranks, and try settings. Type /help there.

    Reads questions and commands from standard input if that is no terminal.

    Example: eventdesk repl
    """
    from retrieval.repl.prompt import run

    run(desk)
