"""The timeline: every dated event of the index in order, as data, as a calendar and as a picture."""
