"""How answers, tables and progress look in a terminal: the same for the command line and the REPL."""
