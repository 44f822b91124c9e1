"""Starts the product's own ``python -m bot``, with discord.py sent to the loopback Discord.

A plain client never asks /gateway/bot, so the addresses are set in discord.py itself, here and not by a setting of the
product. LOOPBACK_GUILD_SECONDS shortens the wait for guilds after READY, two seconds by default, for tests.
"""

from __future__ import annotations

import os
import runpy
from typing import Any

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord.state import ConnectionState


def aim() -> None:
    """Send discord.py where the environment says."""
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["LOOPBACK_GATEWAY"])
    Route.BASE = os.environ["LOOPBACK_REST"]
    if seconds := os.environ.get("LOOPBACK_GUILD_SECONDS"):
        _wait_less(float(seconds))


def _wait_less(seconds: float) -> None:
    prepare = ConnectionState.__init__

    def prepared(self: ConnectionState[Any], *args: Any, **options: Any) -> None:
        prepare(self, *args, **{**options, "guild_ready_timeout": seconds})

    ConnectionState.__init__ = prepared  # type: ignore[method-assign]


if __name__ == "__main__":
    aim()
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
