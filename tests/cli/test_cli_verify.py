"""``eventdesk verify``: what is printed, and the exit code by which a script knows whether to publish."""

import json

import pytest

RIGHT = "The old harbour bridge will be closed to lorries, said the mayor, Ada Birch."
WRONG = "“The old harbour bridge is open,” said the mayor, Eva Birch."


@pytest.mark.parametrize(("draft", "code"), [(RIGHT, 0), (WRONG, 1), ("", 2)])
def test_the_exit_code(indexed, folder, draft, code):
    (folder / "draft.txt").write_text(draft, encoding="utf8")
    assert indexed("verify", "draft.txt").exit_code == code
    assert indexed("verify", "-", typed=draft).exit_code == code
    assert indexed("verify", typed=draft).exit_code == code
    assert indexed("verify", "--text", draft).exit_code == code


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_what_cannot_be_read_is_exit_code_2_and_one_line(indexed, folder, content):
    if content is not None:
        (folder / "draft.txt").write_bytes(content)
    done = indexed("verify", "draft.txt")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: draft.txt: ")
    assert len(done.stderr.splitlines()) == 1


def test_what_does_not_hold_is_shown_with_difference_and_sentence(indexed):
    shown = indexed("verify", "--text", "Eva Birch spoke.").stdout
    assert "another name  Eva Birch" in shown
    assert "“Ada Birch” in the article" in shown
    assert "The old harbour bridge will be closed to lorries from Monday" in shown


def test_for_programs(indexed):
    done = indexed("verify", "--text", RIGHT, "--json")
    found = json.loads(done.stdout)
    assert (found["holds"], done.exit_code) == (True, 0)
    assert [one["verdict"] for one in found["checks"]] == ["stands"]
