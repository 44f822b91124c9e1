"""The rest of what is read of a question: plain words, repairs, outlets, parts, what earlier questions lend it."""

from __future__ import annotations

import pytest

from retrieval.language.words import words
from retrieval.question import Vocabulary, analyse

WRITTEN = (
    "Weather",
    "Harbour",
    "Vellmar",
    "ferry",
    "survivors",
    "Birch",
    "bridge",
    "Norr",
    "Line",
    "peace",
    "plan",
    "NATO",
)
ENGLISH = frozenset({"what", "who", "drunk", "whether", "were", "where", "did", "play", "role", "teachers", "plan"})


def term(form: str) -> str:
    return words(form)[0].term


@pytest.fixture
def vocabulary():
    known = {term(form): form for form in WRITTEN}
    named = ("Norr Sea Bureau", "Vellmar Port Union", "Vellmar Public Utility", "Ida Lund")
    written = known.__contains__, ENGLISH.__contains__, known.keys, lambda one: known.get(one, "")
    return Vocabulary(*written, lambda: named)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("what did the nsb say", "what did the Norr Sea Bureau say"),
        ("what did the NSB say", "what did the Norr Sea Bureau say"),
        ("what did the vpu say", ""),  # the union or the utility
        ("what did nato say", ""),
        ("what did il say", ""),
    ],
)
def test_initials_are_read_as_the_only_name_that_has_them(vocabulary, typed, read_as):
    assert analyse(typed, vocabulary).read_as == read_as


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("whats bruce gonna do now", "what's bruce going to do now"),
        ("why didnt u tell ppl", "why didn't you tell people"),
        ("so, is it true that vale left?", "vale left?"),
        ("do you know if anyone survived", "anyone survived"),
        ("can you tell me who paid pls", "who paid"),
        ("its owner is in the US", "its owner is in the US"),
        ("and who paid for it", "who paid for it"),
        ("yo why isnt the port open lol", "why isn't the port open"),
        ("ok but hows the captain", "how's the captain"),
        ("does anyone know when the ferry sails?", "when the ferry sails?"),
        ("WHATS THE PLAN", "what's THE PLAN"),
        ("is it true that theyre leaving", "they're leaving"),
        ("anyone know if its open", "anyone know if its open"),
    ],
)
def test_chat_english_is_led_back_to_plain_words(typed, text):
    assert analyse(typed).text == text


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("did the wether play a role", "did the Weather play a role"),
        ("waht did birch plan", ""),  # a question word is put right without a word being lost
        ("were the teachers drunk", ""),  # a word that is English is no slip, though no article has it
        ("any survivers", "any survivors"),
        ("what acutally fell", "what actually fell"),  # no article has it, as every reader does
        ("wich brigde fell", "which bridge fell"),
        ("hwo built the bridge", ""),  # "how" and "who" are as near: the first of them is read
        ("when does the fery sail", "when does the ferry sail"),
        ("what did birhc plan", "what did Birch plan"),
        ("when did 12 survive", ""),  # a number is no slip
        ("who saw Zorblax", ""),  # nothing is near
        ("vellmars ferry", ""),  # known without its ending
    ],
)
def test_what_nobody_writes_so_is_repaired_by_the_articles_words(vocabulary, typed, read_as):
    assert analyse(typed, vocabulary).read_as == read_as


@pytest.mark.parametrize(
    ("typed", "outlets"),
    [
        ("does the herald mention the ferry", ("The Daily Herald",)),
        ("what does island post say differently from the herald", ("Island Post", "The Daily Herald")),
        ("what does the herald say differently from island post", ("The Daily Herald", "Island Post")),
        ("how do island post and the herald differ on the ferry", ("Island Post", "The Daily Herald")),
        ("where do the Daily Herald and the Island Post disagree", ("The Daily Herald", "Island Post")),
        ("what's the difference between island post and herald coverage", ("Island Post", "The Daily Herald")),
        ("how does the herald's account differ from island post's", ("The Daily Herald", "Island Post")),
        ("how is the island post different from the herald on the ferry", ("Island Post", "The Daily Herald")),
        ("compare island post with the herald", ("Island Post", "The Daily Herald")),
        ("herald vs island post on the ferry", ("The Daily Herald", "Island Post")),
        ("how do the island and the mainland differ", ()),
        ("how do the herald and the police differ", ()),
        ("according to island post, why did it sink", ("Island Post",)),
        ("who posted the herald", ()),
        ("did the ferry sink", ()),
        ("does the daily herald say why it sank", ("The Daily Herald",)),
        ("who won according to the herald", ("The Daily Herald",)),
        ("the post office of the island", ()),
    ],
)
def test_outlets_that_are_asked(typed, outlets):
    """Whatever the order, what is told of one is not told of the other."""
    assert analyse(typed, outlets=("The Daily Herald", "Island Post")).outlets.names == outlets


@pytest.mark.parametrize(
    "typed",
    [
        "how do island post and the herald differ on the ferry",
        "what's the difference between the herald and island post on the ferry",
        "herald vs island post on the ferry",
        "how do the herald and island post describe the ferry differently",
    ],
)
def test_a_question_that_compares_outlets_is_a_comparison(typed):
    asked = analyse(typed, outlets=("The Daily Herald", "Island Post"))
    assert asked.kind == "comparison"
    assert "the ferry" in asked.text
    assert "herald" not in asked.text


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("who is ada birch and what did she say", ("who is ada birch", "what did she say")),
        ("what kind of boat was it and how many are there", ("what kind of boat was it", "how many are there")),
        ("did vale and birch meet", ()),
        ("when did it sink? who was aboard", ("when did it sink", "who was aboard")),
        ("where is it, and how big is it", ("where is it", "how big is it")),
        ("who sold bread and butter", ()),
        ("what did norr line buy and sell", ()),
    ],
)
def test_two_questions_in_one(typed, parts):
    assert analyse(typed).parts == parts


@pytest.mark.parametrize(
    ("before", "typed", "read_as"),
    [
        (["when does birch come"], "how long will she stay", "how long will birch stay"),
        (["where is birch", "is it far"], "what is her plan", "what is birch's plan"),
        (["what does birch say about vellmar"], "and nato?", "what does birch say about nato"),
        (["when does birch come"], "where does vellmar lie", ""),
        (["who is the mayor", "Birch"], "how old is she", "how old is Birch"),
        (["who will birch meet", "Vellmar"], "when will she arrive", "when will birch arrive"),
        (["what does vellmar say about birch", "Birch"], "and nato?", "what does vellmar say about nato"),
        ([], "how long will she stay", ""),
    ],
)
def test_what_is_left_to_earlier_questions_is_completed(vocabulary, before, typed, read_as):
    assert analyse(typed, vocabulary, before=before).read_as == read_as


@pytest.mark.parametrize(
    ("typed", "decisive"),
    [
        ("how much did the bridge really cost", ["bridge", "cost"]),
        ("has anyone said anything about the ferry", ["ferry"]),
        ("who is it", ["who is it"]),
    ],
)
def test_the_words_that_an_answer_must_hold(typed, decisive):
    assert [word.form for word in analyse(typed).words] == (decisive if " " not in decisive[0] else [])


def test_numbers_and_codes_stand_for_themselves():
    question = analyse("what does article 8(c) say of flight NF-359 with 1,200 seats")
    assert "1,200" in question.numbers
    assert {"NF-359", "8(c)"} <= set(question.codes)
