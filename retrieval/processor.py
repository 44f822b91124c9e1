"""What the processor can, and how this process shares it: decided once by its entry point (command line, bot), before
numpy and torch are imported, never by a library function at work."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

_FLAGS = Path("/proc/cpuinfo")
# As the kernel names the instructions, of Intel and AMD, and of Arm.
_BFLOAT16 = re.compile(r"^(?:flags|Features)\s*:.*\b(?:avx512_bf16|amx_bf16|bf16)\b", re.MULTILINE)


def settle(threads: int = 0) -> None:
    """Set the thread counts of numpy's and torch's products, where the environment does not set them already.

    ``threads``: of torch; 0 leaves them to torch. numpy's products are small here: one thread. torch's threads sleep
    while they wait: if they spin, an 8-bit product of 1,500 rows that takes .04 ms takes 8 ms beside numpy's. oneDNN
    keeps a compiled product for each of the last 1,024 shapes it met, and torch keeps as many prepared ones of its own
    beside them; questions differ in length. With the last 8 of each a process is 170 MB smaller after 500 questions,
    and grows no more.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "8")
    os.environ.setdefault("LRU_CACHE_CAPACITY", "8")
    if threads:
        os.environ.setdefault("OMP_NUM_THREADS", str(threads))


@cache
def has_bfloat16() -> bool:
    """Whether the processor multiplies in bfloat16 by itself; False where the system does not tell.

    By its instructions and not by trying: which is faster may come out either way on a busy machine, and then the same
    question on the same index would have another answer.
    """
    return names_bfloat16(_FLAGS)


def names_bfloat16(file: Path) -> bool:
    """Whether the kernel's description of the processor names such instructions."""
    try:
        return _BFLOAT16.search(file.read_text("utf8", "replace")) is not None
    except OSError:
        return False
