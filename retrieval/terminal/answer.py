"""An answer for people: the summary, then each cited sentence with where it stands and who else carries it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.style import Style
from rich.text import Text

from retrieval.answers.answer import Answer, Citation, Item
from retrieval.answers.marks import matched_spans
from retrieval.index.reader import StoredSentence
from retrieval.search.ranking import Explanation

Neighbours = Callable[[int, int], list[StoredSentence]]

SEPARATOR = " · "
BAR = "│ "


@dataclass(frozen=True, slots=True)
class View:
    """What is shown beside the citations: ``context`` sentences on either side, scores and ranks."""

    context: int = 0
    explain: bool = False


def show_answer(console: Console, answer: Answer, neighbours: Neighbours, view: View = View()) -> None:
    """Print ``answer``; ``neighbours`` gives the sentences around a cited one when ``view`` asks for them."""
    console.print(Text(answer.summary, "summary" if answer.found else "near"))
    for rank, item in enumerate(answer.items, 1):
        console.print()
        show_item(console, answer, rank, item, neighbours, view)


def show_item(
    console: Console, answer: Answer, rank: int, item: Item, neighbours: Neighbours, view: View
) -> None:
    """Print one item; one that is merely near bears a ``~`` in place of a confident number's colour."""
    number = Text(f"{rank:>2} ", "rank") if answer.found else Text(f"~{rank} ", "near")
    lines = _Lines(console, number)
    around = neighbours(item.citation.sentence, view.context) if view.context else []
    for sentence in around:
        if sentence.id < item.citation.sentence:
            lines.add(_neighbour(sentence), Text(BAR, "quiet"))
    lines.add(marked(item.citation, answer.query), Text(BAR, "rank" if answer.found else "near"))
    for sentence in around:
        if sentence.id > item.citation.sentence:
            lines.add(_neighbour(sentence), Text(BAR, "quiet"))
    lines.add(whereabouts(item.citation))
    for text in _also(item, answer.query):
        lines.add(text)
    if view.explain:
        lines.add(explained(item.explanation, item.score))


def marked(citation: Citation, query: str) -> Text:
    """The sentence as it stands in the article, words that match the question marked, a caption labelled."""
    text = Text(citation.text)
    for start, end in matched_spans(citation.text, query):
        text.stylize("match", start, end)
    return Text.assemble(("caption  ", "label"), text) if citation.is_caption else text


def whereabouts(citation: Citation) -> Text:
    """``outlet via site · title · date · [start–end]``; the title links to the article where a terminal can."""
    card = citation.article
    title = Text(card.title, Style(link=card.url) if card.url else "")
    start, end = citation.span
    parts = [outlet(citation), title, Text(day(card.published)), Text(f"[{start}–{end}]")]
    line = Text(SEPARATOR).join(parts)
    line.stylize_before("quiet", len(parts[0]))
    return line


def outlet(citation: Citation) -> Text:
    """``CNN via KRDO``."""
    card = citation.article
    return Text(f"{card.source} via {card.via}" if card.via else card.source, "outlet")


def day(date: dt.date | None) -> str:
    """``17 March 2023``, or ``undated``."""
    return f"{date.day} {date:%B %Y}" if date else "undated"


def explained(explanation: Explanation, score: float) -> Text:
    """Scores and ranks in each list on one line."""
    one = explanation
    parts = [
        _part("lexical", f"{one.lexical:.2f}", one.lexical_rank),
        _part("dense", f"{one.dense:.3f}", one.dense_rank),
        _part("fused", f"{one.fused:.3f}", one.fused_rank),
        _part("late", "–" if one.late is None else f"{one.late:.3f}"),
        _part("final", f"{one.final:.3f}"),
        _part("score", f"{score:.2f}"),
    ]
    return Text(SEPARATOR, "quiet").join(parts)


def _part(name: str, value: str, rank: int | None = None) -> Text:
    return Text.assemble((f"{name} ", "quiet"), value, (f" #{rank}" if rank else "", "rank"))


def _neighbour(sentence: StoredSentence) -> Text:
    label = "" if sentence.kind == "paragraph" else f"{sentence.kind}  "
    return Text.assemble((label, "label"), (sentence.text, "quiet"))


def _also(item: Item, query: str) -> Iterator[Text]:
    """The other outlets: those with the same words on one line, the others each with its wording."""
    same = [one for one in item.also if one.text == item.citation.text]
    if same:
        names = dict.fromkeys(outlet(one).plain for one in same)
        yield Text.assemble(("also in ", "quiet"), Text(", ").join(Text(name, "outlet") for name in names))
    for one in item.also:
        if one.text != item.citation.text:
            yield Text.assemble(
                ("also in ", "quiet"), outlet(one), (f"{SEPARATOR}{day(one.article.published)}: ", "quiet"), marked(one, query)
            )


class _Lines:
    """Prints texts indented below a number, wrapped to the console's width without trailing blanks."""

    def __init__(self, console: Console, first: Text) -> None:
        self._console = console
        self._first, self._rest = first, Text(" " * len(first))

    def add(self, text: Text, bar: Text = Text()) -> None:
        """Print ``text`` with ``bar`` before each of its lines."""
        width = max(self._console.width - len(self._first) - len(bar), 20)
        for line in text.wrap(self._console, width):
            line.rstrip()
            self._console.print(Text.assemble(self._first, bar, line), soft_wrap=True)
            self._first = self._rest
