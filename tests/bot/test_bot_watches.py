"""``/watch``: who may add what, and that what an index run brings is posted: with why, once, none lost."""

from __future__ import annotations

import asyncio
import datetime as dt

import discord
import pytest
import simcord
from loopback.records import texts
from pydantic import ValidationError

from bot.config import DiscordSettings
from retrieval.errors import InputError

HARBOUR = """---
title: Harbour bridge closes for repairs
source: Harbour Times
published: 2024-05-02
---
The old harbour bridge will be closed to lorries from Monday 6 May, the mayor, Ada Birch, said.
The council will vote on the new harbour bridge on 15 May.
The harbour office will pay the fishermen for their losses, its head, Bo Lind, said.
"""
NEW = """---
title: The vote is put off
source: Island Post
published: 2024-05-04
---
The vote of the council on the new harbour bridge will be on 22 May.
Bo Lind denied that the harbour office would pay the fishermen.
The mayor, Ada Birch, told the Post that the bridge would need three new arches.
"""
AGAIN = """---
title: Three arches
source: Quay News
published: 2024-05-05
---
The bridge would need three new arches, said Ada Birch, the mayor.
"""


@pytest.fixture
def desk(make_desk, tmp_path):
    desk = make_desk(tmp_path / "index.db", articles=[tmp_path / "articles"])
    (tmp_path / "articles").mkdir(exist_ok=True)
    write(tmp_path, "harbour.md", HARBOUR)
    desk.build()
    return desk


@pytest.fixture
def simcord_bot(make_bot, desk):
    return make_bot(desk)


@pytest.fixture
def editor(env, guild):
    role = guild.create_role("editors", permissions=discord.Permissions(manage_messages=True))
    return guild.add_member(env.create_user("editor"), roles=[role])


@pytest.fixture
def comes(env, make_desk, tmp_path):
    """Index these articles in another process's stead, and let the bot look; returns nothing."""

    async def come(**articles):
        for name, text in articles.items():
            write(tmp_path, f"{name}.md", text)
        other = make_desk(tmp_path / "index.db", articles=[tmp_path / "articles"])
        await asyncio.to_thread(other.build)
        await looked(env)

    return come


def write(folder, name, text):
    (folder / "articles" / name).write_text(text, encoding="utf8")


async def looked(env):
    for event in env.bot.events:
        await event.watch.look()
    await env.bot.watching.look()
    await env.settle()


def forbid(env):
    """Let nothing be posted in any channel from now on."""
    env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions", times=None)


def allow(env):
    env.backend.faults.clear()
    env.bot.watching._blocked.clear()  # as after ten minutes


def posts(env, channel):
    """What the bot posted there by itself, the oldest first."""
    own = [one for one in channel.history() if one.author.id == env.bot.user.id]
    return ["\n".join(texts({"components": [part.to_dict() for part in one.components]})) for one in own]


async def test_what_somebody_says_is_posted_with_why_and_once(env, editor, channel, shown, comes):
    await looked(env)
    told = shown(await editor.slash(channel, "watch add", what="anything new Birch says"))
    assert (told.private, told.text) == (
        True,
        "Watch 1: from now on I post here what Birch says and nobody carried before\\.".replace("\\", ""),
    )
    await comes(new=NEW)
    [post] = posts(env, channel)
    assert post.startswith(
        "### New\n-# watched: “anything new Birch says”\n**New statement** · nobody carried this by Ada Birch"
    )
    assert "> *The mayor" not in post
    assert "three new arches" in post.replace("*", "")
    assert "Island Post" in post
    assert "22 May" not in post
    await comes(again=AGAIN)  # another outlet with the same statement
    await looked(env)
    assert len(posts(env, channel)) == 1


async def test_each_kind_is_posted_and_a_statement_that_two_watches_want_once(env, editor, channel, comes):
    await looked(env)
    for what in (
        "when a date for the vote moves",
        "anyone denies that the fishermen are paid",
        "anything new Bo Lind says",
    ):
        await editor.slash(channel, "watch add", what=what)
    await comes(new=NEW)
    [post] = posts(env, channel)
    assert "**Moved date** · “22 May”, where Harbour Times had “15 May”" in post
    assert "**Denied** · Bo Lind denies it" in post
    assert post.count("denied that") == 1
    assert "three new arches" not in post


