"""``eventdesk extract``: JSON lines in, JSON lines out, no index needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from retrieval.cli.options import config_option, db_option, print_json


@click.command("extract", short_help="Find sentences, quotes and dates in texts given as JSON lines.")
@click.option("--json", is_flag=True, expose_value=False, help="JSON lines, which are printed anyway.")
@config_option
@db_option
def command(config: Path | None, db: Path | None) -> None:
    """Read texts from standard input, one JSON object a line, and print one JSON line for each, in order.

    \b
    In:  {"id", "text", "published"?}
    Out: {"id", "sentences": [[s, e], ...], "quotes": [...], "dates": [...]}, or {"id", "error"}

    Offsets are string offsets into the text as given, end exclusive. No index is needed nor used.

    Example: eventdesk extract < texts.jsonl > found.jsonl
    """
    for number, line in enumerate(sys.stdin.buffer, 1):
        print_json(_found(line, number))


def _found(line: bytes, number: int) -> dict[str, Any]:
    from retrieval.extract import extract, read_passage
    from retrieval.request import RequestError

    try:
        return extract(read_passage(line))
    except RequestError as error:
        return {"id": error.id, "error": f"{error} (line {number})"}
