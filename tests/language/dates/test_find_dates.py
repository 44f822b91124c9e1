"""Date expressions, their TIMEX3 values and their intervals. 17 March 2023 was a Friday."""

from datetime import date

import pytest

from retrieval.language.dates.find import find_dates

PUBLISHED = date(2023, 3, 17)

# Each text with its expressions, their types and their values.
ABSOLUTE = [
    ("He left on Dec. 2, 2019, by train.", [("Dec. 2, 2019", "DATE", "2019-12-02")]),
    ("WASHINGTON, JAN. 27, 2017", [("JAN. 27, 2017", "DATE", "2017-01-27")]),
    ("They met on Sept. 15, 2022.", [("Sept. 15, 2022", "DATE", "2022-09-15")]),
    ("Signed on 22 March 2013.", [("22 March 2013", "DATE", "2013-03-22")]),
    ("Signed on the 23rd of March, 2013.", [("the 23rd of March, 2013", "DATE", "2013-03-23")]),
    ("On Friday, March 17, 2023, it rained.", [("Friday, March 17, 2023", "DATE", "2023-03-17")]),
    ("Updated 2013-03-22.", [("2013-03-22", "DATE", "2013-03-22")]),
    ("Updated 2013-03-22T14:30Z", [("2013-03-22T14:30Z", "TIME", "2013-03-22T14:30Z")]),
    ("Born 3/22/2013.", [("3/22/2013", "DATE", "2013-03-22")]),
    ("Born 22/03/2013 or 22.03.2013.", [("22/03/2013", "DATE", "2013-03-22"), ("22.03.2013", "DATE", "2013-03-22")]),
    ("On February 29, 2024, it rained.", [("February 29, 2024", "DATE", "2024-02-29")]),
    ("In October 1982 and March of 2013.", [("October 1982", "DATE", "1982-10"), ("March of 2013", "DATE", "2013-03")]),
    ("In 2019 he came.", [("2019", "DATE", "2019")]),
    ("The 1991 settlement and the 2016 elections.", [("1991", "DATE", "1991"), ("2016", "DATE", "2016")]),
    ("In late 2006 and mid-2011.", [("late 2006", "DATE", "2006"), ("mid-2011", "DATE", "2011")]),
    ("In the 1990s.", [("the 1990s", "DATE", "199")]),
    ("In the early 1980s, cars of the 70s.", [("the early 1980s", "DATE", "198"), ("the 70s", "DATE", "197")]),
    ("In the 19th century.", [("the 19th century", "DATE", "18")]),
    ("In the fall of 2012.", [("the fall of 2012", "DATE", "2012-FA")]),
    ("The third quarter of 2009 was good.", [("The third quarter of 2009", "DATE", "2009-Q3")]),
    (
        "Q3 2013 and the first half of 2009.",
        [("Q3 2013", "DATE", "2013-Q3"), ("the first half of 2009", "DATE", "2009-H1")],
    ),
    ("In fiscal 2013.", [("fiscal 2013", "DATE", "FY2013")]),
    ("On Christmas Eve 2012.", [("Christmas Eve 2012", "DATE", "2012-12-24")]),
    ("Easter 2024 was early.", [("Easter 2024", "DATE", "2024-03-31")]),
    ("After the 9/11 attacks.", [("9/11", "DATE", "2001-09-11")]),
    ("In the first week of January 2013.", [("the first week of January 2013", "DATE", "2013-W01")]),
]
RELATIVE = [
    (
        "They spoke yesterday and speak today and tomorrow.",
        [("yesterday", "DATE", "2023-03-16"), ("today", "DATE", "2023-03-17"), ("tomorrow", "DATE", "2023-03-18")],
    ),
    ("The paper of last month.", [("last month", "DATE", "2023-02")]),
    ("He comes next week.", [("next week", "DATE", "2023-W12")]),
    ("They met early this week.", [("early this week", "DATE", "2023-W11")]),
    ("He was invited in late December.", [("late December", "DATE", "2022-12")]),
    ("They met in February last year.", [("February last year", "DATE", "2022-02")]),
    ("He said so in February.", [("February", "DATE", "2023-02")]),
    ("They will meet in September.", [("September", "DATE", "2023-09")]),
    ("They met in September.", [("September", "DATE", "2022-09")]),
    ("He came on March 10.", [("March 10", "DATE", "2023-03-10")]),
    ("He came on December 30.", [("December 30", "DATE", "2022-12-30")]),
    ("On Friday March 17 he spoke.", [("Friday March 17", "DATE", "2023-03-17")]),
    ("He spoke on Thursday 17 March.", [("Thursday 17 March", "DATE", "2022-03-17")]),
    ("War broke out more than a year ago.", [("more than a year ago", "DATE", "2022")]),
    ("Three weeks ago it rained.", [("Three weeks ago", "DATE", "2023-W08")]),
    ("Two and a half years ago it rained.", [("Two and a half years ago", "DATE", "2020-09")]),
    ("It happened last summer.", [("last summer", "DATE", "2022-SU")]),
    ("It is the main event of the year.", [("the year", "DATE", "2023")]),
    ("By the end of this year it will be done.", [("the end of this year", "DATE", "2023")]),
    ("Over the weekend they will rest.", [("the weekend", "DATE", "2023-W11-WE")]),
    ("Profit rose in the fourth quarter.", [("the fourth quarter", "DATE", "2022-Q4")]),
    ("Profit will rise in the fourth quarter.", [("the fourth quarter", "DATE", "2023-Q4")]),
    (
        "In the third quarter it lost 5 % less than a year earlier.",
        [("the third quarter", "DATE", "2022-Q3"), ("a year earlier", "DATE", "2021-Q3")],
    ),
    (
        "Sales in January fell from the same month a year ago.",
        [("January", "DATE", "2023-01"), ("the same month a year ago", "DATE", "2022-01")],
    ),
    ("It is now clear.", [("now", "DATE", "PRESENT_REF")]),
    ("It has recently changed.", [("recently", "DATE", "PAST_REF")]),
    ("It may help in the near future.", [("the near future", "DATE", "FUTURE_REF")]),
    (
        "In the quarter ended Sept. 30 it grew.",
        [("the quarter", "DATE", "2022-Q3"), ("Sept. 30", "DATE", "2022-09-30")],
    ),
]
MENTIONED = [
    (
        "On 24 February 2022 war began. The next day they spoke.",
        [("24 February 2022", "DATE", "2022-02-24"), ("The next day", "DATE", "2022-02-25")],
    ),
    (
        "He came in May 2012 and went that November.",
        [("May 2012", "DATE", "2012-05"), ("that November", "DATE", "2012-11")],
    ),
    (
        "On 9 May 2015 he came. Four months later, on 3 September, he went.",
        [
            ("9 May 2015", "DATE", "2015-05-09"),
            ("Four months later", "DATE", "2015-09"),
            ("3 September", "DATE", "2015-09-03"),
        ],
    ),
    (
        "On Feb. 18, 2023 he said it. It was denied two days later.",
        [("Feb. 18, 2023", "DATE", "2023-02-18"), ("two days later", "DATE", "2023-02-20")],
    ),
    (
        "He called on Thursday. The same day he wrote.",
        [("Thursday", "DATE", "2023-03-16"), ("The same day", "DATE", "2023-03-16")],
    ),
    (
        "On 31 December 2019 it began. The following year it spread.",
        [("31 December 2019", "DATE", "2019-12-31"), ("The following year", "DATE", "2020")],
    ),
]
TIMES = [
    ("It begins at 9 p.m. EDT Tuesday and will end.", [("9 p.m. EDT Tuesday", "TIME", "2023-03-21T21:00")]),
    ("It ended at 10:30 a.m. on Monday.", [("10:30 a.m. on Monday", "TIME", "2023-03-13T10:30")]),
    ("The index fell at 16:08 UTC.", [("16:08 UTC", "TIME", "2023-03-17T16:08Z")]),
    ("The index fell at 0800 UTC.", [("0800 UTC", "TIME", "2023-03-17T08:00Z")]),
    ("He came on Friday night.", [("Friday night", "TIME", "2023-03-17TNI")]),
    (
        "He came this morning, she last night.",
        [("this morning", "TIME", "2023-03-17TMO"), ("last night", "TIME", "2023-03-16TNI")],
    ),
    ("They met at noon on Thursday.", [("noon on Thursday", "TIME", "2023-03-16T12:00")]),
    ("He came on the morning of 5 March.", [("the morning of 5 March", "TIME", "2023-03-05TMO")]),
    ("At 25:00 or 13 p.m. nothing happens.", []),
]
DURATIONS = [
    ("It took nearly two weeks.", [("nearly two weeks", "DURATION", "P2W")]),
    ("It took at least three years.", [("at least three years", "DURATION", "P3Y")]),
    ("They waited 24 hours.", [("24 hours", "DURATION", "PT24H")]),
    ("A 27-year contract and a four day rally.", [("27-year", "DURATION", "P27Y"), ("four day", "DURATION", "P4D")]),
    ("It is two and a half years late.", [("two and a half years", "DURATION", "P2.5Y")]),
    (
        "They waited for several months, for years.",
        [("several months", "DURATION", "PXM"), ("years", "DURATION", "PXY")],
    ),
    ("It takes half an hour.", [("half an hour", "DURATION", "PT30M")]),
    ("Between 60 and 90 days.", [("60", "DURATION", "P60D"), ("90 days", "DURATION", "P90D")]),
    ("A year after the war began.", [("A year", "DURATION", "P1Y")]),
]
SETS = [
    ("They meet every Monday.", [("every Monday", "SET", "XXXX-WXX-1")]),
    ("They meet on Fridays.", [("Fridays", "SET", "XXXX-WXX-5")]),
    ("It is held annually, each year.", [("annually", "SET", "P1Y"), ("each year", "SET", "P1Y")]),
    ("It makes 15 a year.", [("a year", "SET", "P1Y")]),
    ("They meet twice a week, every two years.", [("twice a week", "SET", "P1W"), ("every two years", "SET", "P2Y")]),
    ("At a daily briefing.", [("daily", "SET", "P1D")]),
]


