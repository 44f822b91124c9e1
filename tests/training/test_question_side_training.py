"""The questions' side as it learns: on two small events, from changes that change nothing."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest
import torch
from sqlite_index import Index, build

from retrieval.config import ModelSettings
from retrieval.vectors.encoder import Encoder, packaged_folder
from retrieval.vectors.minilm import MiniLM
from training.pools import pool_of, together
from training.question_side import Plan, Side, batches, beginning, losses, train

TEXT = (
    "The ferry capsized off Gull Point on Tuesday. Twelve passengers were injured. The cargo had shifted in the swell. "
    "The coastguard sent three helicopters. The wreck lies at a depth of thirty metres. The mayor thanked the crews."
)
ASKED = [("how many folks got hurt", "Twelve"), ("how come it tipped over", "cargo"), ("how far down is it", "thirty")]


@pytest.fixture(scope="module")
def encoder():
    return Encoder(ModelSettings())


@pytest.fixture(scope="module")
def index(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("side")
    row = {"id": "ferry", "source": "The Post", "title": "Ferry", "text": TEXT}
    (folder / "articles.jsonl").write_text(json.dumps(row), encoding="utf8")
    build(folder / "index.db", [folder / "articles.jsonl"], encoder)
    return Index(folder / "index.db")


@pytest.fixture(scope="module")
def pool(index, encoder):
    questions = [
        {"query": query, "spans": [{"article": "ferry", "span": [TEXT.index(word), TEXT.index(word) + len(word)]}]}
        for query, word in ASKED
    ]
    with index.reading() as reading:
        return pool_of(questions, reading, encoder)


@pytest.fixture
def side(encoder):
    torch.manual_seed(1)
    model = MiniLM(packaged_folder())
    return Side(model, beginning(model), encoder)


def test_changes_that_change_nothing_read_as_the_encoder_does(side, pool, encoder):
    tokens, vectors = side.read([one.text for one in pool.asked])
    assert np.allclose(tokens.detach(), torch.cat([one.plain for one in pool.asked]), atol=1e-5)
    assert np.allclose(vectors[0].detach(), encoder.query(pool.asked[0].text).vector, atol=1e-5)
    assert float(losses(side, [(pool, pool.asked)]).detach()[2]) == pytest.approx(0, abs=1e-5)


def test_right_sentences_are_those_of_the_span(pool):
    assert [one.right.tolist() for one in pool.asked] == [[1], [2], [4]]
    assert [one.weights.sum().item() for one in pool.asked] == pytest.approx([1, 1, 1])


def test_what_is_beside_stays_beside_in_a_pool_of_several(pool):
    both = together([pool, pool])
    count = len(pool.lengths)
    assert both.before.tolist() == [2 * count, *range(count - 1), 2 * count, *range(count, 2 * count - 1)]
    assert both.after.tolist() == [*range(1, count), 2 * count, *range(count + 1, 2 * count), 2 * count]


def test_learning_learns(side, pool):
    before = losses(side, [(pool, pool.asked)]).detach()
    train(side, [pool] * 8, Plan(epochs=40, rate=3e-3, near=0.2), random.Random(1))
    after = losses(side, [(pool, pool.asked)]).detach()
    assert (after[:2] < before[:2] - 0.1).all()


def test_a_batch_is_of_several_events_and_each_question_comes_once(pool):
    drawn = next(batches([pool] * 8, random.Random(1)))
    assert len(drawn) == 8
    assert sorted(one.text for one in drawn[0][1]) == sorted(query for query, _ in ASKED)
