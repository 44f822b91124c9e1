"""Asking everything of an index, and doing something in a process that may not do all."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from retrieval.answers.answer import Answer
from retrieval.desk import Desk
from retrieval.errors import EventdeskError
from retrieval.index.cards import ArticleCard

NOBODY = 65534
T = TypeVar("T")


def everything(desk: Desk) -> list[object]:
    """What is answered to a few questions of every kind, and what the index says of itself."""
    answers = (
        desk.ask("When does the bridge close?"),
        desk.ask("herring"),
        desk.when("the repairs of the bridge"),
        desk.who_said("mended"),
        desk.who_said("", speaker="Jon Reed"),
    )
    return [_timeless(one) for one in (*answers, desk.timeline(), desk.overview(), desk.speakers())]


def as_nobody(work: Callable[[], T]) -> T | EventdeskError:
    """What ``work`` returns, or the error of ours that it raises, in a process without root's rights."""
    return in_child(work, prepare=lambda: os.setuid(NOBODY) if os.geteuid() == 0 else None)


def in_child(work: Callable[[], T], prepare: Callable[[], object] = lambda: None) -> T | EventdeskError:
    """The same in a process that first does ``prepare``. Any other error fails here."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            prepare()
            result: object = work()
        except EventdeskError as error:
            result = error
        except BaseException as error:
            result = AssertionError(f"{type(error).__name__}: {error}")
        os.write(writing, pickle.dumps(result))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        result = pickle.loads(pipe.read())
    os.waitpid(child, 0)
    if isinstance(result, AssertionError):
        raise result
    return result


def _timeless(value: Any) -> Any:
    """The same without what a clock tells: how long it took, and when an article was first and last seen."""
    if isinstance(value, ArticleCard):
        return replace(value, added="", seen="")
    if isinstance(value, Answer):
        value = replace(value, encoding_seconds=0.0, search_seconds=0.0)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _timeless(getattr(value, one.name)) for one in fields(value) if one.init})
    return type(value)(map(_timeless, value)) if type(value) in (list, tuple) else value
