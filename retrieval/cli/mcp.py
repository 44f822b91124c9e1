"""``eventdesk mcp``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retrieval.cli.options import with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk


@click.command("mcp", short_help="Serve the desk to assistants (Model Context Protocol).")
@with_desk
def command(desk: Desk) -> None:
    """Serve the desk to an assistant over standard input and output, as tools of the Model Context Protocol.

    ask, who-said, when, timeline, since, sources and context give what --json prints: sentences word for word with
    their offsets. Read only. Needs 'pip install eventdesk[mcp]'.

    Example, in an assistant's settings: {"command": "eventdesk", "args": ["mcp", "--db", "news.db"]}
    """
    from retrieval.errors import SettingsError

    try:
        from retrieval.assistants import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise SettingsError("the Model Context Protocol is not installed: pip install 'eventdesk[mcp]'") from error
    from retrieval.terminal.indexing import ensure_index

    ensure_index(desk)
    server(desk).run("stdio")
