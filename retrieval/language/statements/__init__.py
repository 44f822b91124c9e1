"""Who said what: statements in text, their speakers, and who the speakers are."""

from retrieval.language.statements.extract import Quote, extract_quotes
from retrieval.language.statements.extraction import Reading, extract_statements, read
from retrieval.language.statements.gathering import TextNames, names_in
from retrieval.language.statements.joining import Said, is_negative, joined, same_speaker, same_statement
from retrieval.language.statements.register import Directory, Entity, Register, entities_of
from retrieval.language.statements.speaker import Basis, Speaker
from retrieval.language.statements.speakers import resolve_speakers
from retrieval.language.statements.statement import Kind, Span, Statement

__all__ = [
    "Basis",
    "Directory",
    "Entity",
    "Kind",
    "Quote",
    "Reading",
    "Register",
    "Said",
    "Span",
    "Speaker",
    "Statement",
    "TextNames",
    "entities_of",
    "extract_quotes",
    "extract_statements",
    "is_negative",
    "joined",
    "names_in",
    "read",
    "resolve_speakers",
    "same_speaker",
    "same_statement",
]
