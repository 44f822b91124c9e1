"""PDF, mail, subtitles and feeds are read in a process of their own; what is made to do harm does none."""

from __future__ import annotations

import time
from email.message import EmailMessage
from typing import Any

import pytest
from pdfs import bomb, pdf, written

from retrieval.foreign.child import Kind, parsed

HEAD = "Harbour Times 2 May 2024"
PAGES = [
    [
        HEAD,
        "The old harbour bridge will be closed to lorries from Monday, the may-",
        "or Ada Birch said on Thursday, because engineers found cracks in two of",
        "its arches.",
        "The repairs are to cost 3.4 million crowns (or more), and they will last",
        "until the end of September, when the fair on the quay begins, unless",
        "1",
    ],
    [HEAD, "there is frost. A second ferry will carry lorries across the bay.", "2"],
]


def test_the_paragraphs_of_a_pdf() -> None:
    found = parsed("pdf", pdf(PAGES, title="Bridge closes"))
    assert found == {
        "text": "The old harbour bridge will be closed to lorries from Monday, the mayor Ada Birch said on Thursday, "
        "because engineers found cracks in two of its arches.\n\n"
        "The repairs are to cost 3.4 million crowns (or more), and they will last until the end of September, when the "
        "fair on the quay begins, unless there is frost. A second ferry will carry lorries across the bay.",
        "fields": {"title": "Bridge closes"},
    }


def mail(text: str, **fields: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in ({"From": "Ada Birch <ada@harbour.example>", "Subject": "Bridge closes"} | fields).items():
        message[name] = value
    message.set_content(text)
    return message


def forwarded() -> EmailMessage:
    outer = mail("See below.", From="Editor <desk@news.example>", Subject="Fwd: Bridge closes")
    outer.add_attachment(mail("The bridge closes on Monday.", Date="Thu, 2 May 2024 23:30:00 +0200"))
    return outer


def in_html() -> EmailMessage:
    message = mail("x")
    message.set_content("<p>The bridge <b>closes</b>.</p><img src='http://tracker.example/a.gif'>", subtype="html")
    return message


INLINE = """FYI

---------- Forwarded message ---------
From: Harbour Office <press@harbour.example>
Date: Thu, 2 May 2024 at 10:00
Subject: Bridge closes

The bridge closes on Monday.
"""


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            mail("The bridge closes.\n\nOn Tue, 14 May 2024, Bo Lind wrote:\n> Is it open?\n\n-- \nAda\n").as_bytes(),
            {"text": "The bridge closes.\n\n", "fields": {"title": "Bridge closes", "source": "Ada Birch"}},
        ),
        (
            forwarded().as_bytes(),
            {
                "text": "The bridge closes on Monday.",
                "fields": {"title": "Bridge closes", "source": "Ada Birch", "published": "2024-05-02"},
            },
        ),
        (
            mail(INLINE, From="Editor <desk@news.example>", Subject="Fwd: x").as_bytes(),
            {
                "text": "\nThe bridge closes on Monday.",
                "fields": {"title": "Bridge closes", "source": "Harbour Office"},
            },
        ),
        (
            b"From: a@b.example\nContent-Type: text/plain; charset=x-nobody-knows\n\nThe bridge closes.\n",
            {"text": "The bridge closes.", "fields": {"source": "b.example"}},
        ),
    ],
    ids=("reply", "attached", "inline", "unknown letters"),
)
def test_the_text_of_a_mail(message: bytes, expected: dict[str, Any]) -> None:
    found = parsed("mail", message)
    assert found["text"] == expected["text"]
    assert expected["fields"].items() <= found["fields"].items()


def test_a_mail_in_html_is_given_as_such() -> None:
    assert "<b>closes</b>" in parsed("mail", in_html().as_bytes())["html"]


