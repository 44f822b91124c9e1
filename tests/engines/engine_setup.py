"""A Milvus server as a process of its own, and a few articles, for the tests of this folder."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from pymilvus import MilvusClient, MilvusException

from retrieval.engines.collection import QUIET

ARTICLES = {
    "one.md": ("One", "2023-03-17", "The leaders will sign two documents in Moscow. A lunch is planned for Monday."),
    "two.md": ("Two", "2023-03-18", "The visit begins on Monday. Documents of the visit were not published."),
    "three.md": ('Three & Co. "N\'ews"', "", "The visit begins on Monday. Analysts expect no surprises in Moscow."),
    "four.md": ("One", "2023-03-20", "He has arrived in Moscow, Ann Lee said. Talks with the host begin on Tuesday."),
}


class MilvusProcess:
    """``milvus-lite server`` on loopback; what it holds outlives a kill."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.uri = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = ["--data-dir", str(self._folder), "--host", "127.0.0.1", "--port", str(self.port)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "milvus_lite", "server", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 120
        while not self._answers():
            assert time.monotonic() < deadline, "the Milvus server did not start"

    def _answers(self) -> bool:
        """Whether it does; it takes connections some time before."""
        try:
            # The desks share its connection: so it has their patience, and like theirs pings no idle server.
            client = MilvusClient(self.uri, timeout=60, grpc_options=QUIET)
            client.list_collections(timeout=2)
            client.close()
        except MilvusException:
            time.sleep(0.2)
            return False
        return True

    def kill(self) -> None:
        """As kill -9 does, or a power cut of the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        """It takes connections still, and answers nothing."""
        assert self._process
        os.kill(self._process.pid, signal.SIGSTOP)

    def revive(self) -> None:
        """It answers again, whatever was done to it."""
        if self._process is None:
            self.start()
        else:
            os.kill(self._process.pid, signal.SIGCONT)


def write_articles(folder: Path) -> Path:
    """Write the articles; returns the folder."""
    folder.mkdir(exist_ok=True)
    for name, (source, published, text) in ARTICLES.items():
        write_article(folder, name, text, source, published)
    return folder


def write_article(folder: Path, name: str, text: str, source: str = "One", published: str = "2023-03-17") -> None:
    """Write an article."""
    quoted = source.replace("'", "''")
    date = f"published: {published}\n" if published else ""
    (folder / name).write_text(f"---\nsource: '{quoted}'\n{date}---\n# Heading\n\n{text}\n", "utf8")
