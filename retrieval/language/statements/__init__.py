"""Who said what: statements in text, their speakers, and who the speakers are."""

from retrieval.language.statements.extraction import extract_statements
from retrieval.language.statements.statement import Kind, Span, Statement

__all__ = ["Kind", "Span", "Statement", "extract_statements"]
