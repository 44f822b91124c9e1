"""An answer for people: the summary, then each cited sentence, where it stands and who else carries it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.style import Style
from rich.text import Text

from retrieval.answers.answer import Answer, Attribution, Citation, Dated, Item
from retrieval.answers.date_words import in_words
from retrieval.answers.reading.matched_words import matched_spans
from retrieval.index.reader import StoredSentence
from retrieval.origins import in_sentences, told_by
from retrieval.search.ranking import Explanation
from retrieval.terminal.working import decimal, worked

Neighbours = Callable[[int, int], list[StoredSentence]]

SEPARATOR = " · "
CITED, AROUND = "┃ ", "┊ "
# So many cells of a title are shown even if the line gets longer than the terminal is wide.
MIN_TITLE = 10
# Longer lines are hard to read however wide the terminal is.
MAX_WIDTH = 110


@dataclass(frozen=True, slots=True)
class View:
    """What is shown beside the citations: ``context`` sentences on either side, scores and ranks."""

    context: int = 0
    explain: bool = False


def show_answer(console: Console, answer: Answer, neighbours: Neighbours, view: View = View()) -> None:
    """Print ``answer``; ``neighbours`` gives the sentences around a cited one when ``view`` asks for them."""
    lines = _Lines(console, Text())
    if answer.read_as:
        lines.add(Text(f"read as: {answer.read_as}", "quiet"))
    lines.add(Text(answer.headline, "summary" if answer.found else "near"))
    if answer.below:
        lines.add(Text(answer.below, "quiet"))
    if view.explain and answer.working:
        for line in worked(answer.working):
            lines.add(line)
    for rank, item in enumerate(answer.items, 1):
        console.print()
        show_item(console, answer, rank, item, neighbours, view)


def show_item(console: Console, answer: Answer, rank: int, item: Item, neighbours: Neighbours, view: View) -> None:
    """Print one item; one that is merely near bears a ``~`` in place of a confident number's colour."""
    number = Text(f"{rank:>2} ", "rank") if answer.found else Text(f"~{rank} ", "near")
    lines = _Lines(console, number)
    if item.dated:
        lines.add(dated(item.dated))
    if item.citation.attribution:
        lines.add(attributed(item.citation.attribution))
    around = neighbours(item.citation.sentence, view.context) if view.context else []
    for sentence in around:
        if sentence.id < item.citation.sentence:
            lines.add(_neighbour(sentence), Text(AROUND, "quiet"))
    lines.add(marked(item.citation, answer.query), Text(CITED, "rank" if answer.found else "near"))
    for sentence in around:
        if sentence.id > item.citation.sentence:
            lines.add(_neighbour(sentence), Text(AROUND, "quiet"))
    lines.add(whereabouts(item.citation, lines.width))
    for text in _also(item, answer.query):
        lines.add(text)
    for shared in in_sentences(item.origins):
        lines.add(Text.assemble((f"{told_by(item.origins)}: ", "label"), (shared, "quiet")))
    if view.explain:
        lines.add(explained(item.explanation))


def attributed(said: Attribution) -> Text:
    """``Ada Birch (mayor): “the words” — direct, said``; words that are not the speaker's own stand without marks."""
    role = f" ({said.role})" if said.role else ""
    how = ", ".join(filter(None, (said.kind, said.cue)))
    return Text.assemble((f"{said.shown}{role}", "summary"), ": ", wording(said), (f" — {how}", "quiet"))


def wording(said: Attribution) -> Text:
    """What was said, in quotation marks if that is how it stands."""
    return Text(f"“{said.quote}”" if said.kind == "direct" else said.quote)


def dated(when: Dated) -> Text:
    """``Mon 20 to Wed 22 March 2023  “from Monday to Wednesday”``, or that it was reported then."""
    stated = when.basis == "stated"
    expression = (f"  “{when.expression}”", "quiet") if when.expression else ("", "")
    if when.basis == "put off":
        return Text(f"“{when.expression}”", "summary")
    if when.first is None or when.last is None:
        return Text.assemble(("the article's own date is not known" if stated else "undated", "near"), expression)
    words = in_words(when.first, when.last, when.precision)
    return Text.assemble((words if stated else f"reported on {words}", "summary" if stated else "near"), expression)


