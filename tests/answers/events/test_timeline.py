"""The events of an index: grouped across outlets, in order, filtered, and the most told first where few are wanted."""

from __future__ import annotations

import datetime as dt

import pytest

from retrieval.answers.events import timeline as collecting
from retrieval.answers.events.event import as_json
from retrieval.answers.events.timeline import Wanted
from retrieval.errors import InputError
from retrieval.index.filters import Filters


def told(timeline, words):
    return next(event for event in timeline.events if words in event.cited[0].text or words in event.label)


def test_events_come_in_order_the_longer_first(seeds_desk):
    events = seeds_desk.timeline().events
    assert len(events) > 50
    assert [(one.first, one.first - one.last) for one in events] == sorted(
        (one.first, one.first - one.last) for one in events
    )


def test_what_several_outlets_tell_of_a_day_is_one_event(seeds_desk):
    call = told(seeds_desk.timeline(), "telephoned Dmytro Kuleba")
    assert call.first == call.last == dt.date(2023, 3, 16)
    assert len(call.outlets) >= 4
    articles = [one.article.id for one in call.cited]
    assert len(articles) == len(set(articles))


def test_every_event_is_cited_and_its_label_stands_in_what_is_cited(seeds_desk):
    for event in seeds_desk.timeline().events:
        assert event.label
        assert event.label in event.cited[0].text
        assert not any(one.is_caption for one in event.cited)


def test_of_many_events_the_most_told_are_kept_and_the_rest_is_counted(seeds_desk):
    every, few = seeds_desk.timeline(), seeds_desk.timeline(limit=5)
    assert len(few.events) == 5
    assert few.left_out == len(every.events) - 5
    assert set(few.events) < set(every.events)
    assert max(len(one.outlets) for one in every.events) in [len(one.outlets) for one in few.events]


def test_a_large_index_has_nearly_the_same_most_told_though_not_all_of_it_is_read(seeds_desk, monkeypatch):
    whole = seeds_desk.timeline(limit=20)
    with seeds_desk.index.reading() as reading:
        sentences = int(reading.snapshot.live.sum())
    monkeypatch.setattr(collecting, "CENTRED", sentences // 4)
    part = seeds_desk.timeline(limit=20)
    assert len({one.label for one in part.events} & {one.label for one in whole.events}) >= 18


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (Wanted(first=dt.date(2023, 3, 16)), lambda one: one.last >= dt.date(2023, 3, 16)),
        (Wanted(last=dt.date(2013, 12, 31)), lambda one: one.first <= dt.date(2013, 12, 31)),
        (Wanted(words="pancakes"), lambda one: "pancakes" in one.cited[0].text),
        (Wanted(articles=Filters(source="NPR (brief)")), lambda one: one.outlets == ("NPR (brief)",)),
        (Wanted(speaker="Kuleba"), lambda one: any("Kuleba" in cited.text for cited in one.cited)),
        (
            Wanted(dt.date(2023, 3, 1), dt.date(2023, 3, 31), whole=True),
            lambda one: (one.first.month, one.last.month) == (3, 3),
        ),
    ],
)
def test_filters(seeds_desk, wanted, holds):
    events = seeds_desk.timeline(wanted).events
    assert events
    assert all(map(holds, events))


def test_nothing_and_nobody(seeds_desk):
    assert seeds_desk.timeline(Wanted(first=dt.date(2300, 1, 1))).events == ()
    assert seeds_desk.timeline(Wanted(words="pancakes volcano")).events == ()
    with pytest.raises(InputError, match="no outlet is called"):
        seeds_desk.timeline(Wanted(articles=Filters(source="The Moon")))
    with pytest.raises(InputError, match="Nobody called 'Nobody Known'"):
        seeds_desk.timeline(Wanted(speaker="Nobody Known"))


def test_articles_without_a_date_are_counted_and_their_weekdays_are_no_events(make_desk, tmp_path):
    (tmp_path / "a.md").write_text(
        "---\nsource: A\n---\nThe visit begins on Monday. It was announced in 2019.\n", "utf8"
    )
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    timeline = desk.timeline()
    assert [event.when for event in timeline.events] == ["2019"]
    assert timeline.undated == 1


def test_json(seeds_desk):
    timeline = as_json(seeds_desk.timeline(limit=3))
    assert len(timeline["events"]) == 3
    assert timeline["left_out"] > 50
    for event in timeline["events"]:
        assert event["first"] <= event["last"]
        assert event["expression"] in event["cited"][0]["text"]
        assert {one["article"]["source"] for one in event["cited"]} == set(event["outlets"])


def test_a_week_and_the_days_in_it_are_one_event(make_desk, tmp_path):
    told = {
        "One": "The minister will visit the island of Hesk next week.",
        "Two": "The minister will visit the island of Hesk from Monday to Wednesday.",
    }
    for outlet, text in told.items():
        (tmp_path / f"{outlet}.md").write_text(f"---\nsource: {outlet}\npublished: 2023-03-17\n---\n{text}\n", "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    (event,) = desk.timeline().events
    assert (str(event.first), str(event.last), set(event.outlets)) == ("2023-03-20", "2023-03-22", {"One", "Two"})


def test_what_lasts_from_one_day_to_another_is_told_once(seeds_desk):
    spans = [(event.first, event.last) for event in seeds_desk.timeline().events if event.precision == "day"]
    visit = (dt.date(2023, 3, 20), dt.date(2023, 3, 22))
    assert spans.count(visit) == 1


VISIT = ("President Marek will visit the harbour of Lundby from Monday to Wednesday.", "2024-05-17")


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("President Marek starts a visit to the harbour of Lundby on Monday.", [(20, 22)]),
        ("President Marek will leave the harbour of Lundby on Wednesday after a visit.", [(20, 22)]),
        ("The museum of Osby opens on Monday.", [(20, 22), (20, 20)]),
        ("President Marek will meet the harbour board of Lundby on Monday.", [(20, 22), (20, 20)]),
        ("President Marek starts a visit to the harbour of Lundby on Tuesday.", [(20, 22), (21, 21)]),
    ],
)
def test_what_begins_or_ends_with_what_lasts_is_told_once(news, told, days):
    events = news(A=VISIT, B=(told, "2024-05-17")).timeline().events
    assert [(one.first.day, one.last.day) for one in events] == days
    assert len(events[0].outlets) == 3 - len(days)


def test_what_was_done_on_a_day_is_told_once_in_other_words(news):
    first = ("The visit of President Marek was announced on Friday by both governments.", "2024-05-18")
    again = ("On Friday the palace announced a visit of the president to Lundby.", "2024-05-18")
    other = ("The trial of the captain was announced on Friday by a court in Osby.", "2024-05-18")
    events = news(A=first, B=again, C=other).timeline().events
    assert sorted(len(one.outlets) for one in events) == [1, 2]


def test_on_the_press_texts_the_visit_stands_once(press_desk):
    visit = [one for one in press_desk.timeline().events if one.first == dt.date(2023, 3, 20)]
    assert [(one.last, len(one.outlets)) for one in visit if one.last > one.first] == [(dt.date(2023, 3, 22), 5)]
