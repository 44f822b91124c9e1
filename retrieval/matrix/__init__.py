"""A comparison of outlets as something to post: a page, a picture."""
