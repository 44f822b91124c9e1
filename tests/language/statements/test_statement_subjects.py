"""Whose verb it is where more than the subject stands before it, and what between marks is only a title."""

from __future__ import annotations

import pytest

from retrieval.language.statements import extract_statements

# text, who speaks, what is said
SUBJECTS = [
    ("Divers using a lamp atop Mount Harr have confirmed that it rained.", "Divers", "that it rained"),
    ("A clerk who did not wish to be named because of port policy said it rained.", "A clerk", "it rained"),
    ("The union that represents the crews said it rained.", "The union", "it rained"),
    ("People who knew Lund said it rained.", "People", "it rained"),
    ("The Harbour Board - which considers Peru biased and has denied it rained - left.", "The Harbour Board", None),
    ("The next thing she knew it rained.", "she", "it rained"),
    ("The crew who Lund said it rained on left.", "Lund", None),
    ("Lund said that Peru had concluded that it rained, adding that it poured.", "Lund", "that it poured"),
    ("It rained, said Norr Line's newly appointed head Ida Lund in a letter to staff.", None, "It rained"),
    ("Ida Lund said in a letter posted on Friday and emailed to Peru that it rained.", "Ida Lund", "that it rained"),
    ("Ida Lund told a few hundred sailors who filled the quay that it rained.", "Ida Lund", "that it rained"),
    ("He wrote in his novel “Low Harbour” that it rained.", "He", "that it rained"),
    ("The Herald said six ships that Lund owns are late.", "The Herald", "six ships that Lund owns are late"),
    ("Lund was responding to a report from Peru claiming that it rained.", "a report from Peru", "that it rained"),
    ("Lund is under fire for failing on his often-repeated vow that it would rain.", "his", "that it would rain"),
    ("Early tests by Norr Labs reveal that it rained.", "Early tests by Norr Labs", "that it rained"),
    ("When Peru left the talks, Holm Air fought it in a protest, claiming that it rained.", "Holm Air", None),
    (
        "In a sign of grief, the Port Board, which runs ships, issued a note warning that it rained.",
        "the Port Board",
        None,
    ),
    ("“It rained,’’ Tom Reyes, head of the firm, told the Herald. “And it poured.”", "Tom Reyes", "“It rained,’’"),
    ("They never denied theft but feel that it rained.", "They", "that it rained"),
    ("Lund accused the firm of neglect, denied theft and vowed to stay.", "Lund", "theft"),
    ("Lund accused the firm of neglect, denied theft and vowed to stay.", "Lund", "the firm of neglect"),
    ("Peru said all must be heard, while accusing Holm of neglect.", "Peru", "Holm of neglect"),
    ("Ida Lund, whose son Leo, 43, is at sea, said it rained.", "Ida Lund", "it rained"),
    ("Boards across the country met, fearing that it rained.", "Boards across the country", "that it rained"),
    ("Lund denied the charge: “It rained,” he said.", "Lund", "the charge"),
    ("Lund denied the charge: “It rained,” he said.", "he", "“It rained,”"),
    ("Lund said: “The government vows to rebuild it.”", "The government", "to rebuild it"),
    ("Lund denied the charge: Holm replied that it rained.", "Lund", "the charge"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), SUBJECTS)
def test_finds_the_subject_and_what_it_says(text: str, speaker: str | None, content: str | None) -> None:
    found = [
        (said.speaker and text[slice(*said.speaker)], text[slice(*said.content[0])])
        for said in extract_statements(text)
    ]
    assert any(speaker in (None, who) and content in (None, what) for who, what in found)


def test_what_is_reported_by_two_verbs_of_one_is_one_statement() -> None:
    text = "Ida Lund said in a letter posted on Friday and emailed to Peru that it rained."
    assert len(extract_statements(text)) == 1


# text that nobody says
TITLES = [
    "Lund grieved in her book “Low Harbour” — Reyes was there.",
    "The band came out for their single “Down to the Water,” the first in years.",
    "The way Norr Line explains it, the ship is fast.",
]


@pytest.mark.parametrize("text", TITLES)
def test_a_title_is_no_statement(text: str) -> None:
    assert [text[slice(*said.content[0])] for said in extract_statements(text)] == []
