"""A saved web page: its blocks, which of them are the article, and what the page says about it."""
