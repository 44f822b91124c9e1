"""What this is: the event with its span, what is read, who runs it, and what is kept about people."""

from __future__ import annotations

from dataclasses import dataclass

from bot.render.page import FOUND, Container, container, separated, subtext, text
from bot.render.text import plain
from bot.wording import own
from retrieval.answers.date_words import in_words
from retrieval.answers.indexed.overview import Overview

_NAME, _OUTLETS, _VERSION = 200, 900, 40


@dataclass(frozen=True, slots=True)
class Newsdesk:
    """What an admin says of the desk: the ``event``'s name and who runs it, both "" if they say nothing.

    ``owners``: the numbers of the application's; ``keep_days``: how long questions that nobody judged are kept.
    """

    event: str
    operator: str
    owners: tuple[int, ...]
    keep_days: int


def about(overview: Overview | None, version: str, desk: Newsdesk) -> Container:
    """All of it."""
    event = plain(desk.event, _NAME)
    parts = [
        text(f"### {event}" if event else "### eventdesk", _reads(overview)),
        text(
            own(
                "Nothing is made up: every answer is made of sentences as they stand in articles, each with its "
                "outlet, date and place. No language model writes here. Where the articles are silent, it says so."
            )
        ),
        text(
            own(
                f"**Kept**: your questions with their options and answers, and your votes. What nobody judged is "
                f"deleted after {desk.keep_days:,} days. **/forget** deletes all of yours at once. Who added "
                "a watch to a channel is kept, too, until then or until it is removed."
            )
        ),
        text(subtext(own(f"run by {_run_by(desk)}; eventdesk {plain(version, _VERSION)}"))),
    ]
    return container(FOUND, parts[0], *separated([[part] for part in parts[1:]], visible=False))


def _reads(overview: Overview | None) -> str:
    if overview is None or not overview.articles:
        return own("Nothing is indexed yet.")
    published = sorted(card.published for card, _ in overview.articles if card.published)
    span = f", published {in_words(published[0], published[-1])}" if published else ""
    names = plain(", ".join(overview.outlets), _OUTLETS)
    articles, outlets = len(overview.articles), len(overview.outlets)
    counted = f"{articles:,} article{'s' * (articles != 1)} of {outlets:,} outlet{'s' * (outlets != 1)}"
    return own(f"It reads {counted}{span}: {names}.")


def _run_by(desk: Newsdesk) -> str:
    return plain(desk.operator, _NAME) or ", ".join(f"<@{one}>" for one in desk.owners[:3]) or own("nobody who says so")
