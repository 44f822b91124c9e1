"""Date expressions: found, given their TIMEX3 value, and resolved to an interval of the calendar."""
