"""Processes to measure in: what one system loads is not in another's memory, and a slow minute slows all of them."""

from __future__ import annotations

import pickle
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.quality import ndcg
from benchmarks.report import peak_megabytes
from benchmarks.systems import System

WARM_UP = 20
# Of each system's questions before the next one's turn.
AT_ONCE = 50


def in_a_process(action: Any, *given: Any) -> Any:
    """What the action returns, run in a process of its own: what one system loads is not in another's memory."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(action, *given).result()


class Running:
    """A system in a process of its own, with its index open."""

    def __init__(self, system: System, data: Path, folder: Path) -> None:
        self._pool = ProcessPoolExecutor(1, get_context("spawn"), _open, (system, data, folder))

    def asked(self, numbers: Sequence[int]) -> list[tuple[float, float]]:
        """Milliseconds and nDCG@10 of each of the questions with these numbers."""
        return self._pool.submit(_asked, numbers).result()

    def ended(self) -> float:
        """The process's peak memory in megabytes."""
        with self._pool as pool:
            return pool.submit(peak_megabytes).result()


def _open(system: System, data: Path, folder: Path) -> None:
    global _collection, _search  # a worker of a pool has nowhere else to keep what it has opened
    _collection = pickle.loads(data.read_bytes())
    _search = system.open(_collection, folder)
    _asked(range(min(WARM_UP, len(_collection.questions))))


def _asked(numbers: Sequence[int]) -> list[tuple[float, float]]:
    figures = []
    for number in numbers:
        started = time.perf_counter()
        found = _search(number)
        seconds, right = time.perf_counter() - started, _collection.right[number]
        figures.append((1000 * seconds, ndcg([one in right for one in found], len(right))))
    return figures


def in_turns(systems: Sequence[Running], questions: int) -> list[tuple[list[float], list[float]]]:
    """The times and the quality of all questions for each system; asked in turns, so that a slow minute slows all."""
    figures: list[list[tuple[float, float]]] = [[] for _ in systems]
    for first in range(0, questions, AT_ONCE):
        for known, system in zip(figures, systems, strict=True):
            known += system.asked(range(first, min(first + AT_ONCE, questions)))
    return [([time for time, _ in known], [gain for _, gain in known]) for known in figures]
