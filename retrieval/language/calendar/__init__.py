"""The calendar of a language: its words, the rules of its date expressions and its holidays, read from tables."""
