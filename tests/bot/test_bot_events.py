"""Several events in one bot: which is asked where, who says so, and that everything keeps to it."""

from __future__ import annotations

import json

import discord
import pytest
import simcord
from loopback.process import copy_index
from loopback.records import texts

from bot.access import NotAdminError
from bot.bindings import Bindings, Place
from bot.client import EventdeskBot
from bot.config import BotSettings, DiscordSettings
from bot.reindexing import Reindexing
from bot.runners import Runners
from retrieval.errors import InputError, SettingsError

HOME = 1 << 58
FIRE = """---
title: Paper mill burns down
source: Mill News
published: 2024-06-03
---
The paper mill burned down on Saturday, said the fire chief, Olga Brandt.
"""
BURNED = {"question": "What burned down?"}


@pytest.fixture
def make_two(seeds_desk, make_desk, tmp_path):
    """A bot with two events: the seeds, which is the default, and a fire."""
    folder = tmp_path / "fire"
    folder.mkdir(exist_ok=True)
    (folder / "mill.md").write_text(FIRE, encoding="utf8")
    make_desk(tmp_path / "fire.db").build([folder])
    copy_index(seeds_desk.settings.database, tmp_path / "visit.db")

    def make(**settings):
        events = {
            "visit": {"articles": [tmp_path / "visit"], "database": tmp_path / "visit.db"},
            "fire": {"articles": [folder], "database": tmp_path / "fire.db", "title": "The Mill Fire"},
        }
        usual = {"feedback": tmp_path / "feedback.db", "admin_guilds": {HOME}, "questions_per_user": 1000, "port": 0}
        table = DiscordSettings.model_validate(usual | settings)
        return EventdeskBot(
            BotSettings(event="visit", events=events, discord=table), desk=make_desk(tmp_path / "visit.db")
        )

    return make


@pytest.fixture
def simcord_bot(make_two):
    return make_two()


@pytest.fixture
def admin(env, guild):
    role = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(env.create_user("admin"), roles=[role])


async def looked(env):
    for event in env.bot.events:
        await event.watch.look()


async def test_a_channel_bound_to_an_event_asks_it_and_others_the_default(env, guild, admin, reader, channel, shown):
    """Questions, lists, suggestions and metrics; a list's other pages, too."""
    mill = guild.create_text_channel("mill")
    await looked(env)
    helps = [shown(await who.slash(mill, "help")).text for who in (admin, reader)]
    assert ["/event:" in text for text in helps] == [True, False]
    told = shown(await admin.slash(mill, "event", name="fire"))
    assert (told.private, "**fire** (The Mill Fire)" in told.text, "bound to this channel" in told.text) == (True,) * 3

    assert "burned down" in shown(await reader.slash(mill, "ask", **BURNED)).text.replace("*", "")
    assert "burned down" not in shown(await reader.slash(channel, "ask", **BURNED)).text.replace("*", "")
    assert "1 article from 1 outlet" in shown(await reader.slash(mill, "sources")).text
    assert "12 articles" in shown(await reader.slash(channel, "sources")).text
    assert "The Mill Fire" in shown(await reader.slash(mill, "about")).text
    assert "Ask about The Mill Fire" in shown(await reader.slash(mill, "help")).text
    assert "Sat 1 June 2024" in shown(await reader.slash(mill, "timeline")).text
    for where, outlets in ((mill, ["Mill News"]), (channel, [])):
        choices = await reader.autocomplete(where, "ask", "outlet", "mill", question="x")
        assert [choice["value"] for choice in choices] == outlets
    assert "### Index of The Mill Fire" in shown(await admin.slash(mill, "status")).text
    counted = [one for family in env.bot.health.questions.collect() for one in family.samples]
    asked = [one.labels["event"] for one in counted if one.labels["command"] == "ask" and one.name.endswith("_total")]
    assert sorted(asked) == ["fire", "visit"]


async def test_a_message_in_a_bound_channel_asks_its_event(env, guild, admin, reader, shown):
    mill = guild.create_text_channel("mill")
    await admin.slash(mill, "event", name="fire")
    await reader.send(mill, f"<@{env.bot.user.id}> What burned down?")
    await env.settle()
    answer = next(one for one in mill.history() if one.author.id == env.bot.user.id)
    said = "\n".join(texts({"components": [part.to_dict() for part in answer.components]}))
    assert "paper mill" in said


async def test_the_nearest_binding_counts(env, guild, admin, reader, channel, shown):
    """That of a thread's channel before the server's; unbound, what is bound more widely."""
    await admin.slash(channel, "event", name="fire", where="server")
    assert "bound to this server" in shown(await admin.slash(channel, "event")).text
    assert "1 article from" in shown(await reader.slash(channel, "sources")).text
    await admin.slash(channel, "event", name="visit")
    await env.bot.get_channel(channel.id).create_thread(name="that", type=discord.ChannelType.public_thread)
    (thread,) = channel.threads
    assert "12 articles" in shown(await reader.slash(thread, "sources")).text
    told = shown(await admin.slash(channel, "event", name="-")).text
    assert ("**fire**" in told, "bound to this server" in told) == (True, True)
    await admin.slash(channel, "event", name="-", where="server")
    assert "the default" in shown(await admin.slash(channel, "event")).text
    assert "12 articles" in shown(await reader.slash(thread, "sources")).text


