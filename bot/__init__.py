"""The Discord bot: commands in, answers of `retrieval` out, rendered for Discord."""
