"""What a question asks for, row by row: typed as people type, and the kind that is read."""

from __future__ import annotations

import pytest

from retrieval.language.language import load
from retrieval.question import analyse
from retrieval.question.kinds import asked

KINDS = {
    "person": """
        who wrote the memo about the pier | who leaked the report to the press |
        who opened the new bridge | who was driving the lorry | whos paying for the repairs | who are the builders of it
        who did the mayor thank first | whose dog barked | to whom did they sell the mill | which minister resigned
        which player scored twice | by whom was it built | who else was on the boat | Who won the chess cup?
        and who paid for that | whom does birch want to see
    """,
    "definition": """
        who is ada birch | who was Corin Vale | whos ada birch | what is a weir | whats zero tillage
        what's old mutual | who is dr. corin vale
    """,
    "expansion": "what does TLA stand for | what does the name vellmar mean | what is nbo short for",
    "place": """
        where is the harbour | where did they meet | where were the boats from | which country sent help
        in which town was it found | what city hosts the fair | from where do they come | which airport is closed
    """,
    "date": """
        when does the bridge open | when was it built | since when is it closed | what day is the fair
        in which year did it start | how soon will it reopen | how long ago was the fire
        until when is it closed
        what was the date of the fire | In what period were they counted? | so when do they meet again
    """,
    "time": "what time did it sink | at what time do the gates open | what hour did the bell ring",
    "duration": """
        how long will it stay closed | how many years had he worked there | for how long were they held
        how much longer will it take | how many days did the strike last | how much time do they need
    """,
    "number": """
        how many died | how many boats were hurt | how many people live there | how many of them came back
        how big is the fire | how tall is the mast | how far is the port | what percentage of voters agreed
        what was the speed limit | how often do they sail | whats the turnout rate | how many kids has vale got
        how fast was it going | number of seats on the ferry | deaths on the second ferry | by how much did it grow
        how many firms brought fish home | what share of the fleet is idle | hw many boats sank
    """,
    "money": """
        how much did the bridge cost | how much money was stolen | how much will norr line pay | whats the ticket price
        how much does a ticket cost | price of one ticket | how much profit did they make | how much is the fine
        what was the ransom | how much were they offered | how much is the cargo worth
    """,
    "age": "how old is vale | how old was the baby that was found | what age was she | at what age did he retire",
    "reason": """
        why is the bridge closed | how come they left | what caused the fire | whats the cause | what was the reason
        what actually caused the fire | what was the port fined for | what did they get jailed for
        what has birch been criticised for last year
        why didnt they sail | y did they leave | for what reason did he quit | what made them stop
        what is the purpose of the dam | what led to the strike | what was behind the fall in sales
        what set off the slump | what sparked the row | what went wrong on the first trip
    """,
    "manner": "how did he escape | how do they clean the water | how was it repaired | how does the gate work",
    "yes/no": """
        is the bridge open | did the mayor resign | has anyone complained | are there any survivors | isnt it closed
        was it the first fire | can anyone visit | is it true that vale left | do you know if the port is open
        anyone hurt | will they sail tomorrow | does the harbour close at night | were any boats lost
        havent they paid yet | should people stay home
    """,
    "statement": """
        what did the mayor say about the bridge | what did birch say | what does norr line think of it
        what has the ministry said | how did the fishermen react | what is the ministry claiming
        what have the fishermen answered | what did birch said about it | what did the state say about the ferry
        what did the annual report say of fish | what did birch say he will do | what did the captain state
    """,
    "speaker": """
        who said the bridge is safe | who denied sending boats | who accused the mayor
        who thinks the plan is vague | who says the port is dead
        who warned of storms | which analyst said it would sink
        who criticised the council | who still thinks the deal is good | who is blaming the crew | who mentions the dog
    """,
    "name": """
        whats the name of the page where norr line says goodbye
        which ship sank | which bank paid most | whats the name of the dog | what are the names of the crew
        what is the ship called | which football club sent flowers | which fish are disturbed
        list all ships | which crop suffers most
    """,
    "thing": """
        what was he looking for | what did the crew ask for |
        what did they sign | what will be sold | what injury ended his season | what kind of boat was it
        what did the state budget do for schools | what did the new report card contain
        what happened to the crew | what else can it carry | on what suspicion was he held | what do bakers rent
    """,
    "topic": "anything on the ferry | what about the ferry | any survivors?",
    "summary": """
        tldr | tl;dr | summary please | what is this about | whats going on | what happened | sum it up
        give me the gist | what's the story
    """,
    "news": """
        what's new | whats new since wednesday | any updates | what happened on monday | latest news | what's the latest
    """,
    "comparison": "what does the post say differently from the herald | how do the reports differ",
    "words": "harbour bridge | ferry sinks in storm | Ada Birch | important documents",
}  # fmt: skip
# The same kinds in other people's words: without capitals and apostrophes, in short forms.
CHAT = {
    "person": """
        who else signed | who built this thing | whose idea was it | with whom did she travel
        who's in charge now | who was left behind | who got hurt | and who is paying | who owns norr line
        who'll replace vale | who beat them in the final
    """,
    "definition": "whats a ferry | who is she | what is article 8 | whats norr line | who was admiral birch",
    "place": """
        wheres the wreck | where was the dog found | where do the boats go | to where did they flee
        which town flooded | where r they now | what street was closed | in what country is it
    """,
    "date": """
        whens the next vote | when did it all start | what year was it built | when is birch due back
        till when is it shut | on which day did they meet | when wil the bridge open | what date is the hearing
        when did vale last speak | how long ago did it sink
    """,
    "duration": """
        how long did it last | for how many days was it shut | how long has birch been mayor
        how many hours did it take
    """,
    "number": """
        how many ppl drowned | how many r missing | how many boats does norr line have
        how far is it from the port | how many times did they vote | how high was the wave
        how many votes did birch get | how many passengers and crew were aboard | how hot did it get
        what percent voted yes
    """,
    "money": """
        how much did they lose | how much does birch earn | whats the fine | how much will it cost to fix
        how much was the bridge insured for | what did it cost | how much money did norr line make last year
    """,
    "age": "how old is the bridge | how old were the kids | whats her age",
    "reason": """
        why did it sink | whys the port shut | why isnt birch talking | what for | how come nobody noticed
        why was vale sacked | what made birch quit | y r they angry | for what purpose was it built
        whats the reason for the delay | what caused the delay
    """,
    "manner": "how did it sink | how did they get out | how will norr line pay for it | how is the gate opened",
    "yes/no": """
        is it safe | did anyone die | was vale drunk | has birch resigned yet | will it reopen before june
        does norr line pay tax | r they still on strike | isnt the port closed | was it really the first storm
        could it happen again | did the mayor lie | can u swim there | have the divers found it
        were there any kids aboard | did birch or vale win | is norr line broke | is there a bridge
    """,
    "statement": """
        what did vale tell the council | whats birch saying about the fire | what did norr line say
        what does the union say about pay | how did norr line respond | what did they say about the storm
    """,
    "speaker": """
        who said it was safe | who called it a disgrace | who denied it | who blamed norr line
        who warned about the wave | who promised a new bridge | who claimed the ship was fine
    """,
    "name": """
        whats the ferry called | which newspaper broke the story | what was the name of the captain
        which bank lent the money | name the ships | what is the dog's name
    """,
    "thing": """
        what sank | what did norr line buy | what happened to the captain | what did they find | what was stolen
        what language is it in | what will birch do next | what else did they carry | what are they building
    """,
    "topic": "what about norr line | anything about vale",
    "summary": "tldr pls | sum this up | whats this about | what happened here | give me a summary | whats the gist",
    "news": "any news | whats the latest on birch | what happened yesterday | whats new today",
    "comparison": "how does the herald differ from the post | compare the herald and the post",
    "words": "captain birch | storm damage harbour | norr line shares",
}  # fmt: skip
CASES = [
    (question.strip(), kind)
    for table in (KINDS, CHAT)
    for kind, questions in table.items()
    for question in questions.replace("\n", "|").split("|")
    if question.strip()
]


