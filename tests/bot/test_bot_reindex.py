"""``/reindex`` for real: index runs in child processes, watched, doubted, cancelled and outlived from Discord.

A run is stopped as it starts, by the signal that stops a process, until a test lets it go on: so that what happens
meanwhile is the same on every machine.
"""

from __future__ import annotations

import asyncio
import contextvars
import json
import os
import signal
from contextlib import suppress
from pathlib import Path

import discord
import pytest
import pytest_asyncio
import simcord
from loopback.process import copy_index

from bot.administration import Administration
from bot.reindexing import Reindexing
from retrieval.errors import InputError

BAKERS = "The bakers of Tomsk opened again on Tuesday."


@pytest.fixture
def articles(tmp_path):
    """The folder that reindexes read: one article that is new, one that cannot be read."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bakers.md").write_text(f"---\ntitle: Bread\nsource: Tomsk Daily\n---\n\n{BAKERS}\n", encoding="utf8")
    (folder / "broken.json").write_text('{"title": "Half an', encoding="utf8")
    return folder


@pytest.fixture
def simcord_bot(make_bot, make_desk, seeds_desk, articles, tmp_path):
    """A bot with an index of its own, which holds the seeds."""
    database = tmp_path / "index.db"
    copy_index(seeds_desk.settings.database, database)
    config = tmp_path / "config.toml"
    config.write_text(f"database = {json.dumps(str(database))}\narticles = [{json.dumps(str(articles))}]\n")
    return make_bot(desk=make_desk(database), config=config)


@pytest.fixture
def editors(env, guild):
    """Two members who may manage the server."""
    role = guild.create_role("editors", permissions=discord.Permissions(manage_guild=True))
    return [guild.add_member(env.create_user(name), roles=[role]) for name in ("boris", "carla")]


@pytest.fixture
def priorities(monkeypatch):
    """What priorities were asked for; none is given, or a busy machine would starve the runs."""
    asked = []
    monkeypatch.setattr(os, "setpriority", lambda *asked_for: asked.append(asked_for))
    return asked


@pytest_asyncio.fixture
async def runs(env, monkeypatch, priorities):
    """The index runs begun, each stopped at once; the simulation does not wait for them, nor its clock."""
    begun = []
    spawn, start, tell = asyncio.create_subprocess_exec, Reindexing._started, Administration._tell

    async def spawn_stopped(*arguments, **options):
        process = await spawn(*arguments, **options)
        process.send_signal(signal.SIGSTOP)
        begun.append(process)
        return process

    def start_apart(*arguments, **options):
        return contextvars.Context().run(start, *arguments, **options)

    async def tell_in_time(*arguments):
        await env.external_wait(tell(*arguments), reason="an index run")

    monkeypatch.setattr(asyncio, "create_subprocess_exec", spawn_stopped)
    monkeypatch.setattr(Reindexing, "_started", start_apart)
    monkeypatch.setattr(Administration, "_tell", tell_in_time)
    yield begun
    for process in begun:
        with suppress(ProcessLookupError):
            process.kill()
    await env.bot.events.default.reindexing.close()


@pytest.fixture
def ended(env, runs):
    """Let the last run go on to its end, looking every three seconds of the bot's."""

    async def wait():
        with suppress(ProcessLookupError):  # of one that was cancelled
            runs[-1].send_signal(signal.SIGCONT)
        async with asyncio.timeout(300):
            while env.bot.events.default.reindexing.progress:
                await asyncio.sleep(0.2)
                await env.advance_time(3)
        await env.settle()

    return wait


async def test_a_reindex_from_its_start_to_its_end(env, reader, editors, channel, shown, until, runs, ended):
    """Watched, doubled, meddled with, longer than its token lives; meanwhile the old index answers."""
    admin, second = editors
    result = await admin.slash(channel, "reindex")
    message = shown(result)
    await until(lambda: runs)
    assert f"started by <@{admin.id}>" in message.text
    assert message.labels == ["Cancel"]
    assert not message.private

    told = shown(await second.slash(channel, "reindex"))
    assert (f"started by <@{admin.id}>" in told.text, told.private, told.labels) == (True, True, ["Cancel"])
    assert "Only members with" in shown(await reader.click(message.message, label="Cancel")).text
    status = shown(await second.slash(channel, "status"))
    assert (f"started by <@{admin.id}>" in status.text, status.labels) == (True, ["Cancel"])
    assert BAKERS not in shown(await reader.slash(channel, "ask", question="bakers of Tomsk")).text

    await env.advance_time(16 * 60)
    await ended()

    assert len(runs) == 1
    done = shown(result)
    assert done.text.startswith("### Reindex done")
    assert "**1 added**: bakers.md" in done.text.replace("\\", "")
    assert "**1 refused**" in done.text
    assert "not valid JSON" in done.text
    assert done.labels == []
    steps = [body["components"][0]["components"][0]["content"].split()[1] for _, body in progress(env, message)]
    assert steps[0] == "Starting"
    assert {"Comparing", "Indexing", "Publishing"} & set(steps)
    own = f"PATCH /channels/{channel.id}/messages/{message.message.id}"
    assert [where for where, _ in progress(env, message)][-1] == own
    assert "bakers of Tomsk" in shown(await reader.slash(channel, "ask", question="Tomsk")).text
    assert "13 articles from 7 outlets" in shown(await reader.slash(channel, "sources")).text
    choices = await reader.autocomplete(channel, "ask", "outlet", "tomsk", question="x")
    assert [choice["value"] for choice in choices] == ["Tomsk Daily"]


