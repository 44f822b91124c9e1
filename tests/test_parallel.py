"""How many processes run the tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from parallel import processes

TESTS = Path(__file__).parent


@pytest.mark.parametrize("arguments", [["test_parallel.py"], ["test_parallel.py::test_a_file"], ["terminal"], []])
def test_a_file_a_test_and_a_small_folder_run_in_the_process_itself(arguments: list[str]) -> None:
    assert processes([str(TESTS / one) for one in arguments]) == 0


@pytest.mark.parametrize(("cores", "expected"), [(1, 0), (2, 2), (64, 4), (None, 0)])
def test_all_tests_run_on_all_cores_of_a_small_machine(
    monkeypatch: pytest.MonkeyPatch, cores: int | None, expected: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert processes([str(TESTS)]) == expected
