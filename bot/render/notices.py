"""Short notices: what went wrong or is refused, and how the commands work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bot.render.page import BAD, FOUND, GOOD, NEAR, Container, container, separated, subtext, text
from bot.render.text import plain
from bot.wording import own
from retrieval.commands import QUESTION_COMMANDS
from retrieval.feedback import Forgotten

Tone = Literal["info", "good", "warning", "bad"]

_COLOURS = {"info": FOUND, "good": GOOD, "warning": NEAR, "bad": BAD}
_NOTICE, _EXAMPLE = 1500, 120

# Each command with what it does and an example.
_COMMANDS = (
    *((f"/{one.name}", one.asks, f"/{one.name} {one.example}") for one in QUESTION_COMMANDS),
    ("/timeline", "Everything dated, in order, as a list or a picture.", "/timeline after:2023-03-17"),
    ("/since", "What is new since a day or your last visit, and why?", "/since start:yesterday"),
    ("/watch add", "Have it posted here when it comes in.", "/watch add what:anyone denies it"),
    ("/compare", "Where do outlets differ? A number, a day, a denial, a speaker.", "/compare topic:the peace plan"),
    ("/verify", "Do the quotations, numbers, days and names of a text stand?", "/verify draft:Xi said: “no limits”"),
    ("/sources", "Which articles are read, from whom and when?", "/sources"),
)
_ADMIN_COMMANDS = (
    ("/reindex", "Read the articles again; answers go on meanwhile.", "/reindex"),
    (
        "/add",
        "Add what is at a web address, or a file; on a message: **Apps → Add to the desk**.",
        "/add address:https://news.test/a",
    ),
    (
        "/remove",
        "Take an article back for good; no answer cites it from then on.",
        "/remove article:https://news.test/a",
    ),
    ("/status", "How index and bot are doing.", "/status"),
    ("/feedback", "Which answers helped, and which did not.", "/feedback"),
)
_EVENT_COMMAND = ("/event", "Which event is asked here.", "/event")
_HINTS = (
    "Or mention me with a question, reply to an answer, or write to me alone; “and when does he leave?” is understood.",
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
    return own(
        f"Deleted: {questions} of yours with the votes on them, and {votes}. Answers in channels stay until deleted."
    )


def help_(
    is_admin: bool = False,
    ids: Mapping[str, int] | None = None,
    examples: Mapping[str, str] | None = None,
    event: str = "",
) -> Container:
    """Each command with an example, and what else there is to know.

    ``ids``: Discord's of the commands, by which they can be pressed; ``examples``: by command, those of the ``event``'s
    own.
    """
    of_several = (_EVENT_COMMAND,) if "event" in (ids or {}) else ()
    commands = (*_COMMANDS, *_ADMIN_COMMANDS, *of_several) if is_admin else _COMMANDS
    explained = [
        [
            text(
                f"{_pressed(name, ids or {})} {own(does)}",
                subtext(plain((examples or {}).get(name, example), _EXAMPLE)),
            )
        ]
        for name, does, example in commands
    ]
    head = text(
        "### " + own(f"Ask about {plain(event, _EXAMPLE) or 'the event'}"),
        own("You get sentences of named articles, with the source of each."),
    )
    return container(
        FOUND, head, *separated([*explained, [text(*(subtext(own(hint)) for hint in _HINTS))]], visible=False)
    )


def _pressed(name: str, ids: Mapping[str, int]) -> str:
    """A command's name, which can be pressed where its id is known."""
    number = ids.get(name.removeprefix("/").split()[0])
    return f"<{name}:{number}>" if number else f"**{name}**"