@pytest.mark.parametrize("kind", ["voice", "stage"])
async def test_progress_outlasts_its_token_in_any_channel(env, guild, editors, shown, until, runs, ended, kind):
    """In one edit after the other of one message, whatever kind of channel it is in."""
    channel = getattr(guild, f"create_{kind}_channel")("talk")
    result = await editors[0].slash(channel, "reindex")
    await until(lambda: runs)
    await env.advance_time(16 * 60)
    env.bot.events.default.reindexing.cancel()
    await ended()
    (message,) = channel.history()
    assert message.id == result.response.id
    assert "Reindex cancelled" in str(message.components[0].to_dict())


async def test_progress_is_shown_where_the_clock_of_the_host_is_wrong(
    env, editors, channel, shown, until, runs, ended, monkeypatch
):
    """An hour ahead, every interaction looks as if it had expired before it came."""
    monkeypatch.setattr(discord.Interaction, "is_expired", lambda _: True)
    result = await editors[0].slash(channel, "reindex")
    await until(lambda: runs)
    assert f"started by <@{editors[0].id}>" in shown(result).text
    env.bot.events.default.reindexing.cancel()
    await ended()
    assert "Reindex cancelled" in shown(result).text


async def test_a_report_is_private_where_that_is_set(env, make_bot, editors, channel, shown, until, runs, ended):
    """Once its token is dead, the admin is told in a direct message, and the channel nothing."""
    desk = env.bot.events.default.desk
    await env.restart_bot(make_bot(desk=desk, private_reports=True))
    result = await editors[0].slash(channel, "reindex")
    await until(lambda: runs)
    assert shown(result).private
    await env.advance_time(16 * 60)
    env.bot.events.default.reindexing.cancel()
    await ended()
    assert channel.history() == []
    sent = [one for one in env.http_requests if one.method == "POST" and one.path.endswith("/messages")]
    assert "Reindex cancelled" in str(sent[-1].json)


async def test_a_rebuild_drops_articles_of_other_places(reader, editors, channel, shown, until, runs, ended):
    result = await editors[0].slash(channel, "reindex", rebuild=True)
    await until(lambda: runs)
    await ended()
    done = shown(result)
    assert done.text.startswith("### Reindex done")
    assert "**1 added**" in done.text
    assert "**12 removed**" in done.text
    assert "1 article from 1 outlet" in shown(await reader.slash(channel, "sources")).text


async def test_a_reindex_is_cancelled(env, reader, editors, channel, shown, until, runs, ended):
    """By any admin; the old index answers on, and another may be started."""
    admin, second = editors
    result = await admin.slash(channel, "reindex")
    await until(lambda: runs)
    told = shown(await second.click(shown(result).message, label="Cancel"))
    assert ("being cancelled" in told.text, told.private) == (True, True)
    await ended()
    assert "Reindex cancelled" in shown(result).text
    assert shown(result).labels == []
    assert "12 articles" in shown(await reader.slash(channel, "sources")).text
    again = await second.slash(channel, "reindex")
    assert f"started by <@{second.id}>" in shown(again).text
    await until(lambda: len(runs) == 2)
    env.bot.events.default.reindexing.cancel()
    await ended()


async def test_cancelling_nothing_says_so(editors, channel, shown, env):
    """The message of a reindex that a bot before this one ran keeps its button if that bot was killed."""
    answer = shown(await editors[0].slash(channel, "sources", private=False))
    stored = env.backend.get_message(channel.id, answer.message.id)
    button = next(part for part in answer.parts if part.get("custom_id"))
    stored.components = [{"type": 1, "components": [button | {"custom_id": "ed:cancel", "label": "Cancel"}]}]
    told = shown(await editors[0].click(answer.message, label="Cancel"))
    assert told.text == "No reindex is running."


