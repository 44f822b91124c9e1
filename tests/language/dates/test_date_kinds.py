"""Kinds of date expressions in the style of news: which values must be read, and which must not.

Each was published on Tuesday 14 May 2024; a value that is a part of a TIMEX3 value ("NI") stands for any with it.
"""

from datetime import date

import pytest

from retrieval.language.dates.find import find_dates
from retrieval.language.dates.intervals import join_intervals

PUBLISHED = date(2024, 5, 14)

KINDS: list[tuple[str, list[str], list[str]]] = [
    ("The audit is due to be handed over in June.", ["2024-06"], []),
    ("The audit is due to be handed over in March.", ["2025-03"], []),
    ("The inquiry was due to report in July.", ["2024-07"], []),
    ("The derby has been put off until 14:30 BST Sunday.", ["2024-05-19T14:30"], []),
    ("The hearing was moved to Friday.", ["2024-05-17"], []),
    ("The fair was moved again, from 17 June to 5 March.", ["2025-03-05"], ["2024-03-05"]),
    ("The trial, postponed from June to March, is a long one.", ["2025-03"], []),
    ("The launch, pushed back to Thursday, may slip again.", ["2024-05-16"], []),
    ("The debate was rescheduled for Monday.", ["2024-05-20"], []),
    ("Polling stations open on Sunday.", ["2024-05-19"], []),
    ("Schools reopen on Monday after the storm.", ["2024-05-20"], []),
    ("The fair takes place on 3 October in Lundby.", ["2024-10-03"], []),
    ("The exhibition runs from 2 September to 9 November.", ["2024-09-02", "2024-11-09"], []),
    ("Talks resume on Thursday in Geneva.", ["2024-05-16"], []),
    ("The roadworks are expected to run through August.", ["2024-08"], []),
    ("The council agreed to meet again on Saturday.", ["2024-05-18"], []),
    ("Ministers vowed to publish the figures on Wednesday.", ["2024-05-15"], []),
    ("The rocket blew up on Saturday.", ["2024-05-11"], []),
    ("She managed to escape on Saturday.", ["2024-05-11"], []),
    ("The strike, which began on Friday, goes on.", ["2024-05-10"], []),
    ("The ferry sank on Sunday and was raised on Monday.", ["2024-05-12", "2024-05-13"], []),
    ("The deadline for bids is Friday.", ["2024-05-17"], []),
    ("The tournament kicks off in November.", ["2024-11"], []),
    ("The licence expires on 31 December.", ["2024-12-31"], []),
    ("The bridge closes in September for repairs.", ["2024-09"], []),
    ("The ban took effect in November.", ["2023-11"], []),
    ("The ban will take effect in November.", ["2024-11"], []),
    ("He was to appear in court on Thursday.", ["2024-05-16"], []),
    ("The trial had been set for Friday.", ["2024-05-17"], []),
    ("She had been due to sing on Sunday.", ["2024-05-12"], ["2024-05-19"]),
    ("He was expected to resign by Friday.", ["2024-05-17"], []),
    ("As expected, he resigned on Friday.", ["2024-05-10"], []),
    ("Mayors declared a week of mourning beginning on Friday.", ["2024-05-17"], []),
    ("Friday's fire is the worst since 2003.", ["2024-05-10"], ["2024-05-17"]),
    ("Friday's match is at home.", ["2024-05-17"], []),
    ("On Friday, the heads of three banks, Lund, Ness and Orr, met in Lundby.", ["2024-05-10"], []),
    ("The jet crashed on Friday on a planned flight to Lundby.", ["2024-05-10"], []),
    ("The band plays Lundby on Friday.", ["2024-05-17"], []),
    ("In the run-up to Christmas shops will open late.", ["2024-12-25"], []),
    ("They will sail on Monday the 20th.", ["2024-05-20"], []),
    ("Monday the 25th birthday of the club was marked.", ["2024-05-13"], []),
    ("It rained for the third week running.", ["2024-W20"], []),
    ("Shares had their worst week since June.", ["2024-W20"], []),
    ("It was the highest since '82.", ["1982"], []),
    ("Two boats sank in the past fortnight.", ["P2W"], []),
    ("He quit in 2019. Six months later he was back.", ["2019"], ["2024-11"]),
    ("The bridge fell on Sunday. Police were called at 6.10am.", ["2024-05-12", "2024-05-12T06:10"], []),
    ("Voters go to the polls on Sunday.", ["2024-05-19"], []),
    ("The lease, dated 7-Aug-09, was lost.", ["2009-08-07"], []),
    ("Logged 2023/11/30 by the guard.", ["2023-11-30"], []),
    ("They pay on the 5th of next month.", ["2024-06-05"], []),
    ("He was paid on the 28th of last month.", ["2024-04-28"], []),
    ("The court sits again the week after next.", ["2024-W22"], []),
    ("They met the week before last.", ["2024-W18"], []),
    ("It rained the month before last.", ["2024-03"], []),
    ("The law applies from the first of July.", ["2024-07-01"], []),
    ("He died on the thirty-first of March.", ["2024-03-31"], []),
    ("She was born on the twenty-fourth of May 1980.", ["1980-05-24"], []),
    ("It was the spring of '68.", ["1968-SP"], []),
    ("It was that December night in 1989.", ["1989-12"], ["2024-12", "1989"]),
    ("The club was founded on a June day in 1954.", ["1954-06"], []),
    ("Sales fell in July and August 2023.", ["2023-07", "2023-08"], []),
    ("The visit lasts from the 20th to the 22nd of June.", ["2024-06-20", "2024-06-22"], []),
    ("Lawmakers return on Thursday.", ["2024-05-16"], []),
    ("Porters walk out on Friday.", ["2024-05-17"], []),
    ("Porters walked out on Friday.", ["2024-05-10"], []),
    ("His return on Friday pleased nobody.", ["2024-05-10"], []),
    ("A ruling is expected by Friday.", ["2024-05-17"], []),
    ("The sum expected by the board on Friday was paid.", ["2024-05-10"], []),
    ("The fair, to be held in July, will be in Lundby.", ["2024-07"], []),
    ("He had to be carried out on Friday.", ["2024-05-10"], []),
    ("She was to have sailed on Friday.", ["2024-05-10"], []),
    ("The gate was shut from 8am to 5pm on Saturday.", ["2024-05-11T08:00", "2024-05-11T17:00"], ["2024-05-14T08:00"]),
    ("Roads will be shut between 8am and 5pm on Saturday.", ["2024-05-18T08:00", "2024-05-18T17:00"], []),
    ("The court sat until 11pm on Sunday.", ["2024-05-12T23:00"], []),
    ("The court was adjourned until 9am on Sunday.", ["2024-05-19T09:00"], []),
    ("The vote will be held a fortnight on Sunday.", ["2024-06-02"], ["P2W"]),
    ("He was held for a week on Sunday.", ["P1W", "2024-05-12"], ["2024-05-19"]),
    ("The boats will sail on Thursday week.", ["2024-05-23"], ["2024-05-16"]),
    ("She resigned a week ago Monday.", ["2024-05-06"], ["2024-05-13"]),
    ("They met the Friday before last.", ["2024-05-03"], ["2024-05-10"]),
    ("They met three Fridays ago.", ["2024-04-26"], []),
    ("The bridge will open in three weeks' time.", ["2024-W23"], ["P3W"]),
    ("They will sit on Tuesday and Wednesday of next week.", ["2024-05-21", "2024-05-22"], []),
    ("The fair was on the last weekend of March.", ["2024-W13-WE"], []),
    ("In the week ending 5 May it rained.", ["2024-W18"], []),
    ("Trade was halted for a second consecutive day.", ["2024-05-14"], []),
    ("He resigned on Wed 8 May.", ["2024-05-08"], []),
    ("The attack came at 5.40am on Sunday.", ["2024-05-12T05:40"], []),
    ("It opens tomorrow at noon.", ["2024-05-15T12:00"], []),
    ("On the evening of 3 May the lights went out.", ["2024-05-03TEV"], []),
    ("On the night of May 3 the lights went out.", ["2024-05-03TNI"], []),
    ("He arrived on Monday 13 May 2024.", ["2024-05-13"], []),
    ("The club won in 2012/13.", ["2012", "2013"], []),
    ("It was settled in Q1 2024.", ["2024-Q1"], []),
    ("The vote is two weeks from today.", ["2024-05-28"], []),
    ("It shut down at the end of last year.", ["2023"], []),
    ("Midway through 2019 it shut.", ["2019"], []),
    ("It fell by a third in the twelve months to March.", ["2024-03"], []),
    ("The plant closed ten days before Christmas.", ["2023-12-15"], []),
    ("They married three days after Easter 2022.", ["2022-04-20"], []),
    ("The two met a day after the summit of May 3.", ["2024-05-03"], ["2024-05-15"]),
    ("He came on 3 May and left two days later.", ["2024-05-03", "2024-05-05"], []),
    ("He quit five years ago and returned six months later.", ["2019"], ["2024-11"]),
    ("The harvest began a week earlier than usual.", [], ["2024-W19"]),
    ("The boat came in two hours later than planned.", [], ["2024-05-14"]),
    ("In May 2011 he left; the following year he was back.", ["2011-05", "2012"], []),
    ("The night bus was late.", [], ["NI"]),
    ("The morning papers were full of it.", [], ["MO"]),
    ("The summer sale was over, and the winter timetable began.", [], ["SU", "WI"]),
    ("The spring offensive failed.", [], ["SP"]),
    ("The board meets on the third Monday of every month.", ["XXXX-WXX-1"], ["2024-05-20"]),
    ("They meet on the first Tuesday of the month.", [], ["2023-06"]),
    ("The evening standard was high.", [], ["EV"]),
    ("He finished second in May's race.", ["2024-05"], []),
    ("A quarter-final is played.", [], ["Q"]),
    ("Route 2019 is closed.", [], ["2019"]),
    ("March past the palace!", [], ["2024-03"]),
    ("Days of rain are over.", ["PXD"], []),
    ("The 1945 club sold 1984 copies.", [], ["1984"]),
]


@pytest.mark.parametrize(("text", "read", "not_read"), KINDS, ids=lambda one: one if isinstance(one, str) else "")
def test_kinds(text: str, read: list[str], not_read: list[str]) -> None:
    mentions = find_dates(text, PUBLISHED)
    values = [one.value for one in (*mentions, *join_intervals(text, mentions))]
    missing = [value for value in read if not any(given.startswith(value) for given in values)]
    wrong = [value for value in not_read if any(given == value or given.endswith(value) for given in values)]
    assert (missing, wrong) == ([], []), values


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It happened during October and November.", "2023-10-01", "2023-11-30"),
        ("They met on Friday and Saturday.", "2024-05-10", "2024-05-11"),
        ("It shut less than a fortnight ago.", "2024-04-30", "2024-05-14"),
        ("It shut a week before Christmas 2023.", "2023-12-18", "2023-12-18"),
    ],
)
def test_one_interval(text: str, first: str, last: str) -> None:
    (found,) = join_intervals(text, find_dates(text, PUBLISHED))
    assert (str(found.first), str(found.last)) == (first, last)
