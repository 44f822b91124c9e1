"""Messages meant for the bot: those that mention it, reply to it, or are written to it alone.

Discord tells the words of no others to a bot without the privileged intent.
"""

from __future__ import annotations

import re

import discord

_LONGEST = 1000
_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>")


def question_in(message: discord.Message, me: int, *, reads_threads: bool = False) -> str | None:
    """The question that a message asks the bot with the number ``me``; None if it is not meant for it, "" for none.

    ``reads_threads``: whether what is said to nobody in a thread that the bot opened is meant for it.
    """
    if message.author.bot or message.webhook_id or message.type not in _WRITTEN:
        return None
    words = " ".join(_MENTION.sub(" ", message.content).split())[:_LONGEST]
    if message.guild is None or any(one.id == me for one in message.mentions):
        return words
    return words or None if reads_threads and _is_said_to_nobody(message, me) else None


def _is_said_to_nobody(message: discord.Message, me: int) -> bool:
    """Whether it is neither a reply nor mentions anybody, in a thread of the bot's."""
    is_own = isinstance(message.channel, discord.Thread) and message.channel.owner_id == me
    return is_own and message.reference is None and not (message.mentions or message.role_mentions)


_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
