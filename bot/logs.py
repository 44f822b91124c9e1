"""Structured logs: one JSON object a line, without tokens and, by default, without a word anybody wrote."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from types import TracebackType

import discord
from pythonjsonlogger.json import JsonFormatter

_FIELDS = ("levelname", "name", "message")
_RENAMED = {"levelname": "level", "name": "logger"}
# The tokens of interactions and webhooks stand in the addresses that errors of the network name.
_IN_ADDRESS = re.compile(r"/(webhooks|interactions)/(\d+)/[^/\s'\"?]+")
_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def set_up_logging(level: str, token: str, *, content: bool) -> None:
    """Log to standard error. ``content``: with the messages of unexpected errors, which may quote what users wrote."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Discreet(token, content=content))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # Their debug messages hold payloads; at this level they tell of connections only.
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLogger().level))
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks, and needs nothing for it


class _Discreet(JsonFormatter):
    """Lines without secrets, whoever logs them."""

    def __init__(self, token: str, *, content: bool) -> None:
        super().__init__(list(_FIELDS), rename_fields=_RENAMED, timestamp="time", json_ensure_ascii=False)
        self._token = token
        self._content = content

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line = _IN_ADDRESS.sub(r"/\1/\2/[token]", super().format(record))
        return line.replace(self._token, "[token]") if self._token else line

    def formatException(self, ei: _Raised) -> str:  # noqa: N802
        """Where it was raised, from frame to frame; what it says only if content may be logged."""
        kind, error, _trace = ei
        if self._content or kind is None:
            return logging.Formatter.formatException(self, ei)
        chain, frames = error, []
        while chain is not None:
            frames.append(f"{type(chain).__name__}\n{''.join(traceback.format_tb(chain.__traceback__))}")
            chain = chain.__cause__ or chain.__context__
        return "".join(frames)
