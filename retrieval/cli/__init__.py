"""The ``eventdesk`` command line: one file a command, light to import, so that help is there at once.

What takes time to import (settings, the index, rich, torch) is imported by the command that needs it.
"""

from __future__ import annotations

from retrieval.cli.commands import main

__all__ = ["main"]
