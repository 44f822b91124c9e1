"""``eventdesk ask``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from retrieval.cli.options import filter_options, json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.answers.answer import Answer
    from retrieval.desk import Desk


@click.command("ask", short_help="Answer a question with cited sentences.")
@click.argument("text", nargs=-1, required=True)
@click.option("-n", "--limit", type=click.IntRange(1), help="How many answers [default: the setting 'limit', 5].")
@filter_options
@click.option(
    "--context", type=click.IntRange(0, 50), default=0, metavar="N", help="Show N sentences before and after."
)
@click.option("--explain", is_flag=True, help="Show scores and ranks.")
@click.option("--no-rescore", is_flag=True, help="Rank by the fused score alone, without late interaction.")
@json_option
@with_desk
def command(
    desk: Desk,
    text: tuple[str, ...],
    limit: int | None,
    source: str | None,
    after: dt.date | None,
    before: dt.date | None,
    context: int,
    explain: bool,
    no_rescore: bool,
    as_json: bool,
) -> None:
    """Answer TEXT with sentences of the articles, best first. Exact phrases in double quotes must occur.

    Indexes the default articles first if there is no index yet.

    Example: eventdesk ask what will the two leaders sign --after 2023-03-17
    """
    from retrieval.index.filters import Filters
    from retrieval.terminal.answer import View, show_answer
    from retrieval.terminal.consoles import answers, messages
    from retrieval.terminal.indexing import ensure_index

    ensure_index(desk)
    search = desk.settings.search
    if no_rescore:
        search = search.model_copy(update={"rescore": False})
    with messages().status("loading the model"):
        answer = desk.ask(" ".join(text), limit=limit, filters=Filters(source, after, before), search=search)
    if as_json:
        print_json(_as_object(desk, answer, context, explain))
    else:
        show_answer(answers(), answer, desk.context, View(context, explain))


def _as_object(desk: Desk, answer: Answer, context: int, explain: bool) -> dict[str, Any]:
    """The answer for programs, with neighbours and explanation if they are wanted."""
    from dataclasses import asdict

    from retrieval.answers.answer import as_json

    fields = as_json(answer)
    for item, shown in zip(answer.items, fields["items"], strict=True):
        if context:
            around = desk.context(item.citation.sentence, context)
            shown["context"] = [{"text": one.text, "span": [one.start, one.end], "kind": one.kind} for one in around]
        if explain:
            shown["explanation"] = asdict(item.explanation)
    return fields
