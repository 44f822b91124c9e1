"""Which dated sentences tell of the same event: the same interval of days, and words alike enough for it.

The more an interval says, the less the words need to agree: of pairs of sentences of five reports with the same date,
those from Monday to Wednesday tell of one visit however they put it, while much happens in a month. Cosines of
all-MiniLM-L6-v2; judged on the 79 pairs of the press texts about the visit of March 2023.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from retrieval.index.arrays import Mask
from retrieval.index.article.dates import StoredDate, dates_from_to
from retrieval.index.reader import Reading

_SPAN, _DAY, COARSER = 0.45, 0.57, 0.65


def needed_likeness(date: StoredDate) -> float:
    """The cosine from which on two sentences with the same interval as ``date`` tell of the same event."""
    unit = date.precision.rpartition(" ")[2]
    if unit not in ("day", "minute"):
        return COARSER
    return _DAY if date.first == date.last else _SPAN


def corroborating(reading: Reading, date: StoredDate, leads: Sequence[int], allowed: Mask) -> list[int]:
    """The ids of other sentences that give the event of the sentences ``leads`` the interval of ``date``."""
    if date.first is None or date.last is None:
        return []
    dated = dict.fromkeys(one.sentence for one in dates_from_to(reading.connection, date.first, date.last))
    left = [one for one in dated if one not in leads and one < len(allowed) and allowed[one]]
    return _linked(reading, list(leads), left, needed_likeness(date))


def alike(reading: Reading, dates: Mapping[int, StoredDate]) -> list[list[int]]:
    """The sentences of ``dates``, all of which have the same interval, parted by the events they tell of."""
    left, events = list(dates), list[list[int]]()
    while left:
        lead = left.pop(0)
        events.append([lead, *_linked(reading, [lead], left, needed_likeness(dates[lead]))])
        left = [one for one in left if one not in events[-1]]
    return events


def _linked(reading: Reading, leads: list[int], others: Sequence[int], needed: float) -> list[int]:
    """Those of the others that are alike enough to one of the leads, or to one that is."""
    left, found, newest = list(others), list[int](), leads
    while left and newest:
        likeness = (vectors_of(reading, left) @ vectors_of(reading, newest).T).max(axis=1)
        newest = [one for one, cosine in zip(left, likeness, strict=True) if cosine >= needed]
        left = [one for one in left if one not in newest]
        found += newest
    return found


def vectors_of(reading: Reading, sentences: Sequence[int]) -> npt.NDArray[np.float32]:
    """The vectors of citable sentences, a row each."""
    return reading.search.vectors(np.asarray(sentences, dtype=np.int64))
