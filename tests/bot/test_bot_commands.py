"""Every command, as a user gives it, in each place there is."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from loopback.expected import expected
from simcord import InteractionResult
from simcord.interactions import base_payload

from bot.client import EventdeskBot
from bot.render.dates import day

VISIT = "When does Xi visit Moscow?"


@pytest.mark.parametrize(
    ("command", "options", "text"),
    [
        ("ask", {"question": VISIT}, VISIT),
        ("ask", {"question": "who won the world cup"}, "who won the world cup"),
        ("who-said", {"words": "no limits"}, "no limits"),
        ("when", {"event": "Xi's visit"}, "Xi's visit"),
    ],
)
async def test_answers_as_the_desk_does(seeds_desk, reader, channel, shown, command, options, text):
    answer = shown(await reader.slash(channel, command, **options))
    assert answer.text == expected(seeds_desk, command, text)
    assert not answer.private


async def test_an_answer_cites(reader, channel, shown):
    """The sentence, with its outlet, date and title."""
    answer = shown(await reader.slash(channel, "ask", question=VISIT, outlet="NPR (brief)"))
    quoted = answer.text.index("\n> ")
    source = answer.text.index("NPR", quoted)
    assert quoted < source < answer.text.index("Fri 17 March 2023") < answer.text.index("China's leader goes to Moscow")


async def test_nothing_is_said_to_be_nothing(reader, channel, shown):
    answer = shown(await reader.slash(channel, "ask", question="Who won the Champions League final?"))
    assert answer.text.startswith("Nothing in 12 articles answers this")
    assert "\n" not in answer.text
    assert "follow" not in answer.text


async def test_what_comes_nearest_is_shown_on_demand(reader, channel, shown):
    result = await reader.slash(channel, "ask", question="Who won the Champions League final?")
    assert shown(result).labels == ["Show nearest", "Helpful", "Not helpful"]
    await reader.click(shown(result).message, label="Show nearest")
    assert "None of these answers it." in shown(result).text
    assert "\n> " in shown(result).text


async def test_every_filter_is_shown(reader, channel, shown):
    narrowed = {"outlet": "CNN (brief)", "speaker": "John Kirby", "after": "2023-03-01", "before": "2023-03-31"}
    for found in (True, False):
        question = "peace" if found else "Who won the Champions League final?"
        answer = shown(await reader.slash(channel, "ask", question=question, **narrowed)).text.replace("\\", "")
        shown_filters = "only CNN (brief) · said by John Kirby · from Wed 1 March 2023 · until Fri 31 March 2023"
        assert f"\n-# {shown_filters}" in answer


async def test_a_timeline_is_a_list_or_a_picture(reader, other, channel, shown):
    """The picture's alternative text tells the events; others see it in a message of their own."""
    result = await reader.slash(channel, "timeline", words="peace")
    listed = shown(result)
    assert " events told by " in listed.text.splitlines()[0]
    assert listed.message.attachments == []
    turned = shown(await other.click(listed.message, label="As a picture"))
    assert turned.private
    await reader.click(listed.message, label="As a picture")
    drawn = shown(result)
    assert [file.filename for file in drawn.message.attachments] == ["timeline.png"]
    assert (await drawn.message.attachments[0].read()).startswith(b"\x89PNG")
    (gallery,) = [part for part in drawn.parts if "items" in part]
    assert "2023: " in gallery["items"][0]["description"]
    await reader.click(drawn.message, label="As a list")
    assert (shown(result).text, shown(result).message.attachments) == (listed.text, [])


async def test_a_timeline_of_nothing_has_no_picture(reader, channel, shown):
    answer = shown(await reader.slash(channel, "timeline", words="zyzzogeton"))
    assert answer.text.startswith("### No dated event")
    assert answer.labels == ["Helpful", "Not helpful"]


@pytest.mark.parametrize(
    ("command", "private", "holds"),
    [
        ("sources", True, ["12 articles from 6 outlets", "eventdesk notes"]),
        ("help", True, ["/ask", "/who-said", "/when", "/timeline", "/sources"]),
        ("about", True, ["It reads 12 articles of 6 outlets, published ", "All About The Latest Updates"]),
    ],
)
async def test_what_is_told_of_eventdesk(reader, channel, shown, command, private, holds):
    answer = shown(await reader.slash(channel, command))
    assert [words for words in holds if words not in answer.text] == []
    assert answer.private == private


