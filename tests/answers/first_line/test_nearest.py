"""Where nothing says it outright, the two sentences that come nearest."""

from __future__ import annotations

from dataclasses import fields

import pytest
from sqlite_index import article_text

from retrieval.answers.first_line.candidates import Candidate, Marks
from retrieval.answers.first_line.nearest import next_best
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import StoredSentence

CARD = ArticleCard(1, "a", "Title", "The Post", None, None, "metadata", None, "a")
MARKS = Marks(**{one.name: 0.5 for one in fields(Marks)})


def _candidates(*told: tuple[str, float]) -> list[Candidate]:
    return [
        Candidate(StoredSentence(n, CARD, 0, len(text), "paragraph", text), n, None, None, 0.0, MARKS, score=score)
        for n, (text, score) in enumerate(told)
    ]


BEST = ("Ada Birch ordered the dam to be closed.", 1.0)
SAME = ("The dam was ordered to be closed by Ada Birch.", 0.8)
OTHER = ("Lena Aalto had warned of the dam for years.", 0.4)


@pytest.mark.parametrize(
    ("found", "likely", "next_", "as_likely"),
    [
        ([BEST, OTHER], 0.5, OTHER[0], 0.2),
        ([BEST, SAME, OTHER], 0.5, OTHER[0], 0.2),
        ([BEST, SAME], 0.5, None, None),
        ([BEST, OTHER], 0.1, None, None),
        ([BEST], 0.5, None, None),
    ],
)
def test_the_next_says_something_else_and_is_likely_enough(found, likely, next_, as_likely):
    offered = _candidates(*found)
    told = next_best(offered, offered[:1], likely)
    assert (told and told[0].sentence.text) == next_
    assert (told and round(told[1], 6)) == as_likely


def test_both_are_cited_and_the_line_is_made_of_them(seeds_desk):
    """Of questions that the seeds hardly answer."""
    asked = ("why did the court issue a warrant", "where did Xi and Putin meet", "what documents will the leaders sign")
    shown = [answer for one in asked if (answer := seeds_desk.ask(one)).line and " / " in answer.line.text]
    assert shown
    for answer in shown:
        assert answer.line.sure == "perhaps"
        cited = [(one.article.id, one.span) for item in answer.items for one in (item.citation, *item.also)]
        for words in answer.line.spans:
            assert any(
                id_ == words.article and start <= words.span[0] < words.span[1] <= end for id_, (start, end) in cited
            )
        with seeds_desk.index.reading() as reading:
            numbers = {card.id: number for number, card in reading.cards().items()}
            parts = [article_text(reading, numbers[one.article])[slice(*one.span)] for one in answer.line.spans]
        # A sentence that leans on the one before it stands with that one, without a stroke.
        assert answer.line.text.replace(" / ", " ") == " ".join(" ".join(part.split()) for part in parts)


def test_who_wants_one_sentence_gets_one(seeds_desk):
    line = seeds_desk.ask("where did Xi and Putin meet", limit=1).line
    assert line is not None
    assert " / " not in line.text
