"""A thread for an answer: opened by a button below it, and understood from what it was opened for."""

from __future__ import annotations

import discord
import pytest
from loopback.records import texts

WHO = "Who will Xi meet?"
LATER = "when will he leave"


def said(message):
    return "\n".join(texts({"components": [part.to_dict() for part in message.components]}))


def of_bot(env, channel):
    return [one for one in channel.history() if one.author.id == env.bot.user.id and one.components]


@pytest.fixture
def open_thread(env, reader, channel, shown):
    """Ask, and open a thread for the answer; returns it and the answer."""

    async def opened(who=reader):
        answer = shown(await reader.slash(channel, "ask", question=WHO))
        told = shown(await who.click(answer.message, label="Thread"))
        (thread,) = channel.threads
        assert (told.private, f"<#{thread.id}>" in told.text) == (True, True)
        return thread, answer

    return opened


async def test_a_thread_is_opened_below_an_answer_by_anybody(env, other, open_thread):
    """It is called as the question, and begins with how to ask in it."""
    thread, answer = await open_thread(other)
    assert (thread.id, thread.name) == (answer.message.id, WHO)
    (welcome,) = of_bot(env, thread)
    assert f"reply to this message, or mention <@{env.bot.user.id}>" in said(welcome)


@pytest.mark.parametrize("how", ["mention", "reply", "after a restart", "command"])
async def test_a_question_in_it_leans_on_its_answer(env, make_bot, other, open_thread, shown, how):
    """Whoever asks, and the next one on that."""
    thread, _ = await open_thread()
    (welcome,) = of_bot(env, thread)
    if how == "command":
        assert "read as: when will Xi leave" in shown(await other.slash(thread, "when", event=LATER)).text
        return
    if how == "after a restart":
        await env.restart_bot(make_bot())
    mention = "" if how == "reply" else f"<@{env.bot.user.id}> "
    await other.send(thread, f"{mention}{LATER}", reply_to=welcome if how == "reply" else None)
    await env.settle()
    assert "read as: when will Xi leave" in said(of_bot(env, thread)[-1])


async def test_what_is_said_to_nobody_in_it_is_none_of_the_bots_business(env, other, open_thread):
    thread, _ = await open_thread()
    await other.send(thread, LATER)
    await env.settle()
    assert len(of_bot(env, thread)) == 1


async def test_an_answer_in_a_thread_has_no_thread(env, other, open_thread):
    thread, _ = await open_thread()
    await other.send(thread, f"<@{env.bot.user.id}> {LATER}")
    await env.settle()
    labels = [part.label for row in of_bot(env, thread)[-1].components[1:] for part in getattr(row, "children", ())]
    assert ("Helpful" in labels, "Thread" in labels) == (True, False)


async def test_no_thread_is_offered_where_none_can_be(env, reader, other, channel, shown, monkeypatch):
    """Below private answers, in direct messages, on a stranger's copy of another page, and without the permission."""
    pages = "Russia China Ukraine"
    offered = [
        shown(await reader.slash(channel, "ask", question=pages, private=True)),
        shown(await env.create_user("alone").slash("ask", question=pages)),
    ]
    public = shown(await reader.slash(channel, "ask", question=pages))
    assert "Thread" in public.labels
    offered.append(shown(await other.click(public.message, label="Page 2 of 3 ▶")))
    monkeypatch.setattr(discord.Interaction, "app_permissions", discord.Permissions(send_messages=True))
    offered.append(shown(await reader.slash(channel, "ask", question=pages)))
    assert [one for one in offered if "Thread" in one.labels] == []


@pytest.mark.parametrize(
    ("whose", "told"),
    [
        ("permissions", "You may not open threads in this channel."),
        (
            "app_permissions",
            "I may not open threads in this channel: an admin can give me the permissions Create Public",
        ),
    ],
)
async def test_a_permission_that_is_missing_is_said_to_the_user_alone(
    env, reader, channel, shown, monkeypatch, whose, told
):
    answer = shown(await reader.slash(channel, "ask", question=WHO))
    monkeypatch.setattr(discord.Interaction, whose, discord.Permissions(create_public_threads=True))
    result = shown(await reader.click(answer.message, label="Thread"))
    assert (result.private, told in result.text, channel.threads) == (True, True, [])


async def test_a_thread_of_an_answer_that_is_forgotten_is_not_opened(env, reader, channel, shown):
    answer = shown(await reader.slash(channel, "ask", question=WHO))
    await reader.slash(channel, "forget")
    assert "Please ask again" in shown(await reader.click(answer.message, label="Thread")).text
    assert channel.threads == []


async def test_with_the_setting_what_is_said_to_nobody_in_it_is_a_question(
    env, make_bot, reader, other, channel, shown
):
    """But no chat with others, no picture, and nothing in threads of other people's."""
    await env.restart_bot(make_bot(read_threads=True))
    answer = shown(await reader.slash(channel, "ask", question=WHO))
    await reader.click(answer.message, label="Thread")
    (thread,) = channel.threads
    (welcome,) = of_bot(env, thread)
    assert "Just write your next question." in said(welcome)
    asked = await other.send(thread, LATER)
    await env.settle()
    assert "read as: when will Xi leave" in said(of_bot(env, thread)[-1])
    await reader.send(thread, f"<@{other.id}> do you know?")
    await reader.send(thread, "that is odd", reply_to=asked)
    await reader.send(thread, "", attachments=[("cat.png", b"png")])
    await reader.send(channel, WHO)
    await env.settle()
    assert (len(of_bot(env, thread)), len(of_bot(env, channel))) == (2, 1)
