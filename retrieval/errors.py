"""What can go wrong, said in one line that names the file, line or setting at fault and what to do about it.

The library raises these; the command line prints the message and exits with 1. Anything else that escapes is a
defect of ours and keeps its traceback.
"""


class EventdeskError(Exception):
    """Base of every error that a user can cause and mend."""


class InputError(EventdeskError):
    """An article, path or question that cannot be used as given."""


class FetchError(InputError):
    """An address that may not be fetched, or did not give what can be used; ``retry_after``: seconds, if asked for."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class SettingsError(EventdeskError):
    """A setting in the configuration file or the environment that is unknown or out of range."""


class UnusableIndexError(EventdeskError):
    """The index file cannot be used: missing, damaged, of another program or built by another model."""


class NoIndexError(UnusableIndexError):
    """There is no index yet, or none was ever finished."""


class DamagedIndexError(UnusableIndexError):
    """The index file is not as it was written; a rebuild sets it aside."""


class FeedbackError(EventdeskError):
    """The feedback file cannot be used: not writable, damaged or of another program."""


class EngineError(EventdeskError):
    """The engine that searches the index cannot be used: not installed, down, slow, or not the index's own."""


class BusyError(EventdeskError):
    """Another process is writing the index; the message says which and how far it is."""


class ModelError(EventdeskError):
    """The embedding model cannot be loaded or is not the one it should be."""


class ReaderError(EventdeskError):
    """The trained reader's file is missing or not the one it should be; all else works without it."""


class LanguageError(EventdeskError):
    """A table of a language is missing or has a row that is wrong; the message names file, row and fault."""
