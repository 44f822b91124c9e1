"""``eventdesk who-said``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import filter_options, json_option, print_json, speaker_option, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("who-said", short_help="Say who said something, in every outlet's wording.")
@click.argument("text", nargs=-1)
@speaker_option
@click.option("-n", "--limit", type=click.IntRange(1), help="How many statements [default: the setting 'limit', 5].")
@filter_options
@click.option(
    "--context", type=click.IntRange(0, 50), default=0, metavar="N", help="Show N sentences before and after."
)
@json_option
@with_desk
def command(
    desk: Desk,
    text: tuple[str, ...],
    speaker: str | None,
    limit: int | None,
    source: str | None,
    after: dt.date | None,
    before: dt.date | None,
    context: int,
    as_json: bool,
) -> None:
    """Say who said TEXT: words, a paraphrase or a topic. The same statement in several outlets is one answer.

    TEXT may be left out with --speaker, or be a name: then all that this speaker said is listed in the order of time.

    Example: eventdesk who-said objective and fair stance --speaker "Qin Gang"
    """
    from retrieval.answers.answer import as_json as as_object
    from retrieval.index.filters import Filters
    from retrieval.terminal.answer import View, show_answer
    from retrieval.terminal.consoles import answers, messages
    from retrieval.terminal.indexing import ensure_index

    if not text and speaker is None:
        raise click.UsageError("Missing argument 'TEXT...' or option '--speaker'.")
    ensure_index(desk)
    with messages().status("loading the model"):
        answer = desk.who_said(" ".join(text), speaker=speaker, limit=limit, filters=Filters(source, after, before))
    if as_json:
        print_json(as_object(answer))
    else:
        show_answer(answers(), answer, desk.context, View(context))
