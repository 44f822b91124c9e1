"""One index's rows on a Milvus server: the only place that knows pymilvus, and that says in words what went wrong."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from retrieval.config import MilvusSettings
from retrieval.errors import EngineError
from retrieval.index.arrays import Ids

if TYPE_CHECKING:
    from pymilvus import MilvusClient

T = TypeVar("T")
Row = Mapping[str, Any]

# A server gives no more than so many rows for one search.
MOST_ROWS = 16_384
# Of HNSW: links of a node, and how many candidates are kept while it is built (Malkov and Yashunin 2016) and searched.
_LINKS, _BUILDING, _SEARCHING = 32, 256, 512
# How many times longer than for other answers the server is waited for until it has indexed what it was given.
_FLUSHING = 30
# pymilvus asks every ten seconds whether the server is still there; that makes the lite server hang up on a client that
# waits or is idle. Our requests have time limits of their own.
QUIET = {"grpc.keepalive_time_ms": 600_000, "grpc.keepalive_permit_without_calls": 0}
# Codes of Milvus.
_UNREACHABLE, _NO_COLLECTION, _NOT_LOADED = 2, 100, 101


class Server:
    """A Milvus server, connected to when first needed; safe to share by threads."""

    def __init__(self, settings: MilvusSettings) -> None:
        self.settings = settings
        self._client: MilvusClient | None = None
        self._connecting = threading.Lock()

    def collections(self) -> list[str]:
        """The names of all collections there."""
        return list(self.call(lambda client: client.list_collections(timeout=self.settings.timeout)))

    def call(self, request: Callable[[MilvusClient], T]) -> T:
        """What the server answers. Raises EngineError."""
        with self._explained():
            return request(self._connected())

    def _connected(self) -> MilvusClient:
        from pymilvus import MilvusClient

        with self._connecting:
            if self._client is None:
                logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # what matters of it is in the exception
                token = self.settings.token.get_secret_value()
                self._client = MilvusClient(
                    self.settings.uri, token=token, timeout=self.settings.timeout, grpc_options=QUIET
                )
            return self._client

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            from grpc import RpcError, StatusCode
            from pymilvus.exceptions import MilvusException
        except ImportError as error:
            raise EngineError(
                "index.engine is 'milvus', but pymilvus is not installed: pip install 'eventdesk[milvus]'"
            ) from error
        where = f"Milvus at {self.settings.uri}"
        try:
            yield
        except RpcError as error:
            if error.code() == StatusCode.DEADLINE_EXCEEDED:
                raise EngineError(
                    f"{where} does not answer within {self.settings.timeout:g} s: try again, look after the server, or "
                    "raise milvus.timeout; nothing is lost"
                ) from error
            raise EngineError(f"{where} broke off ({error.details()}); nothing is lost, try again") from error
        except MilvusException as error:
            if error.code == _UNREACHABLE:
                raise EngineError(
                    f"{where} cannot be reached: start it, or set milvus.uri and milvus.token right; nothing is lost"
                ) from error
            if error.code == _NO_COLLECTION:
                raise EngineError(
                    f"{where} does not hold this index: it is another server, or has lost its data; "
                    "'eventdesk migrate' fills it again, without encoding"
                ) from error
            raise EngineError(f"{where}: {error.message}") from error


class Collection:
    """The rows of one index and model on a server: ``id`` of a sentence, its vector, its terms' impacts, and integers.

    ``vector``: (dimensions,), normalised float32. ``terms``: impact by term number. The integers are for filters.
    """

    def __init__(self, server: Server, name: str) -> None:
        self.server, self.name = server, name

    def create(self, dimensions: int) -> None:
        """Make the collection if it is not there. Raises EngineError if it is there for other vectors."""

        def made(client: MilvusClient) -> int:
            if not client.has_collection(self.name, timeout=self._timeout):
                self._make(client, dimensions)
            described = client.describe_collection(self.name, timeout=self._timeout)
            return next(int(one["params"]["dim"]) for one in described["fields"] if one["name"] == "vector")

        found = self.server.call(made)
        if found != dimensions:
            raise EngineError(
                f"collection {self.name} on {self.server.settings.uri} is not of this index: its vectors have {found} "
                f"dimensions, not {dimensions}; drop it there, or set milvus.uri to another server"
            )

    def exists(self) -> bool:
        """Whether it is there."""
        return bool(self.server.call(lambda client: client.has_collection(self.name, timeout=self._timeout)))

    def drop(self) -> None:
        """Take it off the server, if it is there."""
        self.server.call(lambda client: client.drop_collection(self.name, timeout=self._timeout))

    def upsert(self, rows: Sequence[Row]) -> None:
        """Write rows; those with the same ids are replaced."""
        self.server.call(lambda client: client.upsert(self.name, list(rows), timeout=self._timeout))

    def flush(self) -> None:
        """Have the rows indexed: until then the lite server looks through them one by one."""
        self.server.call(lambda client: client.flush(self.name, timeout=_FLUSHING * self._timeout))

    def delete(self, condition: str) -> None:
        """Delete the rows for which the condition holds."""
        self._loaded(lambda client: client.delete(self.name, filter=condition, timeout=self._timeout))

    def count(self) -> int:
        """How many rows there are."""
        rows = self._loaded(
            lambda client: client.query(
                self.name, output_fields=["count(*)"], consistency_level="Strong", timeout=self._timeout
            )
        )
        return int(rows[0]["count(*)"])

    def search(self, field: str, query: Any, condition: str, limit: int, *, fresh: bool) -> Ids:
        """The ids of the ``limit`` rows with the highest inner product, best first, for which the condition holds.

        Not ``fresh``: rows written in the last seconds may be missing, and the server need not wait for them.
        """
        found = self._loaded(
            lambda client: client.search(
                self.name,
                [query],
                filter=condition,
                limit=min(limit, MOST_ROWS),
                output_fields=["id"],
                anns_field=field,
                search_params={
                    "metric_type": "IP",
                    "params": self._effort(field, limit),
                },
                consistency_level="Strong" if fresh else "Bounded",
                timeout=self._timeout,
            )
        )
        return np.array([one["id"] for one in found[0]], dtype=np.int64)

    @property
    def _timeout(self) -> float:
        return self.server.settings.timeout

    def _loaded(self, request: Callable[[MilvusClient], T]) -> T:
        """What the server answers, after it has loaded the collection if it was started anew."""
        from pymilvus.exceptions import MilvusException

        def asked(client: MilvusClient) -> T:
            try:
                return request(client)
            except MilvusException as error:
                if error.code != _NOT_LOADED:
                    raise
                client.load_collection(self.name, timeout=self._timeout)
                return request(client)

        return self.server.call(asked)

    def _effort(self, field: str, limit: int) -> dict[str, int]:
        """How hard a graph is searched: the more candidates are kept, the fewer are missed."""
        is_graph = field == "vector" and self.server.settings.vectors == "HNSW"
        return {"ef": max(2 * limit, _SEARCHING)} if is_graph else {}

    def _make(self, client: MilvusClient, dimensions: int) -> None:
        from pymilvus import DataType

        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", DataType.INT64, is_primary=True)
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimensions)
        schema.add_field("terms", DataType.SPARSE_FLOAT_VECTOR)
        for name in ("source", "via", "published"):
            schema.add_field(name, DataType.INT64)
        indexes = client.prepare_index_params()
        kind = self.server.settings.vectors
        graph = {"M": _LINKS, "efConstruction": _BUILDING} if kind == "HNSW" else {}
        indexes.add_index("vector", index_type=kind, metric_type="IP", params=graph)
        indexes.add_index("terms", index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
        client.create_collection(self.name, schema=schema, index_params=indexes, timeout=self._timeout)
