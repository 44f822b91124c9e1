"""``eventdesk migrate``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("migrate", short_help="Move the index to the engine the settings name.")
@click.option("--again", is_flag=True, help="Fill the engine again even if it has everything.")
@json_option
@with_desk
def command(desk: Desk, again: bool, as_json: bool) -> None:
    """Move the index to the engine that the setting index.engine names, sqlite or milvus, or back.

    Nothing is encoded again, and the old engine answers until the new one is whole. What was broken off goes on
    where it was. If the engine has the index already, fill again what a server has lost.

    Example: EVENTDESK_INDEX__ENGINE=milvus eventdesk migrate
    """
    from retrieval.engines.move import move
    from retrieval.terminal.consoles import answers, messages, warn
    from retrieval.terminal.progress import index_progress

    with index_progress(messages()) as progress:
        moved = move(desk.settings, again=again, report=lambda done, total: progress("moving", done, total))
    if moved.left:
        warn(messages(), f"the index has moved, but something of it is left behind: {moved.left}")
    if as_json:
        print_json(asdict(moved))
    else:
        done = "moved to" if moved.needed else "all there already:"
        answers().print(f"{moved.sentences:,} sentences {done} {moved.engine}")
