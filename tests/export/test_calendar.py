"""The calendar file, read back by the library that calendar programs resemble."""

import datetime as dt

from icalendar import Calendar

from retrieval.export.calendar import calendar


def test_each_event_is_one_of_whole_days(seeds_desk):
    timeline = seeds_desk.timeline()
    components = Calendar.from_ical(calendar(timeline)).walk("VEVENT")
    assert len(components) == len(timeline.events)
    for event, component in zip(timeline.events, components, strict=True):
        assert component["dtstart"].dt == event.first
        assert component["dtend"].dt == event.last + dt.timedelta(days=1)
        assert str(component["summary"]) == event.label
        assert all(one.text in str(component["description"]) for one in event.cited)
    assert len({str(component["uid"]) for component in components}) == len(components)


def test_an_event_keeps_its_identity_over_runs(seeds_desk):
    assert calendar(seeds_desk.timeline(limit=4)) == calendar(seeds_desk.timeline(limit=4))
