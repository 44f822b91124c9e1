"""How index and bot are doing, for admins."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reindexing import Progress
from bot.render.dates import moment
from bot.render.page import FOUND, NEAR, Container, Part, container, separated, subtext, text
from bot.render.reindex import progress_lines
from bot.render.text import plain
from bot.vitals import Vitals
from retrieval.answers.indexed.status import Status
from retrieval.figures import size as in_bytes

_MODEL = 120
_PROBLEM, _PROBLEMS = 250, 6
_WELL = "Set up as it should be: permissions here, commands, intents, admins, disk."


def status(
    index: Status | None, vitals: Vitals, run: Progress | None, event: str = "", amiss: Sequence[str] = ()
) -> Container:
    """The index of an event (None if there is none yet), what is ``amiss``, the bot, and a reindex under way."""
    parts: list[list[Part]] = [[_set_up(amiss)], [_bot(vitals)]]
    if run:
        parts.append([text(*progress_lines(run))])
    return container(FOUND if index and not amiss else NEAR, _index(index, plain(event, _MODEL)), *separated(parts))


def _set_up(amiss: Sequence[str]) -> Part:
    lines = [f"- {plain(one, _PROBLEM)}" for one in amiss[:_PROBLEMS]]
    return text("### To mend", *lines) if lines else text(_WELL)


def _index(index: Status | None, event: str) -> Part:
    of_event = f" of {event}" if event else ""
    if index is None:
        return text(f"### No index{of_event} yet", subtext("/reindex makes one"))
    refused = f", {index.refused:,} refused" if index.refused else ""
    undated = f", {index.undated:,} undated" if index.undated else ""
    return text(
        f"### Index{of_event}",
        f"{index.articles:,} articles from {index.outlets:,} outlets{undated}{refused}",
        f"{index.sentences:,} sentences in {in_bytes(index.file_bytes)}",
        f"published {moment(index.published, 'R')} as generation {index.generation:,}",
        subtext(f"model {plain(index.model, _MODEL)}, engine {plain(index.engine, _MODEL)}"),
    )


def _bot(vitals: Vitals) -> Part:
    return text(
        "### Bot",
        f"up since {moment(vitals.started, 'R')}, version {plain(vitals.version, _MODEL)}",
        f"{vitals.answering:,} being answered, {vitals.waiting:,} of at most {vitals.queue:,} waiting",
        f"{vitals.answered:,} answered, {vitals.refused:,} refused as too many, {vitals.failed:,} failed",
        f"command to answer: median {_ms(vitals.median)}, 95th percentile {_ms(vitals.p95)}",
        subtext(f"gateway {_ms(vitals.latency)}, longest stop of the event loop {_ms(vitals.lag)}"),
    )


def _ms(seconds: float | None) -> str:
    return "–" if seconds is None else f"{1000 * seconds:,.0f} ms"
