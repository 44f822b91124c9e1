"""The index: one SQLite file, its writer and its readers."""