def marked(citation: Citation, query: str) -> Text:
    """The sentence as it stands in the article, words that match the question marked, a caption labelled."""
    text = Text(citation.text)
    for start, end in matched_spans(citation.text, query):
        text.stylize("match", start, end)
    return Text.assemble(("caption  ", "label"), text) if citation.is_caption else text


def whereabouts(citation: Citation, width: int) -> Text:
    """``outlet via site · title · date · at 00:12:40 · [start–end]`` in ``width`` cells, the title cut where need be.

    The title is a link to the sentence where the terminal can show one.
    """
    card = citation.article
    name = outlet(citation)
    place = _place(citation)
    title = Text(card.title, Style(link=citation.link) if citation.link else "")
    title.truncate(max(width - len(name) - len(SEPARATOR) - len(place), MIN_TITLE), overflow="ellipsis")
    title.stylize_before("quiet")
    return Text.assemble(name, (SEPARATOR, "quiet"), title, (place, "quiet"))


def _place(citation: Citation) -> str:
    start, end = citation.span
    said = f"at {citation.at}" if citation.at else ""
    return SEPARATOR.join(("", day(citation.article.published), *filter(None, (said,)), f"[{start}–{end}]"))


def outlet(citation: Citation) -> Text:
    """``CNN via KRDO``."""
    card = citation.article
    return Text(f"{card.source} via {card.via}" if card.via else card.source, "outlet")


def day(date: dt.date | None) -> str:
    """``17 Mar 2023``, or ``undated``."""
    return f"{date.day} {date:%b %Y}" if date else "undated"


def explained(explanation: Explanation) -> Text:
    """Scores and ranks in each list on one line."""
    one = explanation
    parts = [
        _part("lexical", f"{one.lexical:.1f}", one.lexical_rank),
        _part("dense", decimal(one.dense), one.dense_rank),
        _part("fused", decimal(one.fused), one.fused_rank),
        _part("late", "–" if one.late is None else decimal(one.late)),
        *([] if one.read is None else [_part("read", decimal(one.read))]),
        _part("final", decimal(one.final)),
    ]
    return Text("  ").join(parts)


def _part(name: str, value: str, rank: int | None = None) -> Text:
    return Text.assemble((f"{name} ", "quiet"), value, (f" #{rank}" if rank else "", "rank"))


def _neighbour(sentence: StoredSentence) -> Text:
    label = "" if sentence.kind == "paragraph" else f"{sentence.kind}  "
    return Text.assemble((label, "label"), (sentence.text, "quiet"))


def _also(item: Item, query: str) -> Iterator[Text]:
    """The other outlets: those with the same words on one line, the others each with its wording.

    Of a statement the wording is what was said.
    """
    same = [one for one in item.also if one.text == item.citation.text]
    if same:
        names = dict.fromkeys(outlet(one).plain for one in same)
        yield Text.assemble(("also in ", "quiet"), Text(", ").join(Text(name, "outlet") for name in names))
    for one in item.also:
        if one.text != item.citation.text:
            place = (f"{_place(one)}: ", "quiet")
            words = wording(one.attribution) if one.attribution else marked(one, query)
            yield Text.assemble(("also in ", "quiet"), outlet(one), place, words)


class _Lines:
    """Prints texts indented below a number, wrapped to the console's width without trailing blanks."""

    def __init__(self, console: Console, first: Text) -> None:
        self._console = console
        self._first, self._rest = first, Text(" " * len(first))
        self.width = min(console.width, MAX_WIDTH) - len(first)

    def add(self, text: Text, bar: Text | None = None) -> None:
        """Print ``text`` with ``bar`` before each of its lines."""
        bar = bar or Text()
        for line in text.wrap(self._console, max(self.width - len(bar), MIN_TITLE)):
            line.rstrip()
            self._console.print(Text.assemble(self._first, bar, line), soft_wrap=True)
            self._first = self._rest
