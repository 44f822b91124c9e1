"""The bot's settings, and its token: read from safe places only, and never shown."""

from __future__ import annotations

import traceback

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.config import DiscordSettings, load_bot_settings, read_token
from retrieval.errors import SettingsError

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty current folder and environment, so that no setting of the checkout is found."""
    monkeypatch.chdir(tmp_path)
    for name in ("DISCORD_TOKEN", "EVENTDESK_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def token_file(folder):
    file = folder / "token"
    file.write_text(f"{TOKEN}\n", encoding="utf8")
    file.chmod(0o600)
    return file


def settings(file):
    return DiscordSettings(token_file=str(file))


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_that_only_its_owner_reads_is_read(token_file, mode):
    token_file.chmod(mode)
    assert read_token(settings(token_file), {}) == TOKEN


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620, 0o602, 0o610, 0o666])
def test_a_file_others_can_use_is_not(token_file, mode):
    token_file.chmod(mode)
    with pytest.raises(SettingsError, match="others can read the token: 'chmod 600"):
        read_token(settings(token_file), {})


def test_the_environment_comes_first(token_file):
    assert read_token(settings(token_file), {"DISCORD_TOKEN": " another-token \n"}) == "another-token"
    assert read_token(settings(token_file), {"DISCORD_TOKEN": "  "}) == TOKEN


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no token: set DISCORD_TOKEN"),
        (TOKEN.encode() + b" and more", "holds blanks or letters no token has"),
        ("tökön".encode(), "holds blanks or letters no token has"),
        (b"\xff\xfe" + TOKEN.encode(), "not a text file"),
    ],
)
def test_what_is_no_token_is_said_and_not_shown(token_file, content, said):
    token_file.write_bytes(content)
    with pytest.raises(SettingsError) as error:
        read_token(settings(token_file), {})
    shown = "".join(traceback.format_exception_only(error.value))
    assert said in shown
    assert TOKEN not in shown


@pytest.mark.parametrize(("path", "said"), [("missing", "No such file"), (".", "others can read|Is a directory")])
def test_a_file_that_cannot_be_read_is_named(folder, path, said):
    (folder / ".").chmod(0o700)
    with pytest.raises(SettingsError, match=said):
        read_token(settings(folder / path), {})


def test_no_token_at_all_says_where_to_get_one():
    with pytest.raises(SettingsError, match="the Developer Portal shows it under Bot"):
        read_token(DiscordSettings(), {})


def test_paths_are_meant_from_the_folder_of_the_file(folder):
    place = folder / "etc"
    place.mkdir()
    file = place / "config.toml"
    file.write_text('database = "a.db"\n[discord]\ntoken_file = "token"\nfeedback = "f.db"\nadmin_guilds = [1, 2]\n')
    loaded = load_bot_settings(file)
    assert loaded.database == place / "a.db"
    assert loaded.discord.token_file == str(place / "token")
    assert loaded.discord.feedback == place / "f.db"
    assert loaded.discord.admin_guilds == {1, 2}
    assert load_bot_settings(file, folder / "b.db").database == folder / "b.db"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('token = "x"', "discord.token: there is no such setting"),
        ("queue = 0", "discord.queue: "),
        ('admin_guilds = ["desk"]', "discord.admin_guilds"),
        ('log_level = "loud"', "discord.log_level"),
        ("port = 65536", "discord.port"),
    ],
)
def test_a_wrong_setting_is_named(folder, line, said):
    (folder / "config.toml").write_text(f"[discord]\n{line}\n")
    with pytest.raises(SettingsError, match=said) as error:
        load_bot_settings()
    assert "config.toml" in str(error.value)


def test_a_bot_without_a_token_ends_with_one_line():
    ended = CliRunner().invoke(main, ["--db", "none.db"], catch_exceptions=False)
    assert ended.exit_code == 1
    assert ended.output.startswith("error: no token: set DISCORD_TOKEN")
    assert ended.output.count("\n") == 1


def test_the_token_is_not_in_the_help_of_a_wrong_use(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    for arguments in (["--help"], ["--no-such-option"], ["--config", "none.toml"]):
        assert TOKEN not in CliRunner().invoke(main, arguments, catch_exceptions=False).output
