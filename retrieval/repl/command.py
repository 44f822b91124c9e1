"""What a REPL command is, and how the arguments of commands are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rich.console import Console

from retrieval.errors import InputError
from retrieval.repl.session import Session
from retrieval.request import day

NONE = "none"


def nothing(session: Session) -> Iterable[str]:
    """The choices of what cannot be completed."""
    return ()


@dataclass(frozen=True, slots=True)
class Command:
    """``/name``: what it takes, what it does in a line, how, and what may complete its argument."""

    name: str
    takes: str
    help: str
    run: Callable[[Session, Console, str], None]
    choices: Callable[[Session], Iterable[str]] = nothing


def on_or_off(session: Session) -> Iterable[str]:
    """The choices of a switch."""
    return ("on", "off")


def speaker_names(session: Session) -> Iterable[str]:
    """Everybody who is quoted."""
    return [one.name for one in session.desk.speakers()]


def switch(argument: str) -> bool:
    """``on`` or ``off``. Raises InputError for anything else."""
    if argument not in ("on", "off"):
        raise InputError(f"{argument!r} is neither on nor off")
    return argument == "on"


def whole(argument: str, least: int, most: int) -> int:
    """A number in digits. Raises InputError if it is none or out of range."""
    if not argument.isascii() or not argument.isdigit() or not least <= int(argument[:9]) <= most:
        raise InputError(f"{argument!r} is not a number from {least} to {most}")
    return int(argument)


def day_or_none(argument: str) -> dt.date | None:
    """A date, or None for ``none`` or nothing. Raises InputError for anything else."""
    return None if argument in ("", NONE) else day(argument)
