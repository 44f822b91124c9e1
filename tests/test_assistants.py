"""The Model Context Protocol over standard input and output, as its own client speaks it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from retrieval.answers.answer import as_json
from retrieval.checking.verdict import as_json as verdicts
from retrieval.desk import Desk

mcp = pytest.importorskip("mcp")
stdio_client = pytest.importorskip("mcp.client.stdio").stdio_client

ROOT = Path(__file__).parents[1]


@asynccontextmanager
async def assistant(database: Path) -> AsyncIterator[mcp.Client]:
    """A client of a server process of its own over that index."""
    command = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "retrieval.cli", "mcp", "--db", str(database)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))},
        cwd=str(database.parent),
    )
    async with mcp.Client(stdio_client(command)) as client:
        yield client


async def called(client: mcp.Client, tool: str, **arguments: object):
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


async def test_every_tool_answers_as_the_command_line_does(seeds_desk: Desk):
    texts: dict[str, str] = {}
    with seeds_desk.index.reading() as reading:
        for number, card in reading.cards().items():
            texts[card.id] = reading.text_of(number)
    async with assistant(seeds_desk.settings.database) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"ask", "who-said", "when", "timeline", "since", "verify", "sources", "context"}
        assert all(tool.annotations.read_only_hint and tool.description for tool in tools.values())
        found = await called(client, "ask", question="What documents will the leaders sign?", limit=2)
        printed = as_json(seeds_desk.ask("What documents will the leaders sign?", limit=2))
        assert {**found, "items": []} == {**printed, "items": []}
        assert [one["text"] for one in found["items"]] == [one["text"] for one in printed["items"]] != []
        for item in found["items"]:
            article, (start, end) = item["article"]["id"], item["span"]
            assert texts[article][start:end] == item["text"]
            around = await called(client, "context", article=article, start=start, reach=1)
            assert item["text"] in [one["text"] for one in around["sentences"]]
            assert all(texts[article][slice(*one["span"])] == one["text"] for one in around["sentences"])
        assert (await called(client, "when", event="Xi's visit to Moscow"))["command"] == "when"
        assert (await called(client, "who-said", speaker="Putin", limit=1))["items"][0]["speaker"] == "Vladimir Putin"
        assert len((await called(client, "timeline", limit=3))["events"]) == 3
        assert (await called(client, "since", day="2023-03-18"))["since"] == "2023-03-18"
        checked = await called(client, "verify", draft='They declared a friendship with "no limits".')
        assert checked == verdicts(seeds_desk.verify('They declared a friendship with "no limits".'))
        ids = [one["id"] for one in (await called(client, "sources"))["articles"]]
        assert sorted(ids) == sorted(texts)
        assert (await called(client, "sources", article=ids[0]))["version"] == 1


async def test_an_old_citation_is_looked_up_by_its_version(make_desk, tmp_path):
    file, desk = tmp_path / "harbour.md", make_desk(tmp_path / "harbour.db")
    for crowns in ("3.4", "5.1"):
        file.write_text(f"The ferry sails today. The repairs cost {crowns} million crowns. It rains.\n", "utf8")
        desk.build([file])
    async with assistant(desk.settings.database) as client:
        sources = await called(client, "sources", article="harbour.md")
        [old] = sources["versions"]
        assert (old["version"], old["until"]) == (1, sources["seen"])
        start = len("The ferry sails today. ")
        gone = await called(client, "context", article="harbour.md", start=start, version=1, reach=0)
        assert gone == {
            "sentences": [{"text": "The repairs cost 3.4 million crowns.", "span": [start, start + 36]}],
            "version": 1,
            "gone": {"until": old["until"]},
        }
        there = await called(client, "context", article="harbour.md", start=0, version=1, reach=0)
        assert [one["text"] for one in there["sentences"]] == ["The ferry sails today."]
        assert (there["version"], "gone" in there) == (2, False)
        desk.remove(["harbour.md"])
        removed = await client.call_tool("context", {"article": "harbour.md", "start": 0, "version": 1})
        assert removed.is_error
        assert "harbour.md was removed (20" in removed.content[0].text


WRONG = [
    ("ask", {"question": ""}, "question"),
    ("ask", {"question": "What will they sign?", "outlet": "Nobody Times"}, "no outlet is called 'Nobody Times'"),
    ("when", {"event": "the visit", "after": "soon"}, "'soon' is not a date of the form YYYY-MM-DD"),
    ("context", {"article": "nobody.txt", "start": 0}, "no article is called 'nobody.txt'"),
]


async def test_what_a_user_can_mend_is_said(seeds_desk: Desk):
    async with assistant(seeds_desk.settings.database) as client:
        for tool, arguments, line in WRONG:
            result = await client.call_tool(tool, arguments)
            assert result.is_error, line
            assert line in result.content[0].text
