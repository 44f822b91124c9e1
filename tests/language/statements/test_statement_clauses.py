"""Statements found, or not, by how their clauses are built: lists, datelines, prepositions, greetings, questions."""

from __future__ import annotations

import pytest

from retrieval.language.statements import extract_quotes

# text, words of the content, full name (None: nobody is named; "nothing": no statement has them)
CASES = {
    "a dateline": [
        (
            "ZURICH, July 24 (Ledger Wire) - Norr AG cut its forecast on Thursday and said it would close.",
            "it would close",
            "Norr AG",
        ),
        (
            'ZURICH, July 24 (Ledger Wire) - Norr AG cut its aim, blaming "a stubborn correction" among its customers.',
            "a stubborn correction",
            "Norr AG",
        ),
        ("OSLO (NPA) — Minister Ida Holm left on Tuesday and vowed to return.", "to return", "Ida Holm"),
        ("MONDAY, 7:12 a.m. -- A caller on Alder Lane said it rained.", "it rained", None),
    ],
    "per": [
        ("Per the bank, wool rose by a tenth.", "wool rose", None),
        ("Per Norr Bank, wool rose by a tenth.", "wool rose", "Norr Bank"),
        ("Per Holm said it rained.", "it rained", "Per Holm"),
        ("Per capita income rose, the bank said.", "Per capita income rose", None),
    ],
    "verbs in the present in a row": [
        ("Holm turns it over twice, holds it to his ear, and tells her that it works.", "it works", "Holm"),
        ("Ida Holm picks up the lamp and says it is old.", "it is old", "Ida Holm"),
    ],
    "called it": [
        ("Ida Holm calls it the worst day of her life.", "the worst day", "Ida Holm"),
        ("Ida Holm called it “a farce”.", "a farce", "Ida Holm"),
        ("Ida Holm called her the next day.", "the next day", "nothing"),
    ],
    "to whom, and as what": [
        ("Ida Holm told the Reel through a friend that it rained.", "it rained", "Ida Holm"),
        ("Ida Holm met Tom Lund, whom she praised as “the kindest man alive”.", "the kindest man", "Ida Holm"),
        ("The plan, which Ida Holm described as “a farce”, passed.", "a farce", "Ida Holm"),
        ("In a note, Ida Holm referred to the plan as “the great flood”.", "the great flood", "Ida Holm"),
    ],
    "titles before a verb": [
        (
            "Tom Lund, whose films include “Night Bus” and “Low Tide on Monday,” told the Reel that it rained.",
            "it rained",
            "Tom Lund",
        ),
    ],
    "verbs with their prepositions": [
        ("A resident complained of loud music.", "loud music", None),
        ("The Speaker, Ida Holm, begged for order.", "order", "Ida Holm"),
        ("The crisis, Ida Holm assured the House, was under control.", "The crisis", "Ida Holm"),
        ("Ida Holm thanked the crews for their “grit”.", "grit", "Ida Holm"),
        ("In a letter taped to the door, Norr Line thanks him for “a long stay”.", "a long stay", "Norr Line"),
        ("Ida Holm urged people not to travel.", "not to travel", "Ida Holm"),
        ("Ida Holm credited the coach with saving her career.", "saving her career", "Ida Holm"),
        ("Tom Lund pleaded not guilty.", "not guilty", "Tom Lund"),
        ("Tom Lund pleaded guilty to theft.", "guilty to theft", "Tom Lund"),
        ("Tom Lund has since apologised to the couple for the delay.", "for the delay", "Tom Lund"),
        ("Ida Holm recalls the nights as “cold and wet”.", "cold and wet", "Ida Holm"),
        ("Ida Holm recalled hearing two bangs.", "hearing two bangs", "Ida Holm"),
    ],
    "a letter saying": [
        ("Ida Holm wrote me a letter saying it rained.", "it rained", "Ida Holm"),
    ],
    "a clause within a clause": [
        (
            "Ida Holm says the company promised her mother in 1994 that it would stay.",
            "the company promised",
            "Ida Holm",
        ),
    ],
    "tweets": [
        ('"We know this is a pain," tweets Norr Roads.', "this is a pain", "Norr Roads"),
        ("“We know,” tweeted Ida Holm. “We are sorry.”", "We are sorry", "Ida Holm"),
    ],
    "two acts": [
        ("Norr Line apologised to passengers and insisted that it would run.", "it would run", "Norr Line"),
        ("Norr Line apologised to passengers and insisted that it would run.", "to passengers", "Norr Line"),
    ],
    "nothing is said": [
        ("He said hello when I came in and had never met Holm.", "hello", "nothing"),
        ("Ida Holm had said as much in 2011, and it was late.", "as much", "nothing"),
        ("Ida Holm said it again on Monday, and they laughed.", "it again", "nothing"),
        ("Ida Holm said nothing when it rained.", "nothing", "nothing"),
        ("Ida Holm said goodbye to the men who built it.", "goodbye", "nothing"),
    ],
    "only asked": [
        ("Could the minister tell the House how many schools had closed?", "how many", "nothing"),
        ("Did Ida Holm say that it rained?", "it rained", "nothing"),
    ],
    "a source behind": [
        (
            "Spending will drop by a tenth this year, research firm Norr Data estimates.",
            "Spending will drop",
            "Norr Data",
        ),
        ("Norr Data had forecast growth of 4%.", "growth of 4%", "Norr Data"),
    ],
    "another": [
        ("One viewer posted: “I cried.”", "I cried", None),
    ],
    "who it is": [
        ("Under questioning by prosecutor Dana Holm, she said it rained.", "it rained", None),
        ("Tess Quill wept. Under questioning by prosecutor Dana Holm, she said it rained.", "it rained", "Tess Quill"),
        (
            "Minister Anna Lund spoke. Asked by our reporter Holly Mann why it rained, she said that nobody knew.",
            "nobody knew",
            "Anna Lund",
        ),
        (
            "Clerk Anna Holm said it snowed. Minister Anna Lund asked why. “It rained,” she answered.",
            "It rained",
            "Anna Holm",
        ),
        ("Prosecutor Dana Holm said it snowed. According to the indictment, it rained.", "it rained", None),
        ("Prosecutor Dana Holm said it snowed. The report said it rained.", "it rained", None),
        ("Ida Holm issued a statement. The statement said it rained.", "it rained", "Ida Holm"),
        (
            "Conductor Anna Lund was born in Oslo. When a board member told her it snowed, she replied that it rained.",
            "it rained",
            "Anna Lund",
        ),
        ("Baker Tess Quill, 34, ordered a curry. “It rained,” the care worker said.", "It rained", "Tess Quill"),
        (
            "Oke protested his innocence. Danny Oke left. “It rained,” said the 22-year-old defender.",
            "It rained",
            "Danny Oke",
        ),
        ("Danny Oke came on for Ben Hale. “It rained,” said the 22-year-old defender.", "It rained", None),
        ("A young man named Kyle sells candles. “It rained,” he said.", "It rained", "Kyle"),
        ("His daughter, Joan, who does the books, is angry. She says it rained.", "it rained", "Joan"),
    ],
}


@pytest.mark.parametrize(
    ("text", "words", "name"), [pytest.param(*case, id=f"{kind}: {case[0]}") for kind in CASES for case in CASES[kind]]
)
def test_what_is_said_is_found_with_who_says_it(text: str, words: str, name: str | None) -> None:
    found = [one for one in extract_quotes(text) if any(words in text[slice(*span)] for span in one["content"])]
    shortest = sorted(found, key=lambda one: sum(end - start for start, end in one["content"]))[:1]
    assert [one["speaker_name"] for one in shortest] == ([] if name == "nothing" else [name])
