"""What eventdesk costs and how well it finds, beside others. COMMAND --help says what is measured and how."""

from __future__ import annotations

import click

from benchmarks.changes import changes
from benchmarks.comparison import compare
from benchmarks.edits import edited
from benchmarks.encoding import encoding
from benchmarks.gate import gate
from benchmarks.growth import growth
from benchmarks.judging import judging
from benchmarks.large import large
from benchmarks.links import links
from benchmarks.make import make
from benchmarks.mutations import mutations
from benchmarks.picture import picture
from benchmarks.publishing import publishing
from benchmarks.reading import reading
from benchmarks.refusals import refusals
from benchmarks.replay import replay
from benchmarks.verify import verify

COMMANDS = (
    changes,
    compare,
    encoding,
    gate,
    growth,
    judging,
    large,
    links,
    make,
    mutations,
    edited,
    picture,
    publishing,
    reading,
    refusals,
    replay,
    verify,
)

if __name__ == "__main__":
    click.Group(name="benchmarks", commands=list(COMMANDS), help=__doc__)(prog_name="python -m benchmarks")
