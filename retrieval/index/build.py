"""An index run: what changed is read, cleaned and encoded beside the live index, then becomes visible at once.

Three steps. *Compare* reads every article's digest. *Stage* cleans what is new or changed and encodes the sentences
nobody has encoded yet; staged articles and vectors are invisible, written in short transactions, and a later run takes
up what a killed one left. *Publish* puts it all in place in one transaction, so that a reader sees the old index or the
new one, whole.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from retrieval.articles import Problem, RawArticle, read_raw
from retrieval.articles.article import Article
from retrieval.errors import InputError, UnusableIndexError
from retrieval.index import staging
from retrieval.index.encoder import Encoder
from retrieval.index.publish import publish
from retrieval.index.storage import explained, open_for_writing, set_aside
from retrieval.index.writer import Writer, sole_writer

# Sentences encoded between two commits: a second or so of work, all that a kill can cost.
WINDOW = 1024
