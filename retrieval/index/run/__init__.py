"""An index run: what changed is staged beside the live index, its speakers resolved, then published at once."""
