"""The group of all commands: how they are found, and how errors become one line and an exit code."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from retrieval.cli.options import config_option, db_option, event_option
from retrieval.errors import EventdeskError

# In the order in which one needs them: the module of each, which holds it as ``command``, or several as ``commands``.
MODULES = {
    "index": "index",
    "add": "add",
    "remove": "add",
    "poll": "poll",
    "ask": "questions",
    "who-said": "questions",
    "when": "questions",
    "compare": "compare",
    "verify": "verify",
    "timeline": "timeline",
    "since": "since",
    "answer": "answer",
    "extract": "extract",
    "sources": "sources",
    "status": "status",
    "migrate": "migrate",
    "eval": "evaluate",
    "repl": "repl",
    "mcp": "mcp",
    "completion": "completion",
}
INTERRUPTED = 130  # as a shell reports a program that Ctrl-C ended


class Failure(click.ClickException):
    """What a user can mend: printed as one line on standard error, exit code 1."""

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"error: {self.format_message()}", err=True)


class Commands(click.Group):
    """A group whose commands are imported when they are first asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of ``MODULES``."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called so."""
        if cmd_name not in MODULES:
            return None
        module = importlib.import_module(f"retrieval.cli.{MODULES[cmd_name]}")
        command: click.Command = module.commands[cmd_name] if hasattr(module, "commands") else module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn the errors that a user can mend into one line."""
        try:
            return super().invoke(ctx)
        except EventdeskError as error:
            raise Failure(str(error)) from error
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            ctx.exit(INTERRUPTED)


def _print_version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"eventdesk {version('eventdesk')}")
        except PackageNotFoundError:
            click.echo("eventdesk, run from a folder where it is not installed")
        ctx.exit()


version_option = click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@version_option
@event_option
@config_option
@db_option
def main(config: Path | None, db: Path | None, event: str | None) -> None:
    """Follow one news event: ask, and get sentences of named articles, never made-up prose.

    \b
    Start with:
      eventdesk index ARTICLES        index a folder of articles
      eventdesk ask what will they sign

    --config, --db and --event may stand before or after the command. Exit codes: 0 done, 1 failed, 2 wrong use.
    """