async def test_a_post_is_in_the_language_of_its_server(env, editor, channel, comes, monkeypatch):
    """Its sentences are not, nor what was typed."""
    monkeypatch.setattr(env.bot.get_guild(channel.guild.id), "preferred_locale", discord.Locale.german)
    await looked(env)
    await editor.slash(channel, "watch add", what="when a date for the vote moves")
    await comes(new=NEW)
    [post] = posts(env, channel)
    assert post.startswith("### Neu\n-# beobachtet: “when a date for the vote moves”\n**Verschobenes Datum** · ")
    assert "“22 May”, bei Harbour Times stand “15 May”" in post
    assert "on the new harbour bridge will be on 22 May" in post.replace("*", "")


async def test_what_was_there_when_a_watch_was_added_is_not_new_to_it(env, editor, channel, comes):
    await comes(new=NEW)
    await editor.slash(channel, "watch add", what="anything new")
    await looked(env)
    assert posts(env, channel) == []


async def test_muted_removed_and_listed(env, editor, reader, channel, shown, comes):
    await looked(env)
    for what in ("anything new Birch says", "anyone denies anything"):
        await editor.slash(channel, "watch add", what=what)
    await editor.slash(channel, "watch mute", watch="1")
    await editor.slash(channel, "watch remove", watch="anyone denies anything")
    listed = shown(await reader.slash(channel, "watch list"))
    assert (listed.private, listed.text) == (True, "### 1 watch here\n**1** anything new Birch says · muted")
    await comes(new=NEW)
    assert posts(env, channel) == []
    await editor.slash(channel, "watch unmute", watch="all")
    await looked(env)
    assert posts(env, channel) == []  # what came while it was muted is not told later
    await editor.slash(channel, "watch remove", watch="1")
    assert shown(await reader.slash(channel, "watch list")).text.startswith("### No watches here")


@pytest.mark.parametrize(
    ("settings", "may"),
    [({}, {"editor"}), ({"watchers": "members"}, {"editor", "reader"}), ({"watchers": "admins"}, set())],
)
async def test_who_may_change_watches(env, editor, reader, channel, shown, make_bot, desk, settings, may):
    await env.restart_bot(make_bot(desk, **settings))
    for name, who in (("editor", editor), ("reader", reader)):
        told = shown(await who.slash(channel, "watch add", what=f"anything new about {name}s")).text
        assert told.startswith("Watch ") is (name in may)
        assert ("Only " in told) is (name not in may)
    if len(may) < 2:
        simcord.assert_error(env, InputError)


async def test_a_channel_has_so_many_watches(env, editor, channel, shown, make_bot, desk):
    await env.restart_bot(make_bot(desk, watches_per_channel=1))
    await editor.slash(channel, "watch add", what="anything new")
    for what, told in (("Anything  new", "has that watch already"), ("denials", "has 1 watches already")):
        assert told in shown(await editor.slash(channel, "watch add", what=what)).text
    simcord.assert_error(env, InputError)


async def test_a_channel_that_the_bot_may_not_write_to_is_told_so_and_loses_nothing(
    env, editor, channel, shown, comes, logged, monkeypatch
):
    await looked(env)
    await editor.slash(channel, "watch add", what="anything new Birch says")
    with monkeypatch.context() as without:
        without.setattr(discord.Interaction, "app_permissions", discord.Permissions(view_channel=True))
        assert "I may not post in this channel" in shown(await editor.slash(channel, "watch add", what="denials")).text
    forbid(env)
    await comes(new=NEW)
    await looked(env)
    assert [line["level"] for line in logged() if line["logger"] == "bot.watching"].count("ERROR") == 1
    assert "I may not post" in shown(await editor.slash(channel, "watch list")).text
    allow(env)
    await looked(env)
    assert len(posts(env, channel)) == 1
    simcord.assert_error(env, InputError)


async def test_what_was_found_before_a_restart_is_posted_after_it(env, editor, channel, make_bot, desk, comes):
    await looked(env)
    await editor.slash(channel, "watch add", what="anything new Birch says")
    forbid(env)
    await comes(new=NEW)
    allow(env)
    await env.restart_bot(make_bot(desk))
    await looked(env)
    assert len(posts(env, channel)) == 1


