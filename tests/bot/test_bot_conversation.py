"""Messages that ask the bot: mentions, replies and direct messages; no others."""

from __future__ import annotations

import pytest
import simcord
from loopback.expected import expected
from loopback.records import texts

from retrieval.errors import InputError

VISIT = "Russia China Ukraine"  # nobody says it outright, so that it fills pages


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


async def test_a_pronoun_means_whom_the_last_question_was_about(reader, other, channel, shown):
    """Of whoever asks, in that channel; how it was read is shown."""
    await reader.slash(channel, "ask", question="Who will Xi meet?")
    follow_up = {"event": "when will he leave"}
    assert "read as: when will Xi leave" in shown(await reader.slash(channel, "when", **follow_up)).text
    assert "read as" not in shown(await other.slash(channel, "when", **follow_up)).text


async def test_a_pronoun_may_be_asked_by_message_and_after_a_restart(env, make_bot, reader, channel, shown):
    """The answer to it is the same when its pages are turned by another process."""
    for words in ("Who will Xi meet?", "when will he leave"):
        await reader.send(channel, f"<@{env.bot.user.id}> {words}")
        await env.settle()
    follow_up = [one for one in channel.history() if one.author.id == env.bot.user.id][-1]
    assert "read as: when will Xi leave" in said(follow_up)
    await env.restart_bot(make_bot())
    saved = shown(await reader.click(follow_up, label="Save"))
    assert "when will Xi leave" in (await saved.message.attachments[0].read()).decode()


async def test_a_reply_leans_on_the_answer_it_replies_to(env, reader, other, channel):
    """Whoever asked that."""
    await reader.send(channel, f"<@{env.bot.user.id}> Who will Xi meet?")
    await env.settle()
    answer = next(one for one in channel.history() if one.author.id == env.bot.user.id)
    await other.send(channel, "when will he leave", reply_to=answer)
    await env.settle()
    assert any("read as: when will Xi leave" in text for text in told(env, channel))


async def test_who_is_forgotten_is_not_leant_on(reader, channel, shown):
    await reader.slash(channel, "ask", question="Who will Xi meet?")
    await reader.slash(channel, "forget")
    assert "read as" not in shown(await reader.slash(channel, "when", event="when will he leave")).text


async def test_a_private_answer_is_shared_by_whoever_asked(reader, channel, shown):
    """With what was asked and by whom; a public one has no such button."""
    answer = shown(await reader.slash(channel, "who-said", words="no-limits friendship", private=True))
    assert {"Share", "Ask narrower"} <= set(answer.labels)
    result = await reader.click(answer.message, label="Share")
    public = shown(result)
    assert not public.private
    assert public.text.startswith(answer.text.splitlines()[0])
    assert f"/who-said no-limits friendship · shared by <@{reader.id}>" in public.text.replace("\\", "")
    assert not {"Share", "Ask narrower"} & set(public.labels)


async def test_a_question_is_asked_more_narrowly(env, reader, channel, shown):
    await env.bot.events.default.watch.look()
    answer = shown(await reader.slash(channel, "ask", question="peace", private=True))
    form = await reader.click(answer.message, label="Ask narrower")
    narrower = shown(await reader.submit_modal(form, {"outlet": ["CNN (brief)"], "after": "March 2023", "before": ""}))
    assert narrower.private
    assert "only CNN (brief) · from Wed 1 March 2023" in narrower.text.replace("\\", "")
    again = await reader.click(narrower.message, label="Ask narrower")
    told = shown(
        await reader.submit_modal(again, {"outlet": ["CNN (brief)"], "after": "2023-04-01", "before": "2023-03-01"})
    )
    assert "swap the two dates" in told.text
    simcord.assert_error(env, InputError)


@pytest.mark.parametrize("what", ["share", "narrow"])
async def test_what_another_asked_is_not_anybodys_to_share(env, reader, other, channel, shown, what):
    """Whatever id is sent: a forged one of a private answer gives nothing away."""
    private = shown(await reader.slash(channel, "ask", question="peace", private=True))
    id_ = next(part["custom_id"] for part in private.parts if part.get("custom_id", "").startswith("ed:share:"))
    public = shown(await other.slash(channel, "sources", private=False))
    stored = env.backend.get_message(channel.id, public.message.id)
    button = next(part for part in public.parts if part.get("custom_id"))
    forged = button | {"custom_id": id_.replace("share", what), "label": "Forged"}
    stored.components = [{"type": 1, "components": [forged]}]
    told = shown(await other.click(public.message, label="Forged"))
    assert (told.text, told.private) == ("Only whoever asked may do that; ask it yourself.", True)


@pytest.mark.parametrize(
    ("command", "options", "names"),
    [
        ("when", {"event": "Xi's visit"}, ["answer.md", "answer.ics"]),
        ("timeline", {}, ["timeline.md", "timeline.ics"]),
        ("who-said", {"words": "no limits"}, ["answer.md"]),
    ],
)
async def test_an_answer_is_saved_as_files(reader, other, channel, shown, command, options, names):
    answer = shown(await reader.slash(channel, command, **options))
    saved = shown(await other.click(answer.message, label="Save"))
    assert saved.private
    assert [file.filename for file in saved.message.attachments] == names
    contents = [(await file.read()).decode() for file in saved.message.attachments]
    assert contents[0].startswith("# ")
    assert all(content.startswith("BEGIN:VCALENDAR") for content in contents[1:])


@pytest.mark.parametrize(("command", "options"), [("ask", {"question": "peace"}), ("who-said", {}), ("timeline", {})])
async def test_somebody_unknown_is_said_to_be_so_to_the_user_alone(env, reader, channel, shown, command, options):
    told = shown(await reader.slash(channel, command, speaker="John Kirbi", **options))
    assert told.private
    assert "did you mean John Kirby?" in told.text
    simcord.assert_error(env, InputError)
    office = shown(await reader.slash(channel, command, speaker="spokesman", **options))
    assert not office.private
