"""Who is named, and who is not, by kinds of how news brings people in: relations, labels, twins, offices, pronouns."""

from __future__ import annotations

import pytest

from retrieval.language.statements import extract_quotes

VOSS = "Marta Voss died on Sunday. "
TALK = "Mayor Ida Holm met the Reel.\n\n"
# text, words of the content, full name (None: nobody is named)
CASES = {
    "a relation with a given name": [
        (VOSS + "Her brother, Per, said it rained.", "it rained", "Per"),
        (VOSS + "“It rained,” her brother, Per, said.", "It rained", "Per"),
        (VOSS + "“It rained,” said her brother Per.", "It rained", "Per"),
        (VOSS + "“It rained,” said her brother, Per.", "It rained", "Per"),
        ("Per Voss, her brother, cooked. “It rained,” said her brother, Per.", "It rained", "Per Voss"),
        ("Olaf Renn is 54. His wife, Tilda, 51, said it snowed. “It rained,” she said.", "It rained", "Tilda"),
        ("His cousin Ruben remembers: “It rained.”", "It rained", "Ruben"),
        ("Their neighbour, Mr Abara, said it rained.", "it rained", "Abara"),
    ],
    "a word in marks within the phrase": [
        ("“It rained,” said her “best” friend, Tess Moor.", "It rained", "Tess Moor"),
        ('"It rained," said her "best" friend, Tess Moor.', "It rained", "Tess Moor"),
        ("“It rained,” said the self-styled “king” of the harbour, Otto Rahm.", "It rained", "Otto Rahm"),
        ("Otto Rahm, the “king” of the harbour, said it rained.", "it rained", "Otto Rahm"),
    ],
    "labels of a transcript": [
        (TALK + "Q: Why?\n\nA: We left.\n\nQ: And then?\n\nA: It rained on us.", "It rained", "Ida Holm"),
        (TALK + "Q. Why?\n\nA. We left.\n\nQ. And then?\n\nA. It rained on us.", "It rained", "Ida Holm"),
        (TALK + "Why?\n\nHolm: We left.\n\nAnd then?\n\nHolm: It rained on us.", "It rained", "Ida Holm"),
        (TALK + "TR: Why?\n\nIH: We left.\n\nTR: And then?\n\nIH: It rained on us.", "It rained", "Ida Holm"),
        (TALK + "CHAIR: Why?\n\nIDA HOLM: We left.\n\nCHAIR: So?\n\nIDA HOLM: It rained.", "It rained", "Ida Holm"),
    ],
    "two bodies of one kind": [
        ("The Roads Inspectorate and the Mines Inspectorate met. The inspectorate said it rained.", "it rained", None),
        ("The Harbour Board and the River Board met. The board said it rained.", "it rained", None),
        ("Norr University sued Sund University. The university said it rained.", "it rained", None),
        ("The Harbour Board met on Monday. The board said it rained.", "it rained", "Harbour Board"),
    ],
    "one of several with an office": [
        (
            "The former mayor, Ida Holm, met the mayor, Tom Lund. The mayor said it rained.",
            "it rained",
            "Tom Lund",
        ),
        ("Minister Ida Holm met minister Tom Lund. The minister said it rained.", "it rained", None),
        (
            "Finance minister Ida Holm met health minister Tom Lund. The health minister said it rained.",
            "it rained",
            "Tom Lund",
        ),
    ],
    "a given name on no list": [
        ("Zsuvika Torme runs the mill. She said it rained.", "it rained", None),
        ("Ida Torme runs the mill. She said it rained.", "it rained", "Ida Torme"),
        ("It snowed, said Zsuvika Torme. “It rained,” she added.", "It rained", "Zsuvika Torme"),
        ("It snowed, according to Zsuvika Torme. She said it rained.", "it rained", "Zsuvika Torme"),
        (
            "Ida Torme left. Prosecutor Tom Lund suggested that she had lied. She said it rained.",
            "it rained",
            "Ida Torme",
        ),
        ("Quorra Banth met Vexo Lind on Monday. She said it rained.", "it rained", None),
        ("Zsuvika Torme ran aground. The captain slept. She said it rained.", "it rained", None),
        ("Norra Torme said it would repair its engine. She said it rained.", "it rained", None),
    ],
}


@pytest.mark.parametrize(
    ("text", "words", "name"), [pytest.param(*case, id=f"{kind}: {case[0]}") for kind in CASES for case in CASES[kind]]
)
def test_the_right_one_is_named_or_nobody(text: str, words: str, name: str | None) -> None:
    found = [one for one in extract_quotes(text) if any(words in text[slice(*span)] for span in one["content"])]
    assert [one["speaker_name"] for one in found] == [name]


def test_a_paragraph_that_tells_goes_on_with_the_one_of_whom_the_article_tells() -> None:
    text = (
        "Greta Holm, the potter who fed a town, died on Monday.\n\nMs. Holm left school early.\n\n"
        "The painter Anna Reyes thanked Ms. Holm for her kiln. “It snowed,” she said.\n\n"
        "She never married. “It rained,” she told a paper."
    )
    said = {text[slice(*one["content"][0])]: one["speaker_name"] for one in extract_quotes(text)}
    assert said["“It snowed,”"] == "Anna Reyes"
    assert said["“It rained,”"] == "Greta Holm"
