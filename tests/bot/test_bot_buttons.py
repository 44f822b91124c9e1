"""What stands below an answer: pages, votes and more context, also after a restart."""

from __future__ import annotations

import datetime as dt

import pytest

from retrieval.feedback import Feedback, Tally

VISIT = {"question": "Russia China Ukraine"}  # nobody says it outright, so that it fills pages
NEXT, LAST, FIRST = "Page 2 of 3 ▶", "Page 3 of 3 ▶", "◀ Page 1 of 3"
FORGOTTEN = "This answer is too old: eventdesk no longer knows its question. Please ask again."


@pytest.fixture
def feedback(env):
    """The feedback file, as others may read it while the bot runs."""
    feedback = Feedback(env.bot.settings.discord.feedback)
    yield feedback
    feedback.close()


@pytest.fixture
def restart(env, make_bot):
    """A new bot on the same files takes over, knowing nothing."""

    async def again(**settings):
        await env.restart_bot(make_bot(**settings))

    return again


async def test_the_asker_turns_pages_in_place(reader, channel, shown):
    result = await reader.slash(channel, "ask", **VISIT)
    first = shown(result)
    await reader.click(first.message, label=NEXT)
    second = shown(result)
    await reader.click(first.message, label=LAST)
    third = shown(result)
    await reader.click(first.message, label="◀ Page 2 of 3")
    assert shown(result).text == second.text
    assert len({first.text, second.text, third.text}) == 3
    assert [("Page 2 of 3" in page.text, "Page 3 of 3" in page.text) for page in (second, third)] == [
        (True, False),
        (False, True),
    ]
    assert [len(page.labels) for page in (first, second, third)] == [5, 6, 5]
    assert len(channel.history()) == 1


async def test_votes_and_helps_come_no_faster_than_questions(env, reader, channel, shown, restart):
    await restart(questions_per_user=3, cooldown_seconds=1000)
    answer = shown(await reader.slash(channel, "ask", **VISIT))
    for label in ("Helpful", "Not helpful"):
        assert "Thank you" in shown(await reader.click(answer.message, label=label)).text
    assert "Ask" in shown(await reader.slash(channel, "help")).text
    for refused in (await reader.click(answer.message, label="Helpful"), await reader.slash(channel, "help")):
        assert "You are pressing faster" in shown(refused).text
    assert len(env.errors) == 1


async def test_who_asks_to_be_forgotten_is(reader, other, channel, shown, feedback):
    """With the buttons of their answers, and nobody else."""
    mine, yours = [shown(await one.slash(channel, "ask", **VISIT)) for one in (reader, other)]
    for answer in (mine, yours):
        await reader.click(answer.message, label="Helpful")
    told = shown(await reader.slash(channel, "forget"))
    assert told.private
    assert told.text.startswith("Deleted: 1 question of yours with the votes on them, and 1 vote on other people's.")
    assert shown(await reader.click(mine.message, label=NEXT)).text == FORGOTTEN
    assert "Page 2" in shown(await other.click(yours.message, label=NEXT)).text
    assert feedback.count() == 0


async def test_others_turn_pages_of_their_own(reader, other, channel, shown):
    """In a message only they see; there they turn in place."""
    result = await reader.slash(channel, "ask", **VISIT)
    before = shown(result).text
    turned = await other.click(shown(result).message, label=NEXT)
    assert shown(turned).private
    assert "Page 2 of 3" in shown(turned).text
    await other.click(shown(turned).message, label=LAST)
    assert "Page 3 of 3" in shown(turned).text
    assert shown(result).text == before
    assert len(channel.history(viewer=reader)) == 1


async def test_pages_of_a_timeline_are_turned(reader, channel, shown):
    result = await reader.slash(channel, "timeline", words="talks")
    first = shown(result)
    assert any(label.startswith("Page 2 of") for label in first.labels)
    await reader.click(first.message, label=next(one for one in first.labels if one.startswith("Page 2")))
    second = shown(result)
    assert second.text != first.text
    await reader.click(first.message, label=next(one for one in second.labels if one.startswith("◀")))
    assert shown(result).text == first.text


