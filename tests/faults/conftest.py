"""What the fault tests share: a small index, made once and copied to each test that will hurt it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from broken import everything
from sqlite_index import build

from retrieval.desk import Desk
from retrieval.vectors.encoder import Encoder

STORIES = {
    "harbour.md": "The old harbour bridge closes on Monday, said the mayor, Ada Birch. “It must be mended,” she said. "
    "Engineers had found cracks in two of its arches. The repairs last until 30 September.",
    "ferry.md": "A second ferry will carry lorries across the bay from 5 May, the council announced. "
    "Fishermen fear for the herring, according to Jon Reed. The bridge closes on Monday.",
    "market.md": "The market hall on Quay Street sells no fish any more. Too few boats land there, its owners said.",
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in STORIES.items():
        head = f"---\ntitle: About {name}\nsource: Outlet of {name}\npublished: 2024-05-02\n---\n"
        (folder / name).write_text(head + text + "\n", "utf8")
    return folder


@pytest.fixture
def database(tmp_path: Path, news: Path, encoder: Encoder) -> Path:
    """An index of them."""
    path = tmp_path / "index.db"
    build(path, [news], encoder)
    return path


@pytest.fixture
def told(make_desk: Callable[[Path], Desk]) -> Callable[[Path], list[object]]:
    """All that a new process would answer from an index."""
    return lambda database: everything(make_desk(database))


@pytest.fixture
def copy(tmp_path: Path, database: Path) -> Callable[[], Path]:
    """A new copy of the index with its seal, at the same place each time."""

    def made() -> Path:
        path = tmp_path / "copy" / "index.db"
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        for suffix in ("", ".seal"):
            shutil.copy2(f"{database}{suffix}", f"{path}{suffix}")
        return path

    return made


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """A pool of threads does not survive a fork: whoever asks for two in the child waits for ever."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
