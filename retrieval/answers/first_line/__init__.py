"""The first line of ``ask``: candidates, what they agree on, and how likely the line is right."""
