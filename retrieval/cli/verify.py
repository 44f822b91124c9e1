"""``eventdesk verify``."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import DAY, day_option, json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk

BAD_INPUT = 2


@click.command("verify", short_help="Check the quotations, numbers, days and names of a draft.")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--text", metavar="TEXT", help="Check this text, and no file.")
@day_option("--written", f"The day from which the draft's 'on Monday' is counted ({DAY}) [default: today].")
@json_option
@with_desk
def command(desk: Desk, file: Path | None, text: str | None, written: dt.date | None, as_json: bool) -> None:
    """Hold a draft against the index before it is published; FILE is text in UTF-8, "-" or nothing standard input.

    Each quotation stands word for word, cut ("…") or bracketed ("[they]") as marked, or it is altered, said by another,
    spliced of two, or in no article; each number, day and name stands, or the articles have another. Every verdict
    cites the sentence it rests on. Numbers and days are looked for in the sentences most like the draft's own.

    Exit codes: 0 all holds, 1 something does not, 2 the text or the index cannot be used.

    Example: eventdesk verify draft.txt --written 2023-03-21
    """
    from retrieval.checking.verdict import as_json as as_object
    from retrieval.errors import EventdeskError
    from retrieval.terminal.consoles import answers, messages
    from retrieval.terminal.indexing import ensure_index
    from retrieval.terminal.verification import show_verification

    try:
        draft = text if text is not None else _read(file)
        ensure_index(desk)
        with messages().status("checking"):
            found = desk.verify(draft, written)
    except EventdeskError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(BAD_INPUT)
    if as_json:
        print_json(as_object(found))
    else:
        show_verification(answers(), found)
    sys.exit(0 if found.holds else 1)


def _read(file: Path | None) -> str:
    """The text of the file or of standard input. Raises InputError if it cannot be read or is no UTF-8."""
    from retrieval.errors import InputError

    name = "standard input" if file is None or str(file) == "-" else str(file)
    try:
        content = sys.stdin.buffer.read() if name == "standard input" else Path(name).read_bytes()
        return content.decode("utf8")
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: no text in UTF-8 (byte {error.start:,})") from error
