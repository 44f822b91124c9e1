"""The day of publication, read from pages."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import clean
from retrieval.articles.published import full_date, published_in, weekday_doubt

TITLE = "Minister to visit Oslo for talks on cod"
TEXT = "The minister will visit Oslo for talks on cod.\nThe talks are to last for three days."
DAY = dt.date(2023, 3, 17)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (f"{TITLE}\nFriday, March 17, 2023\n{TEXT}", (DAY, "dateline")),
        (f"{TITLE}\nUpdated 19 March 2023\nPublished 17 March 2023\n{TEXT}", (DAY, "dateline")),
        (f"{TITLE}\nAda Brook | 17 Mar 2023 10.32 GMT\n{TEXT}", (DAY, "dateline")),
        (f"2023-03-17\n{TITLE}\n{TEXT}", (DAY, "dateline")),
        (f"{TITLE}\nOSLO, March 17, 2023 (Agency) - {TEXT}", (DAY, "dateline")),
        (f"{TITLE}\nOSLO, March 17. /AGENCY/. {TEXT}\n© 2023 Example", (DAY, "dateline")),
        (f"{TITLE}\n{TEXT}\nShe was invited on Friday March 17, 2023.", (DAY, "text")),
        (f"{TITLE}\n{TEXT}\nShe was invited on Friday March 17.\nCopyright 2023 Example", (DAY, "text")),
        (f"{TITLE}\n{TEXT}\nShe was invited on Friday March 17.\nThey last met in 2019.", (DAY, "text")),
        # A page saved, and marked with its copyright, in a later year
        (f"{TITLE}\n{TEXT}\nShe was invited on Friday March 17.\n© 2024 Example", (DAY, "text")),
        # Nothing that tells the year
        (f"{TITLE}\n{TEXT}\nShe was invited on Friday March 17.", (None, "unknown")),
        (f"{TITLE}\nOSLO, March 17 (Agency) - {TEXT}", (None, "unknown")),
        # The day on which the page was looked at
        (f"Friday, March 17, 2023\n{TITLE}\n{TEXT}", (None, "unknown")),
        # Days that belong to the story, a picture, or the teaser of another one
        (f"{TITLE}\n{TEXT}\nThe treaty was signed on May 3, 2014.", (None, "unknown")),
        (f"{TITLE}\n{TEXT}\nIt began on Sunday, 9 March 1980.\nIt ended in 2019.", (None, "unknown")),
        (f"{TITLE}\nThe minister on Friday, March 17, 2023. (Ada Brook/AP)\n{TEXT}", (None, "unknown")),
        (f"{TITLE}\n{TEXT}\nA third paragraph.\nTrawler sinks on Friday, March 17, 2023…", (None, "unknown")),
        (f"{TITLE}\nOn Friday, February 30, 2023, nothing happened in Oslo.\n{TEXT}", (None, "unknown")),
    ],
)
def test_published(raw: str, expected: tuple[dt.date | None, str]) -> None:
    assert published_in(clean(raw), raw) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Sept. 15, 2022, in Oslo", dt.date(2022, 9, 15)),
        ("15th of September 2022", dt.date(2022, 9, 15)),
        ("2022-09-15T10:00", dt.date(2022, 9, 15)),
        ("February 30, 2022", None),
        ("in May 2022", None),
    ],
)
def test_full_date(text: str, expected: dt.date | None) -> None:
    assert full_date(text) == expected


@given(st.text())
def test_any_page_is_dated_or_not(raw: str) -> None:
    day, basis = published_in(clean(raw), raw)
    assert (day is None) == (basis == "unknown")


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("The minister came on Sun, March 18, 2023.", True),
        ("On Sun, March 18, 2023 he came.", True),
        ("On Sunday, March 18, the minister came.", True),
        ("On Saturday, March 18, the minister came.", False),
        ("“Cod for all” — Norr Sun, March 18, 2023", False),
        ("He told it to the Sun, March 18, 2023.", False),
    ],
)
def test_a_weekday_of_another_year_is_doubted_a_newspaper_not(text, doubted):
    assert bool(weekday_doubt(DAY, text)) is doubted
