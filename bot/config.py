"""The bot's settings: those of eventdesk and the table ``[discord]``; and its token, which is no setting."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import Field

from retrieval.config import Section, Settings, load
from retrieval.errors import SettingsError

TOKEN_VARIABLE = "DISCORD_TOKEN"


class DiscordSettings(Section):
    """What only the bot needs; numbers of servers, roles and users are Discord's own ids."""

    token_file: str = ""
    event: str = ""
    operator: str = ""
    development_guild: int = Field(0, ge=0)
    admin_guilds: frozenset[int] = frozenset()
    admin_roles: frozenset[int] = frozenset()
    feedback: Path = Path("feedback.db")
    keep_days: int = Field(30, ge=1)
    keep_questions: int = Field(20_000, ge=100)
    watchers: Literal["admins", "moderators", "members"] = "moderators"
    watches_per_channel: int = Field(20, ge=1, le=100)
    watch_posts_per_hour: int = Field(12, ge=1, le=120)
    digest_channels: tuple[int, ...] = ()
    digest_time: str = Field("08:00", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    items: int = Field(9, ge=1, le=50)
    threads: int = Field(1, ge=1, le=32)
    queue: int = Field(50, ge=1, le=10_000)
    questions_per_user: int = Field(5, ge=1)
    cooldown_seconds: float = Field(15.0, gt=0)
    port: int = Field(8650, ge=0, le=65535)
    refresh_seconds: float = Field(5.0, gt=0)
    start_seconds: float = Field(600.0, ge=0)
    warm_minutes: float = Field(60.0, ge=0)
    proxy: str = Field("", pattern=r"^(https?://\S+)?$")
    private_reports: bool = False
    read_threads: bool = False
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_content: bool = False


class BotSettings(Settings):
    """All settings of eventdesk and those of its bot."""

    discord: DiscordSettings = DiscordSettings()

    def rooted(self, folder: Path, given: Collection[str]) -> Self:
        """Paths of ``[discord]`` are meant from the folder of the configuration file, too."""
        token_file = self.discord.token_file and str(folder / self.discord.token_file)
        paths = {"feedback": folder / self.discord.feedback, "token_file": token_file}
        update = {"discord": self.discord.model_copy(update=paths)}
        return super().rooted(folder, given).model_copy(update=update)


def load_bot_settings(file: Path | None = None, database: Path | None = None) -> BotSettings:
    """All settings, as ``retrieval.config.load`` finds them. Raises SettingsError."""
    return load(BotSettings, file, **({"database": database} if database else {}))


def read_token(settings: DiscordSettings, environment: Mapping[str, str] = os.environ) -> str:
    """The bot's token, from the environment or from the token file, which only its owner may read.

    Raises SettingsError, which never holds the token.
    """
    token = environment.get(TOKEN_VARIABLE, "").strip()
    if not token and settings.token_file:
        token = _from_file(Path(settings.token_file))
    if not token:
        raise SettingsError(
            f"no token: set {TOKEN_VARIABLE}, or discord.token_file to a file only you can read; "
            "the Developer Portal shows it under Bot, Reset Token"
        )
    if not token.isascii() or any(map(str.isspace, token)):
        raise SettingsError("the token holds blanks or letters no token has: copy it again, whole and alone")
    return token


def _from_file(file: Path) -> str:
    try:
        mode = file.stat().st_mode
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise SettingsError(
                f"{file}: others can read the token: 'chmod 600 {file}', and reset the token if they did"
            )
        return file.read_text(encoding="utf8").strip()
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: not a text file") from error
