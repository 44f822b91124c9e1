"""Reading a question: plain words, what it asks for, what an answer must hold. Text in, no storage."""

from retrieval.language.asking import Kind
from retrieval.question.analysis import Analysis, analyse, decisive_words
from retrieval.question.kinds import Asked
from retrieval.question.spelling import Vocabulary

__all__ = ["Analysis", "Asked", "Kind", "Vocabulary", "analyse", "decisive_words"]
