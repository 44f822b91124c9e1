"""Typed findings: a sentence and a kind of question in, stretches of words out. No storage."""

from retrieval.findings.find import TYPED, findings
from retrieval.findings.finding import Finding
from retrieval.findings.sides import Side, is_contrary, is_open, side_of

__all__ = ["TYPED", "Finding", "Side", "findings", "is_contrary", "is_open", "side_of"]
