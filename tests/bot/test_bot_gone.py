"""Old answers after their articles changed: what is cited and gone is marked so, and shown nowhere."""

from __future__ import annotations

import re

import pytest
from loopback.records import components

CLOSES = "The old harbour bridge closes to lorries on Monday, the mayor said."
COSTS = "The repairs of the harbour bridge are to cost 3.4 million crowns."
DEARER = COSTS.replace("3.4", "5.1")
FERRY = "A second ferry will carry lorries across the harbour while the bridge is shut."
QUESTION = {"question": "harbour bridge ferry crowns lorries"}
MARK = re.compile(r"no longer in the article \(until \d{1,2} \w+ \d\d:\d\d UTC\)")


@pytest.fixture
def desk(make_desk, tmp_path):
    return make_desk(tmp_path / "harbour.db")


@pytest.fixture
def told(desk, tmp_path):
    """Index these sentences as the newest version of the one article."""

    def tell(*sentences):
        file = tmp_path / "harbour.md"
        file.write_text(f"---\ntitle: Harbour\nsource: Harbour Times\n---\n{' '.join(sentences)}\n", "utf8")
        desk.build([file])

    return tell


@pytest.fixture
def simcord_bot(make_bot, desk, told):
    told(CLOSES, COSTS, FERRY)
    return make_bot(desk=desk)


async def answered(reader, channel, shown):
    """An answer that cites all three sentences, and its choices by how they are called."""
    answer = shown(await reader.slash(channel, "ask", **QUESTION))
    if "Show nearest" in answer.labels:
        answer = shown(await reader.click(answer.message, label="Show nearest"))
    options = [one for part in answer.parts for one in part.get("options", ())]
    by_label = {one["label"]: one["value"] for one in options}
    return answer, {words: next(by_label[one] for one in by_label if words[:30] in one) for words in (COSTS, FERRY)}


def marks(channel):
    """The remarks on the choices below the one message of the channel."""
    [message] = channel.history()
    found = components({"components": [one.to_dict() for one in message.components]})
    return {one["value"]: one.get("description") for part in found for one in part.get("options", ())}


async def test_a_cited_sentence_that_is_gone_is_marked_so(reader, other, channel, shown, told):
    answer, choices = await answered(reader, channel, shown)
    told(CLOSES, DEARER, FERRY)
    for user in (reader, other):
        gone = shown(await user.select(answer.message, [choices[COSTS]]))
        assert gone.private
        assert "3.4 million" in gone.text.replace("\\", "")
        assert re.search(r"no longer in the article \(until <t:\d+:f>\)", gone.text)
        assert "5.1" not in gone.text.replace("\\", "")
    marked = marks(channel)
    assert MARK.fullmatch(marked.pop(choices[COSTS]))
    assert set(marked.values()) == {None}


async def test_one_that_stands_in_the_newer_version_is_shown_there(reader, channel, shown, told):
    answer, choices = await answered(reader, channel, shown)
    told(CLOSES, DEARER, FERRY)
    around = shown(await reader.select(answer.message, [choices[FERRY]])).text.replace("\\", "")
    assert "A second ferry" in around
    assert "5.1 million" in around
    assert "no longer" not in around


async def test_of_a_removed_article_an_old_answer_shows_nothing_more(reader, channel, shown, desk):
    answer, choices = await answered(reader, channel, shown)
    desk.remove(["harbour.md"])
    gone = shown(await reader.select(answer.message, [choices[COSTS]]))
    assert re.fullmatch(r"The article of that sentence was removed \(until <t:\d+:f>\)\.", gone.text)
    assert all(MARK.fullmatch(one) for one in marks(channel).values())
    saved = shown(await reader.click(answer.message, label="Save"))
    written = (await saved.message.attachments[0].read()).decode()
    assert [one for one in ("3.4", "ferry will carry", "closes to") if one in written] == []
