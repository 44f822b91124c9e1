"""Commands are registered once, in one place."""

from __future__ import annotations

import json

import pytest
from discord import app_commands
from discord.enums import AppCommandType

HOME = 1 << 58
COMMANDS = 19  # that the bot registers, message commands among them
GLOBALLY = "/commands"
AT_HOME = f"/guilds/{HOME}/commands"


def registered(env, since=0):
    """To which places commands were sent since then, and how many."""
    puts = [one for one in env.http_requests[since:] if one.method == "PUT"]
    root = f"/applications/{env.bot.application_id}"
    return [(one.path.removeprefix(root), len(one.json)) for one in puts]


async def restarted(env, bot):
    since = len(env.http_requests)
    await env.restart_bot(bot)
    return registered(env, since)


async def test_a_second_start_sends_nothing(env, make_bot):
    assert registered(env) == [(GLOBALLY, COMMANDS)]
    assert await restarted(env, make_bot()) == []


async def test_a_change_of_place_clears_the_other(env, make_bot):
    """So that no command is there twice."""
    assert await restarted(env, make_bot(development_guild=HOME)) == [(GLOBALLY, 0), (AT_HOME, COMMANDS)]
    assert await restarted(env, make_bot(development_guild=HOME)) == []
    assert await restarted(env, make_bot()) == [(AT_HOME, 0), (GLOBALLY, COMMANDS)]


@pytest.mark.parametrize("starts", [1, 2])
async def test_commands_of_a_development_server_work(env, reader, channel, shown, make_bot, starts):
    """Also after a start that had nothing to register."""
    for _ in range(starts):
        await env.restart_bot(make_bot(development_guild=HOME))
    assert "12 articles" in shown(await reader.slash(channel, "sources")).text
    message = await reader.send(channel, "Friendship between the two States has no limits")
    assert "joint statement" in shown(await reader.context_menu(channel, "Who said this?", message)).text
    assert await reader.autocomplete(channel, "ask", "outlet", "x", question="x") == []


async def test_a_changed_command_is_sent(env, make_bot):
    bot = make_bot()
    bot.tree.remove_command("about")
    assert await restarted(env, bot) == [(GLOBALLY, COMMANDS - 1)]


async def test_a_changed_option_is_sent(env, make_bot):
    """Also where the names of all commands stay."""
    bot = make_bot()
    bot.tree.remove_command("sources")

    @app_commands.command(name="sources", description="Other words")
    async def sources(interaction):
        raise NotImplementedError

    bot.tree.add_command(sources)
    assert await restarted(env, bot) == [(GLOBALLY, COMMANDS)]


@pytest.mark.parametrize("guild", [0, HOME])
async def test_what_was_changed_at_discord_is_repaired(env, make_bot, guild):
    """By another program with the same token, or a bot of another version."""
    await env.restart_bot(make_bot(development_guild=guild))
    http, application = env.bot.http, env.bot.application_id
    other = [{"name": "other", "description": "Another one", "type": 1}]
    await (
        http.bulk_upsert_guild_commands(application, guild, other)
        if guild
        else http.bulk_upsert_global_commands(application, other)
    )
    assert await restarted(env, make_bot(development_guild=guild)) == [(AT_HOME if guild else GLOBALLY, COMMANDS)]
    assert await restarted(env, make_bot(development_guild=guild)) == []


@pytest.mark.parametrize(
    "note", ["", "{}", '{"application": 1}', "[]", json.dumps({"application": 1, "guild": 0, "digest": "", "more": 1})]
)
async def test_a_note_that_cannot_be_read_is_written_anew(env, make_bot, tmp_path, note):
    (tmp_path / "index.db.commands").write_text(note, encoding="utf8")
    assert await restarted(env, make_bot()) == [(GLOBALLY, COMMANDS)]
    assert await restarted(env, make_bot()) == []


async def test_the_commands_of_another_application_are_left_alone(env, make_bot, tmp_path):
    """The note was written by a bot with another token, which may still run elsewhere."""
    note = tmp_path / "index.db.commands"
    other = json.loads(note.read_text(encoding="utf8")) | {"application": 4242, "guild": HOME}
    note.write_text(json.dumps(other), encoding="utf8")
    assert await restarted(env, make_bot()) == [(GLOBALLY, COMMANDS)]


async def test_only_admins_are_shown_what_is_theirs(env):
    """A hint that owners of servers can change; the check is elsewhere."""
    put = next(one for one in env.http_requests if one.method == "PUT")
    needs = {command["name"]: command.get("default_member_permissions") for command in put.json}
    for_admins = {name for name, permission in needs.items() if permission == 1 << 5}
    assert for_admins == {"reindex", "add", "remove", "status", "feedback", "Add to the desk"}
    menus = [command["name"] for command in put.json if command["type"] == AppCommandType.message.value]
    assert sorted(menus) == ["Add to the desk", "Who said this?"]
