"""Suggestions for outlets and speakers: from memory, within Discord's 25 and 100 characters."""

from __future__ import annotations

import time

import pytest

from bot.names import Names
from bot.watch import Known

MANY = tuple(f"Gazette of district {number}" for number in range(60))
COMMANDS = {"ask": {"question": "x"}, "who-said": {}, "when": {"event": "x"}, "timeline": {}}


async def values(user, channel, command, option, typed):
    choices = await user.autocomplete(channel, command, option, typed, **COMMANDS[command])
    return [choice["value"] for choice in choices]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["outlet", "speaker"])
async def test_nothing_is_suggested_before_the_index_is_known(env, reader, channel, command, option):
    assert env.bot.events.default.watch.known is None
    assert await values(reader, channel, command, option, "") == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("option", "typed", "suggested"),
    [
        ("outlet", "npr", ["NPR (brief)"]),
        ("outlet", "  Latest UPDATES ", ["All About The Latest Updates (brief)"]),
        ("outlet", "planet", []),
        ("speaker", "kirb", ["John Kirby"]),
        ("speaker", "zyz", []),
    ],
)
async def test_what_was_typed_is_found_anywhere_in_a_name(env, reader, channel, command, option, typed, suggested):
    await env.bot.events.default.watch.look()
    assert await values(reader, channel, command, option, typed) == suggested


async def test_all_are_suggested_where_nothing_is_typed(env, seeds_desk, reader, channel):
    await env.bot.events.default.watch.look()
    assert sorted(await values(reader, channel, "ask", "outlet", "")) == sorted(seeds_desk.overview().outlets)


async def test_direct_messages_suggest_too(env, channel):
    await env.bot.events.default.watch.look()
    choices = await env.create_user("alone").autocomplete("ask", "outlet", "fox", question="x")
    assert [choice["value"] for choice in choices] == ["Fox News (brief)"]


@pytest.mark.parametrize(
    ("names", "typed", "first", "count"),
    [
        (MANY, "", MANY[0], 25),
        (MANY, "district 5", MANY[5], 11),
        (("A new era", "New era", "Renewal"), "new", "A new era", 3),
        (("Renewal", "New era"), "new", "New era", 2),
        (("x" * 101, "x" * 100), "x", "x" * 100, 1),
    ],
    ids=["at most 25", "substring", "in order", "beginnings of words first", "too long for an option"],
)
async def test_suggestions_keep_the_limits(env, reader, channel, names, typed, first, count):
    env.bot.events.default.watch.known = Known(("index", 1), outlets=Names(names), speakers=Names(()))
    suggested = await values(reader, channel, "ask", "outlet", typed)
    assert (suggested[0], len(suggested)) == (first, count)


async def test_names_are_shown_without_what_reorders_text(env, reader, channel):
    """The value is the name as it is in the index, so that it is found."""
    hostile = "Daily\u202e Planet\n@everyone"
    env.bot.events.default.watch.known = Known(("index", 1), outlets=Names([hostile]), speakers=Names(()))
    (choice,) = await reader.autocomplete(channel, "ask", "outlet", "planet", question="x")
    assert (choice["value"], "\u202e" in choice["name"], "\n" in choice["name"]) == (hostile, False, False)


async def test_a_name_of_invisible_characters_breaks_no_suggestion(env, reader, channel):
    """Discord refuses all choices if one of them has no name."""
    env.bot.events.default.watch.known = Known(
        ("index", 1), outlets=Names(["\u200b\u2066", "Daily Planet"]), speakers=Names(())
    )
    assert await values(reader, channel, "ask", "outlet", "") == ["Daily Planet"]


@pytest.mark.parametrize("typed", ["", "e", "no such name", "person 99999", "son 7"])
def test_a_hundred_thousand_names_cost_the_loop_nothing_noticeable(typed):
    names = Names(f"Person {number} of the Ministry" for number in range(100_000))
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        names.holding(typed, 25)
        seconds.append(time.perf_counter() - started)
    assert min(seconds) < 0.003


async def test_what_is_suggested_can_be_asked(env, reader, channel, shown):
    await env.bot.events.default.watch.look()
    (outlet,) = await values(reader, channel, "ask", "outlet", "fastest")
    assert "Fastest News Updates" in shown(await reader.slash(channel, "ask", question="visit", outlet=outlet)).text
