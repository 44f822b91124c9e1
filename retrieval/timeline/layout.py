"""Where everything of a timeline's picture stands: rows one below another, spans beside the rows they reach over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.answers.events.event import Event

Measure = Callable[[str], float]
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Row:
    """One event: its days and its label in lines, and the top and height of what they take."""

    event: Event
    days: tuple[str, ...]
    label: tuple[str, ...]
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The days of an event of more than one, beside the rows ``first`` to ``last`` that begin within them.

    ``lane`` counts from 0, the nearest to the labels; bars in one lane do not touch.
    """

    first: int
    last: int
    lane: int


def bars(events: Sequence[Event]) -> list[Bar]:
    """A bar for each event of more than one day; events in order of their first day."""
    found: list[Bar] = []
    for at, event in enumerate(events):
        if event.first == event.last:
            continue
        last = max(i for i in range(at, len(events)) if events[i].first <= event.last)
        taken = {bar.lane for bar in found if bar.last >= at}
        found.append(Bar(at, last, next(lane for lane in range(len(events)) if lane not in taken)))
    return found


def rows(
    events: Sequence[Event],
    *,
    widths: tuple[float, float],
    measures: tuple[Measure, Measure],
    line: float,
    gap: float,
    lines: int = 2,
    above: bool = False,
) -> list[Row]:
    """The rows of the events, none overlapping another, the first at 0; days are named where they change.

    ``above``: days stand above the label instead of beside it, and are named each time.

    ``widths`` and ``measures`` are those of the days and of the label; ``line`` is the height of a line, ``gap`` the
    space between two rows. What is longer than so many ``lines`` is cut.
    """
    placed, top, before = list[Row](), 0.0, ""
    for event in events:
        days = wrapped(event.when, widths[0], measures[0], lines) if above or event.when != before else ()
        label = wrapped(event.label, widths[1], measures[1], lines)
        height = max(len(days) + len(label) if above else max(len(days), len(label)), 1) * line
        placed.append(Row(event, days, label, top, height))
        top, before = top + height + gap, event.when
    return placed


def wrapped(text: str, width: float, measure: Measure, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines of that width, cut with an ellipsis where it is longer."""
    done, current = list[str](), ""
    for word in text.split():
        longer = f"{current} {word}" if current else word
        if measure(longer) <= width:
            current = longer
            continue
        if len(done) + 1 == lines:
            return (*done, _cut(longer, width, measure))
        done += [current] if current else []
        current = word if measure(word) <= width else _cut(word, width, measure)
    return (*done, current)


def _cut(text: str, width: float, measure: Measure) -> str:
    """The text with an ellipsis in place of its last words, or letters if it is a single word."""
    text = text[: int(width)]  # letters are wider than a unit
    while text and measure(text + ELLIPSIS) > width:
        text = text.rpartition(" ")[0] or text[:-1]
    return text.rstrip(" ,;:") + ELLIPSIS
