"""Single lines: furniture, links in capitals, notes on authors, and sentences that begin like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles.cleaning.junk import Furniture, furniture, is_author_note, is_shouted


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Advertisement -", Furniture.PLAIN),
        ("CLICK HERE TO GET THE HARBOUR APP", Furniture.PLAIN),
        ("See also  Five things to know about cod", Furniture.PLAIN),
        ("READ MORE: Five things to know about cod", Furniture.PLAIN),
        ("Sign up for our free daily newsletter", Furniture.PLAIN),
        ("You have 2 free articles left this month.", Furniture.PLAIN),
        ("Share on Facebook (Opens in new window)", Furniture.PLAIN),
        ("We use cookies to improve your experience.", Furniture.PLAIN),
        ("Follow us on Twitter and Facebook", Furniture.PLAIN),
        ("Updated 3 hours ago", Furniture.PLAIN),
        ("Published 10:32 AM EDT, Fri March 17, 2023", Furniture.PLAIN),
        ("5 min read", Furniture.PLAIN),
        ("5 minutes before bed", None),
        ("By Ada Brook and Jo Falk, 17 March 2023, 10:32", Furniture.PLAIN),
        ("More great harbour stories", Furniture.LINKS),
        ("With assistance by Ada Brook", Furniture.END),
        ("By ADA BROOK and Jo Falk, Staff Writers", Furniture.PLAIN),
        ("Home > World > Europe", Furniture.PLAIN),
        ("Why you can trust the Herald", Furniture.PLAIN),
        ("Enlarge Icon", Furniture.PICTURE),
        ("close", Furniture.PLAYER),
        ("You may also like", Furniture.LINKS),
        ("More from Ada Brook", Furniture.LINKS),
        ("Tags: cod, herring", Furniture.LINKS),
        ("(Reporting by Ada Brook in Oslo; Editing by Jo Falk)", Furniture.END),
        ("Ada Brook contributed to this report.", Furniture.END),
        ("Copyright 2023 The Example Press. All rights reserved.", Furniture.END),
        ("Leave a Reply", Furniture.COMMENTS),
        ("Your email address will not be published. Required fields are marked *", Furniture.COMMENTS),
        ("Reporting by the institute found nothing.", None),
        ("Copyright law was not discussed.", None),
        ("Related rules stay in force.", None),
        ("By Friday the two sides had agreed.", None),
        ("Two agencies contributed to the analysis.", None),
    ],
)
def test_furniture(line: str, expected: Furniture | None) -> None:
    assert furniture(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("NORWAY WARNS OF EMPTY NETS: REPORT", True),
        ("WHAT HAPPENS NEXT", False),
        ("NORWAY WARNED OF EMPTY NETS.", False),
        ("Norway Warns Of Empty Nets Again", False),
    ],
)
def test_links_are_shouted(line: str, expected: bool) -> None:
    assert is_shouted(line) is expected


def test_notes_on_authors() -> None:
    assert is_author_note("Ada Brook is a reporter covering the sea. She can be reached at ada@example.org.")
    assert not is_author_note("The minister is expected in Oslo on Monday.")


@given(st.text())
def test_any_line_is_judged(line: str) -> None:
    furniture(line), is_shouted(line), is_author_note(line)
