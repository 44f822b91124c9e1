"""Markdown to take along: whatever articles hold, it reads as their words and nothing else."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from retrieval.export.calendar import answer_calendar
from retrieval.export.markdown import answer_markdown, plain, timeline_markdown


def shown(markdown):
    """What a reader of the page sees, without its markup."""
    return re.sub(r"<[^>]+>", "", MarkdownIt("commonmark").render(markdown))


def test_an_answer_has_its_line_its_sentences_and_their_sources(seeds_desk):
    answer = seeds_desk.ask("When does Xi visit Moscow?", limit=3)
    written = shown(answer_markdown(answer)).replace("&quot;", '"')
    assert written.startswith(answer.headline)
    for item in answer.items:
        assert " ".join(item.citation.text.split()) in written
        assert item.citation.article.source in written


def test_a_timeline_has_each_event_once(seeds_desk):
    timeline = seeds_desk.timeline()
    lines = [line for line in timeline_markdown(timeline).splitlines() if line.startswith("- **")]
    assert len(lines) == len(timeline.events)
    assert all(event.when.split()[0] in line for event, line in zip(timeline.events, lines, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "1. no list",
        "- no list",
        "+ no list",
        "===",
        "*no* _emphasis_ `code` ~~gone~~",
        "[no](https://evil.test) <https://evil.test> ![no](x)",
        "<script>alert(1)</script>",
        "&lt; and \\* stay",
        "two\n\n# lines",
        "| a | b |",
        "> quote",
    ],
)
def test_nothing_in_a_text_is_markup(text):
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(plain(text))
    assert re.findall(r"<(?!/?p>)[a-z]", rendered) == []
    decoded = shown(plain(text)).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()
    assert decoded == " ".join(text.split())


@pytest.mark.parametrize(
    ("url", "linked"), [("https://news.test/a(b)> c", True), ("javascript:alert(1)", False), (None, False)]
)
def test_only_addresses_of_the_web_are_links(seeds_desk, url, linked):
    answer = seeds_desk.ask("When does Xi visit Moscow?", limit=1)
    (item,) = answer.items
    card = replace(item.citation.article, url=url)
    item = replace(item, citation=replace(item.citation, article=card), also=())
    rendered = MarkdownIt("commonmark").render(answer_markdown(replace(answer, items=(item,))))
    assert rendered.count("<a ") == int(linked)


def test_the_calendar_of_an_answer_has_each_stated_day_once(seeds_desk):
    answer = seeds_desk.when("Xi's visit to Moscow")
    written = answer_calendar(answer, dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    days = [one["dtstart"].dt for one in Calendar.from_ical(written).walk("VEVENT")]
    stated = {(one.dated.first, one.dated.last) for one in answer.items if one.dated.basis == "stated"}
    assert len(days) == len(stated)
    assert set(days) == {first for first, _ in stated}
    assert answer_calendar(replace(answer, items=()), dt.datetime(2024, 1, 1, tzinfo=dt.UTC)) is None
