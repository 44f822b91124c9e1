"""Short notices: what went wrong or is refused, how the commands work, what this is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bot.render.page import BAD, FOUND, GOOD, NEAR, Container, container, separated, subtext, text
from bot.render.text import plain
from retrieval.answers.overview import Overview
from retrieval.commands import QUESTION_COMMANDS
from retrieval.feedback import Forgotten

Tone = Literal["info", "good", "warning", "bad"]

_COLOURS = {"info": FOUND, "good": GOOD, "warning": NEAR, "bad": BAD}
_NOTICE, _OUTLETS = 1500, 900

# Each command with what it does and an example.
_COMMANDS = (
    *((f"/{one.name}", one.asks, f"/{one.name} {one.example}") for one in QUESTION_COMMANDS),
    ("/timeline", "Everything dated, in order, as a list or a picture.", "/timeline after:2023-03-17"),
    ("/sources", "Which articles are read, from whom and when?", "/sources"),
)
_ADMIN_COMMANDS = (
    ("/reindex", "Read the articles again; answers go on meanwhile.", "/reindex"),
    ("/status", "How index and bot are doing.", "/status"),
    ("/feedback", "Which answers helped, and which did not.", "/feedback"),
)
_HINTS = (
    "Narrow any question by outlet, speaker, after and before; with private only you see the answer.",
    "On a message: **Apps → Who said this?** looks for who said what it quotes.",
    "Words in “quotation marks” must stand there exactly so.",
    "**/forget** deletes what eventdesk keeps of your questions.",
)


def notice(words: str, tone: Tone = "info") -> Container:
    """One line of ours or an error's message, which may repeat what a user wrote."""
    return container(_COLOURS[tone], text(plain(words, _NOTICE) or "…"))


def forgotten(what: Forgotten) -> str:
    """What was deleted of a person's, and what was not ours to delete."""
    questions = f"{what.questions:,} question{'s' * (what.questions != 1)}"
    votes = f"{what.votes:,} vote{'s' * (what.votes != 1)} on other people's"
    return f"Deleted: {questions} of yours with the votes on them, and {votes}. Answers in channels stay until deleted."


def help_(is_admin: bool = False) -> Container:
    """Each command with an example, and what else there is to know."""
    commands = (*_COMMANDS, *_ADMIN_COMMANDS) if is_admin else _COMMANDS
    explained = [[text(f"**{name}** {does}", subtext(f"`{example}`"))] for name, does, example in commands]
    head = text("### Ask about the event", "You get sentences of named articles, with the source of each.")
    return container(FOUND, head, *separated([*explained, [text(*map(subtext, _HINTS))]]))


def about(overview: Overview | None, version: str) -> Container:
    """What this is, and which outlets it reads."""
    parts = [
        text("### eventdesk", "Follows one news event. Ask who said something, when it is, what the articles say."),
        text(
            "Nothing is made up: every answer is made of sentences as they stand in articles, each with its outlet, "
            "date and place. No language model writes here. Where the articles are silent, it says so."
        ),
        text(_reads(overview), subtext(f"version {plain(version, 40)}")),
    ]
    return container(FOUND, parts[0], *separated([[part] for part in parts[1:]], visible=False))


def _reads(overview: Overview | None) -> str:
    if overview is None or not overview.articles:
        return "Nothing is indexed yet."
    outlets: Sequence[str] = overview.outlets
    names = plain(", ".join(outlets), _OUTLETS)
    return f"It reads {len(overview.articles):,} articles of {len(outlets):,} outlets: {names}."
