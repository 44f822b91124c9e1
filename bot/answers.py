"""Questions with their answers: answered once, kept for their buttons, and answered anew after a restart."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from cachetools import LRUCache

from bot.config import DiscordSettings
from bot.events import Events
from bot.health import Health
from bot.render.answer import answer_page
from bot.render.narrowed import narrowed
from bot.render.outlets import matrix_page, verification_page
from bot.render.page import Page
from bot.render.since import since_page
from bot.render.timeline import timeline_page
from bot.work import Work
from retrieval.answers.answer import Answer, as_json
from retrieval.answers.comparing.matrix import Matrix
from retrieval.answers.events.event import Timeline
from retrieval.answers.events.timeline import Wanted
from retrieval.answers.news.since import Since, Start
from retrieval.checking.verdict import Verification
from retrieval.errors import EventdeskError, FeedbackError, InputError
from retrieval.feedback import Asked, Feedback, Forgotten, Tally
from retrieval.index.filters import Filters
from retrieval.visits import UNKNOWN_VISIT

log = logging.getLogger(__name__)
_REMEMBERED = 256
# A picture of more is drawn for seconds, and in Discord nobody can read it.
_EVENTS = 24
FORGOTTEN = "This answer is too old: eventdesk no longer knows its question. Please ask again."


Result = Answer | Timeline | Matrix | Verification | Since


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what it was answered with, kept in memory for its buttons.

    ``generation``: of the index that answered, None where that was not told.
    """

    asked: Asked
    result: Result
    generation: tuple[str, int] | None = None

    @property
    def holds(self) -> bool:
        """Whether anything was found."""
        result = self.result
        if isinstance(result, Answer):
            return result.found
        if isinstance(result, Timeline):
            return bool(result.events)
        if isinstance(result, Since):
            return bool(result.items)
        return bool(result.rows if isinstance(result, Matrix) else result.checks)


class Answers:
    """Those of all events; all methods belong to the event loop."""

    def __init__(
        self, events: Events, feedback: Feedback, work: Work, health: Health, settings: DiscordSettings
    ) -> None:
        self._events, self._feedback, self._work, self._health = events, feedback, work, health
        self._settings = settings
        self._recent: LRUCache[str, Answered] = LRUCache(_REMEMBERED)

    async def known(self, id_: str, asked: Asked | None = None) -> Answered:
        """A question with its answer: as remembered, or answered for the first time, or anew if the index is another.

        Raises InputError if it is no longer known.
        """
        known: Answered | None = self._recent.get(id_)
        if known is None or not await asyncio.to_thread(self._is_current, known):
            known = self._recent[id_] = await self._work.run(lambda: self._answered(id_, asked, known))
        return known

    async def asked(self, id_: str) -> Asked | None:
        """The question, if it is still known."""
        known: Answered | None = self._recent.get(id_)
        return known.asked if known else await asyncio.to_thread(self._feedback.find, id_)

    async def page(self, answered: Answered, number: int = 0, *, nearest: bool) -> Page:
        """One page; ``nearest``: what comes nearest, too, where nothing answers."""
        result, only = answered.result, narrowed(answered.asked)
        if isinstance(result, Answer):
            return await self._work.run(lambda: answer_page(result, number, only, nearest=nearest))
        if isinstance(result, Matrix):
            return matrix_page(result, number, only)
        if isinstance(result, Verification):
            return verification_page(result, number)
        if isinstance(result, Since):
            return since_page(result, number)
        return timeline_page(result, number, only)

    def _start(self, asked: Asked) -> Start:
        """From when on things are new to whoever asked. Raises InputError if no earlier visit of theirs is known."""
        if asked.after:
            return asked.after
        visit = self._feedback.last_visit(asked.asker, asked.event, asked.asked)
        if visit is None:
            self._feedback.remember(asked, None)
            raise InputError(UNKNOWN_VISIT)
        return visit

    async def vote(self, id_: str, voter: int, *, helpful: bool) -> Tally:
        """Keep what somebody thinks of an answer. Raises InputError if it is no longer known."""
        tally = await asyncio.to_thread(self._feedback.vote, id_, voter, helpful)
        if tally is None:
            raise InputError(FORGOTTEN)
        return tally

    async def forget(self, person: int) -> Forgotten:
        """Delete what is kept of somebody's."""
        forgotten = await asyncio.to_thread(self._feedback.forget_person, person)
        for id_, answered in list(self._recent.items()):
            if answered.asked.asker == person:
                del self._recent[id_]
        return forgotten

    def _is_current(self, known: Answered) -> bool:
        """Whether the index is still the one that answered; of one that cannot be read that is not known."""
        try:
            return known.generation in (None, self._events.of(known.asked.event).desk.generation())
        except EventdeskError:
            return True

    def _answered(self, id_: str, asked: Asked | None, known: Answered | None) -> Answered:
        is_new = asked is not None
        asked = asked or (known.asked if known else self._feedback.find(id_))
        if asked is None:
            raise InputError(FORGOTTEN)
        generation = self._events.of(asked.event).desk.generation()
        answered = Answered(asked, self._result(asked), generation)
        if is_new:
            self._note(answered)
        return answered

    def _result(self, asked: Asked) -> Result:
        desk = self._events.of(asked.event).desk
        if asked.command == "compare":
            outlets = [one for one in (asked.source, asked.beside) if one]
            return desk.compare(asked.text, outlets, filters=Filters(after=asked.after, before=asked.before))
        if asked.command == "verify":
            return desk.verify(asked.text, asked.asked.date())
        if asked.command == "since":
            return desk.since(self._start(asked))
        if asked.command == "timeline":
            articles = Filters(asked.source)
            wanted = Wanted(asked.after, asked.before, asked.text, asked.speaker or "", articles)
            return desk.timeline(wanted, limit=_EVENTS)
        return desk.answer(
            asked.command,
            asked.text,
            limit=self._settings.items,
            filters=asked.filters,
            speaker=asked.speaker,
            before=asked.turns,
        )

    def _note(self, answered: Answered) -> None:
        """Keep question and answer for the buttons and for feedback, and count it."""
        asked, result = answered.asked, answered.result
        found = answered.holds
        try:
            self._feedback.remember(asked, as_json(result) if isinstance(result, Answer) else None)
        except FeedbackError as error:  # the answer is worth more than its buttons
            log.error("a question was not kept: %s", error)
        self._health.count(asked.command, "found" if found else "nothing", asked.event)
        known = {"question": asked.id, "command": asked.command, "event": asked.event, "found": found}
        words = {"text": asked.text} if self._settings.log_content else {}
        log.info("answered", extra=known | words)
