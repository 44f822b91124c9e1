"""Answers on a terminal: everything is said, in lines that fit."""

import datetime as dt
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from retrieval.answers.answer import Answer, Attribution, Citation, Item
from retrieval.answers.working import Offered, Working
from retrieval.index.cards import ArticleCard
from retrieval.search.ranking import Explanation
from retrieval.terminal.answer import View, show_answer
from retrieval.terminal.consoles import LOOK
from retrieval.terminal.working import decimal

PLAIN = View()
EXPLANATION = Explanation(12.34, 2, 0.5, None, 0.75, 3, None, 0.61)


def card(source="Harbour Times", via=None, title="Bridge closed", published=dt.date(2024, 5, 2), url=None):
    return ArticleCard(1, "a.txt", title, source, via, published, "metadata", url, "a.txt")


def citation(text, article=None, caption=False):
    return Citation(text, (10, 10 + len(text)), article or card(), 1, caption)


def shown(answer, width=80, view=PLAIN, neighbours=lambda sentence, reach: []):
    out = io.StringIO()
    show_answer(Console(file=out, width=width, theme=LOOK, highlight=False, markup=False), answer, neighbours, view)
    return out.getvalue()


def one(text="The bridge is closed.", *also, found=True, caption=False, article=None):
    item = Item(citation(text, article, caption), 0.9, also, EXPLANATION)
    return Answer("ask", "closed bridge", found, "One passage.", (item,))


def test_the_whole_of_a_short_answer():
    assert shown(one()) == (
        "One passage.\n\n 1 ┃ The bridge is closed.\n   Harbour Times · Bridge closed · 2 May 2024 · [10–31]\n"
    )


def test_what_is_said_in_a_transcript_shows_when():
    said = replace(one(), items=(Item(replace(citation("It is closed."), at="00:12:40"), 0.9, (), EXPLANATION),))
    assert "   Harbour Times · Bridge closed · 2 May 2024 · at 00:12:40 · [10–23]\n" in shown(said)


def test_a_statement_shows_its_speaker_and_each_outlet_its_own_wording():
    said = Attribution("Ada Birch", "she", "mayor", "It is closed", "said", "direct")
    other = Attribution("Ada Birch", "Birch", "", "the bridge is shut", "announced", "indirect")
    lead = Citation("“It is closed,” she said.", (0, 25), card(), 1, attribution=said)
    also = Citation("Birch announced the bridge is shut.", (0, 35), card("Island Post"), 2, attribution=other)
    lines = shown(Answer("who-said", "closed", True, "Ada Birch.", (Item(lead, 0.9, (also,), EXPLANATION),)))
    assert " 1 Ada Birch (mayor): “It is closed” — direct, said\n" in lines
    assert "also in Island Post · 2 May 2024 · [0–35]: the bridge is shut\n" in lines


def test_an_answer_without_items_is_its_summary():
    assert shown(Answer("ask", "x", False, "Nothing answers this.", ())) == "Nothing answers this.\n"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (one(found=False), "~1 ┃ The bridge is closed."),
        (one(caption=True), " 1 ┃ caption  The bridge is closed."),
        (
            one(article=card(via="Post", published=None)),
            "   Harbour Times via Post · Bridge closed · undated · [10–31]",
        ),
        (
            one("Shut.", citation("Shut.", card("Post")), citation("Shut.", card("Mail", via="Net"))),
            "   also in Post, Mail via Net",
        ),
        (one("Shut.", citation("It is shut.", card("Post"))), "   also in Post · 2 May 2024 · [10–21]: It is shut."),
        (
            one(article=card(title="A title that goes on and on and on until nobody wants to read it any more")),
            "   Harbour Times · A title that goes on and on and on un… · 2 May 2024 · [10–31]",
        ),
    ],
)
def test_lines_of_an_item(answer, line):
    assert line in shown(answer).splitlines()


def test_scores_and_ranks_are_shown_when_asked():
    assert "lexical 12.3 #2  dense .500  fused .750 #3  late –  final .610" in shown(one(), view=View(explain=True))
    assert "lexical" not in shown(one())


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, ".500"), (1.0, "1.000"), (10.5, "10.500"), (-0.25, "-0.250"), (0, ".000")]
)
def test_decimals(value, text):
    assert decimal(value) == text


@given(st.text(max_size=400), st.integers(20, 200))
def test_any_text_is_shown_whole_in_lines_that_fit(text, width):
    lines = shown(Answer("ask", text, True, "", (Item(citation(text), 1.0, (), EXPLANATION),)), width).split("\n")
    cited = [line for line in lines if line[3:4] == "┃"]
    assert all(cell_len(line) <= max(width, 20) for line in cited)


@given(st.lists(st.text("abc", min_size=1, max_size=30), min_size=1, max_size=60), st.integers(40, 200))
def test_no_word_is_lost_by_wrapping(words, width):
    text = " ".join(words)
    answer = Answer("ask", text, True, "", (Item(citation(text), 1.0, (), EXPLANATION),))
    cited = [line[5:] for line in shown(answer, width).splitlines() if line[3:4] == "┃"]
    assert " ".join(" ".join(cited).split()) == text


def test_explain_shows_what_was_asked_for_what_was_offered_and_what_it_was_judged_by():
    working = Working(
        kind="number",
        head="boats",
        words=(("boats", "met"), ("zorblax", "unknown")),
        offered=(Offered("12 boats", ("The Post", "The Herald"), 1.0, 0.91), Offered("ten", ("The Sun",), 0.2, None)),
        signs=(("reader", 1.25), ("names_missing", -0.5)),
        probability=0.83,
    )
    answer = replace(one(), working=working)
    told = shown(answer, view=View(explain=True))
    assert "asked for number (boats); boats met, zorblax unknown" in told
    assert "offered 12 boats — 1.000; read .910; The Post, The Herald" in told
    assert "offered ten — .200; The Sun" in told
    assert "judged .830 by reader +1.25, names missing -0.50" in told
    assert "judged" not in shown(answer)
