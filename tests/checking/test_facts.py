"""Numbers, days and names of a draft outside its quotations."""

import datetime as dt
import re

import pytest

from retrieval.checking.verdict import as_json
from retrieval.errors import InputError
from retrieval.findings.counts import counts
from retrieval.terminal.consoles import answers
from retrieval.terminal.verification import show_verification

WRITTEN = dt.date(2024, 5, 8)


@pytest.mark.parametrize(
    ("draft", "what", "outcome"),
    [
        ("The town will pay 3.4 million crowns for the repairs.", "number", "stands"),
        ("The town will pay 4.3 million crowns for the repairs.", "number", "another number"),
        ("Some 1,250 people signed a letter against the closing.", "number", "stands"),  # "more than 1,200"
        ("Only 300 people signed a letter against the closing.", "number", "another number"),
        (
            "Engineers at the town counted seven, and two more were painted.",
            "number",
            "stands",
        ),  # it is not said of what
        ("Engineers at the town counted nine, and two more were painted.", "number", "in no article"),
        ("The zoo bought 14 penguins.", "number", "in no article"),
        ("Nils Aker, 61, looks after the town bridge.", "number", "stands"),
        ("Nils Aker, 57, looks after the town bridge.", "number", "another number"),
        ("Tove Dahl, 57, looks after the town bridge.", "number", "stands"),
        ("Tove Dahl, 61, looks after the town bridge.", "number", "another number"),
        ("The 61-year-old Aker looks after the town bridge.", "number", "stands"),
        ("The work on the bridge begins on 6 May.", "day", "stands"),
        ("The work on the bridge began on Monday.", "day", "stands"),  # 6 May 2024
        ("The work on the bridge begins on 9 May.", "day", "another day"),
        ("The bridge is closed to lorries on 3, 4 and 7 June.", "day", "stands"),
        ("The bridge is closed to lorries on 3 June, 4 June and 7 June.", "day", "stands"),
        ("The bridge is closed to lorries on 2, 4 and 7 June.", "day", "another day"),
        ("The bridge is closed to lorries on 9, 10 and 11 June.", "day", "another day"),
        ("The fair on the quay goes on from 20 to 22 August.", "day", "stands"),
        ("The engineers will inspect the piers on 7 May 2024.", "day", "in no article"),  # "next week" says less
        ("Ada Birch spoke.", "name", "stands"),
        ("Ada Brich spoke.", "name", "another name"),
        ("Eva Birch spoke.", "name", "another name"),
        ("Konrad Weiss spoke.", "name", "in no article"),
    ],
)
def test_facts(checked, draft, what, outcome):
    check = checked(draft, what, written=WRITTEN)
    assert check.outcome == outcome
    assert bool(check.differences) == outcome.startswith("another")


@pytest.mark.parametrize(
    ("days", "outcomes"),
    [
        ("20, 21 and 22 August", ["stands", "stands", "stands"]),
        ("20 August, 21 August and 22 August", ["stands", "stands", "stands"]),
        ("20 and 21 August", ["stands", "in no article"]),
        ("21, 22 and 23 August", ["in no article", "stands", "another day"]),
    ],
)
def test_days_listed_one_after_another_are_the_span_of_an_article(verified, days, outcomes):
    checks = verified(f"The fair on the quay goes on on {days}.", WRITTEN).checks
    assert [one.outcome for one in checks if one.what == "day"] == outcomes


def test_what_stands_within_quotation_marks_is_checked_as_words(verified):
    assert {one.what for one in verified("“The ferry carries 40 lorries a day.”").checks} == {"quotation"}


def test_a_bound_is_shown_as_the_article_has_it(checked):
    check = checked("Some 1,250 people signed a letter against the closing.", "number")
    assert check.note.startswith("the article has “More than 1,200 people")


def test_a_number_of_something_else_is_said_to_stand_there(checked):
    check = checked("The zoo of the capital bought 40 old lorries for its penguins.", "number")
    assert (check.outcome, check.holds) == ("in no article", False)
    assert check.note == "“40 lorries” stands in an article, perhaps of something else"
    assert "ferry" in check.evidence[0].citation.text


