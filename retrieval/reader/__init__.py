"""A trained reader: question and sentence read together, how well the one answers the other, and with which words."""
