"""Who was told what last and where, for a while: what the next question of theirs may lean on."""

from __future__ import annotations

from cachetools import TTLCache

from retrieval.answers.answer import Answer
from retrieval.answers.turns import REMEMBERED, turns

_SECONDS = 15 * 60
_CONVERSATIONS = 500
# By the asker, the channel and the event.
Speaking = tuple[int, int | None, str]


class Conversations:
    """The last turns of each person in each channel; all methods belong to the event loop."""

    def __init__(self) -> None:
        self._turns: TTLCache[Speaking, tuple[tuple[str, ...], ...]] = TTLCache(_CONVERSATIONS, _SECONDS)

    def before(self, who: Speaking) -> tuple[str, ...]:
        """What was said there before, the oldest first."""
        return tuple(turn for answered in self._turns.get(who, ()) for turn in answered)

    def note(self, who: Speaking, answer: Answer) -> None:
        """Remember an answer as the last."""
        self._turns[who] = (*self._turns.get(who, ()), turns([answer]))[-REMEMBERED:]

    def forget(self, person: int) -> None:
        """All of somebody's."""
        for who in [one for one in self._turns if one[0] == person]:
            self._turns.pop(who, None)
