"""An answer in Discord: the short answer, then each cited sentence, where it stands and who else carries it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.render.address import safe_url
from bot.render.citations import SEPARATOR, cited_sentence, outlet_line, source_line, wording
from bot.render.dates import days
from bot.render.limits import TEXT, size
from bot.render.page import FOUND, NEAR, QUIET, Page, Part, container, foot, linked, separated, slice_of, subtext, text
from bot.render.text import bold, clean, plain
from bot.wording import own
from retrieval.answers.answer import Answer, Attribution, Citation, Dated, Item, Words

ITEMS = 3
VARIANTS = 2
# Characters, markup included. What a page has beside its items, what an item may have in all; of that the sentence
# gets what the rest leaves.
_HEAD, _FOOT = 760, 40
_ITEM = (TEXT - _HEAD - _FOOT) // ITEMS
_SUMMARY = 340
_SPEAKER, _WRITTEN, _ROLE, _CUE, _EXPRESSION = 90, 40, 90, 30, 60
_OUTLETS, _OUTLET, _WORDING = 90, 50, 110
_ELSEWHERE = ("pronoun", "office", "across articles")
# What a summary says of passages that the card keeps for its button.
_PROMISE = re.compile(r"; the nearest \w+ follow\.$")
# Lines made of values, and those that begin with a word of ours.
_OF_OURS = ("date", "duration")
_SIDES = ("yes", "no", "disputed")
_KINDS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "in the outlet's words"}


def answer_page(answer: Answer, number: int = 0, narrowed: str = "", *, nearest: bool = True) -> Page:
    """Page ``number`` (from 0, kept within bounds) of an answer, under what it was ``narrowed`` to.

    Where nothing is said, not even perhaps, and ``nearest`` is not wanted, it says just that.
    """
    if not answer.found and answer.line is None and not nearest:
        said = [plain(own(_PROMISE.sub(".", answer.headline)), _SUMMARY), *_sayers(answer)]
        box = container(QUIET, text(*said, subtext(narrowed)))
        return Page(box, 0, 1, offers="nearest" if answer.items else "", holds=False)
    whole = _pages(answer)
    (items,), number, pages = slice_of(whole, number, 1)
    short = number == 0 and _is_one_fact(answer)
    groups = [list(_item(item, answer, short=short)) for item in items]
    colour = FOUND if answer.found else NEAR if answer.items else QUIET
    head = text(*_head(answer, narrowed))
    if short and pages > 1:  # all else is on the next page
        return Page(container(colour, head, *separated(groups, visible=False)), number, pages)
    cited = {one.sentence: one for item in items for one in (item.citation, *_variants(item))}
    box = container(colour, head, *separated(groups, visible=False), *foot(number, pages))
    return Page(box, number, pages, tuple(cited.values()))


def _pages(answer: Answer) -> list[Sequence[Item]]:
    """The items page by page; of one fact, first the best alone, and then all of them with every wording."""
    items = each_once(answer.items)
    pages: list[Sequence[Item]] = [items[at : at + ITEMS] for at in range(0, len(items), ITEMS)] or [[]]
    alone = len(items) == 1 and not _variants(items[0])
    return [items[:1], *([] if alone else pages)] if items and _is_one_fact(answer) else pages


def _is_one_fact(answer: Answer) -> bool:
    """Whether the headline says it all: surely, and undisputed; who asks for wordings or days wants them compared."""
    line = answer.line
    told = line is not None and line.sure == "yes" and not line.against and line.kind not in ("list", "disputed")
    return told and answer.command == "ask"


def each_once(items: Sequence[Item]) -> list[Item]:
    """The items, those with the same words of the same speaker as one, carried by the outlets of all."""
    once: dict[tuple[str, str, str], Item] = {}
    for item in items:
        said, when = item.citation.attribution, item.dated
        key = clean(item.citation.text), f"{said.speaker}: {said.quote}" if said else "", str(when)
        first = once.setdefault(key, item)
        if first is not item:
            once[key] = replace(first, also=(*first.also, item.citation, *item.also))
    return list(once.values())


def _head(answer: Answer, narrowed: str) -> Iterator[str]:
    yield f"### {plain(_headline(answer), _SUMMARY)}"
    yield from _sayers(answer)
    yield subtext(narrowed)
    if answer.items and not answer.found and answer.line is None:
        yield subtext(own("None of these answers it."))


def _headline(answer: Answer) -> str:
    """The answer itself as the user's language has it: what is ours of it, never what is an article's."""
    line = answer.line
    if line is None or answer.headline == answer.summary:
        return own(answer.headline)
    side, _, words = line.text.partition(": ")
    shown = own(line.text) if line.kind in _OF_OURS else line.text
    if line.kind in _SIDES and words:
        shown = f"{own(side)}: {words}"
    return shown if line.sure == "yes" else f"{own('Perhaps')}: {shown}"


def _sayers(answer: Answer) -> Iterator[str]:
    """Under the answer itself, in one small line, who says so or what is not said, and how the question was read."""
    if answer.read_as:
        yield subtext(own(f"read as: {plain(answer.read_as, _SUMMARY)}"))
    if answer.below:
        yield subtext(plain(own(answer.below), _SUMMARY))


def _item(item: Item, answer: Answer, *, short: bool) -> Iterator[Part]:
    """Who or when, the sentence, its source, and who else carries it; ``short``: without what the headline says."""
    lead = [] if short else [*_dated(item.dated), *_attributed(item.citation.attribution)]
    source = subtext((outlet_line if short else source_line)(item.citation.article, item.citation.at))
    also = list(_others(item) if short else _also(item))
    room = _ITEM - sum(size(line) + 1 for line in (*lead, source, *also))
    cited = item.citation
    quoted = "" if _is_headline(cited, answer) else cited_sentence(cited, answer.query, room)
    if address := safe_url(cited.article.url):  # beside the source, so that the sentence has the whole width
        yield from [text(*lead, quoted)] if lead or quoted else []
        yield linked(address, source, sentence=cited.text, fragment=cited.fragment)
    else:
        yield text(*lead, quoted, source)
    if also:
        yield text(*also)


def _is_headline(cited: Citation, answer: Answer) -> bool:
    """Whether the headline has the sentence, whole: it is not shown twice."""
    line = answer.line
    if line is None or line.kind != "sentence":
        return False
    return Words(cited.article.id, cited.span) in line.spans and size(plain(answer.headline, TEXT)) <= _SUMMARY


def _attributed(said: Attribution | None) -> Iterator[str]:
    if said:
        role = f", {plain(said.role, _ROLE)}" if said.role else ""
        cue = f"“{plain(said.cue, _CUE)}”" if said.cue else ""
        inferred = _inferred(said) if said.shown == said.speaker else ""
        how = SEPARATOR.join(filter(None, (own(_KINDS[said.kind]), cue, inferred)))
        yield f"{bold(_speaker(said), _SPEAKER)}{role}"
        yield subtext(how)


def _speaker(said: Attribution) -> str:
    """By name, as surely as it is known; who has none by the words of the article."""
    return f"“{said.speaker_as_written}”" if said.speaker_basis == "unnamed" else own(said.shown)


def _inferred(said: Attribution) -> str:
    """How the sentence itself calls a speaker whose name stands elsewhere."""
    if said.speaker_basis not in _ELSEWHERE or not said.speaker_as_written:
        return ""
    return own(f"inferred: the sentence says “{plain(said.speaker_as_written, _WRITTEN)}”")


def _dated(when: Dated | None) -> Iterator[str]:
    if when is None:
        return
    expression = f"“{plain(when.expression, _EXPRESSION)}”" if when.expression else ""
    if when.first is None or when.last is None:
        yield f"**{expression or own('Undated')}**"
        if when.basis != "put off":
            yield subtext(own("no day, since the article's own date is not known"))
    elif when.basis == "stated":
        yield SEPARATOR.join(filter(None, (f"**{days(when.first, when.last, when.precision)}**", expression)))
    else:
        yield own(f"Reported on {days(when.first, when.last)}{SEPARATOR}no day is stated")


def _also(item: Item) -> Iterator[str]:
    """The other outlets: those with the same words on one line, then each other wording."""
    same = [one for one in item.also if one.text == item.citation.text]
    if names := list(dict.fromkeys(one.article.source for one in same)):
        yield subtext(own(f"Also in {_listed(names)}"))
    variants = _variants(item)
    for one in variants:
        yield subtext(f"{own('Also')} {bold(one.article.source, _OUTLET)}: {wording(one, _WORDING)}")
    more = len(item.also) - len(same) - len(variants)
    if more:
        yield subtext(own(f"Also {more:,} more, in other words"))


def _others(item: Item) -> Iterator[str]:
    """How many other outlets tell it, whatever their words; a single one by name."""
    told = dict.fromkeys(one.article.source for one in item.also)
    names = [one for one in told if one != item.citation.article.source]
    if len(names) > 1:
        yield subtext(own(f"Also told by {len(names)} more outlets"))
    elif names:
        yield subtext(own(f"Also told by {plain(names[0], _OUTLET)}"))


def _variants(item: Item) -> Sequence[Citation]:
    """Those of the further citations that are shown in their own words."""
    return [one for one in item.also if one.text != item.citation.text][:VARIANTS]


def _listed(names: Sequence[str]) -> str:
    listed = plain(", ".join(names), _OUTLETS)
    return own(f"{len(names)} outlets: {listed}") if len(names) > 1 else listed
