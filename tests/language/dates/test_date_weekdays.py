"""Weekdays over tense and publication day: 17 March 2023 was a Friday."""

from datetime import date

import pytest

from retrieval.language.dates.find import find_dates

MON, WED, FRI, SAT, SUN = (date(2023, 3, day) for day in (13, 15, 17, 18, 19))

CASES = [
    # past: the last one, publication day included
    ("The visit was announced on Friday.", FRI, "2023-03-17"),
    ("Qin called Kuleba on Thursday.", FRI, "2023-03-16"),
    ("A drone went down Tuesday.", FRI, "2023-03-14"),
    ("He arrived on Saturday.", FRI, "2023-03-11"),
    ("The index fell 3 % on Monday.", MON, "2023-03-13"),
    ("The index fell 3 % on Sunday.", MON, "2023-03-12"),
    ("Lawmakers voted Wednesday to end the strike.", WED, "2023-03-15"),
    ("The ministers met on Thursday.", WED, "2023-03-09"),
    ("They had already signed on Friday.", SAT, "2023-03-17"),
    ("She has been in hospital since Monday.", SUN, "2023-03-13"),
    ("The company said Friday that profit rose.", FRI, "2023-03-17"),
    ("Mr. Li told reporters Tuesday the plan was sound.", WED, "2023-03-14"),
    ("Shots were heard late Thursday.", FRI, "2023-03-16"),
    ("On Monday, the two leaders began their talks.", WED, "2023-03-13"),
    ("The government could not be reached for comment Sunday.", MON, "2023-03-12"),
    ("Rescuers did not reach the village on Saturday.", SUN, "2023-03-18"),
    # future
    ("Xi will visit Moscow on Monday.", FRI, "2023-03-20"),
    ("The talks are scheduled for Tuesday.", FRI, "2023-03-21"),
    ("He is to leave on Wednesday.", FRI, "2023-03-22"),
    ("Xi to visit Moscow on Monday", FRI, "2023-03-20"),
    ("A verdict is expected Thursday.", FRI, "2023-03-23"),
    ("The court is due to rule on Monday.", SUN, "2023-03-20"),
    ("The markets remained closed until Friday.", WED, "2023-03-17"),
    ("On Monday, the two leaders will begin their talks.", FRI, "2023-03-20"),
    ("The fund plans to publish its report on Sunday.", WED, "2023-03-19"),
    ("It won't rain on Saturday.", FRI, "2023-03-18"),
    ("Peskov will speak on Friday.", FRI, "2023-03-17"),
    ("She'll meet them on Monday.", MON, "2023-03-13"),
    ("The ceasefire begins on Sunday.", FRI, "2023-03-19"),
    ("Xi flies home on Wednesday.", SUN, "2023-03-22"),
    # told by a word
    ("They met last Friday.", FRI, "2023-03-10"),
    ("They meet next Friday.", FRI, "2023-03-24"),
    ("They met this past Sunday.", FRI, "2023-03-12"),
    ("He leaves on Monday of next week.", WED, "2023-03-20"),
    # the clause and not the sentence
    ("The firm said Friday it will close the plant.", FRI, "2023-03-17"),
    ("The firm said it will close the plant on Monday.", FRI, "2023-03-20"),
    ("Putin, who met Wang on Wednesday, will see Xi.", FRI, "2023-03-15"),
    ("The man who was arrested on Tuesday will appear in court.", FRI, "2023-03-14"),
    ("He was arrested in May and will appear in court on Tuesday.", FRI, "2023-03-21"),
    ("Wang said on Friday that Xi will come.", FRI, "2023-03-17"),
    ("Although he left on Thursday, talks will go on.", FRI, "2023-03-16"),
    ("Talks will go on, although he left on Thursday.", FRI, "2023-03-16"),
    # over the turn of a year and of a month
    ("The vote was held on Saturday.", date(2023, 1, 2), "2022-12-31"),
    ("The vote will be held on Monday.", date(2022, 12, 30), "2023-01-02"),
    ("The vote will be held on Friday.", date(2024, 2, 28), "2024-03-01"),
    ("The vote was held on Thursday.", date(2024, 3, 2), "2024-02-29"),
]


@pytest.mark.parametrize(("text", "published", "day"), CASES)
def test_a_weekday_is_the_last_or_the_next_by_the_tense_of_its_clause(text: str, published: date, day: str) -> None:
    assert day in [found.value for found in find_dates(text, published)]


def test_the_end_of_a_span_is_after_its_beginning() -> None:
    text = "The leaders meet from Friday to Tuesday."
    assert [found.value for found in find_dates(text, date(2023, 3, 15))] == ["2023-03-17", "2023-03-21"]


def test_without_a_publication_date_a_weekday_stays_unresolved() -> None:
    (found,) = find_dates("They met on Monday.")
    assert (found.value, found.first, found.last, found.anchor) == ("XXXX-WXX-1", None, None, "unknown")
