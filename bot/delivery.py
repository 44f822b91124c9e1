"""The last step of an answer: a message edited or sent so that it arrives, once, whatever the network does.

An edit can be repeated safely, so it is, after a reset connection, a server's error or a rate limit without a date,
which discord.py passes on (it retries only what has the error numbers of macOS and Windows).
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar

import aiohttp
import discord
from discord import ui
from tenacity import AsyncRetrying, before_sleep_log, retry_if_exception, stop_after_delay, wait_random_exponential

Result = TypeVar("Result")
log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
ALREADY_ACKNOWLEDGED = 40060
UNKNOWN_WEBHOOK, INVALID_WEBHOOK_TOKEN = 10015, 50027
# What Discord answers once an interaction's 15 minutes are over.
DEAD_TOKEN = (UNKNOWN_WEBHOOK, INVALID_WEBHOOK_TOKEN)
# A token lives for 15 minutes; what began before may take one of them.
_SECONDS_OF_TRYING = 45.0
_SECONDS_TO_RESPOND = 2.5
_STATE = "state"


async def acknowledge(interaction: discord.Interaction, *, thinking: bool, private: bool) -> None:
    """Tell Discord within its three seconds that an answer will come; it shows "thinking...", or nothing."""
    await _respond(interaction, lambda: interaction.response.defer(thinking=thinking, ephemeral=private))
    interaction.extras[_STATE] = "thinking" if thinking else "updating"


async def edit(interaction: discord.Interaction, view: ui.LayoutView, files: Sequence[discord.File] = ()) -> None:
    """Make ``view`` the answer of a deferred interaction."""

    async def attempt() -> object:
        for file in files:
            file.reset()
        return await interaction.edit_original_response(view=view, attachments=files)

    await persistently(attempt)


async def mark(message: discord.Message, view: ui.LayoutView) -> None:
    """Bring an older message up to date, where the bot may: one that it cannot see any more stays as it is."""
    with suppress(discord.HTTPException):
        await persistently(lambda: message.edit(view=view, allowed_mentions=discord.AllowedMentions.none()))
    view.stop()  # its buttons are found by their ids


async def tell(interaction: discord.Interaction, view: ui.LayoutView) -> None:
    """Say something only the user sees, where an answer is due or beside the one there is."""
    state = interaction.extras.get(_STATE)
    if state is None:
        await _respond(interaction, lambda: interaction.response.send_message(view=view, ephemeral=True))
    elif state == "thinking":
        await edit(interaction, view)
    else:
        await persistently(lambda: interaction.followup.send(view=view, ephemeral=True))


async def ask(interaction: discord.Interaction, form: ui.Modal) -> None:
    """Show the user a form."""
    await _respond(interaction, lambda: interaction.response.send_modal(form))


async def _respond(interaction: discord.Interaction, attempt: Callable[[], Awaitable[object]]) -> None:
    """The first response; one whose connection broke may have arrived, and a second one is then refused rightly."""
    is_second = False

    async def once() -> None:
        nonlocal is_second
        try:
            await attempt()
        except discord.HTTPException as error:
            if not (is_second and error.code == ALREADY_ACKNOWLEDGED):
                raise
        finally:
            is_second = True

    await persistently(once, _SECONDS_TO_RESPOND)


async def persistently(attempt: Callable[[], Awaitable[Result]], seconds: float = _SECONDS_OF_TRYING) -> Result:
    """What ``attempt`` returns, tried again for ``seconds`` while what stops it may pass. Raises its last error."""
    retrying = AsyncRetrying(
        retry=retry_if_exception(may_pass),
        wait=wait_random_exponential(multiplier=0.2, max=5),
        stop=stop_after_delay(seconds),
        before_sleep=before_sleep_log(log, logging.INFO),
        reraise=True,
    )

    async def once() -> Result:  # tenacity awaits what is declared as a coroutine only, not what a lambda returns
        return await attempt()

    return await retrying(once)


def may_pass(error: BaseException) -> bool:
    """Whether the same request may succeed a moment later."""
    if isinstance(error, discord.HTTPException):
        return error.status == 429 or error.status >= 500
    return isinstance(error, OSError | aiohttp.ClientError | TimeoutError)
