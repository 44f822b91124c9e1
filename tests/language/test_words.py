"""Words, their terms and phrases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.language.words import content_terms, content_words, phrase_in, words

ANY_TEXT = st.text(max_size=80)
# Text that touches every branch more often than chance would.
WORDY = st.lists(
    st.sampled_from(
        [
            "U.S.",
            "J.K",
            "don't",
            "Xi’s",
            "'",
            "’",
            "1,000.5",
            "e\u0301",
            "\u0301",
            "café",
            "ﬁn",
            "½",
            "İ",
            " ",
            "-",
            ".",
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The leaders were meeting in the capital", ["leader", "meet", "capit"]),
        ("What did they say, and when?", ["say"]),
        ("Xi’s plan, the minister's plan", ["xi", "plan", "minist", "plan"]),
        ("They don't, won’t and can't agree", ["agre"]),
        ("Café Zürich naïve", ["cafe", "zurich", "naiv"]),
        ("10,240 rubles or 3.5 percent", ["10240", "rubl", "3.5", "percent"]),
        ("a 12-point paper", ["12", "point", "paper"]),
        ("U.S. and U.K envoys", ["us", "uk", "envoy"]),
        ("The US told us that the WHO knows who", ["us", "tell", "who", "know"]),
        ("WHO TOLD US", ["tell"]),
        ("the ﬁrst ﬂight", ["first", "flight"]),
        ("", []),
        ("🙂 … — «»", []),
    ],
)
def test_content_terms(text: str, terms: list[str]) -> None:
    assert content_terms(text) == terms


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("When did he begin?", "He began in May."),
        ("Who won?", "winning"),
        ("How many men and women met?", "A man and a woman will meet"),
        ("Who wrote and spoke?", "They have written and are speaking"),
        ("Zürich", "Zu\u0308rich"),
        ("15,000", "15000"),
        ("leaders'", "leader"),
    ],
)
def test_a_question_finds_the_words_however_they_are_inflected(asked: str, written: str) -> None:
    assert set(content_terms(asked)) & set(content_terms(written))


def test_found_and_founded_are_two_words() -> None:
    assert not set(content_terms("They found it")) & set(content_terms("They founded it"))


def test_words_know_where_they_stand() -> None:
    text = "China's envoy hasn’t left."
    assert [(text[word.start : word.end], word.term) for word in words(text)] == [
        ("China", "china"),
        ("envoy", "envoy"),
        ("hasn’t", ""),
        ("left", "leav"),
    ]


@given(ANY_TEXT | WORDY)
@example("n" * 1000)
@example("a." * 1000)
def test_words_are_in_order_and_apart(text: str) -> None:
    found = words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(any(map(str.isalnum, text[word.start : word.end])) for word in found)
    assert [word for word in found if word.term] == content_words(text)


@given(ANY_TEXT | WORDY)
def test_terms_do_not_depend_on_what_surrounds_a_word(text: str) -> None:
    assert content_terms(f"{text} (end)") == [*content_terms(f"{text} x")[:-1], *content_terms("end")]


@pytest.mark.parametrize(
    ("phrase", "text", "held"),
    [
        ("main political event", "It became “the main  political event of the year”", True),
        ("Main Political Event", "the main political event", True),
        ("cal event", "political event", False),
        ("event political", "political event", False),
        ("no limits", "There are limits", False),
        ("Zelenskyy’s plan", "Zelenskyy's plan", True),
        ("cafe", "Café", True),
        ("U.S. drone", "a US drone", True),
        ("…", "wait… what", True),
        ("?!", "what?", False),
    ],
)
def test_phrase_in(phrase: str, text: str, held: bool) -> None:
    assert phrase_in(phrase, text) is held


@given(ANY_TEXT | WORDY, ANY_TEXT | WORDY, ANY_TEXT)
def test_a_text_holds_each_run_of_its_words(before: str, phrase: str, after: str) -> None:
    assert phrase_in(phrase, f"{before} {phrase} {after}")
