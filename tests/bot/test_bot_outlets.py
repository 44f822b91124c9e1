"""``/compare`` and ``/verify``: pages that turn, from the index of the event that is asked there."""

from __future__ import annotations

import pytest
import simcord

from retrieval.errors import InputError

TWO = {"outlet": "CNN (brief)", "beside": "Fox News (brief)"}


async def test_outlets_are_compared_page_by_page(reader, channel, shown):
    result = await reader.slash(channel, "compare", topic="Xi visits Moscow")
    first = shown(result)
    assert " told by several" in first.text.splitlines()[0]
    assert not first.private
    await reader.click(first.message, label=next(label for label in first.labels if "Page 2" in label))
    assert "Page 2 of " in shown(result).text


async def test_two_outlets_are_held_beside_one_another(reader, channel, shown):
    answer = shown(await reader.slash(channel, "compare", topic="Xi visits Moscow", **TWO, after="2023-03-01"))
    told = answer.text.replace("\\", "")
    assert "only CNN (brief) and Fox News (brief) · from Wed 1 March 2023" in told
    assert "eventdesk notes" not in told
    assert "of 5 other outlets" not in told


@pytest.mark.parametrize(
    "named", [{"outlet": "CNN (brief)"}, {"beside": "CNN (brief)"}, {"outlet": "CNN (brief)", "beside": "cnn"}]
)
async def test_one_outlet_has_nothing_beside_it(env, reader, channel, shown, named):
    await env.bot.events.default.watch.look()
    assert (
        "name two to compare, or none for all" in shown(await reader.slash(channel, "compare", topic="x", **named)).text
    )
    simcord.assert_error(env, InputError)


@pytest.mark.parametrize("option", ["outlet", "beside"])
async def test_outlets_are_suggested(env, reader, channel, option):
    await env.bot.events.default.watch.look()
    (choice,) = await reader.autocomplete(channel, "compare", option, "cn", topic="x")
    assert choice["value"] == "CNN (brief)"


async def test_a_comparison_is_a_picture_to_post(env, reader, channel, shown, make_bot):
    """Also after a restart, of the two outlets that were asked; its alternative text tells the differences."""
    result = await reader.slash(channel, "compare", topic="Xi visits Moscow", **TWO)
    listed = shown(result)
    await env.restart_bot(make_bot())
    await reader.click(listed.message, label="As a picture")
    drawn = shown(result)
    assert [file.filename for file in drawn.message.attachments] == ["comparison.png"]
    assert (await drawn.message.attachments[0].read()).startswith(b"\x89PNG")
    (gallery,) = [part for part in drawn.parts if "items" in part]
    assert "only: not found in" in gallery["items"][0]["description"]
    await reader.click(drawn.message, label="As a list")
    assert (shown(result).text, shown(result).message.attachments) == (listed.text, [])


async def test_a_comparison_is_saved_as_page_and_picture(reader, channel, shown):
    answer = shown(await reader.slash(channel, "compare", topic="Xi visits Moscow"))
    saved = shown(await reader.click(answer.message, label="Save")).message.attachments
    assert [file.filename for file in saved] == ["comparison.html", "comparison.png"]
    assert (await saved[0].read()).startswith(b"<!doctype html>")
    assert (await saved[1].read()).startswith(b"\x89PNG")


async def test_what_narrows_nothing_is_not_offered(reader, channel, shown):
    """An outlet named for a draft, or one alone for a comparison, would be left out of account."""
    for command, text in (("compare", {"topic": "Xi visits Moscow"}), ("verify", {"draft": "Xi Jinping is 69."})):
        answer = shown(await reader.slash(channel, command, **text, private=True))
        assert "Share" in answer.labels
        assert "Ask narrower" not in answer.labels


async def test_a_draft_is_checked_for_the_user_alone(reader, channel, shown):
    answer = shown(await reader.slash(channel, "verify", draft="Joe Biden said: “Please take care, dear friend.”"))
    assert answer.private
    assert "said by another" in answer.text
    assert "Xi Jinping" in answer.text


async def test_a_text_with_nothing_to_check_says_so(reader, channel, shown):
    answer = shown(await reader.slash(channel, "verify", draft="nothing of the kind"))
    assert "holds no quotation, number, day or name" in answer.text
