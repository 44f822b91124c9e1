"""Quotations of a draft: which stand, and what is wrong with those that do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.checking.draft import read_draft
from retrieval.checking.pattern import pattern
from retrieval.checking.tokens import tokens

STANDS = [
    ("“We will not reopen the bridge before the cracks in both arches are filled,” Ada Birch said.", "word for word"),
    ('Birch said: "we will not reopen the bridge"', "word for word"),  # small at its beginning, straight marks
    ("“The ferry carries 40 lorries a day - no more,” Lind said.", "word for word"),  # its speaker stands within it
    ("The mayor said: “Nobody crosses it.”", "word for word"),
    ("“My pupils can cross the road again …”", "word for word"),
    ("“We will not reopen the bridge … Nobody crosses it,” Birch said.", "cut"),
    ("“We will not reopen the bridge [...] Nobody crosses it,” Birch said.", "cut"),
    ("“[The town] will not reopen the bridge,” Birch said.", "bracketed"),
    ("“[M]y pupils can cross the road again,” Solberg said.", "bracketed"),
    ("“We will not reopen the bridge before the cracks in both arches [of it] are filled.”", "bracketed"),
    ("“I am glad that the lorries [sic] leave our streets.”", "bracketed"),
    ("The Island Post writes: “The engineers will inspect the piers next week.”", "word for word"),
]
FALLS = [
    ("“We will not reopen the bridge before the cracks in both towers are filled,” Birch said.", "altered"),
    ("“We will reopen the bridge before the cracks in both arches are filled,” Birch said.", "altered"),
    ("“The ferry carries 60 lorries a day,” Lind said.", "altered"),
    ("“We will not reopen the Bridge,” Birch said.", "altered"),
    ("“We will … reopen the bridge,” Birch said.", "altered"),  # the cut takes the denial away
    ("“We [will] reopen the bridge before the cracks in both arches are filled,” Birch said.", "altered"),
    ("“I am glad that the lorries leave our streets,” Oskar Lind said.", "said by another"),
    ("“We will not reopen the bridge and I am glad that the lorries leave our streets.”", "spliced"),
    ("“I am glad that the lorries leave our streets … Nobody crosses it.”", "spliced"),
    ("An engineer said the bridge “had been neglected for years”.", "not quoted"),
    ("“The submarine was yellow and had always been yellow,” Birch said.", "in no article"),
    ("“… ? …”", "in no article"),
]


@pytest.mark.parametrize(("draft", "outcome"), STANDS)
def test_what_stands_holds(checked, draft, outcome):
    check = checked(draft)
    assert (check.outcome, check.holds) == (outcome, True)
    assert check.evidence


@pytest.mark.parametrize(("draft", "outcome"), FALLS)
def test_what_does_not_stand_is_told_how(checked, draft, outcome):
    check = checked(draft)
    assert (check.outcome, check.holds) == (outcome, False)


@pytest.mark.parametrize(
    ("draft", "kind", "here", "there"),
    [
        ("“We will not reopen the bridge before the cracks in both towers are filled.”", "word", "towers", "arches"),
        ("“The ferry carries 60 lorries a day — no more.”", "number", "60", "40"),
        ("“We will reopen the bridge before the cracks in both arches are filled.”", "negation", "", "not"),
        ("“I am very glad that the lorries leave our streets.”", "added", "very", ""),
        ("“I am glad that lorries leave our streets.”", "left out", "", "the"),
        ("“I am glad that the Lorries leave our streets.”", "case", "Lorries", "lorries"),
    ],
)
def test_the_difference_is_shown(checked, draft, kind, here, there):
    (difference,) = checked(draft).differences
    assert (difference.kind, difference.draft, difference.article) == (kind, here, there)


def test_evidence_is_a_slice_of_its_article(verified):
    for draft, _ in (*STANDS, *FALLS):
        for check in verified(draft).checks:
            assert draft[slice(*check.span)] == check.text or check.what == "number"
            for one in check.evidence:
                begins = one.span[0] - one.citation.span[0]
                assert (
                    one.citation.text[begins : begins + len(one.words)] == one.words[: len(one.citation.text) - begins]
                )


def test_another_speaker_is_named_with_the_words(checked):
    check = checked("“I am glad that the lorries leave our streets,” Oskar Lind said.")
    assert (check.speaker, check.evidence[0].speaker) == ("Oskar Lind", "Mira Solberg")
    assert check.evidence[0].citation.article.source == "Island Post"


def test_a_splice_shows_each_piece(checked):
    check = checked("“We will not reopen the bridge and I am glad that the lorries leave our streets.”")
    assert [one.speaker for one in check.evidence] == ["Ada Birch", "Mira Solberg"]


def test_a_quotation_over_paragraphs_has_one_speaker():
    draft = read_draft("“The road is closed.\n\n“It opens in May,” said Ada Birch.")
    assert [one.speaker.name for one in draft.quoted] == ["Ada Birch", "Ada Birch"]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("We will … not go", [(None, "We will"), ("cut", "not go")]),
        ("We will [...] not go", [(None, "We will"), ("cut", "not go")]),
        ("We . . . go", [(None, "We"), ("cut", "go")]),
        ("[The firm] will pay", [(None, "will pay")]),
        ("it [the firm] pays", [(None, "it"), ("bracketed", "pays")]),
        ("[W]e are", [(None, "We are")]),
        ("we [sic] are", [(None, "we are")]),
    ],
)
def test_an_editors_marks(written, parts):
    found = pattern(written, 0, len(written))
    assert [(one.mark, " ".join(word.raw for word in one.words)) for one in found.parts] == parts


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("don’t", "don't", True),
        ("U.S.", "US", True),
        ("1,200", "1200", True),
        ("well-known", "well known", True),
        ("don't", "do not", False),
        ("$5", "5", False),
        ("Yes?", "Yes.", False),
    ],
)
def test_typographic_marks_are_equal_and_nothing_else(one, other, is_same):
    assert ([word.raw for word in tokens(one)] == [word.raw for word in tokens(other)]) is is_same


@given(st.text(alphabet="aB ’'\"“”[].…?$1,\n\u0301", max_size=60))
@settings(max_examples=200)
def test_any_draft_is_read(text):
    draft = read_draft(text)
    for one in draft.quoted:
        for part in pattern(text, *one.inner).parts:
            assert all(text[word.start : word.end] for word in part.words)
