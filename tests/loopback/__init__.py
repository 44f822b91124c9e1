"""A Discord on this machine for tests over real sockets, and the real bot as a process beside it."""
