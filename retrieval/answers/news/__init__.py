"""``since``: whether new sentences tell something that nobody told before, and what."""
