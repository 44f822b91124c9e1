"""What the process decides once about its threads."""

import os
import subprocess
import sys

import pytest

from retrieval.processor import names_bfloat16

PROGRAM = "from retrieval.processor import settle; settle(1); import torch; print(torch.get_num_threads())"


@pytest.mark.parametrize(("given", "threads"), [({}, 1), ({"OMP_NUM_THREADS": "2"}, 2)])
def test_threads_are_those_of_the_environment_else_of_the_settings(given, threads):
    bare = {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=bare | given, capture_output=True, text=True, check=True)
    assert int(done.stdout) == threads


@pytest.mark.parametrize(
    ("described", "has"),
    [
        ("flags\t\t: fpu sse2 avx512_bf16 clwb\n", True),
        ("flags\t\t: fpu amx_bf16\n", True),
        ("Features\t: fp asimd bf16\n", True),
        ("flags\t\t: fpu sse2 avx2\nbugs\t\t: bf16\n", False),
        ("", False),
    ],
)
def test_half_precision_is_a_matter_of_instructions_not_of_the_clock(tmp_path, described, has):
    (tmp_path / "cpuinfo").write_text(described)
    assert names_bfloat16(tmp_path / "cpuinfo") is has
    assert not names_bfloat16(tmp_path / "none")
