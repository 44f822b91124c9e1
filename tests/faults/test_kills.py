"""kill -9 at random moments: nothing is lost, nothing is visible by half, and the next run completes.

``EVENTDESK_KILLS=500`` for the long form (docs/faults.md).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HARNESS = Path(__file__).with_name("kill_harness.py")
KILLS = int(os.environ.get("EVENTDESK_KILLS", "30"))
SECONDS_A_KILL = 60


def after_kills(scenario: str, folder: Path, kills: int) -> dict[str, int]:
    command = [sys.executable, str(HARNESS), scenario, str(folder), str(kills)]
    path = os.pathsep.join(filter(None, (str(HARNESS.parents[1]), os.environ.get("PYTHONPATH"))))
    run = subprocess.run(
        command,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60 + SECONDS_A_KILL * kills,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout.splitlines()[-1])
    assert result["faults"] == []
    return result


@pytest.mark.slow
def test_killed_index_runs_never_hurt(tmp_path):
    result = after_kills("indexing", tmp_path, KILLS)
    assert result["interrupted"] >= KILLS / 5
    assert result["versions"] >= 3


@pytest.mark.slow
def test_a_reader_and_a_run_killed_while_generations_change_never_hurt(tmp_path):
    assert after_kills("switching", tmp_path, KILLS)["interrupted"] >= KILLS / 5


@pytest.mark.slow
@pytest.mark.parametrize("by", ["adding", "kept"])
def test_articles_added_and_removed_by_killed_processes_are_whole(tmp_path, by):
    """``kept``: by a process that is kept from run to run."""
    assert after_kills(by, tmp_path, KILLS)["interrupted"] >= KILLS / 5


@pytest.mark.slow
def test_a_move_between_engines_killed_on_its_way_leaves_the_index_with_one_of_them(tmp_path):
    pytest.importorskip("pymilvus", reason="needs the extra milvus")
    pytest.importorskip("milvus_lite", reason="needs milvus-lite")
    assert after_kills("moving", tmp_path, max(KILLS // 3, 1))["interrupted"]


@pytest.mark.parametrize("kills", [10, pytest.param(KILLS, marks=pytest.mark.slow)])
def test_a_bot_killed_while_it_keeps_votes_loses_none(tmp_path, kills):
    assert after_kills("votes", tmp_path, kills)["interrupted"] >= kills / 2
