"""What is said of a thread: to whoever opened it, and to those in it."""

from __future__ import annotations

from bot.render.page import FOUND, GOOD, Container, container, subtext, text


def opened(thread: int) -> Container:
    """Where it goes on."""
    return container(GOOD, text(f"It goes on in <#{thread}>."))


def welcome(me: int, *, reads_all: bool) -> Container:
    """How to ask in it; ``me``: the bot's number, ``reads_all``: whether it needs to be mentioned."""
    how = "Just write your next question." if reads_all else f"Ask on: reply to this message, or mention <@{me}>."
    return container(FOUND, text(how, subtext("“and when does he leave?” is understood from the answer above.")))
