"""What commands share: where settings and index lie, filters, and the desk made of them."""

from __future__ import annotations

import datetime as dt
import functools
import json
import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from retrieval.errors import EventdeskError
from retrieval.processor import settle

if TYPE_CHECKING:
    from retrieval.desk import Desk

Function = Callable[..., None]
Decorator = Callable[[Function], Function]

DAY = "YYYY-MM-DD"

config_option: Decorator = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Settings file [default: $EVENTDESK_CONFIG, else config.toml if there is one].",
)
db_option: Decorator = click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Index file [default: the setting 'database', eventdesk.db].",
)
event_option: Decorator = click.option(
    "--event", metavar="NAME", help="Of several events of the settings file, this [default: the setting 'event']."
)
progress_json_option: Decorator = click.option(
    "--progress-json", is_flag=True, help="Tell progress as JSON lines on standard error, for programs."
)
json_option: Decorator = click.option("--json", "as_json", is_flag=True, help="Print for programs.")


def with_desk(function: Function) -> Function:
    """Give a command ``--event``, ``--config`` and ``--db`` and call it with the desk they lead to."""

    @functools.wraps(function)
    def command(config: Path | None, db: Path | None, event: str | None, **options: Any) -> None:
        function(open_desk(click.get_current_context(), config, db, event), **options)

    return event_option(config_option(db_option(command)))


def open_desk(ctx: click.Context, config: Path | None, db: Path | None, event: str | None = None) -> Desk:
    """The desk of the settings given after the command, else before it, else found; of one ``event`` of several.

    ``ctx.obj`` may hold another way to make a desk of settings; tests share one model by it.
    """
    from retrieval.config import load_settings

    before = ctx.find_root().params
    database = db or before.get("db")
    settings = load_settings(config or before.get("config"), **({"database": database} if database else {}))
    settings = settings.of_event(event or before.get("event"))
    settings = settings.model_copy(update={"database": database}) if database else settings
    settle(settings.model.threads)
    from retrieval.desk import Desk  # after that: it imports numpy

    return (ctx.obj or Desk)(settings)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    from retrieval.errors import InputError
    from retrieval.request import day

    try:
        return day(value)
    except InputError as error:
        raise click.BadParameter(str(error)) from error


def _outlets(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The outlets of the index that begin so, for a shell; none if there is no usable index."""
    try:
        outlets = _desk_meant(ctx).overview().outlets
    except EventdeskError:
        return []
    return _completions([one for one in outlets if one.casefold().startswith(incomplete.casefold())])


def _desk_meant(ctx: click.Context) -> Desk:
    """The desk of a command line that is not whole yet."""
    return open_desk(ctx, ctx.params.get("config"), ctx.params.get("db"), ctx.params.get("event"))


def _completions(found: list[str]) -> list[CompletionItem]:
    if os.environ.get("_EVENTDESK_COMPLETE", "").startswith("bash"):  # which, unlike the others, quotes nothing
        found = list(map(shlex.quote, found))
    return list(map(CompletionItem, found))


def day_option(name: str, help_: str) -> Decorator:
    """An option that takes a date."""
    return click.option(name, callback=_day, metavar=DAY, help=help_)


outlet_option: Decorator = click.option(
    "--source", metavar="OUTLET", shell_complete=_outlets, help="Only articles of this outlet."
)


def _speakers(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The speakers of the index any of whose names begins so, for a shell; none if there is no usable index."""
    try:
        known = _desk_meant(ctx).speakers()
    except EventdeskError:
        return []
    typed = incomplete.casefold()
    return _completions([one.name for one in known if any(part.startswith(typed) for part in _beginnings(one.name))])


def _beginnings(name: str) -> list[str]:
    """The name from each of its words on: "vladimir putin" and "putin"."""
    words = name.casefold().split()
    return [" ".join(words[at:]) for at in range(len(words))]


speaker_option: Decorator = click.option(
    "--speaker", metavar="NAME", shell_complete=_speakers, help="Only what this person or body said."
)


def _articles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the index that begin so, for a shell; none if there is no usable index."""
    try:
        cards = _desk_meant(ctx).overview().articles
    except EventdeskError:
        return []
    return _completions(sorted(card.id for card, _ in cards if card.id.startswith(incomplete)))


def article_argument(nargs: int) -> Decorator:
    """One article, or with -1 several, by id or address; one may be left out."""
    name, shown = ("articles", "ARTICLE...") if nargs < 0 else ("article", "[ARTICLE]")
    return click.argument(name, nargs=nargs, required=nargs < 0, metavar=shown, shell_complete=_articles)


def filter_options(function: Function) -> Function:
    """Which articles may answer: ``--source``, ``--after``, ``--before``."""
    after = day_option("--after", "Only articles published on this day or later.")
    before = day_option("--before", "Only articles published on this day or earlier.")
    return outlet_option(after(before(function)))


format_option: Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(["md", "ics"]),
    help="Print Markdown, or a calendar of the days that are stated.",
)


def print_json(value: Any) -> None:
    """One line of JSON on standard output, as UTF-8 whatever the locale, and at once."""
    # Half a surrogate pair, which JSON can hold and UTF-8 cannot, leaves as the escape it came as.
    click.echo(json.dumps(value, ensure_ascii=False).encode("utf8", "backslashreplace"))
