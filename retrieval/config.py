"""Settings: defaults here, overridden by a TOML file, overridden by the environment.

``config.example.toml`` explains every setting and holds exactly these defaults (a test keeps it so). An environment
variable is the setting's path in capitals, as in ``EVENTDESK_SEARCH__DEPTH=100``.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, SecretStr, StringConstraints, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings.exceptions import SettingsError as EnvironmentError_

from retrieval.errors import SettingsError

DEFAULT_FILE = Path("config.toml")
EngineName = Literal["sqlite", "milvus"]
# What the event of ``articles`` and ``database`` is called where events have names.
DEFAULT_EVENT = "default"
_SHARED = "events: two have the same database; each needs its own"
EventName = Annotated[str, StringConstraints(pattern=r"^[\w-]{1,32}$")]


class Section(BaseModel):
    """A table of the TOML file; a key nobody knows is an error, since it is most likely a misspelt one."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ModelSettings(Section):
    """Which sentence-transformers model turns text into vectors, and how."""

    name: str = "packaged"
    precision: Literal["auto", "float32", "bfloat16"] = "auto"
    threads: int = Field(0, ge=0, le=256)
    batch_size: int = Field(64, ge=1, le=4096)


class IndexSettings(Section):
    """Where sentences are searched."""

    engine: EngineName = "sqlite"


class MilvusSettings(Section):
    """The Milvus server, if that is the engine."""

    uri: str = "http://localhost:19530"
    token: SecretStr = SecretStr("")
    timeout: float = Field(10, gt=0, le=3600)
    vectors: Literal["FLAT", "HNSW"] = "FLAT"


class SearchSettings(Section):
    """How candidates are found, fused and rescored; the defaults are the best measured (docs/measurements.md)."""

    depth: int = Field(default=200, ge=1, le=10_000, description="candidates of the lexical and of the dense list")
    dense_weight: float = Field(default=0.5, ge=0, le=1, description="the dense list's share of the fused score")
    rescore: bool = Field(default=True, description="rescore the best candidates by late interaction")
    rescore_depth: int = Field(default=50, ge=1, le=1_000, description="how many candidates are rescored for ask")
    long_depth: int = Field(
        default=20, ge=1, le=1_000, description="the same for questions of more than 16 word pieces"
    )
    weigh_depth: int = Field(default=50, ge=1, le=1_000, description="how many candidates when and who-said weigh")
    reader: bool = Field(default=True, description="let the trained reader judge the best sentences for ask")
    refuse: bool = Field(default=True, description="say that nothing answers when the evidence is too thin")

    def weighing(self) -> Self:
        """For what many sentences tell together: a date, or a statement in several outlets' words."""
        return self.model_copy(update={"rescore_depth": self.weigh_depth, "long_depth": self.weigh_depth})


class FeedSettings(Section):
    """A feed that is followed."""

    url: str = Field(pattern="^https?://", max_length=2000)


class EventSettings(Section):
    """One of several events: which articles and feeds tell of it, and its index; ``title``: what people call it."""

    articles: tuple[Path, ...] = Field(min_length=1)
    database: Path
    title: str = ""
    feeds: tuple[FeedSettings, ...] = ()

    def rooted(self, folder: Path) -> Self:
        """With its paths meant from ``folder``."""
        articles = tuple(folder / path for path in self.articles)
        return self.model_copy(update={"articles": articles, "database": folder / self.database})


class IntakeSettings(Section):
    """How articles are fetched from the web."""

    contact: str = Field("", max_length=200, pattern=r"^[\x20-\x7e]*$")
    pace: float = Field(1, ge=0, le=3600)
    seconds: float = Field(30, gt=0, le=600)
    megabytes: float = Field(10, gt=0, le=10)
    watch_days: float = Field(3, ge=0, le=366)


