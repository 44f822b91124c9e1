"""Status, reindex and short notices."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hostile import Writer, long_texts, some, texts, writers
from hypothesis import given
from hypothesis import strategies as st
from live_markup import live
from rendered import payload, texts_of, whole

from bot.reindexing import Finished, Progress
from bot.render.about import Newsdesk, about
from bot.render.limits import problems
from bot.render.notices import help_, notice
from bot.render.reindex import finished, progress
from bot.render.status import status
from bot.vitals import Vitals
from bot.wording import catalogs, speaking
from retrieval.answers.indexed.overview import Overview
from retrieval.answers.indexed.status import Status

OURS = {"bold", "subtext", "heading", "timestamp", "mention", "code"}
NOW = dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC)
VITALS = Vitals("0.1.0", NOW, 0.0432, 2, 40, 1, 1234, 3, 1, 0.074, 0.212, 0.012)


def check(container, ours=frozenset(OURS)):
    assert problems(payload(container)) == []
    assert live("\n\n".join(texts_of(container))) <= ours


def run(**fields):
    return Progress(
        **{"admin": 42, "started": NOW, "step": "indexing", "done": 1024, "total": 5000, "left": 400.0} | fields
    )


def index(model="packaged"):
    return Status(
        database=Path("e.db"), schema=1, generation=3, published=NOW, model=model, articles=12, outlets=6, undated=1,
        refused=2, sentences=3130, wordings=3000, file_bytes=1_600_000, vector_bytes=1, token_bytes=1, rescoring=True,
        rescoring_ms=None, reader="", engine="sqlite", writer=None,
    )  # fmt: skip


@pytest.mark.parametrize("tone", ["info", "good", "warning", "bad"])
@some
@given(long_texts)
def test_any_notice_is_within_the_limits(tone, words):
    check(notice(words, tone), frozenset())


def test_tones_differ():
    assert len({notice("x", tone).accent_colour.value for tone in ("info", "good", "warning", "bad")}) == 4


@some
@given(texts, st.integers(0, 10**9), st.integers(0, 10**9), st.none() | st.floats(0, 1e6))
def test_any_progress_is_within_the_limits(step, done, total, left):
    check(progress(run(step=step, done=done, total=total, left=left)))


def test_progress_shows_step_share_and_time_left():
    shown = whole(progress(run()))
    assert "### Indexing 1,024 of 5,000 articles" in shown
    assert "`████░░░░░░░░░░░░░░░░` 20%, about 7 min left" in shown
    assert "started by <@42> <t:1714651200:R>" in shown
    assert "left" not in whole(progress(run(left=None)))


@some
@given(
    st.lists(texts, max_size=50),
    st.lists(st.tuples(texts, texts), max_size=20),
    texts,
    st.sampled_from(["done", "failed"]),
)
def test_any_end_of_a_reindex_is_within_the_limits(names, refused, error, end):
    ids = tuple(names)
    check(finished(Finished(42, NOW, 7.0, end, ids, ids, ids, 3, tuple(refused), error)))


def test_a_reindex_done_says_what_became_of_the_articles():
    refused = tuple((f"page{n}.html", "no text in it") for n in range(8))
    done = Finished(42, NOW, 754, "done", tuple(f"a{n:03}" for n in range(99)), ("b",), (), 5000, refused)
    shown = whole(finished(done))
    assert "**99 added**: a000, a001" in shown
    assert "**1 changed**: b" in shown
    assert "removed" not in shown
    assert "5,000 unchanged" in shown
    assert "**8 refused**\n-# page0\\.html: no text in it" in shown
    assert "and 2 more" in shown
    assert "took 13 min" in shown
    listed = shown.split("**99 added**: ")[1].split("\n")[0]
    assert listed.count("a0") + int(listed.split(" and ")[1].split()[0]) == 99


@pytest.mark.parametrize("end", ["cancelled", "failed"])
def test_a_reindex_that_did_not_finish_says_that_the_old_index_answers(end):
    shown = whole(finished(Finished(42, NOW, 7, end, ("a",), error="disk full")))
    assert "still answers" in shown
    assert "disk full" in shown
    assert "added" not in shown


def test_a_reindex_without_changes_says_so():
    assert "Nothing has changed" in whole(finished(Finished(42, NOW, 7, "done", unchanged=12)))


@some
@given(texts)
def test_any_status_is_within_the_limits(words):
    check(status(index(words), VITALS, run(step=words)))


def test_status_shows_index_bot_and_reindex():
    shown = whole(status(index(), VITALS, run()))
    for words in ("12 articles from 6 outlets, 1 undated, 2 refused", "3,130 sentences in 1.6 MB", "generation 3"):
        assert words in shown
    for words in ("2 of at most 40 waiting", "1,234 answered", "median 74 ms, 95th percentile 212 ms", "gateway 43 ms"):
        assert words in shown
    assert "Indexing 1,024 of 5,000 articles" in shown


def test_status_before_the_first_index():
    shown = whole(status(None, VITALS, None))
    assert "No index yet" in shown
    assert "Indexing" not in shown


def test_help_explains_each_command_with_an_example():
    everyone, admin = whole(help_()), whole(help_(is_admin=True))
    for command in ("ask", "who-said", "when", "timeline", "sources"):
        assert f"**/{command}**" in everyone
        assert f"-# /{command}" in everyone
    assert "/reindex" not in everyone
    assert "**/reindex**" in admin
    check(help_(is_admin=True))


@pytest.mark.parametrize("language", sorted(catalogs()))
def test_help_is_within_the_limits_in_every_language(language):
    with speaking(language):
        sent = payload(help_(True, {"event": 7}, {"/ask": "/ask bread " * 20}, "The Harbour Bridge"))
    assert problems(sent) == []
    assert "/ask" in str(sent)


@some
@given(texts)
def test_help_can_be_pressed_and_has_examples_of_the_event(title):
    container = help_(ids={"ask": 7}, examples={"/ask": f"/ask {title}"})
    check(container)
    assert "</ask:7> " in whole(container)
    assert "-# /ask bread" in whole(help_(examples={"/ask": "/ask bread"}))


def test_about_names_event_span_operator_and_what_is_kept():
    cards = [replace(Writer([""], 0).card(), source="Quay News", published=dt.date(2024, 5, day)) for day in (2, 9)]
    shown = whole(about(Overview(tuple((one, 1) for one in cards), ()), "1", Newsdesk("The Bridge", "", (42,), 30)))
    for words in (
        "### The Bridge",
        "2 articles of 1 outlet, published Thu 2 to Thu 9 May 2024",
        "run by <@42>",
        "/forget",
    ):
        assert words in shown


@some
@given(writers, st.integers(0, 30))
def test_about_names_the_outlets(writer, count):
    desk = Newsdesk(writer.text(), writer.text(), (1, 2), 30)
    check(about(Overview(tuple((writer.card(), 1) for _ in range(count)), ()), "0.1.0", desk))


def test_about_before_the_first_index():
    assert "Nothing is indexed yet." in whole(about(None, "0.1.0", Newsdesk("", "", (), 30)))
