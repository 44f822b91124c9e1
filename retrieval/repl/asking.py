"""Questions in the REPL, and commands about the last answer."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Console
from rich.text import Text

from retrieval.answers.events.timeline import Wanted
from retrieval.commands import QUESTION_COMMANDS, QuestionCommand
from retrieval.index.filters import Filters
from retrieval.repl.command import Command, nothing, speaker_names, whole
from retrieval.repl.comparison import show_comparison, show_explanation
from retrieval.repl.session import Session, changed, search_settings, shown
from retrieval.terminal.answer import show_answer, show_item
from retrieval.terminal.consoles import messages
from retrieval.terminal.matrix import show_matrix
from retrieval.terminal.timeline import show_timeline

MAX_CONTEXT = 50
MORE = "3"
# A comparison looks so many times deeper than is shown, to say where an item went.
COMPARED = 5


def ask(session: Session, console: Console, question: str, command: str = "ask") -> None:
    """Answer a question as set, by one of ``commands.COMMAND_NAMES``, and say how long it took."""
    with messages().status("searching"):
        answer = session.ask(question, command)
    show_answer(console, answer, session.desk.context, session.view)
    console.print()
    encoding, search = 1000 * answer.encoding_seconds, 1000 * answer.search_seconds
    console.print(Text(f"encoding {encoding:.0f} ms, search {search:.1f} ms", "quiet"))


def _command(spec: QuestionCommand) -> Command:
    def run(session: Session, console: Console, argument: str) -> None:
        ask(session, console, argument, spec.name)

    return Command(spec.name, "TEXT", _in_a_list(spec.does), run, speaker_names if spec.may_list else nothing)


def _in_a_list(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:].rstrip(".")


def _timeline(session: Session, console: Console, argument: str) -> None:
    wanted = Wanted(words=argument, articles=Filters(session.filters.source))
    show_timeline(console, session.desk.timeline(wanted))


def _again(session: Session, console: Console, argument: str) -> None:
    ask(session, console, session.last.query, session.last.command)


def _compare(session: Session, console: Console, argument: str) -> None:
    filters = replace(session.filters, source=None)
    show_matrix(console, session.desk.compare(argument, limit=2 * session.limit, filters=filters))


def _ranks(session: Session, console: Console, argument: str) -> None:
    name, _, value = argument.partition(" ")
    if not name:
        name, value = "rescore", shown(not session.search.rescore)
    other = changed(session.search, name, value.strip())
    question, deep = session.last.query, COMPARED * session.limit
    command = session.last.command
    answers = (
        session.answer(question, session.search, deep, command),
        session.answer(question, other, deep, command),
    )
    show_comparison(console, answers, f"{name} {value.strip()}", session.limit)


def _show(session: Session, console: Console, argument: str) -> None:
    rank, item = session.item(argument or "1")
    show_item(console, session.last, rank, item, session.desk.context, session.view)
    console.print()
    show_explanation(console, item)


def _more(session: Session, console: Console, argument: str) -> None:
    number, _, reach = argument.partition(" ")
    rank, item = session.item(number or "1")
    view = replace(session.view, context=whole(reach.strip() or MORE, 1, MAX_CONTEXT))
    show_item(console, session.last, rank, item, session.desk.context, view)


COMMANDS = (
    *map(_command, QUESTION_COMMANDS),
    Command("timeline", "[WORDS]", "the dated events in order, of the outlet that is set", _timeline),
    Command("again", "", "ask the last question as it is now set", _again),
    Command("compare", "[TOPIC]", "what the outlets say of a topic beside one another", _compare),
    Command(
        "ranks",
        "[SETTING VALUE]",
        "ranks of the last question's answers now and with another setting (default: rescoring switched)",
        _ranks,
        lambda session: search_settings(),
    ),
    Command("show", "[N]", "how item N came to its place", _show),
    Command("more", "[N] [REACH]", f"the sentences around item N, {MORE} on either side", _more),
)
