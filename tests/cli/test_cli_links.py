"""Every citation of an article with an address has a link that lands on its sentence, whatever was asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest

PLACE = "https://news.example/"
TOLD = {
    "harbour": "The harbour bridge closes on 6 May 2024, said the mayor, Ada Birch. Repairs cost 3.4 million crowns.",
    "island": "The harbour bridge closes on 7 May 2024, said the mayor, Ada Birch. Repairs cost 5.1 million crowns.",
}
ASKED = [
    ("ask", "What do repairs of the harbour bridge cost?"),
    ("when", "harbour bridge closes"),
    ("who-said", "the harbour bridge closes"),
    ("timeline",),
    ("since", "2024-05-01"),
    ("compare", "harbour bridge"),
    ("verify", "-"),
]


def citations(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        if {"text", "article", "span"} <= found.keys() and isinstance(found["article"], dict):
            yield found
        for one in found.values():
            yield from citations(one)
    elif isinstance(found, list):
        for one in found:
            yield from citations(one)


@pytest.fixture
def indexed(eventdesk, folder):
    (folder / "news").mkdir()
    for name, text in TOLD.items():
        head = f"---\ntitle: Bridge\nsource: {name} Times\npublished: 2024-05-02\nurl: {PLACE}{name}\n---\n"
        (folder / "news" / f"{name}.md").write_text(f"{head}{text}\n")
    assert eventdesk("index", folder / "news").exit_code == 0
    return eventdesk


@pytest.mark.parametrize("command", ASKED, ids=lambda command: command[0])
def test_each_citation_has_a_link_that_lands(indexed, command):
    typed = "Repairs cost 3.4 million crowns." if command[0] == "verify" else None
    found = list(citations(json.loads(indexed(*command, "--json", typed=typed).stdout)))
    assert found
    for one in found:
        address, _, fragment = one["link"].partition("#:~:text=")
        assert address == one["article"]["url"]
        first, *rest = unquote(fragment).split(",")
        assert one["text"].startswith(first)
        assert not rest or one["text"].endswith(rest[-1])
