"""What the bot knows of the index between questions, renewed when the index is, whoever renewed it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from bot.names import Names
from retrieval.desk import Desk
from retrieval.errors import EventdeskError

log = logging.getLogger(__name__)
_TELLING_WORDS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """One generation of the index, as far as suggestions need it."""

    generation: tuple[str, int]
    outlets: Names
    speakers: Names
    title: str = ""
    names: frozenset[str] = frozenset()


class Watch:
    """Looks at the index now and then, in a thread, and has the newest generation in memory before a question asks."""

    def __init__(self, desk: Desk, seconds: float) -> None:
        self._desk, self._seconds = desk, seconds
        self.known: Known | None = None
        self.amiss = ""

    def quotes(self, speaker: str) -> bool:
        """Whether somebody is quoted under exactly this name; who is not may be so under another."""
        return self.known is not None and speaker in self.known.names

    def examples(self) -> dict[str, str]:
        """By command, what may be asked of this event."""
        known = self.known
        if known is None:
            return {}
        about = {f"/{name}": f"/{name} {known.title}" for name in ("ask", "when") if known.title}
        speaker = next(iter(known.speakers), "")
        return about | ({"/who-said": f"/who-said speaker: {speaker}"} if speaker else {})

    async def run(self) -> None:
        """Look for ever."""
        while True:
            await self.look()
            await asyncio.sleep(self._seconds)

    async def look(self) -> None:
        """Look once; an index that cannot be read is said once, and the last known one stays."""
        try:
            self.known = await asyncio.to_thread(self._renewed)
            self.amiss = ""
        except EventdeskError as error:
            if not self.amiss:
                log.error("the index cannot be read: %s", error)
            self.amiss = "the index cannot be read"

    def _renewed(self) -> Known:
        generation = self._desk.generation()
        if self.known and self.known.generation == generation:
            return self.known
        self._desk.load()
        overview, speakers = self._desk.overview(), [one.name for one in self._desk.speakers()]
        known = Known(
            generation=generation,
            outlets=Names(overview.outlets),
            speakers=Names(speakers),
            title=min((card.title for card, _ in overview.articles if _is_told(card.title)), key=len, default=""),
            names=frozenset(speakers),
        )
        log.info("index of generation %d in memory", generation[1])
        return known


def _is_told(title: str | None) -> bool:
    """Whether a title says something, as three words may."""
    return title is not None and len(title.split()) >= _TELLING_WORDS
