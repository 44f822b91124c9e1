"""``when`` and how long: the days that an event has, weighed by clause and across outlets."""
