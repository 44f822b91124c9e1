"""eventdesk's retrieval: from article files to cited answers. Knows nothing of Discord."""
