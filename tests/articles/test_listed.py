"""Programmes, results and points in plain text: lines that look like headings and are asked for."""

from __future__ import annotations

import pytest

from retrieval.articles import clean
from retrieval.articles.cleaning.listed import is_entry

TEXT = "The president comes to Oslo for three days, the palace said.\nIt is the first visit for nineteen years."
ENTRIES = (
    "20 May – Arrival in Oslo",
    "9:30 a.m. - Arrival",
    "Day 2: Talks",
    "Mon 20 May | 10:00 | Arrival",
    "2) Talks in Oslo",
    "Harbour List: 22 seats",
    "June 14 – Alpharetta, GA @ Lakes Amphitheatre",
    "3. Hesk II 3:40:20",
)


@pytest.mark.parametrize("line", ENTRIES)
def test_an_entry(line: str) -> None:
    assert is_entry(line)


@pytest.mark.parametrize(
    "line", ["Talks in Oslo", "Live: the visit to Oslo", "Oslo – Hesk: boats sail", "A 3-day visit"]
)
def test_no_entry(line: str) -> None:
    assert not is_entry(line)


def paragraphs(raw: str) -> list[str]:
    page = clean(raw)
    return [page.text[block.start : block.end] for block in page.blocks if block.kind == "paragraph"]


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("The programme\n\n20 May – Arrival\n\n21 May – Talks", ["20 May – Arrival", "21 May – Talks"]),
        ("The points are:\n\nLower fares\n\nNew boats", ["The points are:", "Lower fares", "New boats"]),
        ("Results\n\nHarbour List: 22 seats\nOthers: 11 seats", ["Harbour List: 22 seats", "Others: 11 seats"]),
        ("When: 20 May, 7 p.m., town hall of Oslo", ["When: 20 May, 7 p.m., town hall of Oslo"]),
        ("- Lower fares\n- New boats", ["Lower fares", "New boats"]),
        # Headlines of other stories
        ("Related stories\n\nMine to close\n\nBoats sail again", []),
        ("Mine to close in Kaldal\n\n20 injured in Hesk", []),
    ],
)
def test_a_list_at_the_foot_is_text(below: str, kept: list[str]) -> None:
    assert paragraphs(f"{TEXT}\n\n{below}") == [*TEXT.split("\n"), *kept]


@pytest.mark.parametrize("below", ["Read also\n\n{}", "{}", "3 thoughts on this\n\n{}\n\nMine to close"])
def test_the_title_again_below_the_text_costs_nothing(below: str) -> None:
    title = "President of Kaldal comes to Oslo"
    page = clean(f"{TEXT}\n\n{below.format(title)}", title)
    assert [page.text[block.start : block.end] for block in page.blocks] == TEXT.split("\n")
