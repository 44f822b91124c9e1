"""When two outlets carry one statement: pairs that do, and pairs that only look so."""

from __future__ import annotations

import datetime as dt

import pytest

from retrieval.language.statements.joining import Said, joined, same_speaker, same_statement

MONDAY, TUESDAY, LAST_YEAR = dt.date(2023, 3, 20), dt.date(2023, 3, 21), dt.date(2022, 3, 21)

TRANSLATED = [
    (
        Said("Joe Otieno", "Kenya has always held a fair and objective stance"),
        Said("Joe Otieno", "a just and objective position of Kenya"),
    ),
    (
        Said("Joe Otieno", "both sides should go back to talks on peace soon"),
        Said("Joe Otieno", "to go back to negotiations on peace at an early date"),
    ),
]
SAME = [
    (
        Said("Joe Otieno", "inject new impetus into the growth of trade"),
        Said("Joe Otieno", "give new momentum to the growth of trade"),
    ),
    (Said("Lin Bo", "a “no-limits” friendship"), Said("Lin Bo", "the “boundless” friendship")),
    (Said("Lin Bo", "a limitless partnership"), Said("Bo Lin", "a borderless partnership")),
    (Said("Lin Bo", "their friendship has no limits"), Said("Lin Bo", "their friendship is without limits")),
    (Said("Beijing", "a partnership that knows no bounds"), Said("China", "an unlimited partnership")),
    (
        Said("Ana Silva", "the visit could become the main event of the year in our relations"),
        Said("Ana Silva", "“the main event of the year”"),
    ),
    (
        Said("Ana Silva", "“show the whole world how strong we are”"),
        Said("Silva", "the trip would “show the whole world” their strength"),
    ),
    (Said("Kremlin", "several important papers will be signed"), Said("Russian government", "sign “important papers”")),
    (
        Said("Tom Reyes", "The bridge will stay closed until June 3.", MONDAY),
        Said("Tom Reyes", "the bridge stays closed until June 3", TUESDAY),
    ),
    (Said("Tom Reyes", "We have not seen the report."), Said("Tom Reyes", "they hadn't seen the report")),
    (Said("Tom Reyes", "the harbour is not safe"), Said("Tom Reyes", "the harbour is unsafe")),
    (Said("Mira Sen", "45 people were hurt in the fire"), Said("Mira Sen", "that 45 people had been hurt")),
    (Said("Mira Sen", "Prices rose by 3.5 percent in May"), Said("Mira Sen", "prices had risen “by 3.5 percent”")),
    (Said("the Kremlin", "the leaders will exchange views"), Said("Moscow", "leaders would exchange views")),
    (Said("Omar Diop", "We will never sell the island"), Said("Omar Diop", "they would never sell the island")),
    (
        Said("Omar Diop", "He is my best friend and colleague", LAST_YEAR),
        Said("Omar Diop", "his “best friend”", LAST_YEAR),
    ),
    (
        Said("Eva Lund", "that the firm had denied the charge of fraud"),
        Said("Lund", "the firm denied the fraud charge"),
    ),
    (Said("Eva Lund", "The vote was open, free and fair."), Said("Eva Lund", "that the vote was free and fair")),
]
TRAPS = [
    # polarity
    (Said("Lin Bo", "the friendship has no limits"), Said("Lin Bo", "there are limits to the friendship")),
    (Said("Tom Reyes", "the bridge is safe for cars"), Said("Tom Reyes", "the bridge is not safe for cars")),
    (Said("Tom Reyes", "the army shelled the town"), Said("Tom Reyes", "denied that the army shelled the town")),
    (Said("Tom Reyes", "We will sign the peace treaty"), Said("Tom Reyes", "We won't sign the peace treaty")),
    (Said("Eva Lund", "we support the new tax law"), Said("Eva Lund", "we oppose the new tax law")),
    (Said("Eva Lund", "prices will rise next year"), Said("Eva Lund", "prices will fall next year")),
    (Said("Eva Lund", "China would send weapons"), Said("Eva Lund", "it is false that China would send weapons")),
    (Said("Eva Lund", "the club can afford the player"), Said("Eva Lund", "the club cannot afford the player")),
    # another speaker
    (Said("Ana Silva", "the talks were useful and frank"), Said("Joe Otieno", "the talks were useful and frank")),
    (Said("Kremlin", "the visit will take place"), Said("White House", "the visit will take place")),
    (Said("Wang Mei", "the world is changing fast"), Said("Wang Bo", "the world is changing fast")),
    (Said("Ana Silva", "relations are strong"), Said("Ana Silva and Joe Otieno", "relations are strong")),
    # another occasion
    (Said("Omar Diop", "he is my best friend", MONDAY), Said("Omar Diop", "he is my best friend", LAST_YEAR)),
    (Said("Omar Diop", "we want peace talks", MONDAY), Said("Omar Diop", "we want peace talks", dt.date(2023, 4, 2))),
    (
        Said("Omar Diop", "a boundless friendship", MONDAY),
        Said("Omar Diop", "a limitless friendship", dt.date(2022, 2, 4)),
    ),
    (Said("Mira Sen", "45 people were hurt"), Said("Mira Sen", "52 people were hurt")),
    # a shared topic
    (Said("Ana Silva", "the visit to Moscow begins on Monday"), Said("Ana Silva", "the visit cost the state money")),
    (Said("Ana Silva", "peace talks must resume in Geneva"), Said("Ana Silva", "peace needs more troops in the east")),
    (Said("Ana Silva", "trade with China doubled"), Said("Ana Silva", "China bought grain from Brazil")),
    (Said("Joe Otieno", "the friendship"), Said("Joe Otieno", "the friendship game was moved to Nairobi by rain")),
    # a few words that are in much of what anybody says
    (
        Said("Mira Sen", "the most frightening night of my life"),
        Said("Mira Sen", "I came as a girl and leave as a captain, with nights that I keep for the rest of my life"),
    ),
    (Said("Mira Sen", "All are our boys."), Said("Mira Sen", "all parents are happy that our boys are home")),
    # a contrary of nothing that the other says does not undo a negation
    (
        Said("Omar Diop", "When the winds decreased, the ship berthed at North Quay without trouble"),
        Said("Omar Diop", "the ship had left North Quay and strong winds delayed it in berthing"),
    ),
    # two sentences of one article
    (
        Said("Eva Lund", "the old harbour wall was repaired by the town council", article=1),
        Said("Eva Lund", "the town council had the harbour wall in Norr built long ago", article=1),
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_joins(one: Said, other: Said) -> None:
    assert same_statement(one, other)
    assert same_statement(other, one)


@pytest.mark.parametrize(("one", "other"), TRAPS)
def test_does_not_join(one: Said, other: Said) -> None:
    assert not same_statement(one, other)
    assert not same_statement(other, one)


@pytest.mark.parametrize(("one", "other"), TRAPS[:8])
def test_likeness_does_not_overrule_polarity(one: Said, other: Said) -> None:
    assert not same_statement(one, other, cosine=0.99)


@pytest.mark.parametrize(("one", "other"), TRANSLATED)
def test_likeness_joins_other_words_for_the_same(one: Said, other: Said) -> None:
    assert same_statement(one, other, cosine=0.85)
    assert not same_statement(one, other, cosine=0.6)


def test_likeness_helps_where_few_words_are_shared() -> None:
    one = Said("Ana Silva", "the pair face storms in difficult weather")
    other = Said("Ana Silva", "both face hard times and bad weather side by side")
    assert not same_statement(one, other)
    assert same_statement(one, other, cosine=0.8)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Putin", "Vladimir Putin", True),
        ("The Kremlin", "Kremlin", True),
        ("Beijing", "Chinese government", True),
        ("Xi", "Xi Jinping", True),
        ("", "", False),
        ("Kremlin", "Beijing", False),
        ("Ministry", "Foreign Ministry of Peru", False),
    ],
)
def test_same_speaker(one: str, other: str, same: bool) -> None:
    assert same_speaker(one, other) is same


def test_groups_what_outlets_carry() -> None:
    said = [
        Said("Ana Silva", "“the main event of the year”"),
        Said("Joe Otieno", "the main event of the year"),
        Said("Ana Silva", "the visit could become the main event of the year in our relations"),
        Said("Ana Silva", "it would not be the main event of the year"),
        Said("Silva", "this is the main event of the year"),
    ]
    assert joined(said) == [(0, 2, 4), (1,), (3,)]
