"""What the index holds, and what became of it: articles, their languages and versions, sizes."""
