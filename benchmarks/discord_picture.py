"""The Discord picture in the README: the real bot's answer to a real command, drawn by SimCord's page in a browser.

    pip install 'simcord[screenshot]' && python benchmarks/discord_picture.py --browser /usr/bin/chromium
    python benchmarks/discord_picture.py --width 400 --out docs/discord-phone.png \\
        "ask 'question:Which airport did Xi land at?'"

Nothing is drawn by hand: the bot answers in SimCord's Discord, and a headless Chromium takes the picture of it.
"""

from __future__ import annotations

import asyncio
import shlex
import tempfile
from pathlib import Path

import click
import simcord
from playwright.async_api import BrowserType

from bot.client import EventdeskBot
from bot.config import BotSettings, DiscordSettings

ROOT = Path(__file__).parents[1]


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "docs" / "discord.png")
@click.option("--browser", type=click.Path(exists=True), help="A Chromium; by default the one Playwright installs.")
@click.option("--width", type=click.IntRange(360), default=760)
@click.option("--height", type=click.IntRange(240), default=900)
@click.argument("command", default="when 'event:Xi visit Moscow'")
def main(out: Path, browser: str | None, width: int, height: int, command: str) -> None:
    """Take the picture of what the bot answers to COMMAND, such as "ask 'question:what will they sign'"."""
    if browser:
        use_browser(browser)
    name, *options = shlex.split(command)
    asyncio.run(picture(out, (width, height), name, dict(one.split(":", 1) for one in options)))


async def picture(out: Path, size: tuple[int, int], name: str, options: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        discord = DiscordSettings(feedback=Path(folder) / "feedback.db", port=0)
        bot = EventdeskBot(BotSettings(database=Path(folder) / "picture.db", discord=discord))
        await bot.prepare()
        async with simcord.run(bot, settle_timeout=60) as env:
            guild = env.create_guild()
            channel = guild.create_text_channel("moscow-visit")
            reader = guild.add_member(env.create_user("Mira"))
            answer = await reader.slash(channel, name, **options)
            async with env.preview(channel, viewers=[reader], width=size[0], height=size[1]) as page:
                await page.screenshot(out, target=answer, allow_incomplete=True)


def use_browser(path: str) -> None:
    """Have Playwright start the Chromium at ``path`` instead of one of its own; SimCord has no setting for it."""
    launch = BrowserType.launch

    async def launched(self: BrowserType, **options: object) -> object:
        return await launch(self, executable_path=path, args=["--no-sandbox", "--disable-quic"], **options)

    BrowserType.launch = launched


if __name__ == "__main__":
    main()
