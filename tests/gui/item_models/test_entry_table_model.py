"""The table's model: ids inside, texts fetched when asked, Qt's own tester looking on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from gui.entry_cache import EntryCache
from gui.item_models.columns import AREA, STATUS, columns_of
from gui.item_models.entry_table_model import (
    COLUMN_ROLE,
    ENTRY_ROLE,
    SEVERITY_ROLE,
    STATUS_ROLE,
    EntryTableModel,
    TableSource,
)
from model.catalogue import Catalogue
from model.fields import STANDARD
from model.operations.entries import edit_entry, remove_entries
from model.records import Problem, Severity, Status
from tests.helpers.catalogues import new_catalogue

NAMES = tuple("甲乙丙丁戊")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", *NAMES) as opened:
        yield opened


def make_model(catalogue: Catalogue, problems: dict[int, list[Problem]] | None = None) -> EntryTableModel:
    found = problems or {}
    labels = {area.key: area.label for area in catalogue.areas()}
    source = TableSource(
        EntryCache(catalogue), lambda key: found.get(key, ()), labels.__getitem__, writable=not catalogue.read_only
    )
    return EntryTableModel(columns_of(STANDARD.fields), source)


def names(model: EntryTableModel) -> str:
    column = [column.key for column in model.columns].index("name")
    return "".join(str(model.index(row, column).data()) for row in range(model.rowCount()))


@pytest.mark.usefixtures("application")
def test_every_kind_of_change_keeps_the_promises_of_qt(catalogue: Catalogue) -> None:
    model = make_model(catalogue)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    a, b, c, d, e = catalogue.ids()
    for ids, expected in (
        ([a, b, c, d, e], "甲乙丙丁戊"),
        ([a, e], "甲戊"),
        ([a, c, d, e], "甲丙丁戊"),
        ([e, d, c, a], "戊丁丙甲"),
        ([e, d, c, a, b], "戊丁丙甲乙"),
        ([b], "乙"),
        ([], ""),
        ([a, b], "甲乙"),
    ):
        model.set_ids(ids)
        assert names(model) == expected
        assert [model.row_of(key) for key in ids] == list(range(len(ids)))


def test_one_block_is_inserted_or_removed_and_only_a_new_order_is_a_reset(catalogue: Catalogue) -> None:
    model = make_model(catalogue)
    a, b, c, d, e = catalogue.ids()
    model.set_ids([a, b, e])
    spies = [QSignalSpy(signal) for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset)]

    def counts() -> list[int]:
        return [spy.count() for spy in spies]

    model.set_ids([a, b, c, d, e])
    assert counts() == [1, 0, 0]
    model.set_ids([a, e])
    assert counts() == [1, 1, 0]
    model.set_ids([a, e])
    assert counts() == [1, 1, 0], "nothing changed, nothing is told"
    model.set_ids([e, a])
    assert counts() == [1, 1, 1]


def test_roles_of_a_cell(catalogue: Catalogue, application: QApplication) -> None:
    first = catalogue.ids()[0]
    warning = Problem(first, "name", Severity.WARNING, "x", "名称有问题")
    error = Problem(first, "name", Severity.ERROR, "y", "名称错了")
    model = make_model(catalogue, {first: [warning, error]})
    model.set_ids(catalogue.ids())
    keys = [column.key for column in model.columns]
    name = model.index(0, keys.index("name"))
    assert name.data() == "甲"
    assert name.data(ENTRY_ROLE) == first
    assert name.data(COLUMN_ROLE).key == "name"
    assert name.data(SEVERITY_ROLE) is Severity.ERROR, "the worst one"
    assert name.data(Qt.ItemDataRole.ToolTipRole) == "甲\n● 名称有问题\n● 名称错了"
    assert model.index(0, keys.index(STATUS)).data() == "草拟"
    assert model.index(0, keys.index(STATUS)).data(STATUS_ROLE) == (Status.DRAFT, False)
    assert model.index(0, keys.index(AREA)).data() == "公共法律服务"
    assert model.index(1, keys.index("name")).data(SEVERITY_ROLE) is None
    assert model.headerData(keys.index("basis"), Qt.Orientation.Horizontal) == "公开依据"


def test_editing_is_a_wish_and_the_same_text_is_none(catalogue: Catalogue, application: QApplication) -> None:
    model = make_model(catalogue)
    model.set_ids(catalogue.ids())
    spy = QSignalSpy(model.edit_requested)
    keys = [column.key for column in model.columns]
    cell = model.index(2, keys.index("name"))
    assert model.setData(cell, "丙")
    assert spy.count() == 0
    assert model.setData(cell, "丙的新名")
    assert spy.at(0) == [catalogue.ids()[2], "name", "丙的新名"]
    assert cell.data() == "丙", "the model itself changes nothing"
    assert not model.setData(model.index(2, keys.index(STATUS)), "x")


def test_an_edited_entry_is_fetched_anew_and_a_removed_one_is_empty(
    catalogue: Catalogue, application: QApplication
) -> None:
    model = make_model(catalogue)
    ids = catalogue.ids()
    model.set_ids(ids)
    keys = [column.key for column in model.columns]
    assert model.index(0, keys.index("name")).data() == "甲"
    catalogue.run(edit_entry(entry_id=ids[0], field="name", value="新"))
    catalogue.run(remove_entries(entry_ids=[ids[1]]))
    fresh = make_model(catalogue)
    fresh.set_ids(ids)
    assert fresh.index(0, keys.index("name")).data() == "新"
    assert fresh.index(1, keys.index("name")).data() is None


def test_columns_of_the_catalogue_and_what_is_hidden_at_first() -> None:
    columns = columns_of(STANDARD.fields)
    assert [column.title for column in columns if column.shown] == [
        "状态", "领域", "一级事项", "事项名称", "公开内容", "公开依据", "公开时限", "公开主体", "公开方式", "公开渠道",
        "公开对象", "公开层级", "公开要求", "备注",
    ]  # fmt: skip


def test_texts_are_fetched_a_page_at_a_time(catalogue: Catalogue) -> None:
    asked: list[list[int]] = []

    class Counting:
        is_lent = False

        def entries(self, ids: list[int]) -> list[object]:
            asked.append(list(ids))
            return list(catalogue.entries(ids))

    cache = EntryCache(Counting())  # type: ignore[arg-type]
    ids = catalogue.ids()
    shown = [entry["name"] for row, key in enumerate(ids) if (entry := cache.get(key, ids, row)) is not None]
    assert "".join(shown) == "甲乙丙丁戊"
    assert asked == [ids], "one query for the page"
    cache.forget([ids[1]])
    assert cache.get(ids[0]) is not None
    assert len(asked) == 1
    assert cache.get(ids[1]) is not None
    assert asked[1:] == [[ids[1]]]
    assert cache.get(999_999) is None
