"""The one way of errors: a sentence for the user, with a reference where it is our fault, and a trace in the log."""

from __future__ import annotations

import logging
import secrets

import discord
from discord import app_commands

from bot import delivery
from bot.access import NotAdminError
from bot.bindings import place_of
from bot.health import Health, Outcome
from bot.host import Asking
from bot.render.notices import Tone
from bot.render.views import notice_view
from bot.wording import own
from bot.work import BusyBotError
from retrieval.errors import EventdeskError, FeedbackError, InputError

log = logging.getLogger(__name__)
_OUT_OF_REACH = {delivery.UNKNOWN_INTERACTION, *delivery.DEAD_TOKEN}


async def explain(interaction: Asking, error: Exception) -> None:
    """Tell the user what went wrong, if Discord still lets us, and log what is not the user's doing."""
    if isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError) and error.__cause__:
        error = error.__cause__ if isinstance(error.__cause__, Exception) else error
    if isinstance(error, discord.HTTPException) and error.code in _OUT_OF_REACH:
        log.warning("an interaction was gone before it could be answered (%d)", error.code)
        return
    outcome, tone, text = _told(error)
    event = interaction.client.events.at(place_of(interaction)).name
    interaction.client.health.count(_command(interaction), outcome, event)
    try:
        await delivery.tell(interaction, notice_view(text, tone))
    except (discord.HTTPException, OSError) as second:
        log.warning("an error could not be told: %s", type(second).__name__)


async def explain_below(message: discord.Message, health: Health, event: str, error: Exception) -> None:
    """The same below a message that asked something of an event."""
    outcome, tone, text = _told(error)
    health.count("message", outcome, event)
    try:
        await message.reply(view=notice_view(text, tone), mention_author=False)
    except (discord.HTTPException, OSError) as second:
        log.warning("an error could not be told: %s", type(second).__name__)


def _told(error: Exception) -> tuple[Outcome, Tone, str]:
    """What is counted, and what the user reads."""
    match error:
        case BusyBotError():
            return "refused", "warning", own(_sentence(str(error)))
        case InputError():
            return "wrong", "warning", own(_sentence(str(error)))
        case app_commands.TransformerError() | app_commands.CommandSignatureMismatch():
            return (
                "wrong",
                "warning",
                own("This command has no such option or value. Restart Discord if it offers it."),
            )
        case NotAdminError():
            return "wrong", "warning", own(str(error))
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error, extra={"reference": reference})
    match error:
        case FeedbackError():
            cause = own("This could not be kept")
        case EventdeskError():
            cause = own("The index cannot be used just now")
        case _:
            cause = own("Something went wrong")
    remedy = own(f"Nothing is lost. If it stays so, give an admin the reference {reference}.")
    return "failed", "bad", f"{cause}. {remedy}"


def _sentence(text: str) -> str:
    """An error as a sentence of its own."""
    sentence = f"{text[:1].upper()}{text[1:]}".rstrip(".")
    return sentence if sentence.endswith("?") else f"{sentence}."


def _command(interaction: Asking) -> str:
    """What was used: a command's name, or "button"."""
    return interaction.command.qualified_name if interaction.command else "button"
