"""Links in a real Chromium, on pages served on loopback: the cited sentence is marked, and no other."""

from __future__ import annotations

import pytest
import pytest_asyncio

from benchmarks.chromium import browser, found_chromium
from retrieval.landing import fragment_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(found_chromium() is None, reason="no Chromium is installed here"),
]

FILLED = [f"Line {number} of the harbour chronicle tells of boats, herring and rain." for number in range(60)]
LONG = "The old harbour bridge will be closed to lorries from Monday, because two of its eleven arches are cracked."
NO = "That is not so."


def page(*sentences: str) -> bytes:
    told = "".join(f"<p>{one}</p>" for one in (*FILLED, *sentences, *reversed(FILLED)))
    return f"<html><head><title>x</title></head><body>{told}</body></html>".encode()


@pytest_asyncio.fixture
async def chromium():
    async with browser(found_chromium()) as running:
        yield running


# sentences of a page, which of them is cited, and for the how manieth time it stands there
CITED = [
    ([LONG], 0, 0),
    (["Мост закрыт с понедельника, сказала мэр, — «до осени», 100 % точно."], 0, 0),
    (["港口的老桥从星期一起对卡车关闭，市长说。", "It rains."], 0, 0),
    (["The “well-known” bridge, a half-timbered one, costs 3,4 & more - say – 50 %."], 0, 0),
    ([f"{LONG} {NO}", f"Who says so? {NO} It rains."], 1, 1),
    ([LONG, "Said twice, " + LONG.lower(), LONG], 2, 1),
]


async def test_the_cited_sentence_is_marked_and_no_other(chromium):
    landed = []
    for sentences, paragraph, nth in CITED:
        text = "\n".join((*FILLED, *sentences))
        cited = NO if nth and NO in sentences[paragraph] else sentences[paragraph]
        start = text.index(cited, text.index(sentences[paragraph], len(text) - len("\n".join(sentences[paragraph:]))))
        fragment = fragment_of(text, (start, start + len(cited)))
        landed.append(await chromium.landed(page(*sentences), fragment, cited, nth))
    assert landed == ["right"] * len(CITED)


async def test_a_link_to_something_else_is_told_as_such(chromium):
    """So that the test above can fail."""
    text = "\n".join((*FILLED, LONG))
    other = fragment_of(text, (0, len(FILLED[0])))
    assert await chromium.landed(page(LONG), other, LONG) == "wrong"
    assert await chromium.landed(page(LONG), "text=nobody%20wrote%20this", LONG) == "nothing marked"
    assert await chromium.landed(page(LONG), other, "Nobody wrote this.") == "not on the page"
