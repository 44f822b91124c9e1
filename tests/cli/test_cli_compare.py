"""``eventdesk compare``: a table for people, JSON for programs, files to post."""

import json

import pytest


def test_the_table_shows_each_outlets_sentence(indexed):
    shown = indexed("compare", "bridge", "--outlet", "harbour times", "--outlet", "Island Post").stdout
    assert "told by several" in shown
    assert "closed to lorries" in " ".join(shown.split())


def test_for_programs_and_files_to_post(indexed, folder):
    done = indexed("compare", "bridge", "--json", "--html", "c.html", "--png", "c.png")
    assert json.loads(done.stdout)["topic"] == "bridge"
    assert (folder / "c.html").read_text("utf8").startswith("<!doctype html>")
    assert (folder / "c.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("arguments", [["--outlet", "Nobody's"], ["--outlet", "Island Post"], ["--html", "/no/such/f"]])
def test_what_cannot_be_compared_or_written_is_one_line(indexed, arguments):
    done = indexed("compare", "bridge", *arguments)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("error: ")
