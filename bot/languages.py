"""Which language a user is answered in: that of their Discord, as their last command or button told."""

from __future__ import annotations

from cachetools import LRUCache
from discord import Interaction, Message

from bot.wording import speak

_REMEMBERED = 10_000


class Languages:
    """Discord's names of users' languages, in memory; all methods belong to the event loop."""

    def __init__(self) -> None:
        self._of: LRUCache[int, str] = LRUCache(_REMEMBERED)

    def hear(self, interaction: Interaction) -> None:
        """Speak the user's language from now on in this task, and know it for their messages, which do not tell it."""
        self._of[interaction.user.id] = interaction.locale.value
        speak(interaction.locale.value)

    def guess(self, message: Message) -> None:
        """Speak what its author is known to, else what their server does."""
        server = message.guild.preferred_locale.value if message.guild else ""
        speak(self._of.get(message.author.id, server))

    def forget(self, person: int) -> None:
        """That of somebody."""
        self._of.pop(person, None)
