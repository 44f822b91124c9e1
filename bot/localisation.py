"""Names and descriptions of commands in the languages of the catalogs beside this file."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import discord
from discord import app_commands


class Catalogs(app_commands.Translator):
    """One catalog a language: the English string and its translation."""

    def __init__(self) -> None:
        folder = files("bot") / "locales"
        self._catalogs = {
            file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf8"))
            for file in (folder.iterdir() if folder.is_dir() else ())
            if file.name.endswith(".toml")
        }

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The string in the language of ``locale``, None where it stays as it is."""
        return self._catalogs.get(locale.value, {}).get(string.message)
