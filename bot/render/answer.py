"""An answer in Discord: the short answer, then each cited sentence, where it stands and who else carries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.render.citations import SEPARATOR, cited_label, cited_sentence, source_lines, wording
from bot.render.dates import days
from bot.render.limits import TEXT, size
from bot.render.page import FOUND, NEAR, QUIET, Page, Part, container, foot, linked, separated, slice_of, subtext
from bot.render.page import text as shown
from bot.render.text import bold, plain
from retrieval.answers.answer import Answer, Attribution, Citation, Dated, Item

__all__ = ["answer_page", "cited_label"]

ITEMS = 3
VARIANTS = 2
# Characters, markup included. What a page has beside its items, what an item may have in all; of that the sentence
# gets what the rest leaves.
_HEAD, _FOOT = 560, 40
_ITEM = (TEXT - _HEAD - _FOOT) // ITEMS
_QUERY, _SUMMARY = 150, 340
_SPEAKER, _ROLE, _CUE, _EXPRESSION = 90, 90, 30, 60
_OUTLETS, _OUTLET, _WORDING = 90, 50, 110
_KINDS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "in the outlet's words"}


def answer_page(answer: Answer, number: int = 0) -> Page:
    """Page ``number`` (from 0, kept within bounds) of an answer."""
    items, number, pages = slice_of(answer.items, number, ITEMS)
    first = number * ITEMS + 1
    groups = [list(_item(item, answer, rank)) for rank, item in enumerate(items, first)]
    colour = FOUND if answer.found else NEAR if answer.items else QUIET
    cited = {one.sentence: one for item in items for one in (item.citation, *_variants(item))}
    box = container(colour, shown(*_head(answer)), *separated(groups), *foot(number, pages))
    return Page(box, number, pages, tuple(cited.values()))


def _head(answer: Answer) -> Iterator[str]:
    yield subtext(f"/{answer.command} {plain(answer.query, _QUERY)}".rstrip())
    yield f"### {plain(answer.summary, _SUMMARY)}"
    if answer.items and not answer.found:
        yield subtext("None of these answers it.")


def _item(item: Item, answer: Answer, rank: int) -> Iterator[Part]:
    """Who or when, the sentence, its source, and who else carries it."""
    lead = [*_dated(item.dated), *_attributed(item.citation.attribution)]
    source = source_lines(item.citation.article)
    also = list(_also(item))
    room = _ITEM - sum(size(line) + 1 for line in (*lead, *source, *also))
    yield shown(*lead, cited_sentence(item.citation, answer.query, room))
    cited = item.citation
    yield linked(cited.article.url, f"{rank}{SEPARATOR}{source[0]}", source[1], sentence=cited.text)
    if also:
        yield shown(*also)


def _attributed(said: Attribution | None) -> Iterator[str]:
    if said:
        role = f", {plain(said.role, _ROLE)}" if said.role else ""
        cue = f"“{plain(said.cue, _CUE)}”" if said.cue else ""
        how = SEPARATOR.join(filter(None, (_KINDS[said.kind], cue)))
        yield f"{bold(said.speaker, _SPEAKER)}{role}"
        yield subtext(how)


def _dated(when: Dated | None) -> Iterator[str]:
    if when is None:
        return
    expression = f"“{plain(when.expression, _EXPRESSION)}”" if when.expression else ""
    if when.first is None or when.last is None:
        yield f"**{expression or 'Undated'}**"
        yield subtext("no day, since the article's own date is not known")
    elif when.basis == "stated":
        yield SEPARATOR.join(filter(None, (f"**{days(when.first, when.last, when.precision)}**", expression)))
    else:
        yield f"Reported on {days(when.first, when.last)}{SEPARATOR}no day is stated"


def _also(item: Item) -> Iterator[str]:
    """The other outlets: those with the same words on one line, then each other wording."""
    same = [one for one in item.also if one.text == item.citation.text]
    if names := list(dict.fromkeys(one.article.source for one in same)):
        yield subtext(f"Also in {_listed(names)}")
    variants = _variants(item)
    for one in variants:
        yield subtext(f"Also {bold(one.article.source, _OUTLET)}: {wording(one, _WORDING)}")
    more = len(item.also) - len(same) - len(variants)
    if more:
        yield subtext(f"Also {more:,} more, in other words")


def _variants(item: Item) -> Sequence[Citation]:
    """Those of the further citations that are shown in their own words."""
    return [one for one in item.also if one.text != item.citation.text][:VARIANTS]


def _listed(names: Sequence[str]) -> str:
    listed = plain(", ".join(names), _OUTLETS)
    return f"{len(names)} outlets: {listed}" if len(names) > 1 else listed
