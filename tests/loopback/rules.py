"""What Discord refuses, with its own status and error codes.

Each of these is let through by discord.py, and a user is then left with "thinking..." or "This interaction failed".
"""

from __future__ import annotations

import re
from typing import Any

from bot.render.limits import problems

CHAT_COMMAND, MESSAGE_COMMAND = 1, 3
ACKNOWLEDGE_SECONDS, TOKEN_MINUTES = 3, 15


class RefusedError(Exception):
    """A request Discord does not carry out."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


def unauthorized() -> RefusedError:
    return RefusedError(401, 0, "401: Unauthorized")


def missing_access() -> RefusedError:
    return RefusedError(403, 50001, "Missing Access")


def unknown_channel() -> RefusedError:
    return RefusedError(404, 10003, "Unknown Channel")


def unknown_message() -> RefusedError:
    return RefusedError(404, 10008, "Unknown Message")


def unknown_webhook() -> RefusedError:
    return RefusedError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> RefusedError:
    return RefusedError(404, 10062, "Unknown interaction")


def already_acknowledged() -> RefusedError:
    return RefusedError(400, 40060, "Interaction has already been acknowledged.")


def has_thread() -> RefusedError:
    return RefusedError(400, 160004, "A thread has already been created for this message")


def another_author() -> RefusedError:
    return RefusedError(403, 50005, "Cannot edit a message authored by another user")


def token_expired() -> RefusedError:
    return RefusedError(401, 50027, "Invalid Webhook Token")


def invalid(why: str) -> RefusedError:
    return RefusedError(400, 50035, f"Invalid Form Body: {why}")


def check_message(body: dict[str, Any], flags: int, mentions: Any) -> None:
    """Refuse a message that breaks a limit, could mention anybody (a rule of this bot), or shows a file it lacks."""
    if broken := problems(body | {"flags": flags, "allowed_mentions": mentions}):
        raise invalid("; ".join(broken))
    held = {file["filename"] for file in body.get("attachments", ())}
    shown = re.findall(r"'attachment://([^']+)'", repr([body.get("components"), body.get("embeds")]))
    if lost := sorted(set(shown) - held):
        raise invalid(f"UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND {lost}")


def check_commands(commands: list[dict[str, Any]]) -> None:
    """Refuse commands whose names, descriptions or options Discord's registration does not take."""
    keys = [(command.get("type", CHAT_COMMAND), command["name"]) for command in commands]
    if len(keys) != len(set(keys)):
        raise invalid("APPLICATION_COMMANDS_DUPLICATE_NAME")
    for command in commands:
        if command.get("type", CHAT_COMMAND) == CHAT_COMMAND:
            _check_described(command)
        elif command.get("description") or not 1 <= len(command["name"]) <= 32:
            raise invalid(f"context menu {command['name']!r}: name of 1 to 32 characters, no description")


def _check_described(part: dict[str, Any]) -> None:
    """One command or option, and those in it."""
    name, described, options = part["name"], part.get("description", ""), part.get("options") or []
    if not re.fullmatch(r"[-_\w]{1,32}", name) or name != name.lower():
        raise invalid(f"{name!r} is not a name for a command or option")
    for text in (described, *(part.get("description_localizations") or {}).values()):
        if not 1 <= len(text) <= 100:
            raise invalid(f"{name}: a description has 1 to 100 characters")
    if len(options) > 25 or len(part.get("choices") or ()) > 25:
        raise invalid(f"{name}: at most 25 options or choices")
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        raise invalid(f"{name}: required options come first")
    for option in options:
        _check_described(option)


def check_choices(choices: list[dict[str, Any]]) -> None:
    """Refuse autocompletions that are too many or too long."""
    if len(choices) > 25 or any(not 1 <= len(str(c[key])) <= 100 for c in choices for key in ("name", "value")):
        raise invalid("at most 25 choices of 1 to 100 characters")
