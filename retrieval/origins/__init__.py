"""Of the outlets that carry a statement, how many have it by themselves, and by what sign that is known."""

from retrieval.origins.origin import Origin, Sign, as_json, in_sentences, told_by
from retrieval.origins.trace import Tracer

__all__ = ["Origin", "Sign", "Tracer", "as_json", "in_sentences", "told_by"]
