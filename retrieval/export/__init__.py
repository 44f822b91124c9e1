"""Answers and timelines as files to take along: a calendar, or Markdown."""
