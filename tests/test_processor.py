"""What the process decides once about its threads."""

import os
import subprocess
import sys

import pytest

PROGRAM = "from retrieval.processor import settle; settle(1); import torch; print(torch.get_num_threads())"


@pytest.mark.parametrize(("given", "threads"), [({}, 1), ({"OMP_NUM_THREADS": "2"}, 2)])
def test_threads_are_those_of_the_environment_else_of_the_settings(given, threads):
    bare = {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=bare | given, capture_output=True, text=True, check=True)
    assert int(done.stdout) == threads
