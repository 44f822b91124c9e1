"""What sentences offer for each kind of question: the words found, plainest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.findings import findings, is_contrary, side_of
from retrieval.question import analyse

CASES = [
    ("how many died", "About 1,200 people died and 12 pilots were hurt on Jan. 5, 2017.", "About 1,200 people died"),
    ("how many cores does it have", "The new board has an eight-core chip.", "eight-core"),
    ("how many boats sank", "Of 40 boats, two boats sank in 2013.", "40 boats"),
    ("what was the speed limit", "The limit on the bend was 12mph.", "12mph"),
    ("what percentage agreed", "Some 61 percent of voters agreed.", "Some 61 percent"),
    ("how much did it cost", "The bridge cost $5.2 billion and 3 years.", "$5.2 billion"),
    ("how much did it cost", "They paid two million euros for it.", "two million euros"),
    ("how old is vale", "Vale, 69, is the mayor.", "69"),
    ("how old was the baby", "She held a 20-month-old baby.", "20-month-old"),
    ("how long did it last", "The strike lasted two and a half years.", "two and a half years"),
    ("how long was it idle", "The chip lay idle for months.", "months"),
    ("how long is the visit", "It is a three-day visit.", "three-day"),
    ("what time did it sink", "It sank at 12:20 p.m. on Sunday.", "12:20 p.m."),
    ("who paid", "Mayor Ada Birch paid for it.", "Ada Birch"),
    ("where did they meet", "They met in the town of Vellmar on Friday.", "Vellmar"),
    ("why did he quit", "He quit because of his family, he said on Monday.", "because of his family"),
    ("why did they free them", "They were freed in exchange for four fighters.", "in exchange for four fighters"),
    ("why did sales fall", "Sales fell amidst a long strike.", "amidst a long strike"),
    (
        "why did it sink",
        "The cause of the leak has been found to be a loose plank.",
        "cause of the leak has been found to be a loose plank",
    ),
    ("why was it moved", "It was moved as a courtesy to the pilot.", "as a courtesy to the pilot"),
    ("what set off the slump", "The slump followed a sale of bonds.", "followed a sale of bonds"),
    ("how did he escape", "He escaped by climbing a wall.", "by climbing a wall"),
    ("who is ozan kaya", "Ozan Kaya, head of tax at Birch & Lee, said so.", "head of tax at Birch & Lee"),
    ("how many really died", "The toll was seven, the harbour office said.", "seven"),
    ("how much did it cost", "The council paid 86 million florins for it.", "86 million florins"),
    ("how much did it cost", "It cost 3 billion Swedish kronor.", "3 billion Swedish kronor"),
    ("how much does the port owe", "The port lost a ferry and owes its banks 390 million.", "390 million"),
    ("what was the port fined for", "It was fined for handing over the logs late.", "for handing over the logs late"),
    ("who is ada birch", "The paper quoted mayor Ada Birch on Friday.", "mayor"),
    ("what is a weir", "A weir is a low dam across a river.", "a low dam across a river"),
    ("what does SQT stand for", "It uses SQT, short for Super Quick Tool, to cut.", "Super Quick Tool"),
    ("what does SQT mean", "The Super Quick Tool (SQT) cuts.", "Super Quick Tool"),
    ("what is the ship called", "The ship is called Blue Heron.", "Blue Heron"),
]


@pytest.mark.parametrize(("question", "sentence", "words"), CASES)
def test_the_plainest_finding(question, sentence, words):
    first = findings(sentence, analyse(question))[0]
    assert sentence[first.start : first.end] == words


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("how many died", "It happened on 5 January 2017 in the morning."),
        ("how much did it cost", "Forty boats sank in 2013."),
        ("how old is vale", "The conflict goes on for 69 days."),
        ("what does SQT stand for", "SQT is good."),
        ("why did it sink", "The cause of the leak is unknown."),
        ("how much did it cost", "Some 3 million people live there."),
        ("how many goals did he score", "Six minutes later he scored again."),
    ],
)
def test_what_is_not_of_the_kind_is_not_found(question, sentence):
    assert not findings(sentence, analyse(question))


@pytest.mark.parametrize(
    ("clause", "side"),
    [
        ("the bridge was closed", "so"),
        ("the bridge was not closed", "not so"),
        ("no contract was signed", "not so"),
        ("Vellmar is the No. 2 port", "so"),
        ("the mayor denied that it was closed", "denied"),
        ("the bridge may be closed", "open"),
        ("she declined to comment", "not so"),
        ("that is a lie", "not so"),
    ],
)
def test_the_side_a_clause_takes(clause, side):
    assert side_of(clause) == side


def test_a_sentence_that_sets_one_thing_against_another_is_told():
    assert is_contrary("All was agreed, but nothing was signed.")
    assert not is_contrary("But all was agreed.")


@given(st.text(max_size=200), st.sampled_from([question for question, *_ in CASES]))
def test_whatever_the_text_every_finding_lies_in_it(text, question):
    for one in findings(text, analyse(question)):
        assert 0 <= one.start <= one.end <= len(text)
        assert 0 <= one.mark <= 1
