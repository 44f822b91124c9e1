"""What the loopback Discord remembers: interactions, messages with all their versions, and requests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loopback.world import Place, User

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
BUTTON = 2


@dataclass(frozen=True, slots=True)
class Version:
    """How a message stood from a time on: its flags and what Discord stored (content, embeds, components...)."""

    at: float
    flags: int
    body: dict[str, Any]


@dataclass
class Message:
    """A message the bot or a user wrote; ``seen_by``: the only one who sees it, None when all do.

    ``replied_to``: what it replies to.
    """

    id: int
    place: Place
    author: User
    seen_by: User | None = None
    versions: list[Version] = field(default_factory=list)
    deleted: bool = False
    replied_to: Message | None = None

    @property
    def flags(self) -> int:
        return self.versions[-1].flags

    @property
    def body(self) -> dict[str, Any]:
        return self.versions[-1].body

    @property
    def loading(self) -> bool:
        """Whether users see "thinking..." instead of it."""
        return bool(self.flags & LOADING)

    @property
    def text(self) -> str:
        """All words of it, a line for each part."""
        return "\n".join(texts(self.body))

    @property
    def components(self) -> list[dict[str, Any]]:
        """Its components, inner ones after the outer."""
        return list(components(self.body))

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [part for part in self.components if part["type"] == BUTTON]

    def button(self, which: str) -> dict[str, Any]:
        """The first button whose label or custom_id holds these words."""
        found = [b for b in self.buttons if which in b.get("label", "") or which in b.get("custom_id", "")]
        if not found:
            raise LookupError(f"no button {which!r} among {self.buttons}")
        return found[0]


@dataclass
class Interaction:
    """A command, press or autocompletion on its way: what became of it, in seconds after it was sent.

    ``original``: the first answer, or for a press that edits, the message it stands in.
    """

    id: int
    token: str
    kind: int
    user: User
    place: Place
    sent: float
    pressed: Message | None = None
    acknowledged: float | None = None
    response: int | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    choices: list[dict[str, Any]] = field(default_factory=list)
    modal: dict[str, Any] = field(default_factory=dict)

    @property
    def messages(self) -> list[Message]:
        """The messages it brought about that still stand."""
        own = [self.original] if self.original and self.original is not self.pressed else []
        return [message for message in own + self.followups if not message.deleted]

    @property
    def thinking(self) -> bool:
        """Whether its user still looks at "thinking..."."""
        return any(message.loading for message in self.messages)

    @property
    def versions(self) -> list[Version]:
        """Every state its messages had, in time's order, "thinking..." left out."""
        messages = [self.original, *self.followups] if self.original else self.followups
        versions = [v for message in messages for v in message.versions if v.at >= self.sent]
        return sorted((v for v in versions if not v.flags & LOADING), key=lambda version: version.at)

    @property
    def answered(self) -> float | None:
        """Seconds to the first thing its user could read."""
        return self.versions[0].at - self.sent if self.versions else None


@dataclass(frozen=True, slots=True)
class Request:
    """A request of the bot's and what it was told; ``code`` is Discord's own of an error; ``status`` 0: reset."""

    at: float
    method: str
    path: str
    payload: Any
    status: int
    code: int | None = None

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"


def components(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All components in what Discord stores of a message."""
    pending = list(body.get("components") or ())
    while pending:
        part = pending.pop(0)
        yield part
        inner = [*part.get("components", ()), *([part["accessory"]] if "accessory" in part else ())]
        pending[:0] = inner


def texts(body: dict[str, Any]) -> Iterator[str]:
    """The words a reader sees, of content, embeds and text components; labels of buttons are not among them."""
    if body.get("content"):
        yield body["content"]
    for embed in body.get("embeds") or ():
        parts = [embed.get("author", {}).get("name"), embed.get("title"), embed.get("description")]
        fields = [text for each in embed.get("fields", ()) for text in (each["name"], each["value"])]
        yield from filter(None, [*parts, *fields, embed.get("footer", {}).get("text")])
    for part in components(body):
        if "content" in part:
            yield part["content"]
