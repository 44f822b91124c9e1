"""From a typed line to what it does: ``/name argument`` is a command, anything else a question."""

from __future__ import annotations

import difflib
import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

from retrieval.errors import EventdeskError, InputError
from retrieval.repl import asking, setting
from retrieval.repl.command import Command
from retrieval.repl.session import Session
from retrieval.terminal.consoles import messages
from retrieval.terminal.indexing import report, run_index
from retrieval.terminal.tables import show_sources, show_status, show_values


class Leave(Exception):  # noqa: N818 - a wish, no error
    """Raised by the command that ends the REPL."""


def dispatch(session: Session, console: Console, line: str) -> None:
    """Do what was typed; what a user can mend is said in one line. Raises Leave."""
    line = line.strip()
    try:
        if line.startswith("/"):
            name, _, argument = line[1:].partition(" ")
            command(name).run(session, console, argument.strip())
        elif line:
            asking.ask(session, console, line)
    except EventdeskError as error:
        messages().print(Text.assemble(("error: ", "error"), str(error)), soft_wrap=True)


def command(name: str) -> Command:
    """The command called so. Raises InputError that suggests the nearest if there is none."""
    commands = {one.name: one for one in COMMANDS}
    if name not in commands:
        near = difflib.get_close_matches(name, commands, n=1) or ["help"]
        raise InputError(f"there is no command /{name}; did you mean /{near[0]}?")
    return commands[name]


def _sources(session: Session, console: Console, argument: str) -> None:
    show_sources(console, session.desk.overview())


def _status(session: Session, console: Console, argument: str) -> None:
    show_status(console, session.desk.status())


def _index(session: Session, console: Console, argument: str) -> None:
    started = time.monotonic()
    outcome = run_index(session.desk, [Path(argument)] if argument else [])
    console.print(report(outcome, time.monotonic() - started))


def _help(session: Session, console: Console, argument: str) -> None:
    console.print("A question is typed as it is, exact phrases in double quotes. Commands:")
    show_values(console, ((f"/{one.name} {one.takes}".rstrip(), one.help) for one in COMMANDS))


def _quit(session: Session, console: Console, argument: str) -> None:
    raise Leave


COMMANDS = (
    *asking.COMMANDS,
    *setting.COMMANDS,
    Command("sources", "", "the indexed articles and their dates", _sources),
    Command("status", "", "how the index stands", _status),
    Command("index", "[PATH]", "index articles; only what changed", _index),
    Command("help", "", "this", _help),
    Command("quit", "", "leave, as does Ctrl-D", _quit),
)
