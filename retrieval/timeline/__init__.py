"""The timeline: every dated event of the index in order, as data and as a picture."""
