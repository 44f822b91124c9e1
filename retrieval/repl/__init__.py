"""The interactive desk: the tool with which a person tests retrieval."""
