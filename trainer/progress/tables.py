"""TinyDB over the journal: its tables in memory, every change a line on disk first.

A stock table rebuilds itself at each change; here an insert and a put cost the same at 100,000
documents as at none.  Ids are texts, documents are copied on their way in and out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from trainer.progress.ledger import Ledger, Tables
from trainer.progress.line import Fields, Operation

Commit = Callable[[list[Operation]], None]


def copied(value: Any) -> Any:
    """A deep copy of a JSON value; tuples become lists."""
    if isinstance(value, dict):
        return {name: copied(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [copied(part) for part in value]
    return value


class JournalStorage(Storage):
    """The ledger's tables as TinyDB sees them.  `commit` puts operations on disk, or raises."""

    def __init__(self, ledger: Ledger, commit: Commit) -> None:
        self._ledger = ledger
        self._commit = commit

    def table(self, name: str) -> dict[str, Fields]:
        """The table's documents by id, not copied."""
        return self._ledger.table(name)

    def commit(self, operations: Iterable[Operation]) -> None:
        """All the operations, on disk and then in memory."""
        self._commit([(t, i, None if d is None else copied(d)) for t, i, d in operations])

    def read(self) -> Tables:
        """Everything, for TinyDB's own slow paths."""
        return {name: self.table(name) for name in list(self._ledger.tables)}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """The difference from what is there, as one commit: the slow path behind drop_tables."""
        operations: list[Operation] = []
        for name in self._ledger.tables.keys() | data.keys():
            operations += changes(name, self.table(name), data.get(name, {}))
        if operations:
            self.commit(operations)


def changes(name: str, old: Mapping[str, Fields], new: Mapping[Any, Any]) -> list[Operation]:
    """What turns one state of a table into another."""
    fresh = {str(id_): document for id_, document in new.items()}
    gone: list[Operation] = [(name, id_, None) for id_ in old if id_ not in fresh]
    return gone + [(name, i, dict(d)) for i, d in fresh.items() if i not in old or old[i] != d]


class JournalDocument(Document):
    """A document of its own: changing it changes nothing in the table."""

    def __init__(self, value: Mapping[str, Any], doc_id: Any) -> None:
        super().__init__(copied(dict(value)), doc_id)


class JournalTable(Table):
    """A TinyDB table whose ids are texts and whose inserts and puts touch one document only."""

    document_class = JournalDocument
    document_id_class = str  # type: ignore[assignment]  # TinyDB's stub has int; its code takes any class
    _storage: JournalStorage

    def insert(self, document: Mapping[str, Any]) -> Any:
        """Add a `Document` with an id of its own.  Raises ValueError when the id is taken or missing."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[Any]:
        """Add several in one commit: all of them or, when it raises, none."""
        there = self._read_table()
        fresh: dict[str, Fields] = {}
        for document in documents:
            if not isinstance(document, Document):
                raise ValueError("a document needs an id of its own: insert Document(value, doc_id)")
            id_ = str(document.doc_id)
            if id_ in there or id_ in fresh:
                raise ValueError(f"Document with ID {id_} already exists")
            fresh[id_] = dict(document)
        self._save([(self.name, id_, value) for id_, value in fresh.items()])
        return list(fresh)

    def put(self, document: Document) -> str:
        """Put a document in place of whatever has its id."""
        id_ = str(document.doc_id)
        self._save([(self.name, id_, dict(document))])
        return id_

    def search(self, cond: QueryLike) -> list[Document]:
        """Every document that fits.  Nothing is remembered, as saves may go past the table."""
        self.clear_cache()
        return super().search(cond)

    def __iter__(self) -> Iterator[Document]:
        for id_, document in list(self._read_table().items()):
            yield self.document_class(document, id_)

    def _read_table(self) -> dict[str, Any]:
        return self._storage.table(self.name)

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        old = self._read_table()
        new = copied(old)
        updater(new)
        self._save(changes(self.name, old, new))

    def _save(self, operations: list[Operation]) -> None:
        if operations:
            self._storage.commit(operations)

    def _get_next_id(self) -> NoReturn:
        raise ValueError("a document needs an id of its own: insert Document(value, doc_id)")


class JournalDatabase(TinyDB):
    """TinyDB with these tables."""

    table_class = JournalTable
