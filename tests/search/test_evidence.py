"""When nothing is found: the rule on made-up rankings (what it does on real ones is for the benchmarks)."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from retrieval.language.words import content_terms
from retrieval.search.evidence import Confidence, confidence
from retrieval.search.question import Question
from retrieval.search.ranking import Ranking
from retrieval.search.rescoring import LEXICAL_SHARE
from retrieval.vectors.encoder import Encoded

HELD = ("The minister of Utopia signed a treaty in the capital",)


def _reading(sentences: int = 100) -> Any:
    """What the rule asks of an index: how many sentences it has, and which terms."""
    held = {term for text in HELD for term in content_terms(text)}
    return SimpleNamespace(
        snapshot=SimpleNamespace(live=np.ones(sentences, dtype=bool)),
        search=SimpleNamespace(frequency=lambda term: int(term in held)),
    )


def _ranking(
    question: str, score: float, *, rescored: bool = True, likeness: float = 0.9, share: float = 0.0
) -> Ranking:
    """A ranking whose best sentence has that score, and whose tokens are all so much like the question's."""
    spans = tuple((at, at + 1) for at in range(len(question)))
    one, scores = np.array([1]), np.array([score])
    return Ranking(
        ids=one,
        lexical=scores,
        share=np.array([share]),
        dense=scores,
        fused=scores,
        final=scores,
        late=scores[: int(rescored)] * (1 + LEXICAL_SHARE) - LEXICAL_SHARE * share,
        token_scores=np.full((int(rescored), len(spans)), likeness, dtype=np.float32),
        lexical_top=one,
        dense_top=one,
        held=True,
        question=Question.of(question),
        encoded=Encoded(np.zeros(4, dtype=np.float32), np.zeros((len(spans), 4), dtype=np.float32), spans),
        encoding_seconds=0.0,
        search_seconds=0.0,
    )


def _confidence(question: str, score: float, sentences: int = 100, **given: Any) -> Confidence:
    return confidence(_ranking(question, score, **given), _reading(sentences))


def test_it_is_surer_the_better_the_score() -> None:
    answers = [_confidence("Who signed the treaty?", score) for score in (0.2, 0.4, 0.45, 0.6)]
    assert [one.found for one in answers] == [False, False, True, True]
    assert [one.probability for one in answers] == sorted(one.probability for one in answers)
    assert all((one.probability >= 0.5) == one.found for one in answers)


def test_a_larger_index_must_offer_more() -> None:
    """Among a hundred thousand sentences one of that likeness is there by chance."""
    assert _confidence("Who signed the treaty?", 0.47, sentences=100).found
    assert not _confidence("Who signed the treaty?", 0.47, sentences=100_000).found


@pytest.mark.parametrize(
    ("question", "likeness", "strangers"),
    [
        ("What did Atlantis sign?", 0.3, ("Atlantis",)),
        ("What did Utopia sign?", 0.3, ()),
        ("What did Utopian envoys sign?", 0.7, ()),
        ("what did atlantis sign?", 0.3, ()),
        ("Ratified by whom?", 0.3, ()),
        ("WHAT DID ATLANTIS SIGN?", 0.3, ()),
        ("Did Atlantis and Lemuria sign?", 0.3, ("Atlantis", "Lemuria")),
    ],
)
def test_names_that_the_index_does_not_know(question: str, likeness: float, strangers: tuple[str, ...]) -> None:
    answer = _confidence(question, 0.49, likeness=likeness)
    assert answer.strangers == strangers
    assert answer.found is not bool(strangers)


def test_even_about_a_stranger_a_very_good_match_is_found() -> None:
    assert _confidence("What did Atlantis sign?", 0.7, likeness=0.3).found


@pytest.mark.parametrize("question", ["what is this about?", "🙂🙂", "..."])
def test_a_question_without_content_finds_nothing(question: str) -> None:
    assert _confidence(question, 0.9) == Confidence(found=False, probability=0.0)


def test_an_empty_index_finds_nothing() -> None:
    question = "Who signed the treaty?"
    best = _ranking(question, 0.9)
    empty = replace(
        best,
        **{name: getattr(best, name)[:0] for name in ("ids", "lexical", "share", "dense", "fused", "final", "late")},
        token_scores=best.token_scores[:0],
    )
    assert not confidence(empty, _reading(0)).found


def test_without_late_interaction_cosine_and_words_decide() -> None:
    question = "Who signed the treaty?"
    assert _confidence(question, 0.8, rescored=False).found
    assert not _confidence(question, 0.4, rescored=False).found
    assert _confidence(question, 0.4, rescored=False, share=0.6).found
