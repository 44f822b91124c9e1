"""A large index is searched in 8 bits, and answers as a small one that is searched exactly."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from sqlite_index import Index, build

from retrieval.engines.recall import recall
from retrieval.engines.rows import Rows
from retrieval.engines.sqlite import SqliteEngine
from retrieval.index.filters import EVERYTHING
from retrieval.index.reader import Reading

DEPTH = 20
QUESTIONS = ("when does Xi visit Moscow", "peace talks with Putin", "trade between China and Russia", "no limits")


def found(reading: Reading, encoder) -> list[tuple[list[int], bytes]]:
    """For each question the best sentences and their vectors."""
    ids = [reading.search.dense(encoder.query(one).vector, EVERYTHING, DEPTH) for one in QUESTIONS]
    return [(best.tolist(), reading.search.vectors(best).tobytes()) for best in ids]


def normalised(count: int, seed: int) -> np.ndarray:
    """So many vectors with unequal coordinates, as models have them."""
    vectors = np.random.default_rng(seed).standard_normal((count, 384)) * np.geomspace(1, 5, 384)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def test_cosines_are_nearly_right_and_never_more_wrong_than_they_say():
    vectors, asked = normalised(1000, 0), normalised(50, 1)
    rows = Rows.empty(1000, 384, exact=False)
    rows.put(0, vectors[:700])
    rows.put(700, vectors[700:])
    for vector in asked:
        cosines, worst = rows.cosines(vector)
        error = np.abs(cosines - vectors @ vector).max()
        assert error < 0.005
        assert error <= worst < 0.05


def test_a_vector_of_zeros_is_like_nothing():
    rows = Rows.empty(32, 384, exact=False)
    rows.put(0, np.zeros((32, 384), dtype=np.float32))
    assert (rows.cosines(np.full(384, 384**-0.5, dtype=np.float32))[0] == 0).all()


def test_a_small_index_is_searched_exactly(seeds_desk, encoder):
    with Index(seeds_desk.settings.database).reading() as reading:
        ids = np.flatnonzero(reading.snapshot.live)
        vectors = reading.search.vectors(ids)
        for question in QUESTIONS:
            vector = encoder.query(question).vector
            wanted = ids[np.argsort(-(vectors @ vector), kind="stable")[:DEPTH]]
            assert reading.search.dense(vector, EVERYTHING, DEPTH).tolist() == wanted.tolist()


def test_the_seeds_are_found_as_exactly(seeds_desk, encoder):
    path = seeds_desk.settings.database
    with Index(path, SqliteEngine(exact_up_to=0)).reading() as rounded, Index(path).reading() as exact:
        near, wanted = found(rounded, encoder), found(exact, encoder)
    for (ids, _), (exactly, _) in zip(near, wanted, strict=True):
        assert ids[:10] == exactly[:10]
        assert len(set(ids) & set(exactly)) >= DEPTH - 1


@pytest.mark.parametrize("seed", range(3))
def test_following_an_index_past_the_limit_and_back(tmp_path: Path, encoder, seed):
    rng, folder, database = random.Random(seed), tmp_path / "news", tmp_path / "index.db"
    folder.mkdir()
    following = Index(database, SqliteEngine(exact_up_to=6))
    for turn in range(8):
        told = " ".join(f"Story {turn} of {i} is told by Xi." for i in range(rng.randrange(1, 12)))
        (folder / f"{rng.randrange(3)}.md").write_text(told, "utf8")
        build(database, [folder], encoder)
        afresh = Index(database, SqliteEngine(exact_up_to=6))
        with following.reading() as one, afresh.reading() as other:
            assert found(one, encoder) == found(other, encoder)


def test_what_rounding_loses_is_measured_once_and_again_when_the_index_has_doubled(tmp_path: Path, encoder):
    database, engine = tmp_path / "index.db", SqliteEngine(exact_up_to=4)
    described = []
    for count in (3, 8, 10, 30):
        (tmp_path / "a.md").write_text(" ".join(f"Story {i} is told by Xi." for i in range(count)), "utf8")
        build(database, [tmp_path / "a.md"], encoder, engine=engine)
        with Index(database, engine).reading() as reading:
            described.append(engine.describe(reading.connection))
    assert "8 bits" not in described[0]
    assert [text.rpartition(" ")[2] for text in described[1:]] == ["8", "8", "30"]
    assert "100.0% of the 10 nearest" in described[1]


def test_recall_is_the_share_of_the_nearest_found(tmp_path: Path, encoder):
    told = " ".join(f"Story {i} is told by Xi to {i} guests." for i in range(300))
    (tmp_path / "a.md").write_text(told, "utf8")
    build(tmp_path / "index.db", [tmp_path / "a.md"], encoder)
    with Index(tmp_path / "index.db").reading() as reading:
        few, many = (recall(reading.connection, 1, depth) for depth in (5, 50))
    assert few <= 0.5
    assert many == 1
