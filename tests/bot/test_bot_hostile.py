"""Hostile text of articles and users reaches nobody as markup, a link or a mention."""

from __future__ import annotations

import re

import discord
import pytest
from models import lend

from retrieval.config import Settings
from retrieval.desk import Desk

PIECES = [
    *("@everyone", "<@42>", "<@&43>", "[Click](https://evil.example/)", "||hidden||", "`code`", "~~struck~~"),
    *("__under__", "\u202egnp.exe", "<t:1:R>"),
]
MARKUP = " ".join(PIECES)
LIVE = re.compile(
    r"@everyone|<@[&!]?\d|\]\(|https?:/|(?<!\\)\|\||(?<!\\)`|[\u202a-\u202e\u2066-\u2069]|<t:1:R>|(?<!\\)~~|__under"
)
ARTICLE = f"""---
title: "Bread {MARKUP}"
source: "Daily {MARKUP}"
published: 2023-03-20
url: {{url}}
---

The bakers of Tomsk {MARKUP} opened again on Tuesday, 21 March 2023, said Anna **Levin** [here](https://evil.example).

"Our bread {MARKUP} is free for everybody in Tomsk," said Anna Levin.

# @everyone

> > - {MARKUP}
"""


@pytest.fixture(scope="session")
def hostile_index(encoder, tmp_path_factory):
    """An index of articles by somebody who knows what Discord makes of text."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, url in enumerate(["https://news.example/bread", "javascript:alert(1)", "https://[evil"]):
        text = ARTICLE.format(url=url).replace("Tomsk", f"Tomsk {number}")
        (folder / f"@everyone{number}.txt").write_text(text, encoding="utf8")
    desk = lend(Desk(Settings(database=folder / "index.db")), encoder)
    desk.build([folder])
    return desk


@pytest.fixture
def simcord_bot(make_bot, hostile_index):
    return make_bot(desk=hostile_index, operator="the newsdesk")


@pytest.mark.parametrize("piece", PIECES)
def test_what_is_live_is_seen_to_be(piece):
    assert LIVE.search(piece)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("ask", {"question": "bakers of Tomsk"}),
        ("ask", {"question": MARKUP}),
        ("ask", {"question": f'"{MARKUP}"'}),
        ("ask", {"question": "🥖\u200d" * 300}),
        ("ask", {"question": "@everyone " * 100}),
        ("ask", {"question": "x", "outlet": MARKUP}),
        ("ask", {"question": "x", "speaker": MARKUP}),
        ("ask", {"question": "x", "after": MARKUP}),
        ("who-said", {"words": "our bread is free"}),
        ("who-said", {"speaker": "Anna Levin"}),
        ("who-said", {"speaker": MARKUP}),
        ("when", {"event": "bakers opened"}),
        ("timeline", {}),
        ("timeline", {"words": MARKUP}),
        ("sources", {}),
        ("about", {}),
    ],
)
async def test_nothing_live_is_shown(env, reader, channel, shown, command, options):
    answer = shown(await reader.slash(channel, command, **options))
    assert LIVE.search(answer.text) is None
    assert answer.message.message.mentions == []
    assert not answer.message.message.mention_everyone
    assert "the reference" not in answer.text
    assert len(env.errors) <= 1


async def test_the_words_are_still_there(reader, channel, shown):
    answer = shown(await reader.slash(channel, "ask", question="bakers of Tomsk"))
    plain = answer.text.replace("\\", "").replace("\u200b", "").replace("*", "")
    assert "@everyone" in plain
    assert "The bakers of Tomsk" in plain


async def test_only_addresses_of_public_hosts_are_links(reader, channel, shown):
    answer = shown(await reader.slash(channel, "sources"))
    assert answer.text.count("Bread") == 3
    assert answer.links == ["https://news.example/bread"]


async def test_more_context_and_feedback_are_as_harmless(env, guild, reader, channel, shown):
    answer = shown(await reader.slash(channel, "ask", question=f"bakers {MARKUP}"))
    around = shown(await reader.select(answer.message, [answer.choices[0]]))
    assert "bakers" in around.text
    assert LIVE.search(around.text) is None
    assert not any("\u202e" in option["label"] for part in answer.parts for option in part.get("options", ()))
    await reader.click(answer.message, label="Helpful")
    role = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    judged = shown(await guild.add_member(env.create_user("admin"), roles=[role]).slash(channel, "feedback"))
    assert "1 judged answer" in judged.text
    assert LIVE.search(judged.text.replace(f"<@{reader.id}>", "")) is None


async def test_a_message_asked_about_is_as_harmless(reader, other, channel, shown):
    message = await other.send(channel, f"Our bread is free {MARKUP}")
    answer = shown(await reader.context_menu(channel, "Who said this?", message))
    assert LIVE.search(answer.text) is None


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("ask", {"question": "x" * 6000}),
        ("ask", {"question": ""}),
        ("ask", {}),
        ("ask", {"question": "peace", "outlet": "y" * 6000}),
        ("ask", {"question": "peace", "speaker": "z" * 6000}),
        ("ask", {"question": "peace", "after": "9" * 6000}),
        ("ask", {"question": "peace", "after": "\x00"}),
        ("ask", {"question": "peace", "private": "perhaps"}),
        ("ask", {"question": "peace", "nothing_of_the_kind": "x"}),
        ("when", {"event": "\ud800\u202e\x00"}),
        ("who-said", {"speaker": "' OR 1=1 --"}),
        ("timeline", {"after": "2023-03-20", "before": "2023-03-01"}),
        ("sources", {"private": "x"}),
    ],
)
async def test_options_that_no_client_sends_are_no_failure(env, reader, begin, shown, command, options):
    result = begin(reader, command, **options)
    await env.settle()
    assert shown(result).text
    assert env.bot.health.vitals(latency=None, waiting=0, queue=1, answering=0).failed == 0
    env.errors.clear()
