"""What is new in Discord: within its limits, with nothing live of an article's words, and with why it is listed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hostile import ATTACKS
from live_markup import live
from rendered import payload, whole

from bot.render.limits import problems
from bot.render.since import ITEMS, since_page
from retrieval.answers.answer import Citation
from retrieval.answers.news.since import NewItem, Since
from retrieval.index.article.changes import Change
from retrieval.index.article.history import SeenChange
from retrieval.index.cards import ArticleCard

DAY = dt.date(2024, 5, 2)


def new(words, count=9, url="https://news.example/1"):
    card = ArticleCard(1, "a", words, words, words, DAY, "metadata", url, "a.txt")
    cited = Citation(words, (0, len(words)), card, 1)
    seen = SeenChange("a", 2, "2024-05-02T09:10:00+00:00", Change("altered", ("number",), words, words, (0, 9)))
    items = (NewItem("correction", words, cited, change=seen), NewItem("statement", words, cited))
    return Since(DAY, (items * count)[:count], count, 3, 4)


@pytest.mark.parametrize("words", [*ATTACKS, "long " * 900, ""], ids=range(len(ATTACKS) + 2))
def test_pages_are_within_the_limits_and_dead(words):
    for found in (new(words), new(words, url=None)):
        page = since_page(found)
        assert problems(payload(page.container)) == []
        assert live(whole(page.container)) <= {"heading", "bold", "subtext", "quote"}


def test_each_item_says_what_is_new_and_why():
    shown = whole(since_page(new("Twelve were hurt.", 2)).container)
    assert shown.startswith("### 2 new since Thu 2 May 2024\n-# in 3 new articles, beside 4 from before")
    assert "**Corrected** · Twelve were hurt.\n-# before: Twelve were hurt.\n> Twelve were hurt." in shown
    assert "**New statement** · Twelve were hurt.\n> Twelve were hurt." in shown


def test_a_visit_is_a_moment_in_the_readers_time():
    moment = dt.datetime(2024, 5, 2, 9, 10, tzinfo=dt.UTC)
    shown = whole(since_page(replace(new("words"), first=moment)).container)
    assert shown.startswith("### 9 new since your last visit, <t:1714641000:f>")


def test_pages_turn():
    assert (since_page(new("words"), 99).number, since_page(new("words")).pages) == (2, -(-9 // ITEMS))
