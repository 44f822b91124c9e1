"""``eventdesk poll``."""

from __future__ import annotations

import json


def test_without_a_feed_one_is_asked_for(indexed):
    done = indexed("poll")
    assert (done.exit_code, done.stderr) == (
        1,
        "error: no feed to ask: give one in the settings, as [[feeds]] with its url\n",
    )


def test_a_feed_that_may_not_be_fetched_is_named(indexed, folder):
    (folder / "config.toml").write_text('[[feeds]]\nurl = "http://127.0.0.1/feed"\n')
    done = indexed("poll", "--json")
    assert done.exit_code == 0
    [refused] = json.loads(done.stdout)["refused"]
    assert refused == {"where": "http://127.0.0.1/feed", "reason": "127.0.0.1 is no public host's name"}


def test_a_feed_is_a_web_address(indexed, folder):
    (folder / "config.toml").write_text('[[feeds]]\nurl = "file:///etc/passwd"\n')
    done = indexed("poll")
    assert done.exit_code == 1
    assert "feeds.0.url" in done.stderr
