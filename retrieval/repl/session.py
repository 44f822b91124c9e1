"""What a person has set in the REPL, and what was answered last."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from pydantic import ValidationError

from retrieval.answers.answer import Answer, Item
from retrieval.answers.turns import turns
from retrieval.config import SearchSettings
from retrieval.desk import Desk, How
from retrieval.errors import InputError
from retrieval.index.filters import Filters
from retrieval.terminal.answer import View


@dataclass
class Session:
    """One person's questions to one desk. Settings changed here last until the REPL is left."""

    desk: Desk
    search: SearchSettings
    limit: int
    filters: Filters = field(default_factory=Filters)
    speaker: str | None = None
    view: View = field(default_factory=View)
    answered: list[Answer] = field(default_factory=list)

    @classmethod
    def of(cls, desk: Desk) -> Session:
        """A session with the desk's own settings."""
        return cls(desk, desk.settings.search, desk.settings.limit)

    def reset(self) -> None:
        """Back to the desk's own settings; what was asked stays."""
        fresh = Session.of(self.desk)
        self.search, self.limit, self.filters, self.speaker, self.view = (
            fresh.search,
            fresh.limit,
            fresh.filters,
            fresh.speaker,
            fresh.view,
        )

    def settings(self) -> dict[str, object]:
        """Everything that can be set, by the name of the command that sets it."""
        search = {name: getattr(self.search, field) for name, field in search_settings().items()}
        filters = {name: getattr(self.filters, name) for name in ("source", "after", "before")}
        return search | {"limit": self.limit} | filters | {"speaker": self.speaker} | asdict(self.view)

    @property
    def last(self) -> Answer:
        """The last answer. Raises InputError before the first."""
        if not self.answered:
            raise InputError("nothing was asked yet")
        return self.answered[-1]

    def ask(self, text: str, command: str = "ask") -> Answer:
        """Answer a question as set, by one of ``commands.COMMAND_NAMES``."""
        answer = self.answer(text, self.search, self.limit, command)
        self.answered.append(answer)
        return answer

    def answer(self, text: str, search: SearchSettings, limit: int, command: str = "ask") -> Answer:
        """Answer a question with other settings, leaving the last answer what it is; it may lean on those before."""
        how = How(limit=limit, filters=self.filters, search=search, speaker=self.speaker, before=turns(self.answered))
        return self.desk.answer(command, text, **how)

    def item(self, number: str) -> tuple[int, Item]:
        """The item of the last answer with that number (from 1). Raises InputError if there is none."""
        items = self.last.items
        if not number.isdecimal() or not 1 <= int(number) <= len(items):
            raise InputError(f"the last answer has no item {number!r}: it has {len(items)}")
        return int(number), items[int(number) - 1]


def name_of(field_name: str) -> str:
    """What a setting is called here: ``dense_weight`` is ``weight``, ``rescore_depth`` ``rescore-depth``."""
    return "weight" if field_name == "dense_weight" else field_name.replace("_", "-")


def search_settings() -> dict[str, str]:
    """The search settings' fields by their names in the REPL."""
    return {name_of(one): one for one in SearchSettings.model_fields}


def changed(search: SearchSettings, name: str, value: str) -> SearchSettings:
    """The settings with one of another value. Raises InputError if there is no such setting or value."""
    fields = search_settings()
    if name not in fields:
        raise InputError(f"there is no setting {name!r}; there are: {', '.join(fields)}")
    try:
        return SearchSettings.model_validate(search.model_dump() | {fields[name]: value})
    except ValidationError as error:
        message = error.errors()[0]["msg"]
        raise InputError(f"{name} {value}: {message[0].lower()}{message[1:]}") from error


def shown(value: object) -> str:
    """A setting's value as it is typed."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return "none" if value is None else str(value)
