"""Which of several events is asked somewhere, for admins."""

from __future__ import annotations

from collections.abc import Sequence

from bot.bindings import Reach
from bot.render.page import GOOD, Container, container, separated, subtext, text
from bot.render.text import bold, plain

_NAME, _LISTED = 100, 20
_WHY = {"channel": "bound to this channel", "server": "bound to this server", None: "the default"}


def bound_here(name: str, title: str, reach: Reach | None, others: Sequence[tuple[str, str]]) -> Container:
    """The event that is asked here and why, and the ``others`` there are, each by name and title."""
    named = [_named(*one) for one in others[:_LISTED]]
    others_named = text(subtext(f"Others: {', '.join(named)}. **/event** with one of them binds it here."))
    head = text(f"### Questions here are about {_named(name, title)}", subtext(_WHY[reach]))
    return container(GOOD, head, *(separated([[others_named]], visible=False) if others else ()))


def _named(name: str, title: str) -> str:
    return bold(name, _NAME) + (f" ({plain(title, _NAME)})" if title else "")
