"""Messages that ask the bot: mentions, replies and direct messages; no others."""

from __future__ import annotations

import pytest
from loopback.expected import expected
from loopback.records import texts

VISIT = '"Moscow"'  # exact words, so that what holds them fills pages


def said(message):
    return "\n".join(texts({"components": [part.to_dict() for part in message.components]}))


def told(env, channel):
    """What the bot wrote there."""
    return [said(one) for one in channel.history() if one.author.id == env.bot.user.id]


async def test_a_mention_with_a_question_is_answered_below_it(env, seeds_desk, reader, other, channel, shown):
    """With the buttons of any answer."""
    asked = await reader.send(channel, f"<@{env.bot.user.id}> {VISIT}")
    await env.settle()
    assert told(env, channel) == [expected(seeds_desk, "ask", VISIT)]
    answer = next(one for one in channel.history() if one.author.id == env.bot.user.id)
    assert answer.reference.message_id == asked.id
    assert shown(await other.click(answer, label="Page 2 of 3 ▶")).private
    assert "Thank you" in shown(await reader.click(answer, label="Helpful")).text


async def test_a_reply_to_an_answer_is_a_question(env, seeds_desk, reader, channel):
    await reader.send(channel, f"<@{env.bot.user.id}> {VISIT}")
    await env.settle()
    answer = next(one for one in channel.history() if one.author.id == env.bot.user.id)
    await reader.send(channel, "Who said that there are no limits?", reply_to=answer)
    await env.settle()
    assert expected(seeds_desk, "ask", "Who said that there are no limits?") in told(env, channel)


async def test_a_direct_message_is_a_question(env, seeds_desk):
    user = env.create_user("alone")
    await user.send_dm(VISIT)
    await env.settle()
    assert told(env, user.dm_channel) == [expected(seeds_desk, "ask", VISIT)]


@pytest.mark.parametrize("words", [VISIT, "@everyone when?", "<@&1> when?", ""])
async def test_other_messages_are_none_of_its_business(env, reader, channel, words):
    await reader.send(channel, words, attachments=[("cat.png", b"png")])
    await env.settle()
    assert told(env, channel) == []


async def test_a_mention_without_words_is_told_how_to_ask(env, reader, channel):
    await reader.send(channel, f"<@{env.bot.user.id}>")
    await env.settle()
    assert "Ask about the event" in told(env, channel)[0]


async def test_who_asks_too_fast_is_told_so(env, reader, channel, make_bot):
    await env.restart_bot(make_bot(questions_per_user=1, cooldown_seconds=1000))
    for _ in range(2):
        await reader.send(channel, f"<@{env.bot.user.id}> {VISIT}")
        await env.settle()
    assert "asking faster than others" in "".join(told(env, channel))
