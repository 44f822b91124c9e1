"""Who denies what in a sentence, also where the sentence does not say what: "he denied it", "rejected the reports".

Only what is told as done just now: nothing that somebody would, did not or had long denied. Of what a court or council
rejects nothing is denied, it is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.language.cues import Denials
from retrieval.language.language import load

_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody denies something in a sentence.

    ``by``: as the sentence calls them, "" where another clause does. ``what``: the words of what is denied, "" if they
    stand ``before``, in this sentence, or where that is "" in what comes before it.
    """

    by: str
    what: str
    before: str

    def is_by(self, who: str) -> bool:
        """Whether whoever denies it may be called so: not "an aide of Lind" by "Lind"."""
        wanted = set(re.findall(r"[\w'’-]+", who.casefold()))
        return wanted <= set(re.findall(r"[\w'’-]+", self.by.casefold())) and not load().denials.related.search(self.by)


def denials_in(text: str) -> Iterator[Denial]:
    """What somebody denies in a sentence; within quotation marks, who is quoted."""
    cues = load().denials
    for verb in cues.verb.pattern.finditer(text):
        before, after = text[: verb.start()], text[verb.end() :]
        if not _is_quoted(before):
            found = _denied(verb[0].lower(), re.split(r"[;:–—]", before)[-1], after, cues)
        elif cues.own.search(before):
            found = Denial("", _what(after, cues), "")
        else:
            continue
        if found and not cues.nobody.match(found.by) and not cues.judges.search(found.by):
            yield found


def _denied(verb: str, head: str, after: str, cues: Denials) -> Denial | None:
    if not cues.denies.pattern.fullmatch(verb):
        return _by_subject(head, "", cues) if cues.called.match(after) else None
    if cues.passive.match(head):
        by = cues.by.match(after)
        return Denial(by["by"].strip(), "", "") if by else None
    what = _what(after, cues)
    if what and not verb.startswith("den"):  # a plan is rejected by who does not want it
        return None
    if not verb.endswith("ing"):
        return _by_subject(head, what, cues)
    if not head.strip():
        return Denial("", what, "")
    return _by_subject(head.rstrip().removesuffix(","), what, cues) if head.rstrip().endswith(",") else None


def _what(after: str, cues: Denials) -> str:
    return "" if cues.leans.match(after) else re.split(r"[,;:–—]", after)[0].strip(' .”"')


def _by_subject(head: str, what: str, cues: Denials) -> Denial | None:
    """What is denied by whoever the words before the verb, as ``head``, name."""
    if cues.not_now.search(head):
        return None
    is_asked = cues.asked.search(head) is not None
    if is_asked:
        by = re.split(r",|\b(?:and|but)\b", head)[-1]
    else:
        by = re.split(r",|\s(?:and|but)\s(?=[A-Z])", cues.opening.pattern.sub("", head))[0]
    by = cues.aside.pattern.sub("", f" {by.strip()}").strip()
    if not by or len(by.split()) > _LONGEST_NAME:
        return None
    return Denial(by, what, head if is_asked else "")


def _is_quoted(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
