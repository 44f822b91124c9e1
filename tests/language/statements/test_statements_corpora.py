"""Whole articles of other subjects are read: none breaks the reading, and every span lies in its text."""

import json

import pytest

from retrieval.language.statements import read, resolve_speakers


@pytest.mark.parametrize("corpus", ["search-squad/corpus.jsonl", "quotes-gum/articles.jsonl"])
def test_every_article_is_read(shared, corpus):
    for line in (shared / "data" / corpus).read_text("utf8").splitlines():
        text = json.loads(line)["text"]
        reading = read(text)
        assert len(resolve_speakers(text, reading)) == len(reading.statements)
        for statement in reading.statements:
            assert all(0 <= start < end <= len(text) for start, end in statement.content)
