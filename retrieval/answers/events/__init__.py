"""``timeline``: dated sentences made events, each told once."""
