"""``eventdesk-bot``: the bot as a program; light to import, so that help is there at once."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retrieval.cli.commands import Failure, version_option
from retrieval.cli.options import config_option, db_option
from retrieval.processor import settle

if TYPE_CHECKING:
    from bot.client import EventdeskBot
    from bot.config import BotSettings


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@version_option
@click.option("--check-health", is_flag=True, help="Ask the bot running here how it is: exit code 0 if well, else 1.")
@config_option
@db_option
def main(config: Path | None, db: Path | None, check_health: bool) -> None:
    """Answer questions about one news event in Discord, from sentences of named articles.

    The token comes from the environment variable DISCORD_TOKEN, or from the file that the setting discord.token_file
    names. Everything else has a default; config.example.toml explains it. docs/discord.md tells how to create the
    application and invite it. Ends in order on Ctrl-C or SIGTERM.
    """
    from bot.config import load_bot_settings, read_token
    from retrieval.errors import EventdeskError

    try:
        settings = load_bot_settings(config, db)
        if check_health:
            sys.exit(_checked(settings.discord.port))
        token = read_token(settings.discord)
        settle()
        asyncio.run(_live(settings, token, config))
    except EventdeskError as error:
        raise Failure(str(error)) from error


async def _live(settings: BotSettings, token: str, config: Path | None) -> None:
    """Run the bot until it is told to end, or cannot go on. Raises EventdeskError for what a user can mend."""
    import aiohttp
    import discord

    from bot.client import EventdeskBot
    from bot.logs import set_up_logging
    from retrieval.errors import EventdeskError

    set_up_logging(settings.discord.log_level, token, content=settings.discord.log_content)
    told_to_end = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told_to_end.set)
    async with EventdeskBot(settings, config=config) as bot:
        running = asyncio.create_task(_run(bot, token))
        waiting = asyncio.create_task(told_to_end.wait())
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        await bot.stop()
        waiting.cancel()
        if told_to_end.is_set():
            running.cancel()
            await asyncio.wait({running})
            return
        try:
            await running
        except discord.LoginFailure as error:
            raise EventdeskError(
                "Discord does not know this token: reset it in the Developer Portal, under Bot"
            ) from error
        except discord.PrivilegedIntentsRequired as error:
            raise EventdeskError(
                "discord.read_threads needs the Message Content Intent: switch it on in the Developer Portal, under "
                "Bot, or the setting off"
            ) from error
        except (discord.HTTPException, OSError, aiohttp.ClientError) as error:
            seconds = settings.discord.start_seconds
            raise EventdeskError(f"Discord cannot be reached, tried for {seconds:g} s: {error}") from error


async def _run(bot: EventdeskBot, token: str) -> None:
    await bot.prepare()
    await bot.attend()
    await bot.arrive(token)
    await bot.connect()


def _checked(port: int) -> int:
    """Print how the bot on the local ``port`` says it is; 0 if well."""
    from urllib.error import HTTPError, URLError
    from urllib.request import urlopen

    from bot.health import HOST

    try:
        with urlopen(f"http://{HOST}:{port}/healthz", timeout=5) as response:
            click.echo(response.read())
            return 0
    except HTTPError as error:
        click.echo(error.read(), err=True)
    except (URLError, OSError) as error:
        click.echo(f"no bot answers on port {port}: {error}", err=True)
    return 1
