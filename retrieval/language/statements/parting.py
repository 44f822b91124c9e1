"""Where what one says gives way to what another says, or to what that one says of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.language.statements.frame import Frame, trimmed
from retrieval.language.statements.tokens import WORD, Token
from retrieval.language.statements.verbs import group_start


def parted(words: Sequence[Token], found: Sequence[Frame]) -> list[Frame]:
    """The frames, each ending where ", and", ", but" or ", while" begins the clause of another speaker."""
    cuts = [
        frame.speaker[0] - 2
        for frame in found
        if frame.speaker is not None
        and frame.speaker[0] > 2
        and _joins(words, frame)
        and words[frame.speaker[0] - 2].low == ","
    ]
    apart = [_until(words, frame, next((cut for cut in cuts if cut > frame.cue), len(words))) for frame in found]
    apart = [_until(words, frame, _end_around(words, frame, apart)) for frame in apart]
    return [_until(words, frame, _next_act(words, frame, apart)) for frame in apart]


def _end_around(words: Sequence[Token], frame: Frame, found: Sequence[Frame]) -> int:
    """Where what another says ends that holds the frame's cue: "the union claimed it rained, Lund said"."""
    around = (one for one in found if one is not frame and one.speaker is not None and holds(one, frame.cue))
    ends = (one.content[-1][1] for one in around if not _is_bound(words, one.content[0][1]))
    return min(ends, default=frame.content[-1][1])


def _is_bound(words: Sequence[Token], end: int) -> bool:
    """Whether a relative clause goes on behind what is said: "a phrase that the union has disputed"."""
    return end < len(words) and words[end].low in ("that", "which")


def _next_act(words: Sequence[Token], frame: Frame, found: Sequence[Frame]) -> int:
    """Where behind the object of an act its speaker does another: "denied the charge and accused the board"."""
    first = words[frame.content[-1][0]]
    if words[frame.cue].act == "said" or first.kind != WORD or first.low in ("that", "to"):
        return len(words)
    begins = (group_start(words, other.cue) for other in found if other.speaker == frame.speaker)
    return next(
        (at - 1 for at in begins if at > frame.cue + 2 and words[at - 1].low in (",", "and", "but")), len(words)
    )


def _until(words: Sequence[Token], frame: Frame, cut: int) -> Frame:
    start, end = frame.content[-1]
    if not start < cut < end:
        return frame
    return replace(frame, content=(*frame.content[:-1], trimmed(words, start, cut)))


def _joins(words: Sequence[Token], frame: Frame) -> bool:
    """Whether the clause of another speaker begins right before the frame's: "and", ", with Lund adding that"."""
    before = words[frame.speaker[0] - 1].low if frame.speaker is not None else ""
    return before in ("and", "but", "while") or (before == "with" and words[frame.cue].low.endswith("ing"))


def holds(frame: Frame, index: int) -> bool:
    """Whether the index is in what the frame says."""
    return any(start <= index < end for start, end in frame.content)
