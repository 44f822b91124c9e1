"""Watches in Discord: what a channel is told, why, and which watches it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.render.page import FOUND, NEAR, QUIET, Container, container, separated, subtext, text
from bot.render.since import new_item
from bot.render.text import plain
from bot.wording import own
from retrieval.answers.news.since import NewItem
from retrieval.watches.kept import Watch

# Of what one message tells; more make another.
ITEMS = 4
_TEXT, _SHOWN, _NAME = 120, 20, 80


def posted(items: Sequence[NewItem], watched: Sequence[str], more: int, *, digest: bool, event: str) -> Container:
    """What is new, for a channel: for whose sake, or as the digest of a day; ``more``: how many there are beside."""
    of = f" · {plain(event, _NAME)}" if event else ""
    head = f"### {own('New today') if digest else own('New')}{of}"
    wanted = "; ".join(f"“{plain(one, _TEXT // 2)}”" for one in watched[:2])
    asked = subtext(own(f"watched: {wanted}")) if watched else ""
    foot = subtext(f"{own(f'and {more:,} more')}: /since start:yesterday") if more else ""
    groups = [list(new_item(item)) for item in items]
    return container(FOUND, text(head, asked), *separated(groups, visible=False), *([text(foot)] if foot else []))


def listed(watches: Sequence[Watch], events: Mapping[str, str], blocked: str) -> Container:
    """The watches of a channel; ``events``: what to call each one's event; ``blocked``: why nothing can be posted."""
    if not watches:
        return container(QUIET, text(f"### {own('No watches here')}", subtext("/watch add what:anything new about …")))
    lines = []
    for one in watches[:_SHOWN]:
        of = f" · {plain(events[one.event], _NAME)}" if events.get(one.event) else ""
        muted = f" · {own('muted')}" if one.is_muted else ""
        lines.append(f"**{one.id}** {plain(one.text, _TEXT)}{of}{muted}")
    more = subtext(own(f"and {len(watches) - _SHOWN:,} more")) if len(watches) > _SHOWN else ""
    count = own(f"{len(watches):,} watch{'es' * (len(watches) != 1)} here")
    return container(NEAR if blocked else FOUND, text(f"### {count}", subtext(own(blocked))), text(*lines, more))
