"""``/compare`` and ``/verify``: pages that turn, from the index of the event that is asked there."""

from __future__ import annotations


async def test_outlets_are_compared_page_by_page(reader, channel, shown):
    result = await reader.slash(channel, "compare", topic="Xi visits Moscow")
    first = shown(result)
    assert " told by several" in first.text.splitlines()[0]
    assert not first.private
    await reader.click(first.message, label=next(label for label in first.labels if "Page 2" in label))
    assert "Page 2 of " in shown(result).text


async def test_a_draft_is_checked_for_the_user_alone(reader, channel, shown):
    answer = shown(await reader.slash(channel, "verify", draft="Joe Biden said: “Please take care, dear friend.”"))
    assert answer.private
    assert "said by another" in answer.text
    assert "Xi Jinping" in answer.text


async def test_a_text_with_nothing_to_check_says_so(reader, channel, shown):
    answer = shown(await reader.slash(channel, "verify", draft="nothing of the kind"))
    assert "holds no quotation, number, day or name" in answer.text
