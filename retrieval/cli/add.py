"""``eventdesk add`` and ``eventdesk remove``: articles come and go one by one."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import article_argument, day_option, json_option, print_json, progress_json_option, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk
    from retrieval.index.run.report import Outcome, Report


@click.command("add", short_help="Add articles: from the web, or from files.")
@click.argument("places", nargs=-1, required=True, metavar="PLACE...", type=click.Path())
@click.option("--keep", is_flag=True, help="Keep a copy of each file, so that the file itself may go.")
@click.option("--source", metavar="OUTLET", help="With --keep: the outlet, whatever the file says.")
@day_option("--published", "With --keep: the day of publication, whatever the file says.")
@progress_json_option
@json_option
@with_desk
def add(
    desk: Desk,
    places: tuple[str, ...],
    keep: bool,
    source: str | None,
    published: dt.date | None,
    progress_json: bool,
    as_json: bool,
) -> None:
    """Add what is at each PLACE: the address of an article or of a feed, a file or a folder.

    Web pages, PDF, mail (.eml), subtitles (.vtt, .srt), RSS and Atom, and all that 'eventdesk index' reads. What is
    fetched is kept as it came in a folder beside the index. A page that changed since is a new version: answers come
    from it, and 'eventdesk sources ARTICLE' shows what changed. Public addresses only, as robots.txt allows.

    Example: eventdesk add https://news.example/bridge-closes

    Example: eventdesk add --keep interview.vtt --source "Harbour Radio" --published 2024-05-02
    """
    from retrieval.errors import InputError

    known = {"source": source or "", "published": str(published or "")}
    if not keep and any(known.values()):
        raise click.UsageError("--source and --published are for files that are kept: give --keep, too")
    files = [Path(place) for place in places]
    if other := next((file for file in files if keep and not file.is_file()), None):
        raise InputError(f"{other}: no such file; --keep takes files alone")
    told = {key: value for key, value in known.items() if value}
    outcome = run(
        lambda progress: desk.add_copies(files, told, progress) if keep else desk.add(places, progress),
        as_json,
        progress_json,
    )
    if outcome.refused and not (outcome.anything_new or outcome.unchanged):
        only = f": {outcome.refused[0].what}" if len(outcome.refused) == 1 else ""
        raise InputError(f"nothing was added{only}")


@click.command("remove", short_help="Remove articles for good.")
@article_argument(nargs=-1)
@json_option
@with_desk
def remove(desk: Desk, articles: tuple[str, ...], as_json: bool) -> None:
    """Remove each ARTICLE, given by its id or its address, from the index and from what is kept beside it.

    No answer cites it from now on. A file of your own stays where it is, and later runs of 'eventdesk index' leave it
    out; 'eventdesk add FILE' takes it back.

    Example: eventdesk remove harbour.md
    """
    from retrieval.cli.index import as_object
    from retrieval.index.run.report import Outcome

    removed = desk.remove(articles)
    if as_json:
        print_json(as_object(Outcome(removed=removed)))
    else:
        click.echo(f"removed {', '.join(removed)}")


def run(intake: Callable[[Report], Outcome], as_json: bool, progress_json: bool = False) -> Outcome:
    """Take something in, with progress and warnings on standard error, and print what it did."""
    from retrieval.cli.index import as_object, report_json
    from retrieval.terminal.consoles import answers, messages, warn
    from retrieval.terminal.indexing import report
    from retrieval.terminal.progress import index_progress

    started = time.monotonic()
    with nullcontext(report_json) if progress_json else index_progress(messages()) as progress:
        outcome = intake(progress)
    for problem in outcome.refused:
        warn(messages(), f"refused {problem.where}: {problem.what}")
    if as_json:
        print_json(as_object(outcome))
    else:
        answers().print(report(outcome, time.monotonic() - started), soft_wrap=True)
    return outcome


commands = {"add": add, "remove": remove}
