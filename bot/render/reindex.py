"""A reindex in Discord: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reindexing import Finished, Progress
from bot.render.dates import moment
from bot.render.limits import size
from bot.render.page import BAD, FOUND, GOOD, NEAR, Container, container, separated, subtext, text
from bot.render.text import plain
from bot.wording import own
from retrieval.figures import counted, duration

_BAR = 20
_LISTED, _NAME, _REFUSED = 240, 80, 6
_WHERE, _WHY, _ERROR = 90, 150, 600
_STEPS = {
    "fetching": "Fetching",
    "comparing": "Comparing",
    "indexing": "Indexing",
    "resolving": "Naming speakers of",
    "publishing": "Publishing",
}
_COLOURS = {"done": GOOD, "cancelled": NEAR, "failed": BAD}
_HEADINGS = {
    "done": "Reindex done",
    "cancelled": "Reindex cancelled; what was indexed before still answers",
    "failed": "Reindex failed; what was indexed before still answers",
}


def progress(run: Progress, event: str = "") -> Container:
    """Step, bar, articles done of all, time left, who started it and when; of which of several events."""
    return container(FOUND, text(*progress_lines(run), subtext(plain(event, _NAME))))


def progress_lines(run: Progress) -> Iterator[str]:
    """The same as lines, without the event."""
    step = _STEPS.get(run.step) or plain(run.step, _WHERE).capitalize() or "Starting"
    yield f"### {own(step)} {counted(run.done, run.total)}".rstrip()
    if run.total:
        share = min(max(run.done / run.total, 0.0), 1.0)
        left = f", {own(f'about {duration(run.left)} left')}" if run.left is not None else ""
        yield f"`{bar(share)}` {share:.0%}{left}"
    yield subtext(
        own(f"started by <@{run.admin}> {moment(run.started, 'R')}; questions are answered from the old index")
    )


def bar(share: float) -> str:
    """``share``, from 0 to 1, as a bar of blocks."""
    full = round(share * _BAR)
    return "█" * full + "░" * (_BAR - full)


def finished(run: Finished, event: str = "") -> Container:
    """What was added, changed, removed and refused, and why; or why it did not come to that; of which event."""
    took = own(f"started by <@{run.admin}> {moment(run.started, 'f')}, took {duration(run.seconds)}")
    head = text(f"### {own(_HEADINGS[run.end])}", plain(run.error, _ERROR), subtext(took), subtext(plain(event, _NAME)))
    lines = list(_outcome(run)) if run.end == "done" else []
    return container(_COLOURS[run.end], head, *separated([[text(*lines)]] if lines else []))


def _outcome(run: Finished) -> Iterator[str]:
    for name, articles in (("added", run.added), ("changed", run.changed), ("removed", run.removed)):
        if articles:
            yield f"**{own(f'{len(articles):,} {name}')}**: {listed(articles, _LISTED)}"
    if run.unchanged:
        yield own(f"{run.unchanged:,} unchanged")
    if not (run.added or run.changed or run.removed):
        yield own("Nothing has changed.")
    if run.refused:
        yield f"**{own(f'{len(run.refused):,} refused')}**"
    for where, why in run.refused[:_REFUSED]:
        file = where if len(where) <= _WHERE else f"…{where[-_WHERE:]}"  # the end of a path says more than its start
        yield subtext(f"{plain(file, 2 * _WHERE)}: {plain(why, _WHY)}")
    if len(run.refused) > _REFUSED:
        yield subtext(own(f"and {len(run.refused) - _REFUSED:,} more"))


def listed(names: Sequence[str], limit: int) -> str:
    """As many of the names as fit in ``limit`` characters, and how many more there are."""
    shown: list[str] = []
    left = limit - len(" and 000,000,000 more")
    for name in names:
        words = plain(name, _NAME)
        left -= size(words) + len(", ")
        if left < 0:
            break
        shown.append(words)
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")
