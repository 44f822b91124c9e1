"""What Discord stores of a message: the content after an edit, with numbered components and addressed files."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from loopback import rules

KEYS = ("content", "embeds", "components")


def stored(
    before: dict[str, Any], data: dict[str, Any], files: dict[str, int], new_id: Callable[[], int]
) -> dict[str, Any]:
    """A message's content after an edit: given keys replace, components are numbered, attachments get their address."""
    body = before | {key: data[key] for key in KEYS if key in data}
    body["content"] = body.get("content") or ""
    kept = {file["id"]: file for file in before.get("attachments", ())}
    described = data.get("attachments", list(kept.values()))
    body["attachments"] = [
        kept.get(str(file["id"])) or attachment_object(new_id(), file["filename"], files.get(f"files[{file['id']}]"))
        for file in described
    ]
    if "components" in data:
        body["components"] = copy.deepcopy(data["components"] or [])
        number_components(body["components"])
    return body


def attachment_object(id: int, name: str, size: int | None) -> dict[str, Any]:
    """An uploaded file, as messages name it.

    Raises:
        Refused: no such file was uploaded.
    """
    if size is None:
        raise rules.invalid(f"attachment {name!r} was not uploaded")
    url = f"https://cdn.invalid/{id}/{name}"
    return {"id": str(id), "filename": name, "size": size, "url": url, "proxy_url": url}


def number_components(parts: list[dict[str, Any]], first: int = 1) -> int:
    """Give components that have no id one, as Discord does; returns the next free number."""
    for part in parts:
        part.setdefault("id", first)
        first = number_components(
            [*part.get("components", ()), *([part["accessory"]] if "accessory" in part else ())], first + 1
        )
    return first
