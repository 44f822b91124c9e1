"""Search: candidates, fusion, rescoring, grouping, and when nothing was found."""
