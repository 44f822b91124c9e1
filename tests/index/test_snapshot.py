"""A reader that follows the index from run to run holds what one holds that opens it afresh."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from sqlite_index import Index, build


def held(index: Index) -> tuple[int, dict[int, tuple[str, int, bytes]]]:
    """The generation, and for each live sentence its article, length and vector."""
    with index.reading() as reading:
        snapshot = reading.snapshot
        ids = np.flatnonzero(snapshot.live)
        vectors = reading.search.vectors(ids)
        return snapshot.generation, {
            one: (
                snapshot.articles[int(snapshot.article_of[one])].id,
                int(snapshot.length_of[one]),
                vectors[row].tobytes(),
            )
            for row, one in enumerate(ids.tolist())
        }


@pytest.mark.parametrize("seed", range(3))
def test_following_is_the_same_as_opening_afresh(tmp_path: Path, encoder, seed):
    rng, folder, database = random.Random(seed), tmp_path / "news", tmp_path / "index.db"
    folder.mkdir()
    index = Index(database)
    for turn in range(8):
        for number in range(4):
            file = folder / f"{number}.md"
            if rng.random() < 0.3 and turn and sum(1 for _ in folder.iterdir()) > 1:
                file.unlink(missing_ok=True)
            elif rng.random() < 0.6 or not turn:
                told = " ".join(f"Story {rng.randrange(6)} is told again." for _ in range(rng.randint(1, 4)))
                file.write_text(f"# Heading {turn}\n\n{told}\n", "utf8")
        build(database, [folder], encoder)
        assert held(index) == held(Index(database))


def test_a_file_replaced_by_another_index_is_loaded_anew(tmp_path: Path, encoder):
    for name, text in (("one", "The visit begins on Monday."), ("two", "Quite another story is told here.")):
        (tmp_path / f"{name}.md").write_text(text, "utf8")
        build(tmp_path / f"{name}.db", [tmp_path / f"{name}.md"], encoder)
    index = Index(tmp_path / "one.db")
    (was, before) = held(index)
    (tmp_path / "two.db").replace(tmp_path / "one.db")
    (now, after) = held(index)
    assert (was, now) == (1, 1)
    assert {article for article, _, _ in after.values()} == {"two.md"}
    assert {vector for _, _, vector in before.values()}.isdisjoint(vector for _, _, vector in after.values())