async def test_a_stopping_bot_ends_its_reindex_and_says_so(env, editors, channel, shown, until, runs):
    result = await editors[0].slash(channel, "reindex")
    await until(lambda: runs)
    closing = asyncio.create_task(env.bot.administration.close(60))
    await asyncio.sleep(0)
    with suppress(ProcessLookupError):
        runs[0].send_signal(signal.SIGCONT)
    await closing
    await env.settle()
    assert "Reindex cancelled" in shown(result).text


async def test_a_reindex_that_fails_says_why(reader, editors, channel, shown, until, articles, runs, ended):
    """In words of the index run; the old index answers on."""
    articles.rename(articles.with_name("moved"))
    result = await editors[0].slash(channel, "reindex")
    await until(lambda: runs)
    await ended()
    told = shown(result).text.replace("\\", "")
    assert told.startswith("### Reindex failed")
    assert "articles" in told.splitlines()[1]
    assert "12 articles" in shown(await reader.slash(channel, "sources")).text


async def test_the_end_is_told_anew_where_the_message_is_gone(env, reader, editors, channel, shown, until, runs, ended):
    result = await editors[0].slash(channel, "reindex")
    await until(lambda: runs)
    env.backend.delete_message(channel.id, result.response.id)
    env.bot.events.default.reindexing.cancel()
    await ended()
    (message,) = channel.history()
    assert "Reindex cancelled" in str(message.components[0].to_dict())


async def test_an_index_run_has_low_priority_and_no_token(env, editors, channel, until, runs, priorities, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "a-token-nobody-may-see")
    await editors[0].slash(channel, "reindex")
    await until(lambda: priorities)
    assert priorities == [(os.PRIO_PROCESS, runs[0].pid, 10)]
    assert b"a-token-nobody-may-see" not in Path(f"/proc/{runs[0].pid}/environ").read_bytes()
    runs[0].kill()
    await env.bot.events.default.reindexing.close()


def progress(env, shown):
    """Every state the message was brought to, in order, and by which address."""
    for request in env.http_requests:
        own = request.path.endswith((f"/messages/{shown.message.id}", "/messages/@original"))
        if request.method == "PATCH" and own and "started by <@" in str(request.json):
            yield f"{request.method} {request.path}", request.json


async def test_an_article_is_removed_for_good(env, editors, channel, shown, until, runs, ended):
    admin, _ = editors
    result = await admin.slash(channel, "remove", article="moscow-visit-brief.md")
    await until(lambda: runs)
    assert f"started by <@{admin.id}>" in shown(result).text
    await ended()
    done = shown(result).text.replace("\\", "")
    assert done.startswith("### Reindex failed")
    assert "no article is called 'moscow-visit-brief.md'" in done
    [card, *_] = [card for card, _ in env.bot.events.default.desk.overview().articles]
    result = await admin.slash(channel, "remove", article=card.id)
    await ended()
    assert f"**1 removed**: {card.id}" in shown(result).text.replace("\\", "")
    assert card.id not in [one.id for one, _ in env.bot.events.default.desk.overview().articles]


async def test_what_may_not_be_fetched_is_not_added(env, editors, channel, shown, until, runs, ended):
    admin, _ = editors
    for given in ("/etc/passwd", "file:///etc/passwd", "--db"):
        told = shown(await admin.slash(channel, "add", address=given))
        assert ("web address, beginning with https" in told.text, told.private) == (True, True)
        simcord.assert_error(env, InputError)
    assert runs == []
    result = await admin.slash(channel, "add", address="http://127.0.0.1/secret")
    await until(lambda: runs)
    await ended()
    done = shown(result).text.replace("\\", "")
    assert done.startswith("### Reindex failed")
    assert "nothing was added: 127.0.0.1 is no public host" in done


async def test_what_a_message_links_to_is_added_by_admins_alone(env, editors, channel, shown, until, runs, ended):
    admin, other = editors
    text = await other.send(channel, "the bridge will close")
    told = shown(await admin.context_menu(channel, "Add to the desk", text))
    assert ("web address, beginning with https" in told.text, told.private) == (True, True)
    simcord.assert_error(env, InputError)
    link = await other.send(channel, "look: http://127.0.0.1/secret")
    result = await admin.context_menu(channel, "Add to the desk", link)
    await until(lambda: runs)
    await ended()
    assert "nothing was added: 127.0.0.1 is no public host" in shown(result).text.replace("\\", "")
