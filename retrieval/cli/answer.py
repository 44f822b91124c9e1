"""``eventdesk answer``: JSON lines in, JSON lines out."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from retrieval.cli.options import print_json, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("answer", short_help="Answer questions given as JSON lines.")
@click.option("--json", is_flag=True, expose_value=False, help="JSON lines, which are printed anyway.")
@with_desk
def command(desk: Desk) -> None:
    """Read questions from standard input, one JSON object a line, and print one JSON line for each, in order.

    \b
    In:  {"id", "command": "ask"/"who-said"/"when", "query", "limit"?, "source"?, "speaker"?,
          "after"?, "before"?, "event"?, "history"?: [{"query"}, ...]}
    Out: {"id", "command", "query", "found", "summary", "items": [...]}, or {"id", "error"}

    Other keys are ignored, and so is a list under "speaker": in question files that is the known answer. Each line is
    answered at once, so that another program can keep this one running.

    Example: eventdesk answer < questions.jsonl > answers.jsonl
    """
    from retrieval.terminal.indexing import ensure_index

    ensure_index(desk)
    of_event = functools.cache(desk.of_event) if desk.settings.events else lambda name: desk
    for number, line in enumerate(sys.stdin.buffer, 1):
        print_json(_answered(of_event, line, number))


def _answered(of_event: Callable[[str | None], Desk], line: bytes, number: int) -> dict[str, Any]:
    from retrieval.answers.answer import as_json
    from retrieval.errors import InputError, SettingsError
    from retrieval.request import RequestError, read_request

    id_ = None
    try:
        request = read_request(line)
        id_ = request.id
        answer = of_event(request.event).answer(
            request.command,
            request.query,
            limit=request.limit,
            filters=request.filters,
            speaker=request.speaker,
            before=[turn.query for turn in request.history],
        )
    except RequestError as error:
        return {"id": error.id, "error": f"{error} (line {number})"}
    except (InputError, SettingsError) as error:
        return {"id": id_, "error": f"{error} (line {number})"}
    return {"id": id_} | as_json(answer)