async def test_bindings_and_answers_outlive_a_restart(env, guild, admin, reader, channel, shown, make_two):
    """An answer's buttons ask the event it was given of, wherever its channel is bound by now."""
    mill = guild.create_text_channel("mill")
    await admin.slash(mill, "event", name="fire")
    answer = shown(await reader.slash(mill, "when", event="the mill burned down"))
    await env.restart_bot(make_two())
    assert "1 article from" in shown(await reader.slash(mill, "sources")).text
    await admin.slash(mill, "event", name="visit")
    around = await reader.select(answer.message, values=[answer.choices[0]])
    assert "Mill News" in shown(around).text
    assert "Olga Brandt" in shown(around).text


async def test_an_answer_of_an_event_that_is_gone_says_so(env, admin, reader, channel, shown, make_two, make_bot):
    await admin.slash(channel, "event", name="fire")
    answer = shown(await reader.slash(channel, "ask", question="zebras of Peru"))
    await env.restart_bot(make_bot())
    assert "no longer read here" in shown(await reader.click(answer.message, label="Show nearest")).text
    assert "12 articles" in shown(await reader.slash(channel, "sources")).text  # bound to nothing that is left


@pytest.mark.parametrize(
    ("given", "name"), [("fir", "fire"), ("the mill fire", "fire"), ("VISIT", "visit"), ("visit", "visit")]
)
async def test_an_event_is_meant_by_its_name_or_title(env, given, name):
    assert env.bot.events.meant(given).name == name


@pytest.mark.parametrize(("given", "told"), [("flood", "no event is called 'flood'"), ("fyre", r"did you mean fire\?")])
async def test_an_event_that_is_none_is_told_with_what_comes_near(env, given, told):
    with pytest.raises(InputError, match=told):
        env.bot.events.meant(given)


async def test_events_are_suggested(admin, channel):
    choices = await admin.autocomplete(channel, "event", "name", "mill")
    assert [choice["value"] for choice in choices] == ["fire", "-"]


async def test_only_admins_bind(env, reader, channel, begin, shown):
    result = begin(reader, "event", name="fire")
    await env.settle()
    assert "Only members with the permission" in shown(result).text
    assert env.bot.events.at(Place(channel.id, None, HOME)).name == "visit"
    simcord.assert_error(env, NotAdminError)


async def test_the_owner_binds_a_direct_message(env, begin, shown, monkeypatch):
    user = env.create_user("somebody")
    monkeypatch.setattr("bot.access.owners", lambda _: {user.id})
    for options, told in (({"name": "fire", "where": "server"}, "belong to no server"), ({"name": "fire"}, "**fire**")):
        result = begin(user, "event", **options)
        await env.settle()
        assert told in shown(result).text
    simcord.assert_error(env, InputError)


async def test_a_bot_of_one_event_has_no_such_command(env, make_bot):
    await env.restart_bot(make_bot())
    assert "event" not in {one.name for one in env.bot.tree.get_commands()}


async def test_the_models_are_loaded_once(env):
    visit, fire = env.bot.events
    assert fire.desk.encoder is visit.desk.encoder
    assert fire.desk.reader is visit.desk.reader


@pytest.mark.parametrize("content", ["", "[]", '{"channel": {}}', '{"channel": {"x": "fire"}, "server": {}}', "\udcff"])
def test_bindings_that_cannot_be_read_are_an_error_that_names_them(tmp_path, content):
    file = tmp_path / "feedback.db.events"
    file.write_bytes(content.encode("utf8", "surrogateescape"))
    with pytest.raises(SettingsError, match=r"feedback.db.events .* bind with /event again"):
        Bindings(file)


def test_a_binding_that_cannot_be_kept_changes_nothing(tmp_path):
    """Also where a write ended half-way."""
    bindings, here = Bindings(tmp_path / "here" / "events"), Place(1, None, 2)
    with pytest.raises(OSError, match="No such file"):
        bindings.bind(here, "channel", "fire")
    assert bindings.at(here) == []
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "events.new").write_text('{"chan')
    bindings.bind(here, "channel", "fire")
    assert Bindings(tmp_path / "here" / "events").at(here) == [("channel", "fire")]
    assert json.loads((tmp_path / "here" / "events").read_text())["server"] == {}


def test_a_server_and_its_first_channel_may_have_the_same_number(tmp_path):
    bindings = Bindings(tmp_path / "events")
    bindings.bind(Place(7, None, 7), "server", "fire")
    assert bindings.at(Place(8, None, 7)) == [("server", "fire")]
    assert bindings.at(Place(7, None, 9)) == []


async def test_an_event_is_reindexed_by_its_name(env, tmp_path):
    """From its own articles into its own index, as the settings have it, here by the same path as the bot."""
    index, folder = tmp_path / "fire.db", tmp_path / "fire"
    config = tmp_path / "config.toml"
    config.write_text(f"[events.fire]\narticles = [{json.dumps(str(folder))}]\ndatabase = {json.dumps(str(index))}\n")
    (folder / "more.md").write_text("The bakers of Tomsk opened again on Tuesday.\n", encoding="utf8")
    reindexing = Reindexing(index, config, Runners(0), "fire")
    ended = await reindexing.start(1).task
    await reindexing.close()
    assert (ended.end, ended.added, ended.unchanged) == ("done", ("more.md",), 1)
