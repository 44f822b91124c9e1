"""A desk on an empty folder that fetches from a site on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from intake_web import Site, fetcher, threaded_site

from retrieval.desk import Desk


@pytest.fixture
def news() -> Iterator[Site]:
    with threaded_site() as site:
        yield site


@pytest.fixture
def desk(make_desk: Callable[[Path], Desk], tmp_path: Path, news: Site) -> Desk:
    made = make_desk(tmp_path / "desk.db")
    made.fetcher = partial(fetcher, news)
    return made
