"""Who said what: statements in text, their speakers, and who the speakers are."""

from retrieval.language.statements.extract import Quote, extract_quotes
from retrieval.language.statements.extraction import Reading, extract_statements, read
from retrieval.language.statements.joining import Said, joined, same_speaker, same_statement
from retrieval.language.statements.register import Entity, Register
from retrieval.language.statements.scene import Speaker
from retrieval.language.statements.speakers import resolve_speakers
from retrieval.language.statements.statement import Kind, Span, Statement

__all__ = [
    "Entity",
    "Kind",
    "Quote",
    "Reading",
    "Register",
    "Said",
    "Span",
    "Speaker",
    "Statement",
    "extract_quotes",
    "extract_statements",
    "joined",
    "read",
    "resolve_speakers",
    "same_speaker",
    "same_statement",
]
