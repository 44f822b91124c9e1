"""A draft held against the index: each quotation, number, day and name of it, with what the articles have."""
