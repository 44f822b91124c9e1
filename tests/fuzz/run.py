"""Fuzz one target, or all in turn: ``python tests/fuzz/run.py dates --seconds 600``. Needs the extra ``fuzz``.

Begins with the inputs in corpus/, mixes in their words, and follows what reaches new code. What it finds is written to
``--found``, the input that broke something as ``crash-…`` or ``timeout-…``: mend, then keep it in corpus/ under a name
that says what was wrong. Exit code 0 if nothing was found.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from zlib import crc32

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
# One input in so many is tried at its length and then again and again in one.
STRETCHED_ONE_IN = 64
SECONDS_AN_INPUT = 20
LONGEST = 600


def fuzz(name: str, seconds: int, found: Path) -> None:
    """Fuzz in this process, which ends with it."""
    import atheris

    sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent), str(HERE.parent / "bot" / "render")]
    with atheris.instrument_imports(include=["retrieval", "bot"]):
        from fuzz.targets import stretched, targets
    target = targets(seeds_desk)[name]
    target(b"")  # what is loaded and indexed once is no input's time

    def exercise(data: bytes) -> None:
        target(data)
        if data and crc32(data) % STRETCHED_ONE_IN == 0:
            target(stretched(data))

    found.mkdir(parents=True, exist_ok=True)
    dictionary = found.with_name(f"{found.name}.words")
    dictionary.write_text("".join(f'"{_quoted(word)}"\n' for word in _words(name)), "ascii")
    options = {
        "max_total_time": seconds,
        "timeout": SECONDS_AN_INPUT,
        "max_len": LONGEST,
        "dict": dictionary,
        "artifact_prefix": f"{found}/",
        "print_final_stats": 1,
        "verbosity": 1,
    }
    arguments = [f"-{key}={value}" for key, value in options.items()]
    atheris.Setup([sys.argv[0], *arguments, str(found), str(CORPUS / name)], exercise)
    atheris.Fuzz()


@cache
def seeds_desk():
    """A desk on a new index of the packaged articles."""
    from retrieval.config import ModelSettings, Settings
    from retrieval.desk import Desk

    model = ModelSettings(threads=1, precision="float32")
    desk = Desk(Settings(database=Path(tempfile.mkdtemp()) / "seeds.db", model=model))
    desk.build([HERE.parents[1] / "seeds"])
    return desk


def _words(name: str) -> list[bytes]:
    """What stands between white space in the kept inputs, as far as a dictionary of the fuzzer may hold it."""
    words = {word for file in (CORPUS / name).iterdir() for word in file.read_bytes().split()}
    return sorted(word for word in words if len(word) <= 24)


def _quoted(word: bytes) -> str:
    return "".join(chr(one) if chr(one).isalnum() and one < 128 else f"\\x{one:02x}" for one in word)


def main() -> int:
    """Each target in a process of its own, since the fuzzer ends the one it runs in."""
    names = sorted(folder.name for folder in CORPUS.iterdir())
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(names)} [default: all]")
    parser.add_argument("--seconds", type=int, default=600, help="for each target [default: 600]")
    parser.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()) / "eventdesk-fuzz")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if unknown := set(given.targets) - set(names):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if given.here:
        fuzz(given.targets[0], given.seconds, given.found)
    broken = []
    for name in given.targets or names:
        print(f"== {name}", flush=True)
        options = ["--here", name, "--seconds", str(given.seconds), "--found", str(given.found / name)]
        if subprocess.run([sys.executable, __file__, *options], check=False).returncode:
            broken.append(name)
    print(f"broken: {', '.join(broken)}" if broken else "nothing found")
    return len(broken)


if __name__ == "__main__":
    sys.exit(main())
