"""What users read of the commands before they run one, in the languages of the catalogs in ``locales``.

The commands themselves are called the same in every language: help, documentation and colleagues say "/ask".
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

import discord
from discord import app_commands


class Catalogs(app_commands.Translator):
    """``strings``: by Discord's name of a language, each English string with its translation."""

    def __init__(self) -> None:
        self.strings: dict[str, dict[str, str]] = {
            file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf8"))
            for file in (files("bot") / "locales").iterdir()
            if file.name.endswith(".toml")
        }

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The string in the language of ``locale``, None where it stays as it is."""
        return self.strings.get(locale.value, {}).get(string.message)
