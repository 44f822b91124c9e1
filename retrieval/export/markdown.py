"""Answers and timelines as Markdown (CommonMark): each sentence as it stands, with outlet, day, title and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from retrieval.answers.answer import Answer, Citation, Item
from retrieval.answers.date_words import in_words
from retrieval.answers.events.event import Event, Timeline

_LIVE = re.compile(r"([\\`*_~\[\]<>#|!&])|^(\d+)(?=[.)])|^([-+=])")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def answer_markdown(answer: Answer) -> str:
    """The answer itself, who says so, and the sentences that carry it."""
    asked = f"Asked: {plain(answer.query)}" + (f" (read as: {plain(answer.read_as)})" if answer.read_as else "")
    remarks = [] if answer.found or answer.line else ["None of these answers it."]
    head = [f"# {plain(answer.headline)}", plain(answer.below), asked, *(remarks if answer.items else [])]
    return _whole([*head, *("\n>\n".join(_item(item)) for item in answer.items)])


def timeline_markdown(timeline: Timeline) -> str:
    """A list of the events in order, each with its days and who tells it."""
    events = "\n".join(map(_event, timeline.events)) or "No dated event."
    left = f"{timeline.left_out:,} more are left out, which fewer outlets tell." if timeline.left_out else ""
    return _whole(["# Timeline", events, left])


def plain(text: str) -> str:
    """The text on one line, in which nothing is markup."""
    return _LIVE.sub(_escaped, " ".join(text.split()))


def _escaped(found: re.Match[str]) -> str:
    return f"{found[2]}\\" if found[2] else f"\\{found[0]}"


def _whole(parts: list[str]) -> str:
    return "\n\n".join(filter(None, parts)) + "\n"


def _item(item: Item) -> Iterator[str]:
    """The sentence, its source, and the other outlets that carry it, as one quotation."""
    said, dated = item.citation.attribution, item.dated
    if said:
        yield f"> **{plain(said.shown)}**" + (f", {plain(said.role)}" if said.role else "")
    if dated and dated.first and dated.last and dated.basis == "stated":
        yield f"> **{in_words(dated.first, dated.last, dated.precision)}**"
    yield f"> {plain(item.citation.text)}"
    yield f"> {_source(item.citation)}"
    for other in item.also:
        words = "the same words" if other.text == item.citation.text else plain(other.text)
        yield f"> Also {_source(other)}: {words}"


def _event(event: Event) -> str:
    sources = "; ".join(map(_source, event.cited))
    return f"- **{plain(event.when)}**: {plain(event.label)} ({sources})"


def _source(citation: Citation) -> str:
    """Outlet, day, when it was said, and title, the title as a link where its address is one of the web."""
    card = citation.article
    title = plain(card.title or card.id)
    if card.url and _WEB.match(card.url):
        title = f"[{title}](<{quote(card.url, safe='%/:?&=#@+,;~$!*')}>)"
    via = f" via {plain(card.via)}" if card.via else ""
    day = in_words(card.published, card.published) if card.published else "undated"
    said = f", at {plain(citation.at)}" if citation.at else ""
    return f"{plain(card.source)}{via}, {day}{said}, {title}"
