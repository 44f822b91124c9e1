"""Formats that strangers' parsers read, each in a process of its own with limits of time and memory."""
