"""What is said of a thread: to whoever opened it, and to those in it."""

from __future__ import annotations

from bot.render.page import FOUND, GOOD, Container, container, subtext, text
from bot.wording import own


def opened(thread: int) -> Container:
    """Where it goes on."""
    return container(GOOD, text(own(f"It goes on in <#{thread}>.")))


def welcome(me: int, *, reads_all: bool) -> Container:
    """How to ask in it; ``me``: the bot's number, ``reads_all``: whether it needs to be mentioned."""
    how = (
        own("Just write your next question.")
        if reads_all
        else own(f"Ask on: reply to this message, or mention <@{me}>.")
    )
    return container(FOUND, text(how, subtext(own("“and when does he leave?” is understood from the answer above."))))
