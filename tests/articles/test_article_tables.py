"""The tables of words: a mistake in one is an error that names it; a change in one is a new version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.articles import tables, version
from retrieval.articles.tables import read_table


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for module in (tables, version):
        monkeypatch.setattr(module, "FOLDER", tmp_path)
    version.cleaning_version.cache_clear()
    yield tmp_path
    version.cleaning_version.cache_clear()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('[labels]\nplain = "share"', r"\[labels\] plain is no list"),
        ('[labels]\nplain = ["share", ""]', r"\[labels\] plain is no list"),
        ('[labels]\nplain = ["share", "menu", "share"]', r"\[labels\] plain has share twice"),
    ],
)
def test_a_mistake_is_named(folder: Path, content: str, fault: str) -> None:
    (folder / "words.toml").write_text(content)
    with pytest.raises(ValueError, match=fault):
        read_table("words.toml")


def test_a_table_changed_is_another_version(folder: Path) -> None:
    (folder / "words.toml").write_text('[labels]\nplain = ["share"]')
    before = version.cleaning_version()
    version.cleaning_version.cache_clear()
    assert version.cleaning_version() == before
    (folder / "words.toml").write_text('[labels]\nplain = ["share", "menu"]')
    version.cleaning_version.cache_clear()
    assert version.cleaning_version() != before
