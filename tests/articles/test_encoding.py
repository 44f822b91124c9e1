"""Bytes to text, or a refusal."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import UnreadableError
from retrieval.articles.files.encoding import decode

TEXT = "The café in Köln – a “place” to eat – was closed. It’s open again."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_texts_of_known_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_a_declared_encoding_is_believed_if_it_is_not_utf8() -> None:
    text = "Министр прибыл в Осло в понедельник."
    assert decode(text.encode("koi8-r"), "a.html", "koi8-r") == text
    assert decode(text.encode("utf-8"), "a.html", "koi8-r") == text
    assert decode(TEXT.encode("cp1252"), "a.html", "no-such-encoding") == TEXT


def test_an_east_asian_encoding_is_recognised() -> None:
    text = "部长下周访问奥斯陆。这是他第一次访问挪威，双方将讨论渔业问题。"
    assert decode(text.encode("gb18030"), "a.txt") == text


def test_a_character_cut_in_two_does_not_cost_the_article() -> None:
    assert decode(TEXT.encode() + "’".encode()[:2], "a.txt") == TEXT + "\ufffd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("Министр прибыл в Осло в понедельник.".encode("koi8-r"), "save the file as UTF-8"),
        (b"\xff\xfe\x00", "marked as utf-16"),
    ],
)
def test_what_cannot_be_told_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as refused:
        decode(data, "a.txt")
    assert refused.value.problem.where == "a.txt"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(UnreadableError):
        assert isinstance(decode(data, "a.txt"), str)


@given(st.text())
def test_utf8_is_read_as_it_is(text: str) -> None:
    data = text.encode("utf-8")
    if b"\0" not in data and not text.startswith("\ufeff"):
        assert decode(data, "a.txt") == text
