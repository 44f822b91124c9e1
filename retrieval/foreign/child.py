"""A foreign format to text, in a child process: what takes too long, too much memory or breaks its parser harms nobody.

The child (``__main__``) is given nothing but the bytes: no token, no setting, no file it may write.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Literal

Kind = Literal["pdf", "mail", "subtitles", "feed"]
# Seconds by the clock. The child limits its own time of computing to less (`__main__`).
SECONDS = 40


def parsed(kind: Kind, data: bytes) -> Mapping[str, Any]:
    """What the parser of that kind makes of the bytes, as its module says. Raises ValueError if it cannot, and why."""
    try:
        done = subprocess.run(
            [sys.executable, "-s", "-B", "-m", "retrieval.foreign", kind],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ValueError(f"not read within {SECONDS} seconds: it is damaged, or made to do harm") from None
    try:
        found: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise ValueError("its parser broke off: it takes too much time or memory, or is damaged") from None
    if fault := found.get("fault"):
        raise ValueError(fault)
    return found
