"""Messages meant for the bot: those that mention it, reply to it, or are written to it alone.

Discord tells the words of no others to a bot without the privileged intent.
"""

from __future__ import annotations

import re

import discord

_LONGEST = 1000
_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>")


def question_in(message: discord.Message, me: int) -> str | None:
    """The question that a message asks the bot with the number ``me``; None if it is not meant for it, "" for none."""
    if message.author.bot or message.webhook_id or message.type not in _WRITTEN:
        return None
    if message.guild is not None and all(one.id != me for one in message.mentions):
        return None
    return " ".join(_MENTION.sub(" ", message.content).split())[:_LONGEST]


_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