@pytest.mark.parametrize(("text", "expected"), [*ABSOLUTE, *RELATIVE, *MENTIONED, *TIMES, *DURATIONS, *SETS])
def test_expressions_and_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_dates(text, PUBLISHED)
    assert [(text[one.start : one.end], one.type, one.value) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "anchor"),
    [
        ("In late December they met.", "2022-12-01", "2022-12-31", "late month", "publication"),
        ("Early this week they met.", "2023-03-13", "2023-03-19", "early week", "publication"),
        ("They met last week.", "2023-03-06", "2023-03-12", "week", "publication"),
        ("It began more than a year ago.", "2022-01-01", "2022-12-31", "about year", "publication"),
        ("The war passed the one-year mark.", "2022-03-17", "2023-03-17", "about year", "publication"),
        ("For the past three days it rained.", "2023-03-14", "2023-03-17", "day", "publication"),
        ("It will take the next four years.", "2023-03-17", "2027-03-17", "year", "publication"),
        ("Over the past year it rained.", "2022-03-17", "2023-03-17", "year", "publication"),
        ("In the third quarter of 2009.", "2009-07-01", "2009-09-30", "quarter", "itself"),
        ("In the winter of 2010.", "2010-12-01", "2011-02-28", "season", "itself"),
        ("In the 1990s.", "1990-01-01", "1999-12-31", "decade", "itself"),
        ("It came on Friday night.", "2023-03-17", "2023-03-17", "part of day", "publication"),
        ("In fiscal 2013.", "2013-01-01", "2013-12-31", "fiscal year", "itself"),
    ],
)
def test_intervals_keep_their_vagueness(text: str, first: str, last: str, precision: str, anchor: str) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert (str(found.first), str(found.last)) == (first, last)
    assert (found.precision, found.anchor) == (precision, anchor)


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (date(2024, 3, 1), "It fell yesterday.", "2024-02-29"),
        (date(2023, 3, 1), "It fell yesterday.", "2023-02-28"),
        (date(2023, 1, 1), "It fell yesterday.", "2022-12-31"),
        (date(2021, 1, 3), "It fell this week.", "2020-W53"),
        (date(2021, 1, 4), "It fell last week.", "2020-W53"),
        (date(2024, 12, 30), "It fell this week.", "2025-W01"),
        (date(2023, 1, 10), "It fell in December.", "2022-12"),
        (date(2023, 12, 10), "It will fall in January.", "2024-01"),
        (date(2023, 1, 10), "It fell on December 30.", "2022-12-30"),
        (date(2023, 12, 30), "It is due on January 5.", "2024-01-05"),
        (date(2023, 1, 10), "It fell last quarter.", "2022-Q4"),
        (date(2023, 2, 10), "It snowed this winter.", "2022-WI"),
        (date(2024, 3, 10), "It snowed on February 29.", "2024-02-29"),
        (date(2022, 3, 10), "It snowed on February 29.", "2020-02-29"),
        (date(2022, 3, 10), "On February 29 it will snow.", "2024-02-29"),
        (date(2023, 3, 31), "It fell a month ago.", "2023-02"),
        (date(2023, 3, 17), "The visit was announced on March 17.", "2023-03-17"),
        (date(2023, 3, 17), "It was announced today, on Friday.", "2023-03-17"),
    ],
)
def test_turns_of_the_calendar(published: date, text: str, value: str) -> None:
    assert find_dates(text, published)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met last week.", "XXXX-WXX"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met in February.", "XXXX-02"),
        ("They met on March 10.", "XXXX-03-10"),
        ("They met last year.", "XXXX"),
        ("They met last summer.", "XXXX-SU"),
        ("They met in the third quarter.", "XXXX-Q3"),
        ("They met a year ago.", "XXXX"),
        ("They met at 9 p.m.", "XXXX-XX-XXT21:00"),
        ("For the past three days it rained.", "P3D"),
        ("They met at Christmas.", "XXXX-12-25"),
    ],
)
def test_without_a_publication_date_relative_expressions_stay_unresolved(text: str, value: str) -> None:
    (found,) = find_dates(text)
    assert (found.value, found.first, found.last, found.precision) == (value, None, None, "")
    assert found.anchor == "unknown"


