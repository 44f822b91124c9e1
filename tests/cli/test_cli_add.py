"""``eventdesk add`` and ``eventdesk remove``."""

from __future__ import annotations

import json
from pathlib import Path

from pdfs import pdf

NIGHT = "The ferry to Osel will not sail at night from Friday on, the harbour office announced."


def test_a_file_is_added_beside_what_is_there(indexed, folder: Path):
    (folder / "night.pdf").write_bytes(pdf([[NIGHT]]))
    done = indexed("add", "night.pdf", "--json")
    assert json.loads(done.stdout)["added"] == ["night.pdf"]
    assert NIGHT in indexed("ask", "Does the ferry sail at night?").stdout.replace("\n   ", " ").replace("┃ ", "")
    assert {one["id"] for one in json.loads(indexed("sources", "--json").stdout)["articles"]} == {
        *("night.pdf", "harbour.md", "ferry.md", "market.txt")
    }


def test_what_may_not_be_fetched_is_said_in_one_line(indexed):
    done = indexed("add", "http://127.0.0.1/secret", "file:///etc/passwd")
    assert done.exit_code == 1
    assert "refused http://127.0.0.1/secret: 127.0.0.1 is no public host's name" in done.stderr
    assert "refused file:///etc/passwd: only http and https addresses are fetched" in done.stderr
    assert done.stderr.splitlines()[-1] == "error: nothing was added"


def test_a_removed_article_is_left_out_from_then_on(indexed, articles: Path):
    assert indexed("remove", "harbour.md").stdout == "removed harbour.md\n"
    assert (articles / "harbour.md").exists()
    assert "1 removed before and left out" in indexed("index", articles).stdout
    assert "harbour.md" not in indexed("sources", "--json").stdout
    assert "1 added" in indexed("add", articles / "harbour.md").stdout


def test_what_is_not_there_cannot_be_removed(indexed):
    done = indexed("remove", "nobody.md")
    assert done.exit_code == 1
    assert "no article is called 'nobody.md'" in done.stderr


def test_a_place_is_needed(indexed):
    assert indexed("add").exit_code == 2
    assert indexed("remove").exit_code == 2
    assert "no such file or folder" in indexed("add", "absent.txt").stderr