async def test_pages_of_the_sources_are_turned(reader, other, channel, shown):
    """A list everybody sees stays as it is; a private one is turned in place."""
    result = await reader.slash(channel, "sources", private=False)
    turned = await reader.click(shown(result).message, label="Page 2 of 2 ▶")
    assert shown(turned).private
    assert "Page 1 of 2" in shown(result).text
    alone = await other.slash(channel, "sources")
    await other.click(shown(alone).message, label="Page 2 of 2 ▶")
    assert "Page 2 of 2" in shown(alone).text
    assert shown(alone).text == shown(turned).text


@pytest.mark.parametrize("command", ["ask", "timeline"])
async def test_pages_are_turned_after_a_restart(reader, other, channel, shown, restart, command):
    """In place by the asker, in a private message by others: the same page as before."""
    result = await reader.slash(channel, command, **(VISIT if command == "ask" else {"words": "talks"}))
    first = shown(result)
    label = next(one for one in first.labels if one.startswith("Page 2"))
    await reader.click(first.message, label=label)
    second = shown(result).text
    await reader.click(first.message, label=next(one for one in shown(result).labels if one.startswith("◀")))
    await restart()
    turned = await other.click(first.message, label=label)
    assert (shown(turned).text, shown(turned).private) == (second, True)
    assert shown(result).text == first.text
    await reader.click(first.message, label=label)
    assert shown(result).text == second


async def test_an_answer_of_who_said_is_asked_again_as_it_was(reader, channel, shown, restart):
    """With its speaker and filters."""
    asked = {"speaker": "Putin", "outlet": "eventdesk notes", "after": "2023-03-18"}
    result = await reader.slash(channel, "who-said", **asked)
    label = next(one for one in shown(result).labels if one.startswith("Page 2"))
    await restart()
    await reader.click(shown(result).message, label=label)
    turned = shown(result).text
    again = await reader.slash(channel, "who-said", **asked)
    await reader.click(shown(again).message, label=label)
    assert shown(again).text == turned


async def test_a_forgotten_answer_says_so(reader, channel, shown, feedback, restart):
    """Its buttons answer in a private message, and it stays as it is."""
    result = await reader.slash(channel, "ask", **VISIT)
    first = shown(result)
    assert feedback.forget(dt.datetime.now(dt.UTC) + dt.timedelta(days=1)) == 1
    await restart()
    for label in (NEXT, "Helpful", "Not helpful"):
        told = shown(await reader.click(first.message, label=label))
        assert (told.text, told.private) == (FORGOTTEN, True)
    assert shown(result).text == first.text


async def test_votes_are_counted_once_for_each_user(reader, other, channel, shown, feedback):
    answer = shown(await reader.slash(channel, "ask", **VISIT))
    question = feedback_id(answer)

    async def vote(user, label):
        told = shown(await user.click(answer.message, label=label))
        assert told.private
        return told.text, feedback.tally(question)

    assert await vote(reader, "Helpful") == ("Thank you, noted. Helpful: 1, not helpful: 0.", Tally(1, 0))
    assert await vote(reader, "Helpful") == ("Thank you, noted. Helpful: 1, not helpful: 0.", Tally(1, 0))
    assert await vote(other, "Helpful") == ("Thank you, noted. Helpful: 2, not helpful: 0.", Tally(2, 0))
    assert await vote(reader, "Not helpful") == ("Thank you, noted. Helpful: 1, not helpful: 1.", Tally(1, 1))


async def test_votes_live_through_restarts_and_keep_what_was_asked(reader, channel, shown, feedback, restart):
    answer = shown(await reader.slash(channel, "ask", **VISIT, outlet="NPR (brief)"))
    await restart()
    assert "Helpful: 1" in shown(await reader.click(answer.message, label="Helpful")).text
    (judged,) = feedback.judged()
    assert (judged.asked.text, judged.asked.asker, judged.asked.source) == (VISIT["question"], reader.id, "NPR (brief)")
    assert judged.best in answer.text.replace("*", "")