async def test_help_gives_examples_that_can_be_typed(env, reader, channel, shown):
    """Each of a command there is, with options it has."""
    known = {one.qualified_name: {option.name for option in one.parameters} for one in slash_commands(env.bot)}
    groups = "|".join(name for name in known if " " in name)
    help_ = shown(await reader.slash(channel, "help")).text
    examples = re.findall(rf"(?<![*\w])/({groups}|[\w-]+)((?: ?[a-z]+:)?)", help_)
    assert len(examples) >= 5
    wrong = [(name, option) for name, option in examples if not {option.strip(" :")} <= {"", *known.get(name, ())}]
    assert wrong == []
    assert {name for name, _ in examples} <= known.keys()


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("ask", {"question": VISIT}),
        ("who-said", {"words": "no limits"}),
        ("when", {"event": "Xi's visit"}),
        ("timeline", {"words": "zyzzogeton"}),
        ("sources", {}),
    ],
)
@pytest.mark.parametrize("private", [True, False])
async def test_private_answers_are_seen_by_the_asker_alone(reader, other, channel, shown, command, options, private):
    answer = shown(await reader.slash(channel, command, private=private, **options))
    assert answer.private == private
    assert (answer.message.id in {message.id for message in channel.history(viewer=other)}) is not private


OUTLETS = ["CNN", "NPR", "Fox News", "eventdesk notes"]


@pytest.mark.parametrize(
    ("options", "outlets"),
    [
        ({"outlet": "CNN (brief)"}, {"CNN"}),
        ({"outlet": "cnn (BRIEF)"}, {"CNN"}),
        ({"after": "2023-03-22"}, {"eventdesk notes"}),
        ({"after": "2023-03-19", "before": "2023-03-19"}, {"eventdesk notes"}),
        ({"before": " 2023-03-17 ", "outlet": "Fox News (brief)"}, {"Fox News"}),
    ],
)
async def test_articles_are_narrowed(reader, channel, shown, options, outlets):
    answer = shown(await reader.slash(channel, "ask", question=VISIT, **options))
    cited = [line for line in answer.text.splitlines() if line.startswith("-# **")]
    assert cited
    assert {outlet for outlet in OUTLETS if any(outlet in line for line in cited)} == outlets


async def test_days_are_of_publication_for_answers_and_of_events_for_timelines(reader, channel, shown):
    asked = shown(await reader.slash(channel, "ask", question=VISIT, after="2023-03-22"))
    assert "Wed 22 March 2023" in asked.text
    assert "Fri 17 March 2023" not in asked.text
    told = shown(await reader.slash(channel, "timeline", words="position paper", before="2023-02-24"))
    assert "Fri 24 February 2023" in told.text
    assert " March 2023" not in told.text


@pytest.mark.parametrize("command", ["ask", "when"])
async def test_only_what_a_speaker_says(seeds_desk, reader, channel, shown, command):
    option = {"ask": "question", "when": "event"}[command]
    answer = shown(await reader.slash(channel, command, speaker="Kirby", **{option: "ceasefire"}))
    everybody = shown(await reader.slash(channel, command, **{option: "ceasefire"}))
    summary = seeds_desk.answer(command, "ceasefire", speaker="John Kirby", limit=9).summary
    assert summary in answer.text.replace("\\", "")
    assert answer.text != everybody.text


async def test_all_that_a_speaker_said(reader, channel, shown):
    answer = shown(await reader.slash(channel, "who-said", speaker="John Kirby"))
    speakers = [line for line in answer.text.splitlines() if line.startswith("**")]
    assert speakers
    assert [line for line in speakers if "John Kirby" not in line] == []


@pytest.mark.parametrize(
    ("command", "options", "told"),
    [
        ("ask", {"question": VISIT, "outlet": "Daily Planet"}, "No outlet is called 'Daily Planet'; /sources lists"),
        ("when", {"event": VISIT, "outlet": "Daily Planet"}, "No outlet is called 'Daily Planet'"),
        ("timeline", {"outlet": "Daily Planet"}, "No outlet is called 'Daily Planet'"),
        ("ask", {"question": "peace", "speaker": "Jon Kirbi"}, "did you mean John Kirby?"),
        ("timeline", {"speaker": "Zyzzogeton"}, "Nobody called 'Zyzzogeton' is quoted"),
        ("ask", {"question": VISIT, "after": "one day"}, "'one day' is not a date such as 2023-03-20"),
        ("ask", {"question": VISIT, "after": "2023-03-22", "before": "20 March 2023"}, "swap the two dates"),
        ("ask", {"question": VISIT, "outlet": "Fxo News (brief)"}, "did you mean Fox News (brief) or"),
        ("when", {"event": VISIT, "before": "2023-02-30"}, "'2023-02-30' is not a date"),
        ("timeline", {"after": "soon"}, "'soon' is not a date"),
        ("who-said", {}, "The question is empty."),
        ("ask", {"question": "   "}, "The question is empty."),
        ("ask", {"question": "🚢 ?!"}, "There is nothing to search for: the question has no word."),
    ],
)
async def test_what_is_wrong_is_said_to_the_user(env, reader, channel, shown, command, options, told):
    """In a sentence without a reference, to them alone, since nobody else can mend it."""
    await env.bot.events.default.watch.look()
    answer = shown(await reader.slash(channel, command, **options))
    assert told in answer.text.replace("\\", "")
    assert "reference" not in answer.text
    assert answer.private or "speaker" in options
    assert len(env.errors) == 1


