"""The timeline as a picture, PNG or SVG, made to be read at the width at which Discord shows one."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from retrieval.answers.events.event import Timeline
from retrieval.timeline.layout import Row, bars, rows, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg

Format = Literal["png", "svg"]

# Units are the points of a screen: Discord shows a picture at most 550 wide and 350 high, and a phone one of 320 at its
# full width. The file has twice the pixels.
WIDTH, NARROW = 550.0, 320.0
FITTING = 8
"""So many events fit what Discord shows without opening the picture."""
_SCALE = 2
_MARGIN, _DAYS, _LANE, _COLUMN = 14.0, 126.0, 9.0, 12.0
_LINE, _GAP = 14.0, 6.0
_TITLE, _TEXT, _SMALL = 15.0, 11.0, 9.5
_TITLE_HEIGHT = 26.0
# So many outlets have a mark of their own; the others share one.
_TOLD_APART = 7
# Okabe and Ito 2008: eight colours told apart by the colour-blind, here without black and yellow; each has a shape too.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_DARK_COLOURS = ("#56A8E8", "#FF8A3D", "#2FCB9B", "#E79BC6", "#F2B632", "#9AD4FF")
_SHAPES = "osD^vPX"
_OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a picture; ``outlets`` are used in turn."""

    ground: str
    text: str
    quiet: str
    line: str
    bar: str
    pale: str
    outlets: tuple[str, ...]


LIGHT = Look("#FFFFFF", "#1F2328", "#5C636B", "#C9CED4", "#6E8CAB", "#BBC9D8", _COLOURS)
DARK = Look("#313338", "#F2F3F5", "#B5BAC1", "#4E5158", "#8FA9CF", "#596982", _DARK_COLOURS)


