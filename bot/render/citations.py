"""A citation in Discord: the sentence, its outlet, title and date, and what it is called in a list of choices."""

from __future__ import annotations

from bot.render.dates import day
from bot.render.limits import OPTION_TEXT
from bot.render.page import subtext
from bot.render.text import ITALICS, Spans, bold, clean, label, marked, plain, quote
from bot.wording import own
from retrieval.answers.answer import Attribution, Citation
from retrieval.answers.reading.matched_words import matched_spans
from retrieval.index.cards import ArticleCard

SEPARATOR = " · "
OUTLET, VIA, TITLE, AT = 60, 40, 100, 12


def outlet(card: ArticleCard) -> str:
    """``**CNN** via KRDO``."""
    name = bold(card.source, OUTLET)
    return f"{name} via {plain(card.via, VIA)}" if card.via else name


def outlet_line(card: ArticleCard, at: str | None = None) -> str:
    """Outlet and date, and when it was said ``at`` in a transcript."""
    return SEPARATOR.join(filter(None, (outlet(card), day(card.published), _said_at(at))))


def source_line(card: ArticleCard, at: str | None = None) -> str:
    """Outlet, date, when it was said ``at`` in a transcript, and title in one line."""
    return SEPARATOR.join(filter(None, (outlet_line(card, at), plain(card.title, TITLE))))


def source_lines(card: ArticleCard) -> tuple[str, str]:
    """Outlet and date, and below them the title."""
    return outlet_line(card), subtext(plain(card.title, TITLE))


def _said_at(at: str | None) -> str:
    return f"at {plain(at, AT)}" if at else ""


def cited_sentence(citation: Citation, query: str, limit: int) -> str:
    """The sentence as a block quote: what was said in italics, or else the words that match the question in bold."""
    mark = quote("")
    before = f"*{own('Caption')}:* " if citation.is_caption else ""
    room = limit - len(mark) - len(before)
    words = clean(citation.text)
    if said := citation.attribution:
        return quote(before + marked(words, said_spans(words, said), room, ITALICS))
    words = words[: room + 1]  # more cannot fit
    return quote(before + marked(words, matched_spans(words, query), room))


def said_spans(words: str, said: Attribution) -> Spans:
    """Where in a ``clean`` sentence the quoted words stand, part by part."""
    spans: list[tuple[int, int]] = []
    at = 0
    for part in map(clean, said.quote.split(" … ")):
        start = words.find(part, at)
        if part and start >= 0:
            at = start + len(part)
            spans.append((start, at))
    return spans


def wording(citation: Citation, limit: int) -> str:
    """What is said in it, in quotation marks where those are the speaker's own words; else the whole sentence."""
    said = citation.attribution
    words = plain(said.quote if said else citation.text, limit - 2)
    return f"“{words}”" if said and said.kind == "direct" else words


def cited_label(citation: Citation) -> str:
    """The citation in a list of choices, as plain text."""
    return label(f"{label(citation.article.source, OPTION_TEXT // 3)}: {citation.text}", OPTION_TEXT)
