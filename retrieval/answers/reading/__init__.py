"""A question laid against sentences: how much of it each holds, and in which words."""
