"""``python -m bot``: the bot where the script is not on the path."""

from bot.cli import main

main(prog_name="eventdesk-bot")
