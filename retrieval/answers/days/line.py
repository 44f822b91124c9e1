"""The first line of ``when``: the day or span that best and most say, and what others say instead."""

from __future__ import annotations

from dataclasses import replace

from retrieval.answers.answer import Against, Answer, Dated, FirstLine, Item, Words
from retrieval.answers.date_words import EARLIER, MOVED, in_words
from retrieval.answers.days.groups import within
from retrieval.answers.first_line.judging import PERHAPS

# From which probability a date is given as the answer: of the 83 lines that reach it of 241 questions, 72 are right.
ASSERTED = 0.9
# What a date that stands in the sentence beside, or is that of publication, has at most.
_BESIDE = 0.89
# Of the best date's score, what another needs to be named as disagreeing.
_DISAGREES = 0.85


def with_date_line(answer: Answer, of: int) -> Answer:
    """The answer with its first line, found where that is sure."""
    if not answer.items or answer.items[0].dated is None:
        return replace(answer, found=False)
    if not answer.items[0].dated.is_asked_for:
        return replace(answer, line=_told(answer.items[0], of))
    item, *others = answer.items
    was = item.moved_from
    text, likely = said(item.dated), item.score
    if not text or likely < PERHAPS:
        return replace(answer, found=False)
    against = tuple(_against(one) for one in others if one != item.earlier and _disagrees(one, item))
    words = _words(item)
    if not words:  # a day of the sentence beside is only perhaps that of this one
        likely = min(likely, _BESIDE)
    is_sure = likely >= ASSERTED
    line = FirstLine(text, "date", "yes" if is_sure else "perhaps", likely, _outlets(item), of, words, against)
    if was is not None:
        line = replace(line, text=f"{text}{MOVED}{said(was.dated)}", moved_from=_against(was))
    if item.earlier is not None:
        whole = f"{line.text} ({_carried(item)}); {EARLIER}{said(item.earlier.dated)} ({_carried(item.earlier)})"
        line = replace(line, text=whole, earlier=_against(item.earlier))
    return replace(answer, found=is_sure, line=line)


def _against(item: Item) -> Against:
    return Against(said(item.dated), _outlets(item), _words(item))


def _told(item: Item, of: int) -> FirstLine:
    """What happened on the days that were asked about, as it is told."""
    words = (Words(item.citation.article.id, item.citation.span),)
    return FirstLine(" ".join(item.citation.text.split()), "sentence", "yes", 1.0, _outlets(item), of, words)


def said(dated: Dated | None) -> str:
    """When an event is, worded as what it is: a day that is stated, or that it was reported on."""
    if dated is None or dated.first is None or dated.last is None:
        return dated.expression if dated else ""
    words = in_words(dated.first, dated.last, dated.precision)
    return words if dated.basis == "stated" else f"Reported on {words}; no date is stated"


def _disagrees(one: Item, item: Item) -> bool:
    """Whether one is a stated date about as likely, and not the same or a part of it."""
    if one.dated is None or item.dated is None or one.dated.basis != "stated" or one.score < _DISAGREES * item.score:
        return False
    return not (within(one.dated, item.dated) or within(item.dated, one.dated))


def _carried(item: Item) -> str:
    outlets = _outlets(item)
    return outlets[0] if len(outlets) == 1 else f"{len(outlets):,} outlets"


def _outlets(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.article.source for one in (item.citation, *item.also)))


def _words(item: Item) -> tuple[Words, ...]:
    """The words that state the date; none for a mere date of publication."""
    expression = item.dated.expression if item.dated else ""
    at = item.citation.text.find(expression) if expression else -1
    if at < 0:
        return ()
    start = item.citation.span[0] + at
    return (Words(item.citation.article.id, (start, start + len(expression))),)
