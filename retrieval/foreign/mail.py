"""A mail to its text, by Python's own reader: of a forwarded one the inner mail counts, quoted replies are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

_MOST_PARTS = 200
_DEEPEST = 10
_QUOTED = re.compile(r"\s*>")
# "On Tue, 14 May 2024, Ada Birch wrote:", above a reply's quotation.
_WROTE = re.compile(r"On .{5,120}wrote:\s*$")
_SIGNATURE = re.compile(r"-- ?$")
_FORWARDED = re.compile(r"\W*(?:Begin forwarded message|Forwarded message|Original message)\W*$", re.IGNORECASE)
_FIELD = re.compile(r"\W{0,3}(From|Subject|Date|Sent|To|Cc|Reply-To)\W{0,2}:\W{0,2}\s*(.*)$", re.IGNORECASE)
_PREFIX = re.compile(r"(?:(?:fwd?|re|aw|wg)\s*:\s*)+", re.IGNORECASE)


def parsed(data: bytes) -> Mapping[str, Any]:
    """``text`` or ``html``, and ``fields``: title, source, published. Raises ValueError if there is neither."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)  # by the policy
    for _ in range(_DEEPEST):
        if (inner := _forwarded(message)) is None:
            break
        message = inner
    fields = _fields(message)
    plain, html = _body(message, "plain"), _body(message, "html")
    if plain and plain.strip():
        inner_fields, lines = _inner(plain.splitlines())
        return {"text": "\n".join(_own(lines)), "fields": fields | inner_fields}
    if html and html.strip():
        return {"html": html, "fields": fields}
    raise ValueError("this mail holds no text")


def _forwarded(message: EmailMessage) -> EmailMessage | None:
    """The mail that this one has attached whole."""
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            raise ValueError(f"a mail of more than {_MOST_PARTS} parts")
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            return inner if isinstance(inner, EmailMessage) else None
    return None


def _body(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body((kind,))
    if part is None:
        return None
    try:
        return str(part.get_content())
    except LookupError:  # of a charset that nobody knows
        payload = part.get_payload(decode=True)
        return payload.decode("utf8", "replace") if isinstance(payload, bytes) else None


def _fields(message: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(str(message["From"] or ""))
    return _as_fields(str(message["Subject"] or ""), name or address.rpartition("@")[2], str(message["Date"] or ""))


def _as_fields(subject: str, sender: str, date: str) -> dict[str, str]:
    found = {"title": _PREFIX.sub("", subject.strip(), count=1), "source": sender.strip(' "')}
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        found["published"] = parsedate_to_datetime(date).date().isoformat()
    return {key: value for key, value in found.items() if value}


def _inner(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """What the head of a mail forwarded within the text says, and the lines below it; nothing and all without one."""
    marks = [place for place, line in enumerate(lines) if _FORWARDED.match(line)]
    if not marks:
        return {}, lines
    said: dict[str, str] = {}
    at = marks[-1] + 1
    while at < len(lines) and (not lines[at].strip() or (field := _FIELD.match(lines[at]))):
        if lines[at].strip() and field:
            said[field[1].casefold()] = field[2]
        elif said:
            break
        at += 1
    name, address = parseaddr(said.get("from", ""))
    sender = name or address.rpartition("@")[2]
    return _as_fields(said.get("subject", ""), sender, said.get("date") or said.get("sent") or ""), lines[at:]


def _own(lines: list[str]) -> Iterator[str]:
    """The lines that the sender wrote: without quotations of other mails, and up to the signature."""
    for line in lines:
        if _SIGNATURE.match(line):
            return
        if not (_QUOTED.match(line) or _WROTE.match(line)):
            yield line
