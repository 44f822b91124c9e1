"""Statements on annotated news, held to what was measured with the scorer beside the checkout."""

import importlib.util
import json

import pytest

from retrieval.language.statements import extract_quotes

pytestmark = pytest.mark.slow


def test_quotes_of_annotated_news(shared):
    spec = importlib.util.spec_from_file_location("bench_quotes", shared / "bench" / "quotes.py")
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    lines = (shared / "data" / "quotes-gum" / "articles.jsonl").read_text("utf8").splitlines()
    articles = [json.loads(line) for line in lines]
    figures = bench.score(articles, {one["id"]: extract_quotes(one["text"]) for one in articles})
    assert figures["right speaker"] >= 93
    assert figures["full name"] >= 82
    assert figures["pronouns"] == 100
    assert figures["all F1"] >= 77
