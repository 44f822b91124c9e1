"""Tables of a language: what is wrong in one is an error that names file, row and fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from retrieval.errors import LanguageError
from retrieval.language.language import load
from retrieval.language.tables import checked_rows, read_table


class Noun(BaseModel):
    model_config = ConfigDict(extra="forbid")

    plural: str


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[foot]\nplural = 3\n", r"nouns\.toml: \[foot\]: plural: .*string"),
        ("[foot]\nplurals = 'feet'\n", r"nouns\.toml: \[foot\]: plural: Field required; plurals: Extra"),
        ("[foot\n", r"nouns\.toml: .*line 1"),
        ("[foot]\nplural = 'feet'\n[foot]\nplural = 'foots'\n", r"nouns\.toml: .*line 3"),
    ],
)
def test_a_mistake_is_an_error_with_file_row_and_fault(tmp_path: Path, written: str, told: str) -> None:
    table = tmp_path / "nouns.toml"
    table.write_text(written, "utf-8")
    with pytest.raises(LanguageError, match=told):
        checked_rows(table, Noun)


def test_a_missing_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"nouns\.toml"):
        read_table(tmp_path / "nouns.toml")


def test_a_missing_language_is_an_error() -> None:
    with pytest.raises(LanguageError, match="klingon"):
        load("klingon")


def test_a_language_is_loaded_once() -> None:
    assert load("english") is load("english")
