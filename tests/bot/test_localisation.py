"""Every string of the commands has a translation in every catalog, and all that is sent is within Discord's limits."""

import discord
import pytest
import regex
from discord import app_commands

from bot import commands
from bot.localisation import Catalogs

LOCALES = [discord.Locale.german, discord.Locale.russian, discord.Locale.chinese]
NAME = regex.compile(r"[-_'\p{L}\p{N}]{1,32}")
DESCRIPTION_CHARACTERS = 100
MENU_NAME_CHARACTERS = 32
SUBCOMMAND = discord.AppCommandOptionType.subcommand.value
# Commands are called the same everywhere: help, documentation and colleagues say "/ask".
KEPT = app_commands.TranslationContextLocation.command_name


class Recorder(app_commands.Translator):
    """Translates nothing and remembers what it was asked for."""

    def __init__(self):
        self.asked = set()

    async def translate(self, string, locale, context):
        is_menu = isinstance(context.data, app_commands.ContextMenu)
        if context.location is not KEPT or is_menu:
            self.asked.add(string.message)


@pytest.fixture
def tree():
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    commands.add_all(tree, events=True)
    return tree


def all_commands(tree):
    return [one for kind in discord.AppCommandType for one in tree.get_commands(type=kind)]


def subcommands(payload):
    """Those of a command, which are called the same everywhere, too."""
    return [one for one in payload.get("options", ()) if one["type"] == SUBCOMMAND]


async def payloads(tree, translator):
    return [await one.get_translated_payload(tree, translator) for one in all_commands(tree)]


async def test_every_string_is_translated_and_nothing_else_is_in_a_catalog(tree):
    recorder = Recorder()
    await payloads(tree, recorder)
    assert len(recorder.asked) > 20
    catalogs = Catalogs()
    assert set(catalogs.strings) == {locale.value for locale in LOCALES}
    for strings in catalogs.strings.values():
        assert strings.keys() == recorder.asked


@pytest.mark.parametrize("locale", [None, *LOCALES])
async def test_what_is_sent_is_within_the_limits(tree, locale):
    def shown(part, key):
        """The English string, or its translation; both are sent."""
        return part[key] if locale is None else part[f"{key}_localizations"][locale.value]

    for payload in [part for whole in await payloads(tree, Catalogs()) for part in (whole, *subcommands(whole))]:
        if payload["type"] not in (discord.AppCommandType.chat_input.value, SUBCOMMAND):
            assert 1 <= len(shown(payload, "name")) <= MENU_NAME_CHARACTERS
            continue
        assert 1 <= len(shown(payload, "description")) <= DESCRIPTION_CHARACTERS
        options = [option for option in payload["options"] if option not in subcommands(payload)]
        names = [shown(option, "name") for option in options]
        assert len(set(names)) == len(names)
        for name in [payload["name"], *names]:
            assert NAME.fullmatch(name), name
            assert name == name.lower()
        for option in options:
            assert 1 <= len(shown(option, "description")) <= DESCRIPTION_CHARACTERS, option
