"""Words that look like dates and are none."""

from datetime import date

import pytest

from retrieval.language.dates.find import find_dates

TRAPS = [
    "Mrs May met the ambassadors.",
    "Theresa May said that she agreed.",
    "May said she would resign.",
    "Prime Minister May and her cabinet voted.",
    "He may go, she may stay.",
    "XI MAY VISIT MOSCOW",
    "April Jones won the race.",
    "A letter from April Jones arrived.",
    "June Carter and Johnny Cash sang.",
    "August Wilson wrote plays.",
    "January Jones played the wife.",
    "Augusta hosts the tournament.",
    "The soldiers march on the capital.",
    "Marching bands played.",
    "The March on Washington inspired them.",
    "An august body of scholars agreed.",
    "The Sun reported the affair.",
    "Sun Microsystems was sold.",
    "The Sunday Times printed the letter.",
    "The cat sat on the mat and wed no one.",
    "The shop is open 24/7.",
    "There were 2019 votes for the motion.",
    "In 2019 cases the test failed.",
    "Some 2000 people marched past.",
    "The Boeing 737 and the Airbus 380 were grounded.",
    "The hall seats 2000 persons.",
    "It costs $1999 or 2050 euros.",
    "The road is 1950 metres long.",
    "They felled a 1900 year old olive tree.",
    "A 2000-year-old coin lay in the well.",
    "Flight 1991 was delayed.",
    "He won by 2,015 votes to 1,998.",
    "Second, they want peace.",
    "The second round of talks failed.",
    "A quarter of the members left.",
    "Three quarters of the voters stayed at home.",
    "The fall of Kabul surprised them.",
    "Prices fall and hopes spring to life.",
    "The factory will spring back to work.",
    "The Winter Olympics were opened.",
    "February 30 does not exist.",
    "The date 13/45/2023 is wrong.",
    "On 31 April 2020 nothing happened.",
    "On 29 February 2023 there was none.",
    "Room 1984 is on floor 19.",
    "Windows 2000 was replaced.",
    "The version 10.11.12.13 is an address.",
    "Call 555-2013 for help.",
    "The Daily Mail and the People's Daily disagreed.",
    "Good Friday Agreement talks",
    "A 58-year-old man was arrested.",
    "Jan Smith and Mark Dec are lawyers.",
    "Women in their 40s were asked.",
    "Read it as soon as possible.",
    "USA Today and World News Tonight reported it.",
    "Johnnie Christmas draws comics.",
    "With 1:55 left on the clock they punted.",
    "The second half ended with a goal.",
    "It won the Car of the Year award.",
    "They come back every now and again.",
    "The temple of the 1st century BC was built by 1200 BC.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_a_trap_is_no_date(text: str) -> None:
    assert [text[found.start : found.end] for found in find_dates(text, date(2023, 3, 17))] == []
