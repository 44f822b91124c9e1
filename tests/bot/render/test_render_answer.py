"""Answers in Discord: the short answer, cited sentences as they stand, and nothing else, whatever the articles hold."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from hostile import answers, some
from hypothesis import given, settings
from live_markup import as_read, live
from rendered import links_of, payload, texts_of, whole

from bot.render.answer import answer_page, each_once
from bot.render.citations import cited_label
from bot.render.limits import COMPONENTS, problems, size
from bot.render.text import clean
from bot.wording import catalogs, speaking
from retrieval.answers.answer import Against, Answer, Attribution, Citation, Dated, FirstLine, Item, Words
from retrieval.index.cards import ArticleCard
from retrieval.search.ranking import Explanation

OURS = {"bold", "italics", "quote", "subtext", "heading", "timestamp"}
UNRANKED = Explanation(0.0, None, 0.0, None, 0.0, 0, None, 0.0)
MAY_2, TIMESTAMP = dt.date(2024, 5, 2), "Thu 2 May 2024"


def card(source="Harbour Times", title="Bridge closed", published=MAY_2, url=None, via=None):
    return ArticleCard(1, "a.txt", title, source, via, published, "metadata", url, "a.txt")


def citation(text="The bridge is closed.", article=None, said=None, sentence=1, caption=False):
    return Citation(text, (0, len(text)), article or card(), sentence, caption, said)


def answer(*items, command="ask", query="closed bridge", found=True, summary="Two passages."):
    return Answer(command, query, found, summary, items)


def item(*cited, dated=None):
    lead, *also = cited
    return Item(lead, 0.9, tuple(also), UNRANKED, dated)


def shown(*items, **answer_fields):
    return whole(answer_page(answer(*items, **answer_fields)).container)


def check(given_answer):
    """Whether every page is within all limits with room for three rows of buttons, and only our own markup is live."""
    pages = answer_page(given_answer).pages
    cited = []
    for number in range(pages):
        page = answer_page(given_answer, number)
        sent = payload(page.container)
        assert problems(sent) == []
        assert len(list(page.container.walk_children())) < COMPONENTS - 15
        assert live("\n\n".join(texts_of(page.container))) <= OURS
        everything = whole(page.container)
        assert len(re.findall(r"^###", everything, re.MULTILINE)) == 1
        assert set(re.findall(r"(?<!\\)<.*?>", everything)) == set()
        assert len({one.sentence for one in page.cited}) == len(page.cited)
        assert all(0 < size(cited_label(one)) <= 100 for one in page.cited)
        cited += page.cited
    shown_once = {one.sentence for one in cited} | {clean(one.text) for one in cited}
    assert all({one.citation.sentence, clean(one.citation.text)} & shown_once for one in given_answer.items)


@some
@given(answers)
def test_any_answer_is_within_the_limits_and_only_our_markup_is_live(given_answer):
    check(given_answer)


@some
@given(answers)
def test_so_is_any_that_is_one_fact(given_answer):
    line = FirstLine(given_answer.summary, "number", "yes", 0.9, (given_answer.query,), 3, ())
    check(replace(given_answer, command="ask", found=True, line=line))


@pytest.mark.parametrize("language", sorted(catalogs()))
@some
@given(answers)
def test_so_is_any_in_another_language(language, given_answer):
    with speaking(language):
        check(given_answer)


@pytest.mark.slow
@settings(some, max_examples=10_000)
@given(answers)
def test_ten_thousand_answers_are_within_the_limits_and_only_our_markup_is_live(given_answer):
    check(given_answer)


@some
@given(answers)
def test_every_quote_is_the_cited_sentence(given_answer):
    for number in range(answer_page(given_answer).pages):
        quotes = re.findall(r"^> (.*)", whole(answer_page(given_answer, number).container), re.MULTILINE)
        items = each_once(given_answer.items)[3 * number :][:3]
        assert len(quotes) == len(items)
        for shown_quote, one in zip(quotes, items, strict=True):
            words = as_read(shown_quote)
            caption = "Caption: " if one.citation.is_caption else ""
            assert (caption + clean(one.citation.text)).startswith(words.removesuffix("…"))


@pytest.mark.parametrize(("at", "expected"), [("00:12:40", " · at 00:12:40"), (None, "")])
def test_what_is_said_in_a_transcript_shows_when(at, expected):
    lines = shown(item(replace(citation(), at=at))).replace("\\:", ":").splitlines()
    assert f"-# **Harbour Times** · {TIMESTAMP}{expected} · Bridge closed" in lines


def test_the_whole_of_a_short_answer():
    page = answer_page(answer(item(citation(article=card(url="https://harbour.example/1")))))
    assert texts_of(page.container) == [
        "### Two passages.",
        "> The **bridge** is **closed**.",
        f"-# **Harbour Times** · {TIMESTAMP} · Bridge closed",
    ]
    assert links_of(page.container) == ["https://harbour.example/1#:~:text=The%20bridge%20is%20closed."]
    assert (page.number, page.pages) == (0, 1)


def test_who_said_shows_the_speaker_how_it_is_said_and_the_words():
    said = Attribution("Ada Birch", "she", "mayor", "It is closed … for good", "said", "direct", "pronoun")
    lines = shown(item(citation("“It is closed,” she said, “for good.”", said=said)), command="who-said")
    how = "quoted · “said” · inferred: the sentence says “she”"
    assert f"**Ada Birch**, mayor\n-# {how}\n> “*It is closed*,” she said, “*for good*.”" in lines


@pytest.mark.parametrize(
    ("first", "last", "precision", "expression", "line"),
    [
        (MAY_2, MAY_2, "day", "on Thursday", f"**{TIMESTAMP}** · “on Thursday”"),
        (MAY_2, dt.date(2024, 5, 3), "day", "2-3 May", "**Thu 2 to Fri 3 May 2024** · “2-3 May”"),
        (dt.date(2024, 5, 1), dt.date(2024, 5, 31), "late month", "late May", "**late May 2024** · “late May”"),
        (None, None, "day", "on Monday", "**“on Monday”**\n-# no day, since the article's own date is not known"),
        (MAY_2, MAY_2, "day", "", f"Reported on {TIMESTAMP} · no day is stated"),
        (None, None, "", "", "**Undated**"),
    ],
)
def test_when_shows_the_days_and_the_words_for_them(first, last, precision, expression, line):
    dated = Dated(first, last, precision, expression, "stated" if expression else "publication date")
    assert f"{line}\n" in shown(item(citation(), dated=dated), command="when")


def test_outlets_with_the_same_words_stand_together_and_others_in_their_own():
    same = [citation(article=card(name), sentence=n) for n, name in enumerate(["Island Post", "Coast Wire"], 2)]
    other = citation("It is shut.", card("Quay News"), sentence=4)
    lines = shown(item(citation(), *same, other))
    assert "-# Also in 2 outlets: Island Post, Coast Wire\n" in lines
    assert "-# Also **Quay News**: It is shut." in lines


def test_of_many_wordings_some_are_shown_and_the_rest_counted():
    others = [citation(f"It is shut {n}.", card(f"Paper {n}"), sentence=n) for n in range(2, 7)]
    page = answer_page(answer(item(citation(), *others)))
    assert "-# Also 3 more, in other words" in whole(page.container)
    assert [one.sentence for one in page.cited] == [1, 2, 3]


def test_what_is_merely_near_says_so_in_another_colour():
    near = answer_page(answer(item(citation()), found=False, summary="Nothing in 5 articles answers this."))
    found = answer_page(answer(item(citation())))
    assert "### Nothing in 5 articles answers this.\n-# None of these answers it." in whole(near.container)
    assert near.container.accent_colour != found.container.accent_colour


def test_an_answer_without_items_is_its_summary():
    page = answer_page(answer(found=False, summary="Nothing answers this."))
    assert texts_of(page.container) == ["### Nothing answers this."]
    assert (page.pages, page.cited) == (1, ())


def test_pages_hold_every_item_once_and_stay_within_bounds():
    many = answer(*(item(citation(f"Sentence {n}.", sentence=n)) for n in range(1, 8)))
    pages = [answer_page(many, number) for number in range(3)]
    assert [one.sentence for page in pages for one in page.cited] == [1, 2, 3, 4, 5, 6, 7]
    assert "-# Page 3 of 3" in whole(pages[2].container)
    assert answer_page(many, 99).number == 2
    assert answer_page(many, -1).number == 0


def test_what_is_merely_near_waits_to_be_asked_for():
    nothing = answer(item(citation()), found=False, summary="Nothing; the nearest passages follow.")
    near = answer_page(nothing, 0, "only CNN", nearest=False)
    assert texts_of(near.container) == ["Nothing.\n-# only CNN"]
    assert (near.cited, near.offers) == ((), "nearest")
    assert answer_page(answer(found=False, summary="Nothing."), nearest=False).offers == ""


def test_the_same_sentence_is_shown_once():
    """With every outlet that carries it."""
    other = card("Island Post")
    page = answer_page(answer(item(citation()), item(citation(article=other, sentence=2)), item(citation("Other."))))
    assert whole(page.container).count("> The") == 1
    assert "-# Also in Island Post" in whole(page.container)


@pytest.mark.parametrize(
    ("written", "basis", "sure", "lead"),
    [
        ("she", "pronoun", 1.0, "**Ada Birch**\n-# quoted · “said” · inferred: the sentence says “she”"),
        (
            "she",
            "pronoun",
            0.2,
            "**she \\(probably Ada Birch\\)**\n-# quoted · “said”",
        ),
        ("the mayor", "office", 1.0, "**Ada Birch**\n-# quoted · “said” · inferred: the sentence says “the mayor”"),
        ("Ms Birch", "same sentence", 1.0, "**Ada Birch**\n-# quoted · “said”"),
        ("Ada Birch", "named", 1.0, "**Ada Birch**\n-# quoted · “said”"),
        ("officials", "unnamed", 1.0, "**“officials”**\n-# quoted · “said”"),
    ],
)
def test_a_speaker_who_is_inferred_is_shown_as_inferred(written, basis, sure, lead):
    said = Attribution("Ada Birch", written, "", "closed", "said", "direct", basis, sure)
    assert f"{lead}\n> " in shown(item(citation(said=said)), command="who-said")


def test_two_statements_of_one_sentence_are_one_choice():
    said = [Attribution("Ada Birch", "", "", words, "said", "direct") for words in ("closed", "bridge")]
    page = answer_page(answer(*(item(citation(said=one)) for one in said), command="who-said"))
    assert len(page.cited) == 1


def test_a_caption_says_it_is_one():
    assert "> *Caption:* The" in shown(item(citation(caption=True)))


def test_a_choice_names_outlet_and_words_as_plain_text():
    assert cited_label(citation("It *is* closed.")) == "Harbour Times: It *is* closed."


def one_fact(**changes):
    line = FirstLine("Mon 6 May 2024", "date", "yes", 0.9, ("Harbour Times",), 2, ())
    items = (item(citation(text=f"The bridge closes on Monday, {number}.", sentence=number)) for number in range(4))
    return replace(answer(*items), line=line, **changes)


def test_one_fact_is_its_headline_and_one_sentence_and_then_all_of_them():
    """Short enough for a phone; from the second page on with every wording."""
    first, second, last = (answer_page(one_fact(), number) for number in range(3))
    assert first.pages == 3
    assert [whole(page.container).count("\n> ") for page in (first, second, last)] == [1, 3, 1]
    assert "Page" not in whole(first.container)
    assert (first.cited, len(second.cited), len(last.cited)) == ((), 3, 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"command": "when"},
        {"line": FirstLine("Monday", "date", "perhaps", 0.4, (), 2, ())},
        {"line": FirstLine("a; b", "list", "yes", 0.9, (), 2, ())},
        {"line": FirstLine("6", "number", "yes", 0.9, (), 2, (), (Against("7", ("Island Post",), ()),))},
    ],
)
def test_what_is_compared_doubtful_or_several_has_its_sentences_at_once(changes):
    assert whole(answer_page(replace(one_fact(), **changes)).container).count("\n> ") == 3


def test_sentences_that_the_headline_has_are_not_quoted_again():
    one, other, third = (citation(f"The {bridge} closes.", sentence=at) for at, bridge in enumerate("ABC"))
    cited = [replace(citation, span=(at * 20, at * 20 + 13)) for at, citation in enumerate((one, other, third))]
    spans = tuple(Words("a.txt", citation.span) for citation in cited[:2])
    line = FirstLine("The A closes. / The B closes.", "sentence", "perhaps", 0.4, (), 2, spans)
    page = answer_page(replace(answer(*map(item, cited), query="x", found=False), line=line))
    shown_text = whole(page.container)
    assert shown_text.count("> The C closes.") == 1
    assert shown_text.count("> The") == 1
    assert shown_text.count("Harbour Times") == 3
