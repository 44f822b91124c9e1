"""kill -9 at 50 random moments: the old index answers or the new one does, whole; the next run completes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HARNESS = Path(__file__).with_name("kill_harness.py")


@pytest.mark.slow
def test_a_killed_run_never_hurts(tmp_path):
    run = subprocess.run(
        [sys.executable, str(HARNESS), str(tmp_path), "50"], capture_output=True, text=True, timeout=900
    )
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout.splitlines()[-1])
    assert result["faults"] == []
    assert result["interrupted"] >= 10
    assert result["versions"] >= 3
