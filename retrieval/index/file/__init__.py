"""The index file: its tables, how it is opened, written by one and read by many, and its seal."""