async def test_a_post_that_was_sent_and_not_marked_is_not_sent_again(
    env, editor, channel, make_bot, desk, comes, monkeypatch
):
    """As where the bot is killed after the message was there and before that was written down."""
    await looked(env)
    await editor.slash(channel, "watch add", what="anything new Birch says")
    with monkeypatch.context() as killed:
        killed.setattr(env.bot.watching._outbox, "sent", lambda *_: None)
        await comes(new=NEW)
    assert len(posts(env, channel)) == 1
    await env.restart_bot(make_bot(desk))
    await looked(env)
    await looked(env)
    assert len(posts(env, channel)) == 1
    assert await asyncio.to_thread(env.bot.watching._outbox.unsent) == []


async def test_more_than_an_hour_may_have_waits(env, editor, channel, make_bot, desk, comes):
    await env.restart_bot(make_bot(desk, watch_posts_per_hour=1))
    await looked(env)
    await editor.slash(channel, "watch add", what="anything new")
    people = ("Cora Dahl", "Dan Ek", "Eva Falk", "Finn Gade", "Gro Holm", "Ida Juhl")
    words = ("rain", "steel", "toll roads", "night ferries", "school buses", "cracked stones")
    said = "".join(
        f"The engineer {who} warned of {what} at the harbour bridge.\n" for who, what in zip(people, words, strict=True)
    )
    await comes(new=NEW.partition("The vote of")[0] + said)
    assert len(posts(env, channel)) == 1
    assert posts(env, channel)[0].count("New statement") == 4
    await looked(env)
    assert len(posts(env, channel)) == 1
    env.bot.watching._settings = env.bot.settings.discord.model_copy(update={"watch_posts_per_hour": 9})
    await looked(env)
    assert [one.count("New statement") for one in posts(env, channel)] == [4, 2]


async def test_a_sentence_that_is_gone_by_then_is_not_posted(env, editor, channel, comes):
    await looked(env)
    await editor.slash(channel, "watch add", what="anything new Birch says")
    forbid(env)
    await comes(new=NEW)
    allow(env)
    await comes(new=NEW.partition("The mayor")[0])
    assert posts(env, channel) == []


async def test_a_digest_is_posted_once_a_day_if_something_is_new(env, channel, make_bot, desk, comes):
    today = f"{dt.datetime.now().astimezone():%H:%M}"
    await env.restart_bot(make_bot(desk, digest_channels=[channel.id], digest_time=today))
    await looked(env)
    assert posts(env, channel) == []
    await comes(new=NEW)
    assert posts(env, channel) == []  # the time of day passed before that came in
    with env.bot.watching._watches.using() as db:
        db.execute("UPDATE hit SET found = ?", [(dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)).isoformat()])
    await looked(env)
    [post] = posts(env, channel)
    assert post.startswith("### New today\n")
    assert {"Moved date", "Denied", "New statement"} <= {part.split("**")[0] for part in post.split("\n**")}
    await comes(again=AGAIN)
    await looked(env)
    assert len(posts(env, channel)) == 1


async def test_what_to_watch_for_and_watches_are_suggested(env, editor, channel):
    await looked(env)
    what = await editor.autocomplete(channel, "watch add", "what", "birch")
    assert [one["value"] for one in what][:2] == ["birch", "anything new Ada Birch says"]
    assert await editor.autocomplete(channel, "watch mute", "watch", "") == []
    for one in ("anything new", "denials"):
        await editor.slash(channel, "watch add", what=one)
    suggested = await editor.autocomplete(channel, "watch mute", "watch", "")
    assert [(one["name"], one["value"]) for one in suggested] == [
        ("1: anything new", "1"),
        ("2: denials", "2"),
        ("all of them", "all"),
    ]


async def test_a_posts_button_shows_the_watches(env, editor, reader, channel, shown, comes):
    await looked(env)
    await editor.slash(channel, "watch add", what="anything new Birch says")
    await comes(new=NEW)
    [message] = [one for one in channel.history() if one.author.id == env.bot.user.id]
    assert shown(await reader.click(message, label="Watches")).text.startswith("### 1 watch here")


async def test_whoever_is_forgotten_is_no_longer_known_to_have_added_a_watch(env, editor, channel):
    await editor.slash(channel, "watch add", what="anything new")
    await editor.slash(channel, "forget")
    [watch] = env.bot.watching._watches.of_channel(channel.id)
    assert (watch.by, watch.text) == (None, "anything new")


@pytest.mark.parametrize("time", ["7:30", "24:00", "noon", "07:60"])
def test_a_digest_has_a_time_of_day(time):
    assert DiscordSettings(digest_time="07:30").digest_time == "07:30"
    with pytest.raises(ValidationError):
        DiscordSettings(digest_time=time)
