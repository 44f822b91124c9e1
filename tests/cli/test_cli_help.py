"""Help is complete, and there at once."""

import subprocess
import sys

import pytest

from retrieval.cli import main
from retrieval.cli.commands import MODULES

HEAVY = {"torch", "sentence_transformers", "trafilatura"}
NOT_FOR_HELP = HEAVY | {"numpy", "pydantic", "rich", "prompt_toolkit", "sqlite_utils"}


def modules_after(*arguments):
    """What is imported by a command line run in a fresh interpreter."""
    script = (
        "import sys; from retrieval.cli import main; sys.argv = ['eventdesk', *sys.argv[1:]]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("name", MODULES)
def test_every_command_has_help_with_an_example(eventdesk, name):
    shown = eventdesk(name, "--help").output
    assert f"Usage: eventdesk {name}" in shown
    assert "Example" in shown


@pytest.mark.parametrize("name", [name for name in MODULES if name != "completion"])
def test_every_command_takes_config_and_db(eventdesk, name):
    shown = eventdesk(name, "--help").output
    assert "--config FILE" in shown
    assert "--db FILE" in shown


def test_help_names_every_command(eventdesk):
    shown = eventdesk("--help").output
    assert all(f"  {name}  " in shown for name in main.list_commands(None))


def test_help_imports_nothing_that_takes_time():
    assert not modules_after("--help") & NOT_FOR_HELP
    assert not modules_after("ask", "--help") & NOT_FOR_HELP


# status times the rescoring, which torch does.
@pytest.mark.parametrize(("command", "needed"), [("sources", set()), ("status", {"torch"})])
def test_looking_at_the_index_needs_no_model(seeds_desk, command, needed):
    assert modules_after(command, "--db", str(seeds_desk.settings.database)) & HEAVY == needed


@pytest.mark.parametrize("arguments", [["aks", "x"], ["ask"], ["ask", "x", "--limit", "0"], ["eval"], ["--nonsense"]])
def test_wrong_use_is_exit_code_2(eventdesk, arguments):
    done = eventdesk(*arguments)
    assert done.exit_code == 2
    assert "Usage: eventdesk" in done.stderr


def test_the_version_is_shown(eventdesk):
    assert eventdesk("--version").output.startswith("eventdesk")