@pytest.mark.parametrize(
    ("subtitles", "text", "spoken"),
    [
        (
            "\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada Birch>The bridge closes\n\n"
            "00:02.000 --> 00:03.000\n<v Ada Birch>The bridge closes\n<v Ada Birch>on <i>Monday</i>.\n\n"
            "5a3f-9c\n01:00:03.000 --> 01:00:04.000\n<v Bo Lind>Why?\n",
            "Ada Birch: The bridge closes on Monday.\n\nBo Lind: Why?",
            {"Ada Birch: The": "00:00:01", "on Monday": "00:00:02", "Bo Lind": "01:00:03"},
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nADA BIRCH: The bridge closes.\n\n"
            "2\n00:00:03,000 --> 00:00:04,000\n10:30 Meeting: on Monday.\n[applause]\n\n"
            "3\n00:00:05,000 --> 00:00:06,000\n>> Bo Lind: Why?\n- Because.\n",
            "Ada Birch: The bridge closes. 10:30 Meeting: on Monday.\n\nBo Lind: Why?\n\nBecause.",
            {"Ada Birch: The": "00:00:01", "10:30": "00:00:03", "Bo Lind": "00:00:05", "Because": "00:00:05"},
        ),
    ],
)
def test_the_turns_of_subtitles(subtitles: str, text: str, spoken: dict[str, str]) -> None:
    found = parsed("subtitles", subtitles.encode())
    assert found["text"] == text
    assert found["spoken"] == [[text.index(words), at] for words, at in spoken.items()]


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Times</title>
<item><title>Bridge closes</title><link>https://news.example/a</link><guid>1</guid>
<pubDate>Thu, 02 May 2024 08:00:00 GMT</pubDate></item><item><title>No link</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Times</title><entry><title>Bridge</title>
<id>tag:1</id><link href="https://news.example/b"/><updated>2024-05-02T08:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize(
    ("feed", "entry"),
    [
        (RSS, {"link": "https://news.example/a", "id": "1", "title": "Bridge closes", "published": "2024-05-02"}),
        (ATOM, {"link": "https://news.example/b", "id": "tag:1", "title": "Bridge", "published": ""}),
        (
            RSS.replace("</channel>", "&nbsp;<oops>"),
            {"link": "https://news.example/a", "id": "1", "title": "Bridge closes", "published": "2024-05-02"},
        ),
    ],
)
def test_the_entries_of_a_feed(feed: str, entry: dict[str, str]) -> None:
    assert parsed("feed", feed.encode()) == {"title": "Harbour Times", "entries": [entry]}


def nested(depth: int) -> bytes:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(depth))
    return f"From: a@b.example\n{parts}Content-Type: text/plain\n\nThe bridge.\n".encode()


TITLED = '<!DOCTYPE rss [{}]><rss version="2.0"><channel><title>{}</title></channel></rss>'


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    return TITLED.format(f'<!ENTITY l0 "ha">{entities}', "&l11;").encode()


FILE = TITLED.format('<!ENTITY f SYSTEM "file:///etc/passwd">', "&f;").encode()
LOOP = written(
    [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 9 >>", b"<< >>"]
)


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("pdf", b"not a PDF", "not a PDF|parser cannot read it"),
        ("pdf", pdf([[]]), "holds no text"),
        ("pdf", pdf([["x%&1 3#4 5@6 7!8 9?0 2+2 =4= ~~ 11 0x1"]]), "fonts of this PDF"),
        ("pdf", bomb(400), "memory|time|parser|no text"),
        ("pdf", LOOP, "not a PDF|parser|no text|time"),
        ("pdf", pdf([["The bridge closes."]] * 501), "more than 500 pages"),
        ("mail", b"", "no text"),
        ("mail", nested(5000), "no text|nested|parser|parts"),
        ("subtitles", b"junk", "no subtitles"),
        ("subtitles", b"WEBVTT\n\n", "without a word"),
        ("feed", b"<html><body>Please accept our cookies</body></html>", "no RSS or Atom feed"),
    ],
)
def test_what_cannot_be_read_is_said_in_bounded_time(kind: Kind, data: bytes, reason: str) -> None:
    started = time.monotonic()
    with pytest.raises(ValueError, match=reason):
        parsed(kind, data)
    assert time.monotonic() - started < 45


@pytest.mark.parametrize("feed", [laughs(), FILE])
def test_entities_of_a_feed_are_not_followed(feed: bytes) -> None:
    try:
        found = parsed("feed", feed)
    except ValueError:
        return
    assert len(found["title"]) < 1000
    assert "root:" not in found["title"]
