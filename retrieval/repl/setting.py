"""REPL commands that set how questions are answered and what is shown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace

from rich.console import Console

from retrieval.answers.speaking.question import nearest_speaker, speakers_called
from retrieval.config import SearchSettings
from retrieval.errors import InputError
from retrieval.repl.asking import MAX_CONTEXT
from retrieval.repl.command import NONE, Command, day_or_none, on_or_off, speaker_names, switch, whole
from retrieval.repl.session import Session, changed, search_settings, shown
from retrieval.terminal.tables import show_values

MAX_LIMIT = 100


def _search_setting(name: str, field: str) -> Command:
    """The command for one field of the search settings: with a value it sets it, without it shows it."""

    def run(session: Session, console: Console, argument: str) -> None:
        if argument:
            session.search = changed(session.search, name, argument)
        else:
            console.print(shown(getattr(session.search, field)))

    info = SearchSettings.model_fields[field]
    is_switch = info.annotation is bool
    help_ = info.description or f"the setting search.{field}"
    return Command(name, "on|off" if is_switch else "N", help_, run, on_or_off if is_switch else lambda session: ())


def _limit(session: Session, console: Console, argument: str) -> None:
    session.limit = whole(argument, 1, MAX_LIMIT)


def _context(session: Session, console: Console, argument: str) -> None:
    session.view = replace(session.view, context=whole(argument, 0, MAX_CONTEXT))


def _explain(session: Session, console: Console, argument: str) -> None:
    session.view = replace(session.view, explain=switch(argument) if argument else not session.view.explain)


def _source(session: Session, console: Console, argument: str) -> None:
    if argument in ("", NONE):
        session.filters = replace(session.filters, source=None)
        return
    outlets = {one.casefold(): one for one in session.desk.overview().outlets}
    if argument.casefold() not in outlets:
        typed = argument.casefold()
        near = [one for one in outlets if typed in one] or difflib.get_close_matches(typed, outlets, n=1)
        hint = f"did you mean {outlets[near[0]]}?" if near else f"there are: {', '.join(outlets.values())}"
        raise InputError(f"no outlet is called {argument!r}; {hint}")
    session.filters = replace(session.filters, source=outlets[argument.casefold()])


def _speaker(session: Session, console: Console, argument: str) -> None:
    if argument in ("", NONE):
        session.speaker = None
        return
    known = session.desk.speakers()
    if not speakers_called(argument, known):
        near = nearest_speaker(argument, known)
        raise InputError(f"nobody called {argument!r} is quoted" + (f"; did you mean {near}?" if near else ""))
    session.speaker = argument


def _after(session: Session, console: Console, argument: str) -> None:
    session.filters = replace(session.filters, after=day_or_none(argument))


def _before(session: Session, console: Console, argument: str) -> None:
    session.filters = replace(session.filters, before=day_or_none(argument))


def _settings(session: Session, console: Console, argument: str) -> None:
    show_values(console, ((name, shown(value)) for name, value in session.settings().items()))


def _reset(session: Session, console: Console, argument: str) -> None:
    session.reset()


def _speakers(session: Session) -> Iterable[str]:
    return (*speaker_names(session), NONE)


def _outlets(session: Session) -> Iterable[str]:
    return (*session.desk.overview().outlets, NONE)


COMMANDS = (
    *(_search_setting(name, field) for name, field in search_settings().items()),
    Command("limit", "N", "how many items", _limit),
    Command("source", "OUTLET|none", "only articles of this outlet", _source, _outlets),
    Command("speaker", "NAME|none", "in /who-said only what this person or body said", _speaker, _speakers),
    Command("after", "YYYY-MM-DD|none", "only articles published on this day or later", _after),
    Command("before", "YYYY-MM-DD|none", "only articles published on this day or earlier", _before),
    Command("context", "N", "show so many sentences before and after", _context),
    Command("explain", "[on|off]", "show scores and ranks", _explain, on_or_off),
    Command("settings", "", "all of these as they stand", _settings),
    Command("reset", "", "back to the configured settings", _reset),
)
