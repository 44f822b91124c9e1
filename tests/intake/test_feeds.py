"""Feeds: each story once, nothing lost, nothing asked or written in vain."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from intake_web import Site, fetcher

from retrieval.config import FeedSettings, IntakeSettings
from retrieval.desk import Desk
from retrieval.errors import BusyError
from retrieval.index.file.writer import sole_writer

WORDS = "The harbour office announced that the old bridge will be closed to lorries while its arches are repaired. "


def page(news: Site, name: str, said: str = "", status: int = 200) -> str:
    text = f"<p>{name} is told first, {said or name} said. {WORDS}</p><p>In {name} nobody works at night. {WORDS}</p>"
    html = f"<html><title>About {name}</title><body><article><h1>About {name}</h1>{text}</article></body></html>"
    return news.page(f"/{name}", html, status=status, ETag=f'"{name}{said}"')


def feed(news: Site, *links: str, **headers: str) -> str:
    items = "".join(f"<item><guid>{hash(link)}</guid><link>{link}</link></item>" for link in links)
    return news.page("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>", "application/xml", **headers)


@pytest.fixture
def follow(make_desk: Callable[..., Desk], tmp_path: Path, news: Site) -> Callable[..., Desk]:
    def made(address: str, watch_days: float = 0) -> Desk:
        settings = {"feeds": (FeedSettings(url=address),), "intake": IntakeSettings(watch_days=watch_days)}
        desk = make_desk(tmp_path / "desk.db", **settings)
        desk.fetcher = partial(fetcher, news)
        return desk

    return made


def state(desk: Desk) -> dict[str, dict[str, object]]:
    return json.loads((desk.kept.folder / ".feeds.json").read_text())


def written(desk: Desk) -> dict[str, tuple[int, int]]:
    """When each file was last written, and its size."""
    files = [file for file in desk.settings.database.parent.rglob("*") if file.is_file() and file.suffix != ".lock"]
    return {str(file): (file.stat().st_mtime_ns, file.stat().st_size) for file in files}


def test_each_story_is_taken_once(follow, news):
    one, two = page(news, "Osel"), page(news, "Kestrel")
    desk = follow(feed(news, one, f"{one}?utm_source=rss"))
    assert len(desk.poll().added) == 1
    feed(news, f"{one}?utm_source=mail", two)
    assert len(desk.poll().added) == 1
    assert sum(path.startswith("/Osel") for path in news.paths) == 1


def test_of_feeds_without_news_nothing_is_written(follow, news):
    address = feed(news, page(news, "Osel"), ETag='"1"', Last_Modified="Thu, 02 May 2024 08:00:00 GMT")
    desk = follow(address)
    desk.poll()
    generation, before = desk.generation(), written(desk)
    desk.poll()  # the same bytes
    news.page("/feed", "", status=304)
    assert not desk.poll().anything_new
    assert (desk.generation(), written(desk)) == (generation, before)
    assert 'If-None-Match: "1"' in news.requests[-1]
    assert "If-Modified-Since: Thu, 02 May 2024 08:00:00 GMT" in news.requests[-1]


def test_a_feed_that_fails_is_left_alone_as_long_as_it_asks_for(follow, news):
    desk = follow(news.page("/feed", "", status=503, Retry_After="3600"))
    [problem] = desk.poll().refused
    assert "status 503" in problem.what
    asked = len(news.requests)
    feed(news, page(news, "Osel"))
    assert not desk.poll().anything_new
    assert len(news.requests) == asked
    [known] = state(desk).values()
    assert known["failures"] == 1
    known["wait_until"] = "2024-05-02T08:00:00+00:00"
    (desk.kept.folder / ".feeds.json").write_text(json.dumps({desk.settings.feeds[0].url: known}))
    assert len(desk.poll().added) == 1
    assert next(iter(state(desk).values()))["failures"] == 0


def test_a_page_in_place_of_a_feed_is_said(follow, news):
    desk = follow(news.page("/feed", "<html><body>Please accept our cookies.</body></html>"))
    [problem] = desk.poll().refused
    assert "no RSS or Atom feed" in problem.what


def test_an_article_that_cannot_be_had_is_tried_again_and_then_given_up(follow, news):
    link = page(news, "Osel", status=500)
    desk = follow(feed(news, link))
    assert len(desk.poll().refused) == 1
    page(news, "Osel")
    assert len(desk.poll().added) == 1
    feed(news, link, page(news, "Kestrel", status=500))
    for tried in (1, 2, 3):
        assert len(desk.poll().refused) == 1, tried
    asked = len(news.requests)
    desk.poll()
    assert len(news.requests) == asked + 2  # robots.txt and the feed


def test_what_could_not_be_indexed_is_taken_the_next_time(follow, news):
    desk = follow(feed(news, page(news, "Osel")))
    with sole_writer(desk.settings.database), pytest.raises(BusyError):
        desk.poll()
    assert desk.kept.files() == []
    assert len(desk.poll().added) == 1


def test_a_removed_article_stays_away(follow, news):
    desk = follow(feed(news, page(news, "Osel")))
    [id_] = desk.poll().added
    desk.remove([id_])
    feed(news, page(news, "Osel"), page(news, "Kestrel"))
    assert len(desk.poll().added) == 1
    assert [card.id for card, _ in desk.overview().articles] != [id_]


def test_a_state_that_cannot_be_read_costs_no_article(follow, news):
    desk = follow(feed(news, page(news, "Osel")))
    desk.poll()
    (desk.kept.folder / ".feeds.json").write_text("{damaged")
    outcome = desk.poll()
    assert (outcome.added, outcome.unchanged) == ([], 1)


def test_pages_of_late_are_looked_at_again(follow, news):
    desk = follow(feed(news, page(news, "Osel")), watch_days=1)
    [id_] = desk.poll().added
    page(news, "Osel", said="Ada Birch")
    assert desk.poll().changed == [id_]
    generation, before = desk.generation(), written(desk)
    assert not desk.poll().anything_new
    assert (desk.generation(), written(desk)) == (generation, before)
    assert 'If-None-Match: "OselAda Birch"' in next(head for head in reversed(news.requests) if "/Osel" in head)
    page(news, "Osel", status=404)
    assert not desk.poll().refused
    assert [card.id for card, _ in desk.overview().articles] == [id_]
