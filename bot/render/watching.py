"""Watches in Discord: what a channel is told, why, and which watches it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.render.page import FOUND, NEAR, QUIET, Container, container, separated, subtext, text
from bot.render.since import new_item
from bot.render.text import plain
from retrieval.answers.since import NewItem
from retrieval.watches.kept import Watch

# Of what one message tells; more make another.
ITEMS = 4
_TEXT, _SHOWN, _NAME = 120, 20, 80


def posted(items: Sequence[NewItem], watched: Sequence[str], more: int, *, digest: bool, event: str) -> Container:
    """What is new, for a channel: for whose sake, or as the digest of a day; ``more``: how many there are beside."""
    of = f" · {plain(event, _NAME)}" if event else ""
    head = f"### New today{of}" if digest else f"### New{of}"
    asked = subtext("watched: " + "; ".join(f"“{plain(one, _TEXT // 2)}”" for one in watched[:2])) if watched else ""
    foot = subtext(f"and {more:,} more: /since start:yesterday") if more else ""
    groups = [list(new_item(item)) for item in items]
    return container(FOUND, text(head, asked), *separated(groups, visible=False), *([text(foot)] if foot else []))


def listed(watches: Sequence[Watch], events: Mapping[str, str], blocked: str) -> Container:
    """The watches of a channel; ``events``: what to call each one's event; ``blocked``: why nothing can be posted."""
    if not watches:
        return container(QUIET, text("### No watches here", subtext("/watch add what:anything new about …")))
    lines = []
    for one in watches[:_SHOWN]:
        of = f" · {plain(events[one.event], _NAME)}" if events.get(one.event) else ""
        muted = " · muted" if one.is_muted else ""
        lines.append(f"**{one.id}** {plain(one.text, _TEXT)}{of}{muted}")
    more = subtext(f"and {len(watches) - _SHOWN:,} more") if len(watches) > _SHOWN else ""
    count = f"### {len(watches):,} watch{'es' * (len(watches) != 1)} here"
    return container(NEAR if blocked else FOUND, text(count, subtext(blocked)), text(*lines, more))
