"""Verb forms that show the tense of a clause, as far as they can be told from nouns by their spelling."""

from __future__ import annotations

import re

PAST_VERB = re.compile(
    r"""\b(?:
    was|were|had|did|been
    |(?!(?:need|seed|feed|weed|deed|indeed|breed|creed|speed|bleed|hundred|sacred|exceed|proceed|succeed)\b)
     [a-z]{2,20}ed
    |arose|ate|beat|became|began|begun|bent|bid|blew|bled|bore|bought|bred|broke|brought|built|burst|came|cast
    |caught|chose|clung|cost|crept|cut|dealt|died|done|drank|drew|drove|dug|fallen|fed|fell|felt|fled|flew|flung
    |forbade|foresaw|forgave|forgot|fought|found|froze|gave|given|gone|got|grew|heard|held|hid|hit|hung|hurt
    |kept|knew|laid|lay|leapt|led|left|lent|lost|made|meant|met|misled|mistook|overcame|oversaw|paid|put|quit
    |ran|rang|rebuilt|retook|risen|rode|rose|said|sang|sank|sat|saw|seen|sent|set|shed|shook|shot|shown|shrank
    |shut|slept|slew|slid|sold|sought|sped|spent|split|spoke|spoken|sprang|spread|spun|stole|stood|strove|struck
    |stuck|stung|swam|swept|swore|swung|taken|taught|thought|threw|thrown|told|took|tore|understood|undertook
    |underwent|upheld|upset|went|withdrew|withheld|withstood|woke|won|wore|written|wrote
    )\b""",
    re.VERBOSE,
)
PRESENT_VERB = re.compile(
    r"""\b(?:
    am|are|arrive|arrives|attends|await|awaits|be|becomes|begin|begins|believes|brings|calls|can|cannot|can't
    |claims|closes|comes|continues|could|depart|departs|do|does|ends|expects|faces|finds|flies|fly|gather|gets
    |gives|go|goes|has|have|heads|holds|hopes|hosts|intends|is|joins|keeps|lands|lasts|leads|leaves|makes|marks
    |may|means|meet|meets|might|must|needs|opens|plans|remains|rests|resume|resumes|returns|runs|say|says|seeks
    |seems|appears|should|shows|speaks|stands|starts|stays|takes|travel|travels|urges|visits|votes|wants|aims
    )\b|['’](?:re|ve|s\s(?:a|the|not|been))\b""",
    re.VERBOSE,
)
# What announces; the simple present of what begins ("the talks begin on Monday") is the future of timetables.
FUTURE_VERB = re.compile(
    r"""\b(?:
    will|shall|won['’]t|would|wouldn['’]t|(?:should|may|might|must|can)(?!\s(?:not\s)?have\b)
    |could\s(?:come|begin|start|happen|take|open|face|resume)|(?:is|are|was|were|going|likely|ready|about)\sto
    |set\s(?:to|for)|heads?\s(?:to|for)|scheduled|slated|upcoming|forthcoming|tentatively|due(?!\sto)
    |(?<!than\s)(?<!as\s)expected(?!\sby)|expects?|planned|planning|plans?\sto|intends?|hopes?\sto|hoping\sto
    |aims?\sto|begins|starts|opens|kicks\soff|as\s(?:early|soon)\sas
    )\b|['’]ll\b""",
    re.VERBOSE,
)
