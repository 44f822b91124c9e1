"""Articles: finding the files, reading every kind, cleaning the text, and what is known about each."""

from retrieval.articles.article import Article, Block, BlockKind, PublishedBasis
from retrieval.articles.cleaning.clean import CleanText, clean
from retrieval.articles.explain import ExplainedArticle, ExplainedLine, explained
from retrieval.articles.files.files import SUFFIXES, read_raw
from retrieval.articles.problem import Problem, UnreadableError
from retrieval.articles.raw import RawArticle
from retrieval.articles.reading import UNKNOWN_SOURCE

__all__ = [
    "SUFFIXES",
    "UNKNOWN_SOURCE",
    "Article",
    "Block",
    "BlockKind",
    "CleanText",
    "ExplainedArticle",
    "ExplainedLine",
    "Problem",
    "PublishedBasis",
    "RawArticle",
    "UnreadableError",
    "clean",
    "explained",
    "read_raw",
]
