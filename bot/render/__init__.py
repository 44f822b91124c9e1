"""The only place where text becomes Discord text."""
