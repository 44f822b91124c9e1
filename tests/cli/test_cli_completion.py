"""Shell completion, by click's own mechanism."""

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_asks_eventdesk(eventdesk, shell):
    assert f"_EVENTDESK_COMPLETE={shell}_complete" in eventdesk("completion", shell).stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("eventdesk s", ["since", "sources", "status"]),
        ("eventdesk remove ha", ["harbour.md"]),
        ("eventdesk ask bridge --sou", ["--source"]),
        ("eventdesk ask bridge --source i", ["'Island Post'"]),
        ("eventdesk who-said --speaker ada", ["'Ada Birch'"]),
        ("eventdesk who-said --speaker Bir", ["'Ada Birch'"]),
        ("eventdesk who-said --db absent.db --speaker Bir", []),
        ("eventdesk ask --db absent.db bridge --source i", []),
        ("eventdesk ask --config absent.toml bridge --source i", []),
    ],
)
def test_commands_options_and_outlets_are_completed(indexed, typed, offered):
    done = indexed(_EVENTDESK_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=str(len(typed.split()) - 1))
    assert [line.partition(",")[2] for line in done.stdout.splitlines() if line] == offered
