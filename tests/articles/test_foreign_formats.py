"""PDF, mail and subtitles as articles in a folder; a transcript's turns are statements."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import pdf

from retrieval.articles import Problem, RawArticle, UnreadableError, read_raw
from retrieval.articles.article import Article
from retrieval.language.statements import extract_quotes

CLOSES = "The old harbour bridge will be closed to lorries from Monday, because two arches are cracked."
TRANSCRIPT = """WEBVTT

00:01.000 --> 00:04.000
<v Ada Birch>The bridge closes on Monday, and it will stay closed until the end of September.

00:05.000 --> 00:07.000
<v Bo Lind>Who will pay the fishermen for what they lose in the meantime?

00:08.000 --> 00:12.000
<v Ada Birch>The town will pay them, as it did when the quay was repaired.
"""
MAIL = (
    f"From: Harbour Office <press@harbour.example>\nDate: Thu, 2 May 2024 10:00:00 +0200\nSubject: Closed\n\n{CLOSES}\n"
)
HTML_MAIL = (
    "From: Harbour Office <press@harbour.example>\nSubject: =?utf-8?q?Br=C3=BCcke?=\n"
    "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n"
    f"<html><body><p>{CLOSES}</p><p>In Malmö the ferry sails every hour instead, the office said.</p></body></html>"
).encode("latin-1")


def only(file: Path) -> Article:
    [found] = read_raw([file])
    assert isinstance(found, RawArticle)
    return found.article()


def test_a_pdf_is_an_article(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf([[CLOSES]], title="Harbour bridge closes"))
    article = only(tmp_path / "a.pdf")
    assert (article.title, article.text) == ("Harbour bridge closes", CLOSES)


def test_a_mail_is_an_article_of_its_sender(tmp_path):
    (tmp_path / "a.eml").write_text(MAIL)
    article = only(tmp_path / "a.eml")
    assert (article.title, article.source, str(article.published)) == ("Closed", "Harbour Office", "2024-05-02")
    assert article.text == CLOSES


def test_a_mail_in_html_is_read_in_its_own_encoding(tmp_path):
    (tmp_path / "a.eml").write_bytes(HTML_MAIL)
    article = only(tmp_path / "a.eml")
    assert article.title == "Brücke"
    assert "In Malmö the ferry sails" in article.text


def test_the_turns_of_a_transcript_are_statements(tmp_path):
    (tmp_path / "a.vtt").write_text(TRANSCRIPT)
    text = only(tmp_path / "a.vtt").text
    found = [one for one in extract_quotes(text) if one["speaker"]]
    said = [(text[slice(*one["speaker"])], text[slice(*one["content"][0])]) for one in found]
    assert [speaker for speaker, _ in said] == ["Ada Birch", "Bo Lind", "Ada Birch"]
    assert said[1][1] == "Who will pay the fishermen for what they lose in the meantime?"


@pytest.mark.parametrize("suffix", [".pdf", ".eml", ".vtt", ".srt"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff damaged", b"%PDF-1.7 \x00"])
def test_what_cannot_be_read_is_a_problem(tmp_path, suffix, content):
    file = tmp_path / f"a{suffix}"
    file.write_bytes(content)
    [found] = read_raw([file])
    if isinstance(found, Problem):
        assert "an empty file" in found.what
        return
    if suffix == ".eml":
        return  # any bytes may be a mail
    with pytest.raises(UnreadableError) as raised:
        found.article()
    assert raised.value.problem.where == str(file)
