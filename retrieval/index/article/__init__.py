"""What the index keeps of an article: its sentences, dates, statements and names, and what it said before."""
