"""The command line as tests run it: the real one, on a temporary folder, with the session's model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from models import lend

from retrieval.cli import main
from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.vectors.encoder import Encoder

Eventdesk = Callable[..., Result]

ARTICLES = {
    "harbour.md": """---
title: Harbour bridge closes for repairs
source: Harbour Times
published: 2024-05-02
---
The old harbour bridge will be closed to lorries from Monday, said the mayor, Ada Birch.
Engineers had found cracks in two of its eleven arches during the spring inspection.
The repairs are to cost 3.4 million crowns and to last until the end of September.
""",
    "ferry.md": """---
title: A ferry instead of a bridge
source: Island Post
published: 2024-05-04
---
The old harbour bridge will be closed to lorries from Monday, said the mayor, Ada Birch.
A second ferry will carry lorries across the bay while the work goes on.
Fishermen fear that the ferry will disturb the herring.
""",
    "market.txt": """Market hall sells its last fish

The market hall on Quay Street will stop selling fish, because too few boats land there.
Its owners want to let the stalls to bakers and to a bicycle workshop.
""",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, so that no setting or index of the checkout is found."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def articles(folder: Path) -> Path:
    """A folder of three small articles."""
    place = folder / "articles"
    place.mkdir()
    for name, text in ARTICLES.items():
        (place / name).write_text(text, encoding="utf8")
    return place


@pytest.fixture
def eventdesk(encoder: Encoder) -> Eventdesk:
    """Run one command line; what is no user's error is raised."""

    def desk(settings: Settings) -> Desk:
        return lend(Desk(settings), encoder)

    def run(*arguments: object, typed: str | bytes | None = None, **environment: str) -> Result:
        words = [str(one) for one in arguments]
        return CliRunner().invoke(
            main, words, input=typed, obj=desk, env=environment, prog_name="eventdesk", catch_exceptions=False
        )

    return run


@pytest.fixture
def indexed(eventdesk: Eventdesk, articles: Path) -> Eventdesk:
    """The command line where the articles are indexed."""
    assert eventdesk("index", articles).exit_code == 0
    return eventdesk


@pytest.fixture
def on_seeds(eventdesk: Eventdesk, seeds_desk: Desk) -> Eventdesk:
    """The command line on the session's index of the seeds."""

    def run(command: str, *arguments: object, **options: object) -> Result:
        return eventdesk("--db", seeds_desk.settings.database, command, *arguments, **options)

    return run
