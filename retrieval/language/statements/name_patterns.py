"""How a name is written: capitalised words, with particles and initials between them."""

from __future__ import annotations

import re
from functools import lru_cache

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽΑ-ΩА-Я"


@lru_cache(maxsize=8)
def name_patterns(particles: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name, capitalised words with particles between them, and what hangs a second one on it ("of the")."""
    particle = rf"(?:{'|'.join(particles)})"
    part = (
        rf"(?:(?:[A-Z]\.)+(?:[A-Z](?![\w]))?"
        r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Rev|Hon|Jr|Sr|St)\."
        rf"|(?:{particle}-)?(?:O['’][ ])?[{_UPPER}]\w*(?:['’](?!s\b)\w+)*(?:-\w+)*)"
    )
    name = re.compile(rf"(?<![\w@#.])(?:{particle}-)?{part}(?:[ ](?:&[ ]|(?:{particle}[ ]){{0,2}}){part}){{0,7}}")
    return name, re.compile(rf"[ ](?:of|for|and)[ ](?:the[ ])?(?={part})")
