"""Files of every format to articles, with what they say about themselves."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from retrieval.articles import UNKNOWN_SOURCE, Article, RawArticle, UnreadableError, read_raw

BODY = "The minister will visit Oslo for talks on cod.\n\nThe talks are to last for three days."
FRONT = """---
title: Talks on cod
source: Coastal Herald
via: Portal
published: 2024-05-03
url: https://example.org/1
---
"""
PAGE = """<!doctype html>
<html lang="en"><head><title>Talks on cod - The Coastal Herald</title>
<meta property="og:site_name" content="The Coastal Herald">
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<link rel="canonical" href="https://example.org/1"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Talks on cod</h1>
<p>The minister will visit Oslo for talks on cod, her office said on Friday afternoon.</p>
<figure><img src="a.jpg"><figcaption>The minister speaks on May 2, 2024. (Ada Brook/AP)</figcaption></figure>
<h2>A long dispute</h2>
<p>The two countries have argued about quotas for nine years &amp; will go on for some time.</p>
<p>CLICK HERE TO GET THE HERALD APP</p>
<p>The talks are to last for three days, and a paper will be signed then.</p>
</article><footer>Copyright 2024 The Coastal Herald</footer></body></html>
"""


def read(folder: Path, name: str, content: str | bytes) -> Article:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    [raw] = read_raw([path])
    assert isinstance(raw, RawArticle)
    return raw.article()


def kinds(article: Article) -> str:
    return "".join(block.kind[0] for block in article.blocks)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter(tmp_path: Path, name: str) -> None:
    article = read(tmp_path, name, FRONT + BODY)
    assert (article.id, article.title, article.source, article.via) == (
        name,
        "Talks on cod",
        "Coastal Herald",
        "Portal",
    )
    assert (article.published, article.published_basis) == (dt.date(2024, 5, 3), "metadata")
    assert article.url == "https://example.org/1"
    assert article.text == BODY.replace("\n\n", "\n")


MARKDOWN = """# Talks on *cod*

The **minister** will
visit [Oslo](https://example.org) for talks.

> She said: ‘No.’

- One point is `cod`, of course.
"""


def test_markdown_is_read_as_it_is_shown(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", MARKDOWN)
    assert article.text.split("\n") == [
        "Talks on cod",
        "The minister will visit Oslo for talks.",
        "She said: ‘No.’",
        "One point is cod, of course.",
    ]
    assert (article.title, kinds(article)) == ("Talks on cod", "hppp")


def test_a_web_page(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", PAGE)
    assert (article.title, article.source, article.url) == (
        "Talks on cod",
        "The Coastal Herald",
        "https://example.org/1",
    )
    assert (article.published, article.published_basis) == (dt.date(2024, 5, 3), "metadata")
    assert kinds(article) == "pchpp"
    assert "The minister speaks on May 2, 2024.\n" in article.text
    assert "APP" not in article.text


def test_a_web_page_in_the_encoding_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Oslo", "Łódź")
    assert "will visit Łódź for talks" in read(tmp_path, "a.html", page.encode("iso-8859-2")).text


def test_a_json_object(tmp_path: Path) -> None:
    record = {
        "title": "Talks",
        "source": "Herald",
        "published": "2024-05-03T10:00:00Z",
        "url": None,
        "text": BODY,
        "x": 1,
    }
    article = read(tmp_path, "a.json", json.dumps(record))
    assert (article.id, article.title, article.published, article.url) == (
        "a.json",
        "Talks",
        dt.date(2024, 5, 3),
        None,
    )


def test_without_any_metadata(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", BODY)
    assert article.title == "The minister will visit Oslo for talks on cod."
    assert (article.source, article.published, article.published_basis) == (UNKNOWN_SOURCE, None, "unknown")


def test_rules_between_paragraphs_are_no_front_matter(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", "---\nThe minister spoke in Oslo.\n---\nShe left on Friday.\n")
    assert article.text == "The minister spoke in Oslo.\nShe left on Friday."


@pytest.mark.parametrize(
    "day",
    [
        "2024-05-03",
        "2024-05-03T10:00:00+02:00",
        "Fri, 03 May 2024 10:00:00 GMT",
        "May 3, 2024",
        "Fri 3 May 2024 10.32 GMT",
    ],
)
def test_days_of_publication(tmp_path: Path, day: str) -> None:
    assert read(tmp_path, "a.json", json.dumps({"text": BODY, "published": day})).published == dt.date(2024, 5, 3)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "www.example.org", "https://exa mple.org", ""])
def test_addresses_that_cannot_be_followed_are_left_out(tmp_path: Path, url: str) -> None:
    assert read(tmp_path, "a.json", json.dumps({"text": BODY, "url": url})).url is None


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.md", '---\ntitle: "Talks\n---\n' + BODY, r"a\.md:\d+: front matter is not valid YAML"),
        ("a.md", "---\ntitle: Talks\n  b: c: d\n---\n" + BODY, r"a\.md:3: front matter is not valid YAML"),
        (
            "a.txt",
            "---\ntitle: Talks\npublished: 2024-02-30\n---\n" + BODY,
            r"a\.txt:1: .*day is out of range",
        ),
        ("a.md", "---\ntitle: Talks\n\n" + BODY, r"a\.md:1: front matter without an end"),
        ("a.md", "---\ntitle: " + "[" * 100_000 + "\n---\n", r"a\.md:1: front matter is not valid YAML"),
        ("a.md", "---\ntitle: [a, b]\n---\n" + BODY, r"a\.md: title is a list, not text"),
        ("a.md", "---\npublished: 2024\n---\n" + BODY, r"a\.md: published is a number, not a date"),
        ("a.json", json.dumps({"text": BODY, "published": "soon"}), r"a\.json: published is 'soon'"),
        ("a.json", json.dumps({"text": BODY, "source": 7}), r"a\.json: source is a number, not text"),
        ("a.json", json.dumps({"id": "a"}), r"a\.json: no text"),
        ("a.json", json.dumps({"text": ["a"]}), r"a\.json: a text that is not a string"),
        ("a.json", json.dumps({"text": "x" * 10_000_001}), r"a\.json: 10\.0 MB"),
        ("a.txt", "Menu\nShare\nLeave a Reply\n", r"a\.txt: no article text"),
        ("a.txt", b"GIF89a\0\0", r"a\.txt: a binary file"),
        ("a.html", "<html><body><nav>Home</nav></body></html>", r"a\.html: no article was found"),
    ],
)
def test_unreadable(tmp_path: Path, name: str, content: str | bytes, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        read(tmp_path, name, content)


def test_an_article_of_five_megabytes_is_read(tmp_path: Path) -> None:
    said = "The minister said that the talks in Oslo would go on, and that nobody should expect too much of them."
    article = read(tmp_path, "a.md", "\n\n".join(f"Day {day}. {said} {said}" for day in range(25_000)))
    assert len(article.text) > 5_000_000
    assert len(article.blocks) == 25_000
