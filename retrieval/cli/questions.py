"""``eventdesk ask``, ``who-said`` and ``when``: one command line for each command that answers a question."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from retrieval.cli.options import filter_options, format_option, json_option, print_json, speaker_option, with_desk
from retrieval.commands import QUESTION_COMMANDS, QuestionCommand

if TYPE_CHECKING:
    from retrieval.answers.answer import Answer
    from retrieval.desk import Desk


def _command_line(spec: QuestionCommand) -> click.Command:
    @click.command(spec.name, short_help=spec.does, help=_help(spec))
    @click.argument("text", nargs=-1, required=not spec.may_list)
    @speaker_option
    @click.option(
        "-n", "--limit", type=click.IntRange(1), help=f"How many {spec.items} [default: the setting 'limit', 5]."
    )
    @filter_options
    @click.option(
        "--context", type=click.IntRange(0, 50), default=0, metavar="N", help="Show N sentences before and after."
    )
    @click.option("--explain", is_flag=True, help="Show scores and ranks.")
    @click.option("--no-rescore", is_flag=True, help="Rank by the fused score alone, without late interaction.")
    @format_option
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
        explain: bool,
        no_rescore: bool,
        form: str | None,
        as_json: bool,
    ) -> None:
        from retrieval.index.filters import Filters
        from retrieval.terminal.answer import View, show_answer
        from retrieval.terminal.consoles import answers, messages
        from retrieval.terminal.indexing import ensure_index

        if not text and speaker is None:
            raise click.UsageError("Missing argument 'TEXT...' or option '--speaker'.")
        ensure_index(desk)
        search = desk.settings.search.model_copy(update={"rescore": False} if no_rescore else {})
        filters = Filters(source, after, before)
        with messages().status("loading the model"):
            answer = desk.answer(
                spec.name, " ".join(text), speaker=speaker, limit=limit, filters=filters, search=search
            )
        if as_json:
            print_json(_as_object(desk, answer, context, explain))
        elif form:
            click.echo(_exported(answer, form), nl=False)
        else:
            show_answer(answers(), answer, desk.context, View(context, explain))

    return command


def _help(spec: QuestionCommand) -> str:
    paragraphs = (spec.does, spec.more, "Indexes the default articles first if there is no index yet.")
    return "\n\n".join((*paragraphs, f"Example: eventdesk {spec.name} {spec.example}"))


def _exported(answer: Answer, form: str) -> bytes:
    from retrieval.errors import InputError
    from retrieval.export.calendar import answer_calendar
    from retrieval.export.markdown import answer_markdown

    if form == "md":
        return answer_markdown(answer).encode("utf8", "backslashreplace")
    if written := answer_calendar(answer, dt.datetime.now(dt.UTC)):
        return written
    raise InputError("no day is stated in this answer: nothing for a calendar")


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


commands = {one.name: _command_line(one) for one in QUESTION_COMMANDS}
