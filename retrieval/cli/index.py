"""``eventdesk index``."""

from __future__ import annotations

import dataclasses
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import json_option, print_json, progress_json_option, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk
    from retrieval.index.run.report import Outcome, StepName


@click.command("index", short_help="Index articles; only what changed.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--rebuild", is_flag=True, help="Read everything again and drop articles indexed from other places.")
@progress_json_option
@click.option("--explain", is_flag=True, help="Index nothing: show which lines of PATH are kept or dropped, and why.")
@json_option
@with_desk
def command(
    desk: Desk, paths: tuple[Path, ...], rebuild: bool, progress_json: bool, explain: bool, as_json: bool
) -> None:
    """Index files and folders of articles: .txt, .md, .html, .json, .jsonl, .pdf, .eml, .vtt, .srt.

    Without PATH: the setting 'articles', else the folder seeds here, else the packaged example. Only what
    changed since the last run is encoded; the old index answers until the new one is whole.

    Example: eventdesk index articles/
    """
    if explain:
        _explain(paths, as_json)
        return
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.indexing import report, run_index

    started = time.monotonic()
    if progress_json:
        outcome = desk.build(paths, rebuild=rebuild, report=report_json)
    else:
        outcome = run_index(desk, paths, rebuild=rebuild)
    if as_json:
        print_json(as_object(outcome))
    else:
        answers().print(report(outcome, time.monotonic() - started), soft_wrap=True)


def _explain(paths: tuple[Path, ...], as_json: bool) -> None:
    """Print the lines of each article, or an object for each."""
    from retrieval.articles import explained
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.explanation import show_explanation

    if not paths:
        raise click.UsageError("--explain needs a PATH: the file or folder to explain")
    for article in explained(paths):
        if as_json:
            print_json(dataclasses.asdict(article))
        else:
            show_explanation(answers(), article)


def report_json(step: StepName, done: int, total: int) -> None:
    """Tell progress to a program, a line each time."""
    click.echo(json.dumps({"step": step, "done": done, "total": total}), err=True)


def as_object(outcome: Outcome) -> dict[str, object]:
    """What a run did, for programs."""
    return {
        "added": outcome.added,
        "changed": outcome.changed,
        "removed": outcome.removed,
        "unchanged": outcome.unchanged,
        "withdrawn": outcome.withdrawn,
        "refused": [{"where": one.where, "reason": one.what} for one in outcome.refused],
    }
