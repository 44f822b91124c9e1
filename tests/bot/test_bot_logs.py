"""Lines of the log: JSON, without tokens and without what anybody wrote."""

from __future__ import annotations

import json
import logging
import warnings

import pytest

# As the fixture that logs has it.
TOKEN = "a-token-nobody-may-see"
log = logging.getLogger("bot.test")


def failed(log, text):
    """Log an error that quotes ``text``, with the two errors that led to it."""
    try:
        try:
            try:
                raise ValueError(text)
            except ValueError:
                raise KeyError(text) from None
        except KeyError as error:
            raise RuntimeError(f"about {text}") from error
    except RuntimeError:
        log.exception("reference %s", "abc", extra={"reference": "abc"})


def test_a_line_is_json_with_time_level_and_place(logged):
    log.info("answered", extra={"question": "abcdefghijkl", "found": True})
    (line,) = logged()
    assert line.pop("time").endswith("+00:00")
    said = {"level": "INFO", "logger": "bot.test", "message": "answered"}
    assert line == said | {"question": "abcdefghijkl", "found": True}


def test_a_line_stays_one_line(logged):
    log.warning("first\nsecond\r\u2028third \u202e %s", "\x00\x1b[31m")
    assert logged()[0]["message"].startswith("first\nsecond")


def test_the_token_is_in_no_line(logged):
    log.warning("token %s, header %s", TOKEN, {"Authorization": f"Bot {TOKEN}"})
    log.warning("extra", extra={"header": f"Bot {TOKEN}"})
    failed(log, TOKEN)
    logging.getLogger("discord.http").error("We are being rate limited by %s", TOKEN)
    lines = logged()
    assert len(lines) == 4
    assert TOKEN not in json.dumps(lines)
    assert "[token]" in lines[0]["message"]


@pytest.mark.parametrize(
    "address",
    [
        "https://discord.com/api/v10/webhooks/12345/aW50ZXJhY3Rpb246MTIz-_x/messages/@original",
        "https://discord.com/api/v10/interactions/12345/aW50ZXJhY3Rpb246MTIz-_x/callback",
        "PATCH /webhooks/12345/aW50ZXJhY3Rpb246MTIz-_x?with_components=true with {'a': 1}",
        "POST '/webhooks/12345/aW50ZXJhY3Rpb246MTIz-_x'",
    ],
)
def test_the_tokens_of_interactions_are_in_no_line(logged, address):
    logging.getLogger("discord.webhook.async_").warning("Webhook is rate limited: %s", address)
    log.warning("extra", extra={"address": address})
    lines = logged()
    assert "aW50ZXJhY3Rpb246MTIz" not in json.dumps(lines)
    assert "/12345/[token]" in lines[0]["message"]


def test_an_error_says_where_and_not_what(logged):
    """Its message may quote what a user wrote, or an article."""
    failed(log, "zyzzogeton")
    (line,) = logged()
    assert "zyzzogeton" not in json.dumps(line)
    assert line["reference"] == "abc"
    assert ["RuntimeError" in line["exc_info"], "KeyError" in line["exc_info"]] == [True, True]
    assert "in failed" in line["exc_info"]


def test_where_content_may_be_logged_it_says_what(logging_to):
    logged = logging_to(content=True)
    failed(log, "zyzzogeton")
    assert "RuntimeError: about zyzzogeton" in logged()[0]["exc_info"]


@pytest.mark.parametrize(("level", "kept"), [("debug", 4), ("info", 3), ("warning", 2), ("error", 1)])
def test_what_is_below_the_level_is_left_out(logging_to, level, kept):
    logged = logging_to(level)
    for name in ("debug", "info", "warning", "error"):
        getattr(log, name)("message")
    assert len(logged()) == kept


def test_payloads_of_the_library_are_never_logged(logging_to):
    """Which it does at the level "debug": with all that users write."""
    logged = logging_to("debug")
    for name in ("discord.gateway", "discord.http", "discord.client"):
        logging.getLogger(name).debug("For Shard ID None: WebSocket Event: zyzzogeton")
    assert logged() == []


def test_warnings_are_lines_too(logged):
    warnings.warn("something is deprecated", DeprecationWarning, stacklevel=1)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("something is deprecated", UserWarning, stacklevel=1)
    assert "something is deprecated" in logged()[-1]["message"]


@pytest.mark.parametrize("content", [False, True])
async def test_words_of_questions_are_logged_only_where_they_may(env, reader, channel, logging_to, make_bot, content):
    logged = logging_to(content=content)
    await env.restart_bot(make_bot(log_content=content))
    await reader.slash(channel, "ask", question="When does Xi visit Moscow?")
    (line,) = [one for one in logged() if one["message"] == "answered"]
    assert (line["command"], line["found"]) == ("ask", True)
    assert line.get("text") == ("When does Xi visit Moscow?" if content else None)
    assert ("visit Moscow" in json.dumps(logged())) is content
