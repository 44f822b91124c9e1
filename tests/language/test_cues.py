"""Cues: every row finds what its examples show between brackets, and nothing where they show none."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from retrieval.errors import LanguageError
from retrieval.language.cue import Cue, CueTable, read_cues
from retrieval.language.cues import Cues
from retrieval.language.language import load

ENGLISH = Path(__file__).parents[2] / "retrieval" / "language" / "english"


TABLES = {field.name: table for field in fields(load()) if isinstance(table := getattr(load(), field.name), CueTable)}


@pytest.mark.parametrize(
    ("cue", "example"),
    [
        pytest.param(cue, example, id=f"{table} {name}: {example}")
        for table, cues in TABLES.items()
        for name, cue in cues.rows()
        for example in cue.examples
    ],
)
def test_a_cue_finds_what_its_examples_show(cue: Cue, example: str) -> None:
    found = cue.search(example.replace("[", "").replace("]", ""))
    begin, end = example.find("["), example.find("]") - 1
    assert (found and found.span()) == (None if begin < 0 else (begin, end))


def test_every_cue_shows_what_it_finds_and_what_it_does_not() -> None:
    for table, cues in TABLES.items():
        for name, cue in cues.rows():
            finds = {"[" in example.replace("[]", "") for example in cue.examples}
            assert finds == {True, False}, f"{table} {name}"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("[leaning]\npattern = '('\nexamples = ['[a]', 'b']", r"cues\.toml: a cue: leaning\.pattern"),
        ("[leaning]\npattern = 'a'\nexamples = ['[a]']", r"cues\.toml: a cue: leaning\.examples"),
        ("[leaning]\npattern = '@at'\nexamples = ['[a]', 'b']", r"cues\.toml: there is no piece 'at' above '@at'"),
        ("[pieces]\nat = '@in'\nin = 'in'", r"cues\.toml: there is no piece 'in' above '@in'"),
        ("[leanings]\npattern = 'a'\nexamples = ['[a]', 'b']", r"cues\.toml: a cue: leanings"),
    ],
)
def test_a_wrong_row_is_an_error_that_names_it(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "cues.toml").write_text(row, "utf-8")
    with pytest.raises(LanguageError, match=told):
        read_cues(tmp_path, "cues.toml", Cues)


def test_a_language_need_not_have_cues(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "english")
    (tmp_path / "english" / "cues.toml").unlink()
    cues = load(tmp_path / "english").cues
    assert [name for name, cue in cues.rows() if cue.search("Why did it close, and how?")] == []
