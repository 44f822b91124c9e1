"""``eventdesk timeline``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import (
    DAY,
    day_option,
    format_option,
    json_option,
    outlet_option,
    print_json,
    speaker_option,
    with_desk,
)

if TYPE_CHECKING:
    from retrieval.answers.events.event import Timeline
    from retrieval.desk import Desk


def _png_or_svg(ctx: click.Context, param: click.Parameter, file: Path | None) -> Path | None:
    if file is not None and file.suffix.lower() not in (".png", ".svg"):
        raise click.BadParameter(f"{str(file)!r} ends neither in .png nor in .svg")
    return file


@click.command("timeline", short_help="Show every dated event in order.")
@outlet_option
@day_option("--after", f"Only events that last to this day or later ({DAY}).")
@day_option("--before", f"Only events that begin on this day or earlier ({DAY}).")
@speaker_option
@click.option("--words", default="", metavar="TEXT", help="Only events told with all of these words.")
@click.option(
    "-n", "--limit", type=click.IntRange(1), help="Only so many, those most told [default: all; in a picture 8]."
)
@click.option("--ics", type=click.Path(dir_okay=False, path_type=Path), help="Write a calendar file.")
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_png_or_svg,
    help="Draw a picture: FILE.png or FILE.svg.",
)
@click.option("--dark", is_flag=True, help="Draw on a dark ground.")
@format_option
@json_option
@with_desk
def command(
    desk: Desk,
    source: str | None,
    speaker: str | None,
    after: dt.date | None,
    before: dt.date | None,
    words: str,
    limit: int | None,
    ics: Path | None,
    picture: Path | None,
    dark: bool,
    form: str | None,
    as_json: bool,
) -> None:
    """Show the dated events of all articles in order, each once with every outlet that tells it.

    Example: eventdesk timeline --after 2023-03-01 --words visit --picture visit.png
    """
    from retrieval.answers.events.event import as_json as as_object
    from retrieval.answers.events.timeline import Wanted
    from retrieval.index.filters import Filters
    from retrieval.terminal.indexing import ensure_index
    from retrieval.timeline.picture import FITTING

    ensure_index(desk)
    wanted = Wanted(after, before, words, speaker or "", Filters(source))
    timeline = desk.timeline(wanted, limit)
    if ics:
        _write(ics, _exported(timeline, "ics"))
    if picture:
        _write(picture, _drawn(desk.timeline(wanted, limit or FITTING), picture, dark))
    if as_json:
        print_json(as_object(timeline))
    elif form:
        click.echo(_exported(timeline, form), nl=False)
    elif not (ics or picture):
        from retrieval.terminal.consoles import answers
        from retrieval.terminal.timeline import show_timeline

        show_timeline(answers(), timeline)


def _exported(timeline: Timeline, form: str) -> bytes:
    from retrieval.export.calendar import calendar
    from retrieval.export.markdown import timeline_markdown

    return calendar(timeline) if form == "ics" else timeline_markdown(timeline).encode()


def _drawn(timeline: Timeline, file: Path, dark: bool) -> bytes:
    from retrieval.timeline.picture import picture

    return picture(timeline, dark=dark, form="svg" if file.suffix.lower() == ".svg" else "png")


def _write(file: Path, content: bytes) -> None:
    from retrieval.errors import InputError

    try:
        file.write_bytes(content)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}") from error
    click.echo(f"{file}: {len(content):,} bytes", err=True)
