"""``python -m retrieval.cli``: the command line where the script is not on the path."""

from retrieval.cli import main

main(prog_name="eventdesk")
