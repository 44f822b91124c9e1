"""Context, timeline, sources, feedback: lists of hostile texts on pages."""

import datetime as dt
from dataclasses import replace

import pytest
from discord import ui
from hostile import Writer, some, writers
from hypothesis import given
from hypothesis import strategies as st
from live_markup import as_read, live
from rendered import links_of, payload, texts_of, whole

from bot.render.context import context
from bot.render.feedback import JUDGED, judged_page
from bot.render.limits import problems
from bot.render.sources import sources_page
from bot.render.text import clean
from bot.render.timeline import timeline_page, timeline_picture
from retrieval.answers.events.event import Event, Timeline
from retrieval.answers.indexed.overview import Overview
from retrieval.feedback import Asked, Judged, Tally
from retrieval.index.reader import StoredSentence

OURS = {"bold", "italics", "quote", "subtext", "heading", "timestamp"}
NOW = dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC)


def check(container: ui.Container, *, mentions: bool = False) -> None:
    assert problems(payload(container)) == []
    assert live("\n\n".join(texts_of(container))) <= (OURS | {"mention"} if mentions else OURS)


def stored(writer: Writer, number: int, kind="paragraph") -> StoredSentence:
    return StoredSentence(number, writer.card(), 0, 9, kind, writer.text())


def event(writer: Writer, first=dt.date(2024, 5, 2), last=dt.date(2024, 5, 2), precision="day", cited=2) -> Event:
    citations = tuple(writer.citation(False) for _ in range(cited))
    return Event(first, last, precision, writer.text(), writer.text(), citations, 0.5)


def judged(writer: Writer) -> Judged:
    asked = Asked("abcdefghijkl", "ask", writer.text(), 42, NOW)
    return Judged(asked, Tally(3, 1), True, writer.text(), writer.text(), writer.text())


PLAIN = Writer(["Words."], 1)


@some
@given(writers, st.integers(1, 11), st.data())
def test_any_context_is_within_the_limits(writer, count, data):
    kinds = st.sampled_from(["paragraph", "heading", "caption"])
    sentences = [stored(writer, number, data.draw(kinds)) for number in range(count)]
    check(context(sentences, data.draw(st.integers(0, count - 1))))


def test_context_quotes_the_cited_sentence_between_its_neighbours():
    before, cited, after = (replace(stored(PLAIN, n), text=f"Sentence {n}.") for n in (1, 2, 3))
    shown = texts_of(context([replace(before, kind="heading"), cited, after], 2))
    assert shown[1:] == ["-# *Heading:* Sentence 1.", "> Sentence 2.", "-# Sentence 3."]


def test_context_links_the_article():
    linked = replace(PLAIN.card(), url="https://news.example/1")
    cited = replace(stored(PLAIN, 1), article=linked, text="The bridge is closed.")
    assert links_of(context([cited], 1)) == ["https://news.example/1#:~:text=The%20bridge%20is%20closed."]


@some
@given(writers, st.integers(0, 20), st.integers(0, 3), st.integers(0, 3))
def test_any_timeline_is_within_the_limits(writer, count, left_out, undated):
    timeline = Timeline(tuple(event(writer) for _ in range(count)), left_out, undated, NOW)
    for number in range(timeline_page(timeline).pages):
        check(timeline_page(timeline, number, "only CNN").container)
    check(timeline_picture(timeline, "timeline.png", "only CNN").container)


def test_a_timeline_shows_days_label_and_outlets():
    one = event(PLAIN)
    timeline = Timeline((one,) * 9, 3, 1, NOW)
    first, second = timeline_page(timeline), timeline_page(timeline, 1)
    assert "**Thu 2 May 2024**\nWords.\n-# Words." in whole(first.container)
    assert "3 more are left out" in whole(first.container)
    assert "1 article has no known date" in whole(first.container)
    assert (second.number, second.pages) == (1, 2)


@pytest.mark.parametrize(
    ("first", "last", "precision", "shown"),
    [
        (dt.date(2024, 5, 2), dt.date(2024, 5, 3), "day", "**Thu 2 to Fri 3 May 2024**"),
        (dt.date(2024, 5, 1), dt.date(2024, 5, 31), "month", "**May 2024**"),
    ],
)
def test_an_event_of_more_than_a_day(first, last, precision, shown):
    timeline = Timeline((event(PLAIN, first, last, precision),), 0, 0, NOW)
    assert shown in whole(timeline_page(timeline).container)


def test_an_empty_timeline_says_so():
    assert "No dated event" in whole(timeline_page(Timeline((), 0, 0, NOW)).container)


@some
@given(writers, st.integers(0, 13), st.integers(0, 9))
def test_any_sources_are_within_the_limits(writer, articles, refused):
    overview = Overview(
        tuple((writer.card(), number) for number in range(articles)),
        tuple((writer.text(), writer.text()) for _ in range(refused)),
    )
    for number in range(sources_page(overview).pages):
        check(sources_page(overview, number).container)


def test_sources_list_every_article_then_what_was_refused():
    card = replace(PLAIN.card(), source="Harbour Times", id="bridge.txt", published=dt.date(2024, 5, 2), url=None)
    dateline = replace(card, published_basis="dateline")
    overview = Overview(
        ((card, 1), (dateline, 1200), (replace(card, published=None), 3)), (("b.pdf", "no text in it"),)
    )
    shown = whole(sources_page(overview).container)
    assert "### 3 articles from 1 outlet, 1,204 sentences; 1 refused" in shown
    assert "Thu 2 May 2024 · 1 sentence · bridge\\.txt" in shown
    assert "Thu 2 May 2024 (from the dateline) · 1,200 sentences" in shown
    assert "undated · 3 sentences" in shown
    assert "Refused: b\\.pdf\n-# no text in it" in shown


@some
@given(writers, st.integers(0, JUDGED))
def test_any_feedback_is_within_the_limits(writer, count):
    check(judged_page([judged(writer) for _ in range(count)], 0, count), mentions=True)


def test_feedback_shows_question_votes_and_answer():
    one = replace(judged(PLAIN), best="The bridge is closed.", article="bridge.txt")
    shown = whole(judged_page([one], 1, 7))
    assert "### 7 judged answers" in shown
    assert "**/ask** Words.\n-# 3 helpful, 1 not; asked by <@42> <t:1714651200:R>" in shown
    assert "> The bridge is closed. (bridge\\.txt)" in shown
    assert "-# Page 2 of 2" in shown


@some
@given(writers)
def test_a_neighbour_is_the_sentence_as_it_stands(writer):
    sentence = stored(writer, 1)
    shown = texts_of(context([sentence], 1))[-1]
    assert clean(sentence.text).startswith(as_read(shown).removeprefix("> ").removesuffix("…"))
