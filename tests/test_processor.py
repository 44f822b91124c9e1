"""What the process decides once about its threads."""

import os
import platform
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


# Bytes of the heap in use after products of 20 shapes, and after 300 more.
MANY_SHAPES = """
from retrieval.processor import settle
settle(1)
import ctypes, torch
class Heap(ctypes.Structure):
    names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]
heap = ctypes.CDLL(None).mallinfo2
heap.restype = Heap
layer = torch.nn.Linear(384, 1536).to(torch.bfloat16)
given = torch.randn(8, 320, 384).to(torch.bfloat16)
for rows in range(1, 320):
    with torch.inference_mode():
        layer(given[:, :rows])
    if rows == 20:
        before = heap().uordblks
print(heap().uordblks - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="asks glibc for its heap")
def test_memory_does_not_grow_with_the_lengths_of_questions():
    done = subprocess.run([sys.executable, "-c", MANY_SHAPES], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 8e6