class Settings(BaseSettings):
    """All settings; paths are relative to the folder of the configuration file, else to the current one."""

    model_config = SettingsConfigDict(env_prefix="EVENTDESK_", env_nested_delimiter="__", extra="forbid", frozen=True)

    articles: tuple[Path, ...] = ()
    database: Path = Path("eventdesk.db")
    event: str = ""
    events: dict[EventName, EventSettings] = {}
    feeds: tuple[FeedSettings, ...] = ()
    limit: int = Field(5, ge=1, le=100)
    model: ModelSettings = ModelSettings()
    index: IndexSettings = IndexSettings()
    milvus: MilvusSettings = MilvusSettings()
    search: SearchSettings = SearchSettings()
    intake: IntakeSettings = IntakeSettings()
    discord: Any = Field(None, description="the bot's table; bot/config.py knows what it may hold")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What the caller gives wins over the environment, the environment over the TOML file."""
        toml = TomlConfigSettingsSource(settings_cls)
        return init_settings, env_settings, toml

    @model_validator(mode="after")
    def _events_apart(self) -> Self:
        """No two events share an index, and the one that is meant is there."""
        if DEFAULT_EVENT in self.events:
            raise ValueError(f"events.{DEFAULT_EVENT}: call it otherwise, that is the event of articles and database")
        if self.event not in ("", DEFAULT_EVENT, *self.events):
            raise ValueError(f"event: no event is called {self.event!r}; there are: {', '.join(self.events) or 'none'}")
        files = [one.database for one in self.events.values()]
        if len(set(files)) < len(files):
            raise ValueError(_SHARED)
        return self

    def _has_default(self) -> bool:
        """Whether there is an event of ``articles`` and ``database``."""
        if self.event:
            return self.event == DEFAULT_EVENT
        return not self.events or bool({"articles", "database"} & self.model_fields_set)

    @property
    def event_names(self) -> tuple[str, ...]:
        """All events, the default one first; "default" is that of ``articles`` and ``database``."""
        return tuple(dict.fromkeys((self.event or DEFAULT_EVENT, *self.events)))

    def of_event(self, name: str | None = None) -> Self:
        """The settings of one event: its articles and its database. Raises SettingsError if there is none called so."""
        name = name or self.event or DEFAULT_EVENT
        if name not in self.event_names:
            raise SettingsError(f"no event is called {name!r}; there are: {', '.join(self.event_names)}")
        if name == DEFAULT_EVENT:
            return self
        one = self.events[name]
        update = {"articles": one.articles, "database": one.database, "feeds": one.feeds, "event": name}
        return self.model_copy(update=update)

    def rooted(self, folder: Path, given: Collection[str]) -> Self:
        """Relative paths of the file are meant from its folder; those ``given`` by the caller, from the current one.

        Where the file has events and neither articles nor a database beside them, the first event is the default.
        """
        update: dict[str, Any] = {}
        update["events"] = {name: one.rooted(folder) for name, one in self.events.items()}
        others = [one.database for one in self.events.values()]
        if self._has_default() and "database" not in given and self.database in others:
            raise SettingsError(f"{_SHARED} ({self.database})")
        if not (self.event or self._has_default()):
            update["event"] = next(iter(self.events))
        if "database" not in given:
            update["database"] = folder / self.database
        if "articles" not in given:
            update["articles"] = tuple(folder / path for path in self.articles)
        return self.model_copy(update=update)


AnySettings = TypeVar("AnySettings", bound=Settings)


def load_settings(file: Path | None = None, **given: Any) -> Settings:
    """The settings of eventdesk without its bot; else as ``load``."""
    return load(Settings, file, **given)


def load(kind: type[AnySettings], file: Path | None = None, **given: Any) -> AnySettings:
    """Settings from ``file`` (default: ``$EVENTDESK_CONFIG``, else ``config.toml`` if there is one) and the
    environment.

    ``given`` overrides both. Raises SettingsError naming the file and the setting at fault.
    """
    named = file or (Path(os.environ["EVENTDESK_CONFIG"]) if os.environ.get("EVENTDESK_CONFIG") else None)
    if named is not None and not named.is_file():
        raise SettingsError(f"{named}: there is no such configuration file")
    path = named or DEFAULT_FILE
    where = f"{path}: " if path.is_file() else ""

    class FromFile(kind):  # type: ignore[misc, valid-type]
        model_config = SettingsConfigDict(toml_file=path)

    try:
        settings: AnySettings = FromFile(**given)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not UTF-8 text: {error}") from error
    except EnvironmentError_ as error:
        raise SettingsError(f"environment: {error}") from error
    except ValidationError as error:
        raise SettingsError(where + "; ".join(map(_complaint, error.errors()))) from error
    return settings.rooted(path.parent, given)


def _complaint(error: Any) -> str:
    setting = ".".join(map(str, error["loc"])) or "settings"
    if error["type"] == "value_error":  # one of ours
        return str(error["ctx"]["error"])
    if error["type"] == "extra_forbidden":
        return f"{setting}: there is no such setting"
    return f"{setting}: {error['msg']} (given: {error['input']!r})"
