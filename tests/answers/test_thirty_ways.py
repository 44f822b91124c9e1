"""One visit asked for in thirty ways: always the whole of it, with every outlet that says so."""

from __future__ import annotations

import pytest

ASKED = [
    "When is Xi visiting Moscow?",
    "When will Xi visit Moscow?",
    "when xi visit moscow",
    "when does xi go to moscow",
    "xi moscow visit date",
    "When is Xi's visit to Moscow?",
    "When is Xi Jinping's state visit to Russia?",
    "what days is xi in moscow",
    "which days will Xi be in Russia",
    "When does Xi Jinping travel to Russia?",
    "when is xi going to russia",
    "date of Xi's trip to Moscow",
    "When will the Chinese president visit Russia?",
    "When does Xi meet Putin?",
    "When will Putin host Xi?",
    "when is xi coming to see putin",
    "When is the Chinese leader's trip to Moscow?",
    "Xi's visit to Moscow",
    "Xi Jinping visit Russia when",
    "What are the dates of Xi's state visit?",
    "when's xi's moscow trip",
    "whens xi in moscow",
    "When will Xi be in Moscow?",
    "when does the visit take place",
    "When does the state visit happen?",
    "on what dates does Xi visit Moscow",
    "Xi's Russia visit dates",
    "When is President Xi Jinping paying a state visit to Russia?",
    "from when to when is xi in moscow",
    "during which days does xi visit putin in moscow",
]
VISIT = "Mon 20 to Wed 22 March 2023"


def asked_in_thirty_ways(desk) -> list[str]:
    """Those of the questions whose first line is not the whole visit."""
    lines = {query: desk.when(query).line for query in ASKED}
    return [query for query, line in lines.items() if line is None or line.text != VISIT]


def outlets(desk, query: str) -> set[str]:
    """The outlets that the first item cites."""
    item = desk.when(query).items[0]
    return {one.article.source for one in (item.citation, *item.also)}


def test_the_visit_of_the_seeds(seeds_desk):
    assert asked_in_thirty_ways(seeds_desk) == []
    assert len(outlets(seeds_desk, "When is Xi visiting Moscow?")) == 6


@pytest.mark.slow
def test_the_visit_in_the_press_texts(press_desk):
    assert asked_in_thirty_ways(press_desk) == []
    assert len(outlets(press_desk, "when does xi go to moscow")) == 5
