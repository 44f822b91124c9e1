"""Answers: what a question is answered with, and what the index holds."""