def test_what_a_weekday_comes_to_is_said_where_the_articles_have_another_day(checked):
    check = checked("The work on the bridge began on Tuesday.", "day", written=WRITTEN)
    assert check.outcome == "another day"
    assert check.note == "“Tuesday” is Tue 7 May 2024, counted from the day the draft is written"


def test_a_time_that_was_taken_is_no_number():
    assert [one.words for one in counts("She rowed 9 miles in 2:14:22, he in 59:08.")] == ["9 miles"]


def test_a_sentence_is_shown_once_and_names_its_speaker_once(verified, capsys):
    show_verification(answers(), verified("“The ferry carries 50 lorries a day,” said Oskar Lind.", WRITTEN))
    out = capsys.readouterr().out
    assert "Oskar Lind: “The ferry" not in out
    assert out.count("[") == len(set(re.findall(r"\[\d+–\d+\]", out)))


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("12 people", "twelve people", True),
        ("12 people", "13 people", False),
        ("more than 1,000 people", "1,200 people", True),
        ("fewer than 1,000 people", "1,200 people", False),
        ("about 1,000 people", "1,050 people", True),
        ("about 1,000 people", "1,200 people", False),
        ("dozens of people", "40 people", True),
        ("$5 billion", "$5bn", True),
        ("5 %", "5 per cent", True),
    ],
)
def test_numbers_that_may_both_be_true(one, other, agrees):
    (a,), (b,) = counts(one), counts(other)
    assert a.is_of_the_same(b)
    assert (a.agrees(b), b.agrees(a)) == (agrees, agrees)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Ada Birch, 52, spoke.", "Birch, who is 52, left.", True),
        ("Ada Birch, 52, spoke.", "The 52-year-old Birch left.", True),
        ("Ada Birch, 52, spoke.", "Ada Birch (52) left.", True),
        ("Ada Birch, 52, spoke.", "Mayor Birch, aged 52, left.", True),
        ("Ada Birch, 52, spoke.", "Oskar Lind, 52, left.", False),
        ("Ada Birch, 52, spoke.", "Ada Lind, 52, left.", False),
        ("Ada Birch, 52, spoke.", "A 52-year-old man left.", False),
        ("A 52-year-old spoke.", "A man aged 52 left.", True),
    ],
)
def test_an_age_is_of_the_one_it_is_told_of(one, other, is_one):
    (a,), (b,) = counts(one), counts(other)
    assert (a.unit, b.unit) == ("age", "age")
    assert a.is_of_the_same(b) is b.is_of_the_same(a) is is_one


def test_numbers_of_other_things_are_not_compared():
    (a,), (b,) = counts("12 people"), counts("12 boats")
    assert not a.is_of_the_same(b)


@pytest.mark.parametrize("text", ["At 10:30 on 3 May 2024", "in 2024", "at 5 p.m."])
def test_days_and_hours_are_no_counts(text):
    assert counts(text) == []


def test_an_empty_or_endless_text_is_refused(verified):
    for text in ("", " \n", "word " * 30_000):
        with pytest.raises(InputError):
            verified(text)


def test_a_text_with_nothing_to_check_holds(verified):
    found = verified("nothing of the kind was to be seen")
    assert found.holds
    assert found.summary == "The text holds no quotation, number, day or name to check."


def test_for_programs(verified):
    found = as_json(verified("Eva Birch said: “The ferry carries 60 lorries a day.”"))
    assert found["holds"] is False
    assert found["articles"] == 2
    name, quotation = found["checks"]
    assert (name["what"], name["verdict"], name["differences"][0]["article"]) == ("name", "another name", "Ada Birch")
    assert (quotation["verdict"], quotation["speaker"]) == ("altered", "Eva Birch")
    assert quotation["evidence"][0]["article"]["source"] == "Harbour Times"
