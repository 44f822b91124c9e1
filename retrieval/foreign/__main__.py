"""The child process: bytes on standard input, a JSON object on standard output, ``fault`` in it if they cannot be read.

Seconds of computing and bytes of memory are limited, nothing can be written to a file, and no process started.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from retrieval.foreign import feed, mail, pdf, subtitles

try:
    import resource
except ImportError:  # Windows, where only the parent's clock is a limit
    resource = None  # type: ignore[assignment]

_SECONDS = 25
_MEMORY = 1 << 30
# Characters of an answer.
_LONGEST = 40_000_000
_PARSERS: Mapping[str, Callable[[bytes], Mapping[str, Any]]] = {
    "pdf": pdf.parsed,
    "mail": mail.parsed,
    "subtitles": subtitles.parsed,
    "feed": feed.parsed,
}


def main() -> None:
    """Read, parse, answer."""
    _limit()
    try:
        answer = json.dumps(_PARSERS[sys.argv[1]](sys.stdin.buffer.read()))
        if len(answer) > _LONGEST:
            answer = _fault("it unpacks to more than any article is long")
    except ValueError as error:
        answer = _fault(str(error))
    except MemoryError:
        answer = _fault("it takes too much memory: it is damaged, or made to do harm")
    except RecursionError:
        answer = _fault("it is nested too deeply: it is damaged, or made to do harm")
    except Exception as error:  # whatever a stranger's parser does with a stranger's file
        answer = _fault(f"its parser cannot read it ({type(error).__name__})")
    sys.stdout.write(answer)


def _limit() -> None:
    if resource is None:
        return
    for kind, most in (
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _fault(reason: str) -> str:
    return json.dumps({"fault": " ".join(reason.split())[:300]})


main()