@pytest.mark.parametrize("typed", ["CNN", "cnn (brief)", "CNN (brief)"])
async def test_an_outlet_is_known_by_what_only_it_is_called(env, reader, channel, shown, typed):
    await env.bot.events.default.watch.look()
    answer = shown(await reader.slash(channel, "ask", question=VISIT, outlet=typed))
    assert "-# only CNN \\(brief\\)" in answer.text


@pytest.mark.parametrize(("typed", "after", "before"), [("yesterday", -1, -1), ("today", 0, 0), ("2 days ago", -2, -2)])
async def test_days_are_said_as_people_say_them(env, reader, channel, shown, typed, after, before):
    today = dt.datetime.now(dt.UTC).date()
    answer = shown(await reader.slash(channel, "ask", question=VISIT, after=typed, before=typed)).text
    assert f"from {day(today + dt.timedelta(after))} · until {day(today + dt.timedelta(before))}" in answer


async def test_a_week_is_from_its_first_day_to_its_last(reader, channel, shown):
    answer = shown(await reader.slash(channel, "ask", question=VISIT, after="March 2023", before="March 2023")).text
    assert "from Wed 1 March 2023 · until Fri 31 March 2023" in answer


@pytest.mark.parametrize(
    ("typed", "first", "count"),
    [
        ("", "today: ", 6),
        ("last", "last week: ", 2),
        ("20 march 2023", "20 march 2023: Mon", 1),
        ("q", "", 0),
    ],
)
async def test_days_are_suggested(reader, channel, typed, first, count):
    choices = await reader.autocomplete(channel, "ask", "after", typed, question="x")
    assert len(choices) == count
    assert "".join(choice["name"] for choice in choices[:1]).startswith(first)
    assert all(dt.date.fromisoformat(choice["value"]) for choice in choices)


async def test_a_message_is_asked_about(reader, other, channel, shown):
    message = await other.send(channel, 'He said: "Friendship between the two States has no limits"')
    answer = shown(await reader.context_menu(channel, "Who said this?", message))
    assert "their joint statement" in answer.text
    assert answer.private


@pytest.mark.parametrize("content", ["", '""', "  “” "])
async def test_a_message_without_words_is_no_question(env, reader, other, channel, shown, content):
    message = await other.send(channel, content, attachments=[("cat.png", b"png")])
    answer = shown(await reader.context_menu(channel, "Who said this?", message))
    assert answer.text == "That message has no text."
    assert len(env.errors) == 1


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("ask", {"question": VISIT}),
        ("who-said", {"words": "no limits"}),
        ("when", {"event": "Xi's visit"}),
        ("timeline", {"words": "zyzzogeton"}),
        ("sources", {}),
        ("help", {}),
        ("about", {}),
    ],
)
async def test_direct_messages_are_answered_alike(env, reader, channel, shown, command, options):
    here = shown(await reader.slash(channel, command, **options))
    alone = shown(await env.create_user("alone").slash(command, **options))
    assert alone.text == here.text


async def test_who_installed_the_bot_for_themselves_is_answered_in_any_server(env, seeds_desk, shown):
    """Also in one that the bot is no member of."""
    user = env.create_user("traveller")
    command = env.backend.find_command("ask", None, type=1)
    data = {
        "id": command["id"],
        "name": "ask",
        "type": 1,
        "options": [{"name": "question", "type": 3, "value": VISIT}],
    }
    record, payload = base_payload(
        env.backend, type=2, channel_id=user.dm_channel.id, guild_id=None, user_id=user.id, data=data
    )
    member = {"user": payload.pop("user"), "roles": [], "permissions": "0", "joined_at": None, "flags": 0}
    member |= {"deaf": False, "mute": False}
    elsewhere = {"guild_id": "4242", "guild": {"id": "4242", "locale": "en-GB", "features": []}, "member": member}
    owner = {"authorizing_integration_owners": {"1": str(user.id)}, "context": 0}
    env.backend.emit("INTERACTION_CREATE", payload | elsewhere | owner)
    await env.settle()
    assert shown(InteractionResult(env, record)).text == expected(seeds_desk, "ask", VISIT)


async def test_commands_are_offered_everywhere(env):
    put = next(one for one in env.http_requests if one.method == "PUT")
    assert {command["name"] for command in put.json} == {
        *("ask", "who-said", "when", "timeline", "since", "watch", "compare", "verify", "sources", "help", "about"),
        *("forget", "reindex", "add", "remove", "status", "feedback", "Who said this?", "Add to the desk"),
    }
    assert all(command["contexts"] == [0, 1, 2] for command in put.json)
    assert all(command["integration_types"] == [0, 1] for command in put.json)


def slash_commands(bot: EventdeskBot):
    return [command for command in bot.tree.walk_commands() if hasattr(command, "parameters")]


async def test_a_forwarded_message_is_asked_about(reader, other, channel, shown):
    message = await other.send(channel, "Friendship between the two States has no limits https://news.test #peace 🕊️")
    forwarded = await other.forward(message, channel)
    answer = shown(await reader.context_menu(channel, "Who said this?", forwarded))
    assert "their joint statement" in answer.text