def test_the_table_is_large_enough_to_show_what_a_rule_breaks():
    assert len({typed for typed, _ in CASES}) >= 300


@pytest.mark.parametrize(("typed", "kind"), CASES)
def test_what_is_asked_for(typed, kind):
    assert analyse(typed).kind == kind


@pytest.mark.parametrize(
    ("typed", "head"),
    [
        ("how many kids has vale got", "kids"),
        ("how many firms brought fish home", "firms"),
        ("how many died", ""),
        ("how many people died in the storm", "people"),
        ("which football club sent flowers", "football club"),
        ("who is ada birch", "ada birch"),
        ("what does TLA stand for", "TLA"),
        ("what did the mayor say about the bridge", "the mayor"),
        ("what percentage of voters agreed", "percentage"),
    ],
)
def test_the_noun_that_says_of_what(typed, head):
    assert analyse(typed).asked.head == head


@pytest.mark.parametrize(
    ("typed", "several"),
    [
        ("which countries sent help", True),
        ("in which towns do bakers strike", True),
        ("what foods hold salt", True),
        ("which central banks joined", True),
        ("which people were hurt", True),
        ("who were the builders", True),
        ("which town gets the old ferry", False),
        ("which bank loses money", False),
        ("what does the app do", False),
        ("what class was she in", False),
        ("who opened the bridges", False),
    ],
)
def test_whether_several_are_asked_for(typed, several):
    assert analyse(typed).asked.plural is several


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        pytest.param(row.kind, example, id=f"{row.kind}: {example}")
        for row in (*load().asking.asks, *load().asking.noun)
        for example in row.examples
    ],
)
def test_an_example_of_the_table_is_of_its_row(kind: str, example: str) -> None:
    text, head = parted(example)
    found = asked(text)
    assert (found.kind, found.head) == (kind, head)


@pytest.mark.parametrize("example", load().asking.verbal.examples)
def test_what_has_a_verb_shows_it(example: str) -> None:
    text, verb = parted(example)
    found = load().asking.verbal.compiled().search(text)
    assert (found[0] if found else "") == verb


def parted(example: str) -> tuple[str, str]:
    """An example as it is asked, and what stands in it between brackets."""
    before, _, rest = example.partition("[")
    shown, _, after = rest.partition("]")
    return before + shown + after, shown
