"""The REPL itself: a prompt with history and completion on a terminal, lines from a pipe elsewhere."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from rich.console import Console

from retrieval.desk import Desk
from retrieval.errors import EventdeskError
from retrieval.repl.dispatch import COMMANDS, Leave, command, dispatch
from retrieval.repl.session import Session, shown
from retrieval.terminal.consoles import answers
from retrieval.terminal.indexing import ensure_index

PROMPT = "eventdesk> "
REFRESH_SECONDS = 0.5


def run(desk: Desk) -> None:
    """Read and answer until the end of input, Ctrl-D or /quit."""
    ensure_index(desk)
    session, console = Session.of(desk), answers()
    with suppress(EOFError, Leave):
        if sys.stdin.isatty():
            converse(session, console)
        else:
            for line in _echoed(console):
                dispatch(session, console, line)


def _echoed(console: Console) -> Iterator[str]:
    """Piped lines, each shown as if it had been typed, so that the output can be read alone."""
    for line in sys.stdin:
        if line.strip():
            console.print(PROMPT + line.strip(), soft_wrap=True)
            yield line


def converse(session: Session, console: Console) -> None:
    """The prompt on a terminal. Raises EOFError or Leave when the person does."""
    warmup = Warmup(session.desk)
    console.print("Ask a question, or /help. The model is loading meanwhile.", style="quiet")
    prompt = PromptSession[str](
        PROMPT,
        history=history(user_state_path("eventdesk") / "history"),
        completer=CommandCompleter(session),
        bottom_toolbar=lambda: toolbar(session, warmup.state),
        refresh_interval=REFRESH_SECONDS,
    )
    while True:
        with suppress(KeyboardInterrupt):  # Ctrl-C clears the line or stops the answer
            dispatch(session, console, prompt.prompt())
            console.print()


class Warmup:
    """Loads model and index in the background: the prompt is there at once, the first answer soon."""

    def __init__(self, desk: Desk) -> None:
        self.state = "loading the model…"
        self._desk = desk
        threading.Thread(target=self._load, name="warm-up", daemon=True).start()

    def _load(self) -> None:
        try:
            self._desk.encoder.query("ready")
            articles = len(self._desk.overview().articles)
        except EventdeskError as error:
            self.state = f"error: {error}"
        else:
            self.state = f"{articles:,} articles"


def history(file: Path) -> History:
    """What was typed before, kept in ``file``; in memory where that cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


def toolbar(session: Session, state: str) -> str:
    """One line under the prompt: how the desk stands, and what is set otherwise than configured."""
    configured = Session.of(session.desk).settings()
    changes = [f"{name} {shown(value)}" for name, value in session.settings().items() if value != configured[name]]
    return " · ".join([state, *changes])


class CommandCompleter(Completer):
    """Completes the names of commands, and of their settings and outlets."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Nothing for a question."""
        typed = document.text_before_cursor
        if not typed.startswith("/"):
            return
        name, space, argument = typed[1:].partition(" ")
        if not space:
            for one in COMMANDS:
                if one.name.startswith(name):
                    yield Completion(one.name, -len(name), display=f"/{one.name} {one.takes}", display_meta=one.help)
            return
        with suppress(EventdeskError):
            for choice in command(name).choices(self._session):
                if choice.casefold().startswith(argument.casefold()):
                    yield Completion(choice, -len(argument))
