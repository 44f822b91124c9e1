"""Comparisons and verdicts on drafts in Discord: within its limits, with nothing live of an article's words."""

from __future__ import annotations

import datetime as dt

import pytest
from hostile import ATTACKS
from live_markup import live
from rendered import links_of, sent, whole

from bot.messages import answer_view
from bot.render.limits import problems
from bot.render.outlets import CHECKS, ROWS, matrix_page, matrix_picture, verification_page
from retrieval.answers.answer import Citation
from retrieval.answers.comparing.matrix import Cell, Contrast, Matrix, Row, Side
from retrieval.checking.verdict import Check, Evidence, Verification
from retrieval.index.cards import ArticleCard

ADDRESS = "https://news.example/a-page"


def citation(outlet, words, url=None, sentence=1):
    card = ArticleCard(1, "a", "A title", outlet, None, dt.date(2024, 5, 2), "metadata", url, "a.txt")
    return Citation(words, (0, len(words)), card, sentence, fragment="text=alone,here" if url else "")


def matrix(words, rows=7, cells=8, url=None):
    outlets = [f"Outlet {number} {words}" for number in range(cells)]
    contrast = Contrast("number", (Side((outlets[0],), words), Side(tuple(outlets[1:]), "12")))
    told = [Cell(outlet, citation(outlet, words, url, number)) for number, outlet in enumerate(outlets)]
    row = Row(tuple(told), (contrast,))
    alone = Row((Cell(outlets[0], citation(outlets[0], words)),), not_found=f"not found in the article of {words}")
    return Matrix(words, tuple((outlet, 1) for outlet in outlets), (*(row for _ in range(rows)), alone))


def verification(words, checks=7, url=None):
    evidence = Evidence(citation(words, words, url), (0, len(words)), words, words)
    check = Check("quotation", words, (0, len(words)), "altered", (evidence,), (), words, words)
    return Verification(
        words, (Check("name", words, (0, 1), "stands", (evidence,)), *(check for _ in range(checks))), 3
    )


@pytest.mark.parametrize("words", [*ATTACKS, "long " * 900, ""], ids=range(len(ATTACKS) + 2))
def test_pages_are_within_the_limits_and_dead(words):
    for page in (
        matrix_page(matrix(words), narrowed="only CNN"),
        matrix_picture(matrix(words), "comparison.png", "only CNN"),
        matrix_page(matrix(words, url=ADDRESS), 1),
        verification_page(verification(words)),
        verification_page(verification(words, 17, url=ADDRESS), 1),
        matrix_page(Matrix("", (), ())),
    ):
        assert problems(sent(answer_view(page, "q" * 22, own=True))) == []
        assert problems(sent(answer_view(page, "q" * 22, threads=True))) == []
        assert live(whole(page.container)) <= {"heading", "bold", "subtext"}


def test_pages_turn():
    assert matrix_page(matrix("words"), 1).number == 1
    assert matrix_page(matrix("words")).pages == -(-8 // ROWS)
    assert verification_page(verification("words"), 99).number == -(-8 // CHECKS) - 1


def test_what_does_not_hold_comes_first():
    shown = whole(verification_page(verification("words")).container)
    assert shown.index("altered") < (shown.index("stands") if "stands" in shown else len(shown))


def test_a_row_tells_its_difference_and_each_outlets_sentence():
    shown = whole(matrix_page(matrix("Twelve were hurt.", cells=2)).container)
    assert "number: " in shown
    assert shown.count("Twelve were hurt") >= 2


def test_what_differs_has_buttons_that_land_on_the_sentences():
    """The first two of each row; the others are among those to see more of."""
    page = matrix_page(matrix("Twelve were hurt.", rows=4, cells=4, url=ADDRESS))
    assert links_of(page.container) == [f"{ADDRESS}#:~:text=alone,here"] * 2 * ROWS
    assert [one.sentence for one in page.cited] == [0, 1, 2, 3]


def test_a_verdict_has_a_button_that_lands_on_its_evidence():
    page = verification_page(verification("Twelve were hurt.", url=ADDRESS))
    assert links_of(page.container) == [f"{ADDRESS}#:~:text=alone,here"] * CHECKS
    assert [one.sentence for one in page.cited] == [1]


@pytest.mark.parametrize("url", [None, "http://127.0.0.1/a", "javascript:alert(1)"])
def test_an_address_to_send_nobody_to_has_no_button(url):
    for page in (matrix_page(matrix("Twelve.", url=url)), verification_page(verification("Twelve.", url=url))):
        assert links_of(page.container) == []