def picture(
    timeline: Timeline, title: str = "Timeline", *, dark: bool = False, narrow: bool = False, form: Format = "png"
) -> bytes:
    """The picture of the timeline's events, twice as many pixels wide as Discord shows; ``narrow``: for a phone."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "eventdesk", "font.family": "DejaVu Sans"}):
        canvas = FigureCanvasAgg(Figure(dpi=72 * _SCALE))
        drawing = _Drawing(canvas, timeline, DARK if dark else LIGHT, narrow=narrow)
        drawing.draw(title)
        file = io.BytesIO()
        metadata = {"Date": None} if form == "svg" else None
        drawing.figure.savefig(file, format=form, facecolor=drawing.look.ground, metadata=metadata)
    return file.getvalue()


class _Drawing:
    """One picture: what is drawn where, and in which colour, shape and column an outlet is shown."""

    def __init__(self, canvas: FigureCanvasAgg, timeline: Timeline, look: Look, *, narrow: bool) -> None:
        self.figure, self.timeline, self.look = canvas.figure, timeline, look
        self._renderer: Any = canvas.get_renderer()  # type: ignore[no-untyped-call]
        self.bars = bars(timeline.events)
        self.narrow, self.full = narrow, NARROW if narrow else WIDTH
        beside = 0 if narrow else _DAYS + 14
        self.spine = _MARGIN + beside + max((bar.lane for bar in self.bars), default=0) * _LANE
        self.label = self.spine + 14
        told_apart = timeline.outlets[:_TOLD_APART]
        self.marks = {
            outlet: (look.outlets[i % len(look.outlets)], _SHAPES[i % len(_SHAPES)])
            for i, outlet in enumerate(told_apart)
        }
        if len(timeline.outlets) > _TOLD_APART:
            self.marks[_OTHERS] = (look.quiet, "o")
        self.columns = self.full - _MARGIN - _COLUMN * (len(self.marks) - 0.5)

    def draw(self, title: str) -> None:
        """Draw it all; the height follows from the rows."""
        legend = self._legend()
        head = _MARGIN + _TITLE_HEIGHT + len(legend) * _LINE + 10
        placed = rows(
            self.timeline.events,
            widths=self._widths(),
            measures=(partial(self.width, size=_SMALL, weight="bold"), partial(self.width, size=_TEXT)),
            line=_LINE,
            gap=_GAP,
            lines=3 if self.narrow else 2,
            above=self.narrow,
        )
        height = head + (placed[-1].top + placed[-1].height if placed else 0) + _MARGIN
        self.figure.set_size_inches(self.full / 72, height / 72)
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, self.full), ylim=(height, 0))
        axes.set_axis_off()
        self._write(axes, _MARGIN, _MARGIN, title, size=_TITLE, weight="bold")
        self._write(
            axes, self.full - _MARGIN, _MARGIN + 4, self._count(), size=_SMALL, color=self.look.quiet, ha="right"
        )
        for number, line in enumerate(legend):
            self._legend_line(axes, _MARGIN + _TITLE_HEIGHT + (number + 0.5) * _LINE, line)
        self._spans(axes, placed, head)
        for row in placed:
            self._row(axes, row, head + row.top)

    def _widths(self) -> tuple[float, float]:
        """Of the days and of the label, one of which has the outlets' marks beside it."""
        marked = self.columns - 12 - self.label
        return (marked, self.full - _MARGIN - self.label) if self.narrow else (_DAYS, marked)

    def width(self, text: str, size: float, weight: str = "normal") -> float:
        """How wide a line of text is."""
        from matplotlib.font_manager import FontProperties

        font = FontProperties(size=size, weight=weight)
        return float(self._renderer.get_text_width_height_descent(text, font, ismath=False)[0]) / _SCALE

    def _row(self, axes: Axes, row: Row, top: float) -> None:
        for number, line in enumerate(row.days):
            x, side = (self.label, "left") if self.narrow else (_MARGIN + _DAYS, "right")
            self._write(axes, x, top + number * _LINE + 1, line, size=_SMALL, weight="bold", ha=side)
        below = len(row.days) if self.narrow else 0
        for number, line in enumerate(row.label, below):
            self._write(axes, self.label, top + number * _LINE, line, size=_TEXT)
        told = {outlet if outlet in self.marks else _OTHERS for outlet in row.event.outlets}
        for column, outlet in enumerate(self.marks):
            if outlet in told:
                self._mark(axes, self.columns + column * _COLUMN, top + 6.5, outlet)
        if row.event.first == row.event.last:
            axes.plot(self.spine, top + 6.5, "o", markersize=6, color=self.look.text, markeredgewidth=0)

    def _spans(self, axes: Axes, placed: Sequence[Row], head: float) -> None:
        """The spine, and the bars of the events that last; those that are not known to the day are paler."""
        if placed:
            ends = (head, head + placed[-1].top + placed[-1].height)
            axes.plot((self.spine, self.spine), ends, color=self.look.line, linewidth=2, zorder=0)
        for bar in self.bars:
            first, last = placed[bar.first], placed[bar.last]
            ends = (head + first.top + 4, head + last.top + last.height - 4)
            x = self.spine - bar.lane * _LANE
            pale = first.event.precision not in ("day", "minute")
            axes.plot((x, x), ends, color=self.look.pale if pale else self.look.bar, linewidth=6, zorder=1)

    def _legend(self) -> list[list[str]]:
        """The outlets in lines that fit."""
        lines, left = list[list[str]](), 0.0
        for outlet in self.marks:
            needed = self._legend_width(outlet)
            if needed > left:
                lines.append([])
                left = self.full - 2 * _MARGIN
            lines[-1].append(outlet)
            left -= needed
        return lines

    def _legend_line(self, axes: Axes, y: float, outlets: Sequence[str]) -> None:
        x = _MARGIN + 4
        for outlet in outlets:
            self._mark(axes, x, y, outlet)
            self._write(axes, x + 9, y, self._name(outlet), size=_SMALL, color=self.look.quiet, va="center_baseline")
            x += self._legend_width(outlet)

    def _legend_width(self, outlet: str) -> float:
        return 9 + self.width(self._name(outlet), _SMALL) + 13

    def _name(self, outlet: str) -> str:
        return " ".join(wrapped(outlet, self.full / 2, partial(self.width, size=_SMALL), 1))

    def _mark(self, axes: Axes, x: float, y: float, outlet: str) -> None:
        colour, shape = self.marks[outlet]
        size = 5.8 if shape in "sD" else 7
        axes.plot(x, y, shape, markersize=size, color=colour, markeredgewidth=0)

    def _count(self) -> str:
        shown, left = len(self.timeline.events), self.timeline.left_out
        events = f"{shown} dated event{'s' * (shown != 1)}"
        return f"the {shown} most told of {shown + left} dated events" if left else events

    def _write(self, axes: Axes, x: float, y: float, text: str, **look: Any) -> None:
        style: dict[str, Any] = {"color": self.look.text, "va": "top", "parse_math": False} | look
        axes.text(x, y, text, **style)
