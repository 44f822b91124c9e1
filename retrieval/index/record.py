"""The record of articles and sentences: what an engine's search can be made from again, and how much there is."""

from __future__ import annotations

import datetime as dt
import sqlite3

from retrieval.articles.article import Article
from retrieval.index.article.terms import documents, header_terms
from retrieval.index.engine import Document
from retrieval.language.words import content_terms


def article_numbers(connection: sqlite3.Connection) -> list[int]:
    """The numbers of all articles, ascending."""
    return [number for (number,) in connection.execute("SELECT number FROM article ORDER BY number")]


def citable_sentences(connection: sqlite3.Connection) -> int:
    """How many sentences an answer may cite."""
    return int(connection.execute("SELECT count(wording) FROM sentence").fetchone()[0])


def citable_by_article(connection: sqlite3.Connection) -> dict[int, int]:
    """How many sentences an answer may cite, by the number of the article."""
    return dict(connection.execute("SELECT article, count(wording) FROM sentence GROUP BY article"))


def text_of(connection: sqlite3.Connection, number: int) -> str:
    """The stored text of the article with that number, which all spans are offsets into."""
    return str(connection.execute("SELECT text FROM article WHERE number = ?", (number,)).fetchone()[0])


def refused(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Where and why articles were refused in the last index run."""
    return connection.execute("SELECT origin, reason FROM refused").fetchall()


def searched(connection: sqlite3.Connection, number: int) -> tuple[Article, list[Document]]:
    """An article of the record, without its blocks, and its sentences as they are searched."""
    sql = "SELECT id, title, source, text, via, published FROM article WHERE number = ?"
    id_, title, source, text, via, published = connection.execute(sql, (number,)).fetchone()
    day = dt.date.fromisoformat(published) if published else None
    article = Article(id_, title, source, text, (), via, day)
    sentences = connection.execute(
        'SELECT id, wording, "start", "end" FROM sentence WHERE article = ? ORDER BY id', (number,)
    ).fetchall()
    weights = documents([content_terms(text[start:end]) for _, _, start, end in sentences], header_terms(article))
    return article, [
        Document(sentence, wording, one)
        for (sentence, wording, _, _), one in zip(sentences, weights, strict=True)
        if wording is not None
    ]
