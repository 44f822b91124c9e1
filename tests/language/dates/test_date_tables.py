"""The tables of dates: every row shows in an example that it works, and a new row needs nothing else."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from retrieval.errors import LanguageError
from retrieval.language.calendar.loading import holiday_rows, load_calendar, rule_rows
from retrieval.language.calendar.openings import first_words
from retrieval.language.calendar.rules import ReaderName
from retrieval.language.dates.find import find_dates
from retrieval.language.dates.readers import READERS

ENGLISH = Path(__file__).parents[3] / "retrieval" / "language" / "english"
MINI = Path(__file__).parents[1] / "mini"
# What a combined expression is called after: "9 p.m. on Tuesday" is one.
COMBINED = "time of a day"


@pytest.mark.parametrize("folder", [ENGLISH, MINI], ids=lambda folder: folder.name)
def test_a_rule_reads_its_own_examples(folder: Path) -> None:
    calendar = load_calendar(folder)
    for row in rule_rows(folder):
        for text, published, value in row.examples:
            found = [(one.rule, one.value) for one in find_dates(text, published, calendar)]
            own = (row.name, COMBINED) if row.takes_day else (row.name,)
            assert any(rule in own and value == given for rule, given in found), (row.name, text, found)


def test_a_holiday_is_found_in_its_own_examples() -> None:
    calendar = load_calendar(ENGLISH)
    for row in holiday_rows(ENGLISH):
        for text, published, value in row.examples:
            found = find_dates(text, published, calendar)
            assert [one.value for one in found] == [value], (row.name, text, found)


def test_a_holiday_is_one_row(english: Path) -> None:
    text, published = "The lamps were lit on Diwali.", date(2024, 11, 20)
    assert find_dates(text, published, load_calendar(english)) == []
    with (english / "holidays.toml").open("a", encoding="utf-8") as table:
        table.write(
            '\n[[holiday]]\nname = "Diwali"\nrule = { days = [2023-11-12, 2024-10-31, 2025-10-20] }\n'
            'examples = [["The lamps were lit on Diwali.", "2024-11-20", "2024-10-31"]]\n'
        )
    calendar = load_calendar(english)
    assert [one.value for one in find_dates(text, published, calendar)] == ["2024-10-31"]
    assert find_dates("They met on Diwali 1999.", published, calendar) == []  # its day is not known


def test_every_reader_that_a_rule_may_name_is_there() -> None:
    assert set(READERS) == set(get_args(ReaderName))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            'name = "late"\ngives = "day"\npattern = "late"\n',
            r"dates\.toml: \[\[rule\]\] late: examples: Field required",
        ),
        (
            'name = "late"\ngives = "dya"\npattern = "late"\nexamples = [["", "2024-01-01", ""]]\n',
            r"\[\[rule\]\] late: gives: Input should be",
        ),
        ('name = "late"\ngives = "day"\npattern = "@mnth"\nexamples = [["", "2024-01-01", ""]]\n', "'late'.*mnth"),
        ('name = "late"\ngives = "day"\npattern = "(la"\nexamples = [["", "2024-01-01", ""]]\n', "'late'"),
        ('name = "year"\ngives = "year"\npattern = "l"\nexamples = [["", "2024-01-01", ""]]\n', "two rules are named"),
        ('name = "any"\ngives = "year"\npattern = "\\\\w+"\nexamples = [["", "2024-01-01", ""]]\n', "any word at all"),
    ],
)
def test_a_mistake_in_a_rule_is_an_error(english: Path, row: str, told: str) -> None:
    with (english / "dates.toml").open("a", encoding="utf-8") as table:
        table.write(f"\n[[rule]]\n{row}")
    with pytest.raises(LanguageError, match=told):
        load_calendar(english)


def test_a_pattern_that_no_reader_asks_for_is_an_error(english: Path) -> None:
    with (english / "around.toml").open("a", encoding="utf-8") as table:
        table.write("\nweekday_befoer = 'on $'\n")
    with pytest.raises(LanguageError, match="weekday_befoer"):
        load_calendar(english)


def test_another_language_is_another_folder() -> None:
    calendar = load_calendar(MINI)
    text = "On Monday la ŝipo venis, la 22-a de triember 2023, sed hieraŭ ne."
    found = find_dates(text, date(2023, 4, 1), calendar)
    assert [(text[one.start : one.end], one.value) for one in found] == [
        ("la 22-a de triember 2023", "2023-03-22"),
        ("hieraŭ", "2023-03-31"),
    ]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("@day", {""}),
        ("spring(?:time)?|Q[1-4]", {"spring", "springtime", "q"}),
        ("(?:the )?(?P<n>first|last) week", {"the", "first", "last"}),
        (r"(?<=on\s)(?:Mon|Tues?)\.", {"mon", "tue", "tues"}),
        (r"(?:every|each) day|\d{1,2} days?", {"every", "each", ""}),
        ("fridays?(?! night)", {"friday", "fridays"}),
        ("(?:multi-?)?year", {"multi", "multiyear", "year"}),
    ],
)
def test_first_words(pattern: str, words: set[str]) -> None:
    assert first_words(pattern) == words


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """A copy of the tables, to write in."""
    return Path(shutil.copytree(ENGLISH, tmp_path / "english"))
