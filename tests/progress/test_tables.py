"""TinyDB's interface over the ledger: what it promises, and that one document costs one document."""

from __future__ import annotations

from typing import Any

import pytest
from tinydb import where
from tinydb.table import Document

from trainer.progress.ledger import Ledger
from trainer.progress.line import Line, Operation
from trainer.progress.tables import JournalDatabase, JournalDocument, JournalStorage, JournalTable


class Disk:
    """Takes commits, or refuses them."""

    def __init__(self) -> None:
        self.ledger = Ledger("1a2b3c4d")
        self.commits: list[list[Operation]] = []
        self.full = False

    def commit(self, operations: list[Operation]) -> None:
        if self.full:
            raise OSError("full")
        self.commits.append(operations)
        self.ledger.take([Line(str(len(self.commits)), 1, "", "1a2b3c4d", tuple(operations))])


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def table(disk: Disk) -> Any:
    return JournalDatabase(storage=lambda: JournalStorage(disk.ledger, disk.commit)).table("people")


def test_an_insert_and_a_put_commit_their_own_document_only(table: JournalTable, disk: Disk) -> None:
    table.insert_multiple([JournalDocument({"name": str(n)}, f"id-{n}") for n in range(500)])
    disk.commits.clear()
    table.insert(JournalDocument({"name": "Ann"}, "ann"))
    table.put(JournalDocument({"name": "Ben"}, "id-7"))
    assert disk.commits == [[("people", "ann", {"name": "Ann"})], [("people", "id-7", {"name": "Ben"})]]
    assert len(table) == 501


def test_ids_are_texts_and_must_be_given(table: JournalTable) -> None:
    assert table.insert(JournalDocument({"name": "Ann"}, "ann")) == "ann"
    assert [str(document.doc_id) for document in table] == ["ann"]
    with pytest.raises(ValueError, match="id of its own"):
        table.insert({"name": "nobody"})
    with pytest.raises(ValueError, match="already exists"):
        table.insert(JournalDocument({"name": "Ann again"}, "ann"))


def test_searching_updating_and_removing_work_as_in_tinydb(table: JournalTable, disk: Disk) -> None:
    table.insert_multiple([JournalDocument({"age": n}, f"id-{n}") for n in range(5)])
    assert [d["age"] for d in table.search(where("age") > 2)] == [3, 4]
    table.update({"old": True}, where("age") == 4)
    assert table.get(where("age") == 4) == {"age": 4, "old": True}
    table.remove(where("age") < 2)
    assert [d["age"] for d in table] == [2, 3, 4]
    table.upsert({"age": 9}, where("age") == 2)
    assert table.count(where("age") == 9) == 1
    assert disk.commits[1:] == [
        [("people", "id-4", {"age": 4, "old": True})],
        [("people", "id-0", None), ("people", "id-1", None)],
        [("people", "id-2", {"age": 9})],
    ]


def test_a_search_is_never_stale_after_a_save_past_the_table(table: JournalTable, disk: Disk) -> None:
    assert table.search(where("age") == 1) == []
    disk.commit([("people", "ann", {"age": 1})])
    assert table.search(where("age") == 1) == [{"age": 1}]


def test_changing_what_was_handed_in_or_out_changes_nothing(table: JournalTable) -> None:
    given = {"likes": ["tea"]}
    table.insert(JournalDocument(given, "ann"))
    given["likes"].append("coffee")
    for found in (
        table.all()[0],
        table.get(where("likes").any(["tea"])),
        table.search(where("likes").exists())[0],
    ):
        assert isinstance(found, Document)
        found["likes"].append("milk")
    assert table.all() == [{"likes": ["tea"]}]


def test_nothing_moves_when_the_disk_refuses(table: JournalTable, disk: Disk) -> None:
    table.insert(JournalDocument({"age": 1}, "ann"))
    disk.full = True
    for change in (
        lambda: table.insert(JournalDocument({"age": 2}, "ben")),
        lambda: table.update({"age": 3}),
        lambda: table.truncate(),
    ):
        with pytest.raises(OSError, match="full"):
            change()
    assert table.all() == [{"age": 1}]


def test_dropping_a_table_writes_the_difference(table: JournalTable, disk: Disk) -> None:
    database = JournalDatabase(storage=lambda: JournalStorage(disk.ledger, disk.commit))
    disk.commit([("people", "ann", {"age": 1}), ("stories", "s", {"v": 1})])
    database.drop_table("people")
    assert disk.commits[-1] == [("people", "ann", None)]
    assert database.table("stories").all() == [{"v": 1}]
    assert table.all() == []


def test_tinydb_still_has_the_seams_that_the_tables_use() -> None:
    for name in ("_update_table", "_read_table", "_get_next_id", "document_id_class", "document_class"):
        assert hasattr(JournalTable.__base__, name)
