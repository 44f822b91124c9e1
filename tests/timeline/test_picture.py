"""The picture, drawn for real: its size, its grounds, and that nothing in a text breaks it."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET

import pytest

from retrieval.answers.events.timeline import Wanted
from retrieval.timeline.picture import DARK, FITTING, LIGHT, NARROW, WIDTH, picture


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


def test_it_is_sharp_and_fits_what_discord_shows(seeds_desk):
    width, height = size(picture(seeds_desk.timeline(limit=FITTING)))
    assert width == 2 * WIDTH
    assert height <= 2 * 375


def test_for_a_phone_it_is_narrow(seeds_desk):
    """Days above the label, and every event there."""
    timeline = seeds_desk.timeline(limit=24)
    told = timeline.most_told(12)
    assert (len(told.events), told.left_out) == (12, timeline.left_out + 12)
    least = min(len(one.outlets) for one in told.events)
    assert all(len(one.outlets) <= least for one in timeline.events if one not in told.events)
    assert size(picture(told, narrow=True))[0] == 2 * NARROW
    svg = picture(told, narrow=True, form="svg").decode()
    ET.fromstring(svg)


@pytest.mark.parametrize(("dark", "look"), [(False, LIGHT), (True, DARK)])
def test_light_and_dark_grounds(seeds_desk, dark, look):
    svg = picture(seeds_desk.timeline(limit=3), dark=dark, form="svg").decode()
    ET.fromstring(svg)
    assert look.ground.lower() in svg
    assert look.text.lower() in svg


def test_the_same_events_make_the_same_picture(seeds_desk):
    timeline = seeds_desk.timeline(limit=3)
    assert picture(timeline, form="svg") == picture(timeline, form="svg")


def test_no_events_make_a_picture_too(seeds_desk):
    assert size(picture(seeds_desk.timeline(Wanted(words="volcano"))))[0] == 2 * WIDTH


def test_dollars_and_many_outlets_and_long_words(make_desk, tmp_path):
    for number in range(12):
        text = f"On {number + 1} May 2024 $5^2 and $\\frac{{1}}$ were paid to {'x' * 200} by clerk number {number}."
        (tmp_path / f"{number}.md").write_text(
            f"---\nsource: Outlet {'of Note ' * number}{number}\n---\n{text}\n", "utf8"
        )
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    timeline = desk.timeline()
    assert len(timeline.outlets) == 12
    assert size(picture(timeline))[0] == 2 * WIDTH
