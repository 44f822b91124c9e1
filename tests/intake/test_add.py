"""Articles from the web: added, as they came, whole or not at all; and removed, gone from answers at once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from intake_web import CLOSES, TEXT, Site
from pdfs import pdf

from retrieval.desk import Desk
from retrieval.errors import BusyError, InputError
from retrieval.index.file.writer import sole_writer


def page(*paragraphs: str, title: str = "Harbour bridge closes for repairs", head: str = "", foot: str = "") -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs or TEXT)
    return (
        f'<html><head><title>{title}</title><meta property="og:site_name" content="Harbour Times">'
        f'<meta property="article:published_time" content="2024-05-02T08:00:00+02:00">{head}</head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article>{foot}</body></html>"
    )


def texts(desk: Desk) -> list[str]:
    answer = desk.ask("When will the harbour bridge be closed?")
    return [one.text for item in answer.items for one in (item.citation, *item.also)]


def ids(desk: Desk) -> list[str]:
    return [card.id for card, _ in desk.overview().articles]


def test_a_page_is_added_as_it_came(desk: Desk, news: Site) -> None:
    news.redirect("/short", "/2024/bridge-closes?utm_source=feed")
    final = news.page("/2024/bridge-closes?utm_source=feed", page(), ETag='"7"')
    outcome = desk.add([f"http://news.example:{news.port}/short"])
    assert len(outcome.added) == 1
    [(card, _)] = desk.overview().articles
    assert (card.title, card.source, str(card.published)) == (
        "Harbour bridge closes for repairs",
        "Harbour Times",
        "2024-05-02",
    )
    assert card.url == final.partition("?")[0]
    assert card.id.startswith("news-example-bridge-closes-")
    assert CLOSES in texts(desk)
    [file] = desk.kept.files()
    assert file.read_text() == page()
    record = desk.kept.newest(file)
    assert (record["asked"], record["final"]) == (f"http://news.example:{news.port}/short", final)
    assert record["headers"]["etag"] == '"7"'  # type: ignore[index]
    assert str(record["at"]).startswith("20")


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/bridge.pdf", pdf([TEXT]), "application/pdf"),
        ("/file", pdf([TEXT]), "application/octet-stream"),
        ("/bridge.vtt", "WEBVTT\n\n00:01.000 --> 00:09.000\n" + "\n".join(TEXT), "text/vtt"),
        ("/bridge.srt", "1\n00:00:01,000 --> 00:00:09,000\n" + "\n".join(TEXT), "application/octet-stream"),
        ("/bridge.eml", "From: a@b.example\nSubject: Bridge\n\n" + "\n\n".join(TEXT), "message/rfc822"),
        ("/bridge.txt", "\n\n".join(TEXT), "text/plain"),
        ("/bridge", page(), "text/html; charset=utf-8"),
    ],
)
def test_all_kinds_are_added(desk: Desk, news: Site, path: str, body: bytes | str, kind: str) -> None:
    desk.add([news.page(path, body, kind)])
    assert any("harbour bridge will be closed" in text for text in texts(desk))


def test_an_encoding_that_only_the_transfer_declares_is_kept(desk: Desk, news: Site) -> None:
    named = [one.replace("Ada Birch", "Žofie Nováčková") for one in TEXT]
    desk.add([news.page("/a", page(*named).encode("iso-8859-2"), "text/html; charset=iso-8859-2")])
    assert any("Žofie Nováčková" in text for text in texts(desk))
    desk.build(rebuild=True)
    assert any("Žofie Nováčková" in text for text in texts(desk))


def test_one_story_is_added_once_whatever_its_address_carries(desk: Desk, news: Site) -> None:
    canonical = f'<link rel="canonical" href="http://news.example:{news.port}/bridge">'
    for path in ("/bridge", "/bridge?utm_medium=social", "/amp/bridge", "/section/bridge"):
        news.page(path, page(head=canonical))
    places = [f"http://news.example:{news.port}{path}" for path in news.replies]
    assert len(desk.add(places[:2]).added) == 1
    assert desk.add(places).unchanged == 4
    assert len(ids(desk)) == 1


@pytest.mark.parametrize(
    "declared", ["http://news.example:{port}/", "http://127.0.0.1/x", "http://other.example:{port}/x"]
)
def test_what_a_page_says_of_its_address_is_not_always_taken(desk: Desk, news: Site, declared: str) -> None:
    head = f'<link rel="canonical" href="{declared.format(port=news.port)}">'
    address = news.page("/bridge", page(head=head))
    desk.add([address])
    assert [card.url for card, _ in desk.overview().articles] == [address]


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (page("We and our partners use cookies. Please accept."), "text/html", "only .* words|no article"),
        (page(*TEXT, head='<script>{"isAccessibleForFree": false}</script>'), "text/html", "only a teaser was served"),
        ("<html><body></body></html>", "text/html", "no article"),
        ("", "text/html", "an empty page"),
        ("{}", "application/json", "cannot be read as an article"),
        (b"PK\x03\x04" + bytes(99), "application/zip", "cannot be read as an article"),
        (b"\x89PNG\r\n", "image/png", "cannot be read as an article"),
        (b"%PDF-1.4 broken", "application/pdf", "PDF|parser"),
    ],
)
def test_what_is_no_article_is_refused_and_nothing_kept(
    desk: Desk, news: Site, body: bytes | str, kind: str, reason: str
) -> None:
    outcome = desk.add([news.page("/a", body, kind)])
    assert not outcome.anything_new
    [problem] = outcome.refused
    assert re.search(reason, problem.what)
    assert [*desk.kept.folder.iterdir()] == [] if desk.kept.folder.exists() else True
    assert not desk.has_index


def test_a_consent_page_of_another_host_and_the_front_page_are_refused(desk: Desk, news: Site) -> None:
    news.redirect("/gone", "/")
    news.page("/", page())
    news.redirect("/asks", "/collect-consent?to=asks")
    news.page("/collect-consent?to=asks", page())
    outcome = desk.add([f"http://news.example:{news.port}{path}" for path in ("/gone", "/asks")])
    assert [problem.what for problem in outcome.refused] == [
        "leads to the front page now: the article is no longer there",
        "only a page that asks for consent was served",
    ]


def test_an_article_among_refused_ones_is_added(desk: Desk, news: Site) -> None:
    good, bad = news.page("/good", page()), news.page("/bad", "no", status=500)
    outcome = desk.add([bad, good])
    assert (len(outcome.added), len(outcome.refused)) == (1, 1)


def test_the_articles_of_a_feed_are_added(desk: Desk, news: Site) -> None:
    links = [news.page(f"/{name}", page(f"{name.title()} comes first here. {TEXT[0]}", *TEXT[1:])) for name in "abc"]
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    feed = news.page("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>", "application/xml")
    assert len(desk.add([feed]).added) == 3
    asked = len(news.requests)
    assert desk.add([feed]).unchanged == 3
    assert len(news.requests) == asked + 2  # the feed and robots.txt


def test_files_and_folders_are_added_where_they_lie(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.txt").write_text("\n\n".join(TEXT))
    (folder / "b.pdf").write_bytes(pdf([TEXT]))
    assert desk.add([str(folder)]).added == ["a.txt", "b.pdf"]
    assert desk.kept.files() == []


def test_what_cannot_be_indexed_is_not_kept(desk: Desk, news: Site) -> None:
    address = news.page("/a", page())
    with sole_writer(desk.settings.database), pytest.raises(BusyError):
        desk.add([address])
    assert desk.kept.files() == []
    desk.add([address])
    news.page("/a", page(*TEXT[:-1], "The ferry will not sail at night, the harbour office announced on Friday."))
    with sole_writer(desk.settings.database), pytest.raises(BusyError):
        desk.add([address])
    [file] = desk.kept.files()
    assert file.read_text() == page()
    assert sorted(one.name for one in (file.parent / ".kept").iterdir()) == ["1.json"]


def test_a_page_that_changed_is_a_new_version(desk: Desk, news: Site) -> None:
    address = news.page("/a", page())
    desk.add([address])
    news.page("/a", page(*[one.replace("Monday", "Tuesday") for one in TEXT]))
    outcome = desk.add([address])
    assert (outcome.added, outcome.changed) == ([], ids(desk))
    assert any("Tuesday" in text for text in texts(desk))
    assert not any("Monday" in text for text in texts(desk))
    [file] = desk.kept.files()
    assert (file.parent / ".kept" / "1.html").read_text() == page()
    assert json.loads((file.parent / ".kept" / "2.json").read_text())["asked"] == address


def test_a_page_whose_furniture_changed_is_as_it_was(desk: Desk, news: Site) -> None:
    address = news.page("/a", page())
    desk.add([address])
    generation = desk.generation()
    news.page("/a", page(foot="<footer>Most read: ten bridges you must see. Subscribe to our newsletter!</footer>"))
    assert desk.add([address]).unchanged == 1
    assert desk.generation() == generation


def test_removed_means_gone(desk: Desk, news: Site, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.txt").write_text(f"{CLOSES}\n\nSo the mayor said to the council of the town on Thursday evening.")
    address = news.page("/a", page())
    desk.add([str(mine), address])
    assert len(ids(desk)) == 2
    assert len(desk.remove([address, "a.txt"])) == 2
    assert ids(desk) == []
    assert texts(desk) == []
    assert desk.kept.files() == []
    assert (mine / "a.txt").exists()
    assert desk.build([mine]).withdrawn == ["a.txt"]
    assert ids(desk) == []
    assert desk.add([str(mine / "a.txt")]).added == ["a.txt"]
    assert desk.build([mine]).unchanged == 1


def test_of_several_to_remove_all_are_or_none(desk: Desk, news: Site) -> None:
    address = news.page("/a", page())
    desk.add([address])
    with pytest.raises(InputError, match="no article is called 'nobody'"):
        desk.remove([address, "nobody"])
    assert len(ids(desk)) == 1
    with sole_writer(desk.settings.database), pytest.raises(BusyError):
        desk.remove([address])
    assert len(ids(desk)) == 1
    assert len(desk.kept.files()) == 1


def test_what_was_fetched_survives_a_rebuild(desk: Desk, news: Site) -> None:
    desk.add([news.page("/a", page())])
    before = ids(desk)
    desk.build(rebuild=True)
    assert set(before) <= set(ids(desk))
