"""The questions of our own: whole, split by article, and their offsets within the articles' texts."""

import collections
import json
from pathlib import Path

import pytest

from benchmarks.first_lines import verdict
from benchmarks.gate import DATA, EVENTS, NEWS, rows
from benchmarks.wikinews import write_events
from training.sentences import on_sentences

LEARNED = ("news", "news-2", "news-3", "news-4", "news-5", "news-6")
NEWS_SPLITS = (*LEARNED, "apart", "unseen")
SPLITS = ("reader", *NEWS_SPLITS, "train", "tune", "final")
QUESTIONS = {split: rows(DATA / "questions" / f"{split}.jsonl") for split in SPLITS}
OURS = {event: file for event, file in EVENTS.items() if event != "our-seeds"}
OURS |= NEWS


def test_each_question_is_whole():
    everything = [row for split in SPLITS for row in QUESTIONS[split]]
    ids = collections.Counter(row["id"] for row in everything)
    assert [one for one, times in ids.items() if times > 1] == []
    for row in everything:
        assert row["command"] in ("ask", "who-said", "when")
        assert row["query"].strip()
        assert row.get("expect") == "nothing" or (row["short"] and row["spans"]), row["id"]


def test_no_article_is_in_two_splits_but_what_the_reader_learns_from():
    where = collections.defaultdict(set)
    for split in SPLITS:
        for row in QUESTIONS[split]:
            where[row["event"], row["article"]].add("train" if split == "reader" else split)
    assert [article for article, splits in where.items() if len(splits) > 1] == []


def test_the_news_are_whole():
    """An article is of one event, an event is learned from or kept apart, a twin is a question's of its own event."""
    of = {row["id"]: event for event, file in OURS.items() for row in rows(file)}
    assert len(of) == sum(len(rows(file)) for file in OURS.values())
    learned = {row["event"] for split in LEARNED for row in QUESTIONS[split]}
    apart, unseen = ({row["event"] for row in QUESTIONS[split]} for split in ("apart", "unseen"))
    assert learned | apart | unseen == set(NEWS)
    assert len(learned) + len(apart) + len(unseen) == len(NEWS)
    asked = {row["id"]: row for split in NEWS_SPLITS for row in QUESTIONS[split]}
    for row in asked.values():
        assert of[row["article"]] == row["event"], row["id"]
        assert "twin_of" not in row or asked[row["twin_of"]]["event"] == row["event"], row["id"]


def test_a_short_answer_can_be_read_in_its_article(shared, tmp_path):
    """By the rule of first lines, which knows whole words: "injur" is read nowhere. Days and sides have other words."""
    files = OURS | write_events(shared, tmp_path)
    texts = {row["id"]: row["text"] for file in files.values() for row in rows(file)}
    unread = [
        row["id"]
        for split in (*NEWS_SPLITS, "train", "tune")
        for row in QUESTIONS[split]
        if row["command"] == "ask"
        and row["article"] in texts
        and row.get("expect") != "nothing"
        and not row["kind"].startswith(("yes/no", "when"))
        and verdict(row | {"not": []}, {"text": texts[row["article"]], "sure": "yes"}) != "right"
    ]
    assert unread == []


def _assert_spans_are_inside(event: str, articles: Path) -> None:
    texts = {row["id"]: row["text"] for row in rows(articles)}
    for row in (row for split in SPLITS for row in QUESTIONS[split] if row["event"] == event):
        for span in row["spans"]:
            start, end = span["span"]
            assert 0 <= start < end <= len(texts[span["article"]]), row["id"]
            part = texts[span["article"]][start:end]
            assert part == part.strip(), row["id"]


@pytest.mark.parametrize("event", OURS)
def test_offsets_of_invented_events(event):
    _assert_spans_are_inside(event, OURS[event])


def test_offsets_of_wikinews(shared, tmp_path):
    for event, file in write_events(shared, tmp_path).items():
        _assert_spans_are_inside(event, file)


def test_statements_and_dates_stand_in_their_articles():
    for event in (one for one in EVENTS if one != "our-seeds"):
        texts = {row["id"]: row["text"] for row in rows(EVENTS[event])}
        for row in rows(DATA / "invented" / f"statements-{event}.jsonl"):
            for quote in row["quotes"]:
                parts = quote["content"] if isinstance(quote["content"], list) else [quote["content"]]
                assert all(part in texts[row["id"]] for part in parts), json.dumps(quote)
        for row in rows(DATA / "invented" / f"dates-{event}.jsonl"):
            for date in row["dates"]:
                assert texts[row["id"]].count(date["text"]) >= date["nth"], json.dumps(date)


def test_answers_stand_in_their_sentences(shared):
    learning, measuring = on_sentences(DATA / "questions" / "sentences.jsonl", shared / "data" / "reader")
    assert len(measuring) > 800
    for one in (one.asked for one in (*learning, *measuring)):
        assert one.question.strip()
        assert one.span is None or one.sentence[slice(*one.span)].strip()
