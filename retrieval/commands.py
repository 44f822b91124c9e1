"""The commands that answer a question: what they are called and how they are explained, wherever they are typed.

Light to import: ``eventdesk --help`` reads it. What answers them is in answers/respond.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CommandName = Literal["ask", "who-said", "when"]


@dataclass(frozen=True, slots=True)
class QuestionCommand:
    """One command. ``does`` says in a line what it does, ``asks`` what a user asks with it.

    ``takes`` names what is typed behind it, which ``taking`` explains and which may be left out if ``may_list``: then
    all that a speaker said is listed. ``items`` are what it answers with. ``more``: the rest of its help.
    """

    name: CommandName
    does: str
    asks: str
    invites: str
    takes: str
    taking: str
    items: str
    more: str
    example: str
    may_list: bool = False


QUESTION_COMMANDS = (
    QuestionCommand(
        name="ask",
        does="Answer a question with cited sentences.",
        asks="What do the articles say about it?",
        invites="What do the sources say? Cited sentences that answer a question",
        takes="question",
        taking='Your question in your own words, or "exact words" in quotation marks',
        items="answers",
        more="Sentences of the articles, best first. Exact phrases in double quotes must occur.",
        example="what will the two leaders sign",
    ),
    QuestionCommand(
        name="who-said",
        does="Say who said something, in every outlet's wording.",
        asks="Who said it, and how does each outlet put it?",
        invites="Who said that? Statements with their speakers, and every outlet that carries them",
        takes="words",
        taking="Words of the statement, or what it was about; leave out to list what a speaker said",
        items="statements",
        more="TEXT is words, a paraphrase or a topic. The same statement in several outlets is one answer. It may be "
        "left out with --speaker, or be a name: then all that this speaker said is listed in the order of time.",
        example="no limits",
        may_list=True,
    ),
    QuestionCommand(
        name="when",
        does="Say which day or span an event has.",
        asks="Which day or span does it have, and in whose words?",
        invites="When was that? The days of an event, and who says so",
        takes="event",
        taking="The event, such as: Xi's visit",
        items="dates",
        more="By which words of which article; outlets that differ are shown to differ. A date in TEXT itself asks for "
        "what happened then. Where no article states a date, it is said when the event was reported.",
        example="does the visit begin",
    ),
)
COMMAND_NAMES: tuple[CommandName, ...] = tuple(one.name for one in QUESTION_COMMANDS)
