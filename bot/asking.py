"""What was just asked, checked before anybody else sees it."""

from __future__ import annotations

import datetime as dt

from bot.bindings import place_of
from bot.events import Event
from bot.host import Asking
from bot.names import Names
from bot.render.dates import day
from bot.wording import own
from retrieval.errors import InputError
from retrieval.feedback import Asked, new_id
from retrieval.question.empty import require_words

_LONGEST = 1000


def asking(
    interaction: Asking,
    command: str,
    text: str,
    outlet: str | None = None,
    speaker: str | None = None,
    after: dt.date | None = None,
    before: dt.date | None = None,
    event: Event | None = None,
    beside: str | None = None,
) -> Asked:
    """What was just asked of an event, by default of that which is asked there, with what it may lean on.

    Raises InputError for what can be seen to be wrong.
    """
    if text.strip() or not (speaker or command in ("timeline", "since")):
        require_words(text)
    if max(map(len, (text, outlet or "", speaker or "", beside or ""))) > _LONGEST:
        raise InputError(f"that is longer than {_LONGEST:,} characters")
    if after and before and after > before:
        raise InputError(f"nothing is both after {day(after)} and before {day(before)}: swap the two dates")
    bot, place = interaction.client, place_of(interaction)
    event = event or bot.events.at(place)
    known = event.watch.known
    if known:
        outlet, beside = (_outlet(one, known.outlets) if one else None for one in (outlet, beside))
    if command == "compare" and len({outlet, beside} - {None, ""}) == 1:
        raise InputError("one outlet has nothing beside it: name two to compare, or none for all")
    asker = interaction.user.id
    turns = bot.questions.turns((asker, place.channel, event.name))
    narrowing = outlet, speaker, after, before
    now = dt.datetime.now(dt.UTC)
    where = place.server, event.name
    return Asked(new_id(), command, text, asker, now, *narrowing, *where, turns, beside)


def _outlet(typed: str, outlets: Names) -> str:
    try:
        return outlets.meant(typed)
    except LookupError as error:
        near = f" {own('or')} ".join(map(str, error.args))
        raise InputError(
            f"no outlet is called {typed!r}" + (f"; did you mean {near}?" if near else "; /sources lists them")
        ) from None
