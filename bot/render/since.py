"""What is new, in Discord: each sentence with what is new in it and why it is listed, some to a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bot.render.address import safe_url
from bot.render.citations import SEPARATOR, cited_sentence, source_line
from bot.render.dates import day, moment
from bot.render.limits import TEXT, size
from bot.render.page import FOUND, QUIET, Page, Part, container, foot, linked, separated, slice_of, subtext, text
from bot.render.text import plain
from bot.wording import own
from retrieval.answers.news.since import NewItem, Since, Start

ITEMS = 4
_HEAD, _FOOT, _WHY, _BEFORE = 200, 40, 160, 200
_ITEM = (TEXT - _HEAD - _FOOT) // ITEMS
NAMES = {
    "correction": "Corrected",
    "moved date": "Moved date",
    "changed number": "Changed number",
    "denial": "Denied",
    "statement": "New statement",
    "event": "New event",
    "answer": "New answer",
}


def since_page(found: Since, number: int = 0) -> Page:
    """Page ``number`` (from 0, kept within bounds) of what is new."""
    items, number, pages = slice_of(found.items, number, ITEMS)
    head = text(f"### {own(_counted(found))}", subtext(own(_beside(found))))
    groups = [list(new_item(item)) for item in items]
    box = container(FOUND if items else QUIET, head, *separated(groups, visible=False), *foot(number, pages))
    cited = {item.citation.sentence: item.citation for item in items}
    return Page(box, number, pages, tuple(cited.values()), holds=False, narrows=False)


def new_item(item: NewItem) -> Iterator[Part]:
    """Something new: what it is and why it is listed, the sentence, and where it stands."""
    cited = item.citation
    lead = [f"**{own(NAMES[item.reason])}**{SEPARATOR}{plain(own(item.why), _WHY)}"]
    if item.change and item.change.change.before:
        lead.append(subtext(f"{own('before')}: {plain(item.change.change.before, _BEFORE)}"))
    source = subtext(source_line(cited.article, cited.at))
    quoted = cited_sentence(cited, "", _ITEM - sum(size(line) + 1 for line in (*lead, source)))
    if address := safe_url(cited.article.url):
        yield text(*lead, quoted)
        yield linked(address, source, sentence=cited.text, fragment=cited.fragment)
    else:
        yield text(*lead, quoted, source)


def _counted(found: Since) -> str:
    return (
        f"{found.count:,} new since {_start(found.first)}"
        if found.count
        else f"Nothing new since {_start(found.first)}"
    )


def _start(first: Start) -> str:
    return f"your last visit, {moment(first, 'f')}" if isinstance(first, dt.datetime) else day(first)


def _beside(found: Since) -> str:
    return f"in {found.new:,} new article{'s' * (found.new != 1)}, beside {found.old:,} from before"