async def test_more_context_shows_the_sentences_around(seeds_desk, reader, other, channel, shown, restart):
    answer = shown(await reader.slash(channel, "ask", **VISIT))
    assert len(answer.choices) == 3
    chosen = answer.choices[1]
    around = seeds_desk.context(int(chosen), reach=2)
    assert len(around) > 2
    for user in (reader, other):
        told = shown(await user.select(answer.message, [chosen]))
        assert told.private
        assert [
            one.text[:40] for one in around if one.text[:40] not in told.text.replace("\\", "").replace("*", "")
        ] == []
        await restart()


async def test_context_of_a_sentence_that_is_gone(env, reader, channel, shown, make_bot, make_desk, tmp_path):
    """Another index has taken the place of the one that the answer was given from."""
    answer = shown(await reader.slash(channel, "ask", **VISIT))
    article = tmp_path / "only.txt"
    article.write_text("Only one\n\nThere is one sentence here, and no other.\n", encoding="utf8")
    desk = make_desk(tmp_path / "other.db")
    desk.build([article])
    await env.restart_bot(make_bot(desk=desk))
    told = shown(await reader.select(answer.message, [answer.choices[0]]))
    assert "no longer in the index" in told.text


FORGED = [
    *(f"ed:{what}:abcdefghijkl" for what in ("draw", "around", "narrow", "share", "save")),
    *(
        f"ed:{what}:abcdefghijkl:{rest}"
        for what in ("turn", "vote")
        for rest in ("1", "9999", "yes", "no", "maybe", "")
    ),
    *(
        f"ed:leaf:{what}"
        for what in ("nowhere:0", "feedback:0", "feedback:9999:default", "sources:0:nowhere", "about:99")
    ),
    *("ed:cancel", "ed:cancel:default", "ed:cancel:nowhere", "ed:cancel:../x", "ed:", "ed:turn", "x" * 100),
    *("ed:turn:' OR 1=1 --:1", "ed:turn:../../etc:1", "ed:vote:\u202eabc:yes", "ed:turn:abcdefghijkl:-1"),
    *("ed:share:abcdefghijkl\nx", "ED:CANCEL", "ed:leaf:feedback:٣"),
]


@pytest.mark.parametrize("custom_id", FORGED)
async def test_ids_nobody_made_do_no_harm(env, reader, channel, shown, custom_id):
    """A client can send any id with any message; the user is told something, and the bot goes on."""
    answer = shown(await reader.slash(channel, "sources", private=False))
    stored = env.backend.get_message(channel.id, answer.message.id)
    button = next(part for part in answer.parts if part.get("custom_id"))
    stored.components = [{"type": 1, "components": [button | {"custom_id": custom_id, "label": "forged"}]}]
    result = await reader.click(answer.message, label="forged")
    told = [shown(result)] if result.acknowledged else []  # what is no id of the bot's is nobody's
    assert all(one.private and "judged answer" not in one.text and "cancelled" not in one.text for one in told)
    assert env.bot.health.vitals(latency=None, waiting=0, queue=1, answering=0).failed == 0
    assert shown(await reader.slash(channel, "help")).text


@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 40, "1; DROP TABLE sentence"])
async def test_choices_that_nobody_offered_are_no_failure(env, reader, channel, shown, value):
    answer = shown(await reader.slash(channel, "when", event="Xi's visit"))
    stored = env.backend.get_message(channel.id, answer.message.id)
    select = next(part for part in answer.parts if part.get("options"))
    stored.components = [{"type": 1, "components": [select | {"options": [{"label": "x", "value": value}]}]}]
    told = shown(await reader.select(answer.message, [value]))
    assert told.private
    assert env.bot.health.vitals(latency=None, waiting=0, queue=1, answering=0).failed == 0


def feedback_id(answer):
    return next(part["custom_id"].split(":")[2] for part in answer.parts if part.get("custom_id", "").startswith("ed:"))
