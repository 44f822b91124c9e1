"""``eventdesk completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion", short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and outlets in SHELL.

    Example, in ~/.bashrc: eval "$(eventdesk completion bash)"
    """
    complete = get_completion_class(shell)
    assert complete is not None  # the three are click's own
    click.echo(complete(ctx.find_root().command, {}, "eventdesk", "_EVENTDESK_COMPLETE").source())
