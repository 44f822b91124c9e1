"""The fuzzer's targets on the inputs kept in corpus/, on those in another order, and, in CI, for some seconds each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz.targets import Target, stretched, targets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
KEPT = sorted(file for file in (HERE / "corpus").rglob("*") if file.is_file())
NAMES = sorted({file.parent.name for file in KEPT})
# Fewer where one is many milliseconds' work.
EXAMPLES = {"queries": 8, "rendering": 10}
SECONDS = int(os.environ.get("EVENTDESK_FUZZ_SECONDS", "5"))


@pytest.fixture
def target(request, seeds_desk) -> Target:
    return targets(lambda: seeds_desk)[request.param]


def test_every_target_has_inputs(seeds_desk):
    assert sorted(targets(lambda: seeds_desk)) == NAMES


@pytest.mark.parametrize(
    ("target", "file"),
    [pytest.param(file.parent.name, file, id=f"{file.parent.name}-{file.name}") for file in KEPT],
    indirect=["target"],
)
def test_what_must_hold_holds_for_a_kept_input(target, file):
    target(file.read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("target", NAMES, indirect=True)
def test_it_holds_for_a_kept_input_again_and_again(target, request):
    for file in (HERE / "corpus" / request.node.callspec.params["target"]).iterdir():
        target(stretched(file.read_bytes()))


@pytest.mark.parametrize("target", NAMES, indirect=True)
def test_it_holds_for_pieces_of_kept_inputs_in_another_order(target, request):
    name = request.node.callspec.params["target"]
    pieces = sorted({piece for file in KEPT if file.parent.name == name for piece in file.read_bytes().split(b" ")})

    @settings(max_examples=EXAMPLES.get(name, 40), suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(pieces) | st.binary(max_size=4), max_size=30).map(b" ".join))
    def holds(data: bytes) -> None:
        target(data)

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_fuzzer_finds_nothing_in_some_seconds(name, tmp_path):
    pytest.importorskip("atheris", reason="needs the extra fuzz")
    command = [sys.executable, HERE / "run.py", name, "--seconds", str(SECONDS), "--found", tmp_path]
    run = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-4000:] + run.stdout