def test_without_a_publication_date_a_date_mentioned_before_is_an_anchor() -> None:
    found = find_dates("On 9 May 2015 he came. The next day he went.")
    assert [(one.value, one.anchor) for one in found] == [("2015-05-09", "itself"), ("2015-05-10", "mention")]


def test_a_date_is_not_read_across_the_end_of_a_heading() -> None:
    text = "Worst loss in six years on Monday\nJune 6, 2005"
    assert [text[one.start : one.end] for one in find_dates(text, PUBLISHED)] == [
        "six years",
        "Monday",
        "June 6, 2005",
    ]


def test_a_date_is_read_across_a_wrapped_line() -> None:
    text = "The index has lost a third of its value since March\n15, 2013, he said."
    assert [one.value for one in find_dates(text, PUBLISHED)] == ["2013-03-15"]


def test_nothing_is_counted_from_a_comparison() -> None:
    text = "Profit rose in the third quarter from a year earlier. The year-earlier quarter had a loss."
    assert [one.value for one in find_dates(text, PUBLISHED)] == ["2022-Q3", "2021-Q3", "2021-Q3"]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what happened in february 2022?", "2022-02"),
        ("what happened in may", "2022-05"),
        ("who met whom on monday?", "2023-03-13"),
        ("what did the kremlin say yesterday", "2023-03-16"),
        ("what was said on 17 march", "2023-03-17"),
        ("what happened on march 17th 2023?", "2023-03-17"),
        ("what happened last week", "2023-W10"),
        ("statements of 2023-03-17", "2023-03-17"),
    ],
)
def test_dates_in_questions_as_people_type_them(question: str, value: str) -> None:
    assert [found.value for found in find_dates(question, PUBLISHED)] == [value]
