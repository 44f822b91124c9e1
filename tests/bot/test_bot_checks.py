"""What /status finds amiss of the set-up, and says how to mend."""

from __future__ import annotations

import re
from collections import namedtuple
from pathlib import Path

import discord
import pytest

from bot.checks import NEEDED

HOME = 1 << 58
DOCS = Path(__file__).parents[2] / "docs" / "discord.md"
WELL = "Set up as it should be"
Usage = namedtuple("Usage", ("total", "used", "free"))


@pytest.fixture
def admin(env, guild):
    role = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(env.create_user("admin"), roles=[role])


@pytest.fixture
def status(admin, channel, shown):
    async def look():
        return shown(await admin.slash(channel, "status")).text.replace("\\", "")

    return look


async def test_nothing_is_amiss_where_all_is_as_the_docs_say(status):
    told = await status()
    assert (WELL in told, "### To mend" in told) == (True, False)


def test_the_link_of_the_docs_asks_for_what_is_used():
    (number,) = re.findall(r"permissions=(\d+)`", DOCS.read_text(encoding="utf8"))
    assert discord.Permissions(int(number)) == NEEDED


async def test_a_permission_that_is_missing_in_the_channel_is_named(env, guild, status, monkeypatch):
    without = discord.Permissions(view_channel=True, send_messages=True)
    monkeypatch.setattr(discord.Interaction, "app_permissions", without)
    missing = "read message history, create public threads, send messages in threads"
    assert f"give the bot the permissions {missing}" in await status()


async def test_commands_that_another_program_registered_are_named(env, status):
    other = [
        {"name": one.name, "description": "x", "type": 1} for one in env.bot.tree.get_commands() if one.name != "help"
    ]
    await env.bot.http.bulk_upsert_global_commands(
        env.bot.application_id, [one for one in other if " " not in one["name"]]
    )
    told = await status()
    assert "Discord has other commands than this bot (Add to the desk, Who said this?, help): restart it" in told


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"admin_guilds": {HOME, 4242}}, "no member of 4242, which discord.admin_guilds names"),
        ({"admin_roles": {4243}}, "has a role 4243 of discord.admin_roles"),
    ],
)
async def test_servers_and_roles_that_are_not_there_are_named(env, make_bot, status, settings, told):
    await env.restart_bot(make_bot(**settings))
    assert told in await status()


async def test_where_only_the_owner_administers_that_is_said(env, make_bot, begin, shown, monkeypatch):
    await env.restart_bot(make_bot(admin_guilds=set()))
    owner = env.create_user("owner")
    monkeypatch.setattr("bot.access.owners", lambda _: {owner.id})
    result = begin(owner, "status")
    await env.settle()
    assert "Only the application's owner may administer" in shown(result).text


async def test_a_disk_that_is_nearly_full_is_told(status, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(10**9, 10**9, 10**6))
    assert "The disk of the index has" in await status()


async def test_feedback_that_cannot_be_kept_is_told(env, make_bot, status, tmp_path):
    (tmp_path / "broken.db").write_bytes(b"no database" * 500)
    await env.restart_bot(make_bot(feedback=tmp_path / "broken.db"))
    assert "Questions and votes are not kept: " in await status()


async def test_an_intent_that_is_not_needed_is_told(env, status, monkeypatch):
    flags = discord.ApplicationFlags(gateway_message_content_limited=True)
    monkeypatch.setattr(type(env.bot.application), "flags", flags)
    assert "The privileged intent Message Content is on, and not needed" in await status()
