"""``eventdesk poll``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from retrieval.cli.add import run
from retrieval.cli.options import json_option, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("poll", short_help="Add what is new in the feeds of the settings.")
@click.option(
    "--every", type=click.FloatRange(1, 1440), metavar="MINUTES", help="Go on, so often, until it is stopped."
)
@json_option
@with_desk
def command(desk: Desk, every: float | None, as_json: bool) -> None:
    """Ask each feed of the settings ([[feeds]]) for new articles and add them, each story once; and look again at pages
    added of late (intake.watch_days), which may have changed.

    A feed is asked only whether it changed, and left alone as long as it asks for; one that fails is asked less and
    less often. Where nothing is new nothing is written. Run it from cron, or with --every beside the bot, which sees
    what it brings.

    Example: eventdesk poll --every 15
    """
    from retrieval.errors import BusyError, SettingsError
    from retrieval.terminal.consoles import messages, warn

    if not desk.settings.feeds:
        raise SettingsError("no feed to ask: give one in the settings, as [[feeds]] with its url")
    while True:
        try:
            run(desk.poll, as_json)
        except BusyError as error:
            if every is None:
                raise
            warn(messages(), f"{error}; asked again in {every:g} minutes")
        if every is None:
            return
        time.sleep(60 * every)
