"""Readers of one process see every run of another's, however often the index is checked in between."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from retrieval.desk import Desk

# What the end of an index run does, without the run.
RUN = """
import sqlite3, sys
from pathlib import Path
from retrieval.index.file import seal
path = Path(sys.argv[1])
seal.take_off(path)
connection = sqlite3.connect(path)
connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
connection.commit()
seal.put_on(connection, path)
connection.close()
"""


def test_each_run_of_another_process_is_seen(make_desk, tmp_path: Path) -> None:
    """Whose log stays as long as somebody here reads: no check of the file's bytes gives up SQLite's locks on it."""
    (tmp_path / "a.md").write_text("The paper mill burned down on Saturday, said the fire chief, Olga Brandt.\n")
    desk: Desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path / "a.md"])
    seen = [desk.generation()[1]]
    for _ in range(3):
        subprocess.run([sys.executable, "-c", RUN, str(tmp_path / "index.db")], check=True)
        seen.append(desk.generation()[1])
        assert (tmp_path / "index.db-wal").exists()
    assert seen == [1, 2, 3, 4]
