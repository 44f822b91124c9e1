"""Long sentences cut to the part that answers."""

from __future__ import annotations

import pytest

from retrieval.answers.reading.excerpt import LONGEST, WHOLE, excerpt

LEAD = "The old harbour board of Vellmar, which had met every week of that long and rainy summer, "
TAIL = (
    " because the new pier had been built of stone that was much too soft for the storms of the bay, a fault that three"
    " engineers had told the town of in letters"
)


def cut(text: str, terms: set[str], must: tuple[int, int] | None = None) -> str:
    return text[slice(*excerpt(text, terms, must))]


def test_a_sentence_that_is_no_longer_than_wanted_is_shown_whole():
    text = "Birch resigned, after it was known that she had left the keys of the vault with a friend who owed money."
    assert cut(text, {"birch"}) == text


def test_a_sentence_that_is_little_longer_is_shown_whole():
    text = f"{LEAD}told Mayor Birch to close the old ferry landing for good{TAIL.rpartition(', a fault')[0]}."
    assert LONGEST < len(text.split()) <= WHOLE
    assert cut(text, {"birch"}) == text


@pytest.mark.parametrize("terms", [{"birch"}, {"pier", "stone"}])
def test_a_long_one_is_cut_to_as_many_words_as_are_read_at_a_glance(terms):
    text = f"{LEAD}told Mayor Birch to close the ferry landing{TAIL}."
    shown = cut(text, terms)
    assert 20 < len(shown.split()) <= LONGEST
    assert shown in text


def test_what_must_be_shown_is_shown():
    text = f"{LEAD}told Mayor Birch to close the ferry landing{TAIL}."
    at = text.index("three engineers")
    assert "three engineers" in cut(text, {"harbour", "board"}, (at, at + len("three engineers")))


def test_a_name_alone_is_no_excerpt():
    text = f"Ada Birch, head of the harbour board of Vellmar, said on Friday that the ferry would not sail again{TAIL}."
    shown = cut(text, {"birch"}, (0, len("Ada Birch")))
    assert shown.startswith("Ada Birch, head of the harbour board of Vellmar")


def test_no_excerpt_begins_with_a_word_that_leans_on_what_is_cut():
    text = f"{LEAD}and the guild of pilots, and nobody else in the town, wanted the ferry landing closed{TAIL}."
    shown = cut(text, {"ferry", "landing", "pier", "stone", "storm", "engineer", "letter"})
    assert shown.split()[0] not in ("and", "which", "that")
