"""What is said in the passive: by whom, or by nobody who is named, and of whom."""

from __future__ import annotations

import pytest

from retrieval.language.statements import extract_statements

# text, words of the content, who says it, of whom; as written
CASES = [
    ("The plan was criticised as rushed.", "as rushed", None, "The plan"),
    ("The plan was criticised as “rushed and unfair”.", "“rushed and unfair”", None, "The plan"),
    ("The bridge was branded a “death trap”.", "“death trap”", None, "The bridge"),
    ("The minister was accused of hiding the report.", "of hiding the report", None, "The minister"),
    ("The bank has been criticised for closing branches.", "for closing branches", None, "The bank"),
    ("The bank was criticised by the union for its haste.", "for its haste", "the union", "The bank"),
    ("The bank was criticised by Ida Holm for its haste.", "for its haste", "Ida Holm", "The bank"),
    ("The bank was accused of fraud by the union.", "of fraud", "the union", "The bank"),
    ("The keeper was praised for her “calm” by coach Ida Holm.", "“calm”", "coach Ida Holm", "The keeper"),
    ("The bank was criticised for standing by its man.", "for standing by its man", None, "The bank"),
    ("Widely condemned as “cruel”, the rule was dropped.", "“cruel”", None, None),
    ("The rule, condemned by Ida Holm as “cruel”, was dropped.", "“cruel”", "Ida Holm", "The rule"),
    ("A man described as “dangerous” was held.", "“dangerous”", None, "A man"),
    ("Ida Holm met Tom Lund, whom she described as “kind”.", "“kind”", "she", None),
]


@pytest.mark.parametrize(("text", "content", "speaker", "target"), CASES)
def test_what_is_said_in_the_passive(text: str, content: str, speaker: str | None, target: str | None) -> None:
    found = [
        (
            " ".join(text[slice(*span)] for span in one.content),
            one.speaker and text[slice(*one.speaker)],
            one.target and text[slice(*one.target)],
        )
        for one in extract_statements(text)
    ]
    assert found == [(content, speaker, target)]


@pytest.mark.parametrize(
    "text", ["The plan was not criticised as rushed.", "The mayor was criticised as he left.", "Ida Holm was praised."]
)
def test_nothing_is_said(text: str) -> None:
    assert extract_statements(text) == []
