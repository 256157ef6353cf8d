"""Comparing in the window: versions, moments, other files; narrowing; bringing back; merging; undone to the start."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QToolButton

from gui.importing.import_dialog import ImportDialog
from gui.main_window import MainWindow
from gui.versions.compare_dialog import CompareDialog
from gui.versions.compared_rows import ComparedKind
from gui.versions.comparison_model import MOST_LINES, ComparisonModel
from gui.versions.side_chooser import SideChooser
from gui.versions.sides import NOW, Side, SideKind, compare_sides
from gui.versions.versions_dialog import VersionsDialog
from gui.widgets.chip import Chip
from model.catalogue import Catalogue
from model.history import field_label
from model.operations.areas import rename_area
from model.operations.entries import add_entry, edit_entry, remove_entries
from model.operations.placing import move_entries
from model.operations.releases import name_version
from model.operations.settings import change_settings
from model.progress import silent
from tests.helpers.catalogues import entry_named, entry_values, new_catalogue, picture, tree
from tests.helpers.windows import answering, catalogue_of, find, press, settle

OpenWindow = Callable[..., MainWindow]
LIMIT = "自信息形成或者变更之日起20个工作日内"


def lines(model: ComparisonModel) -> str:
    """The tree of differences as text; fields are indented."""
    found: list[str] = []

    def add(parent: QModelIndex, depth: int) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            cells = [str(index.siblingAtColumn(column).data() or "-") for column in range(model.columnCount())]
            found.append("  " * depth + " | ".join(cells))
            add(index, depth + 1)

    add(QModelIndex(), 0)
    return "\n".join(found)


def choose(dialog: CompareDialog, row: int, below: int | None = None) -> None:
    model = dialog.view.model
    index = model.index(row, 0)
    dialog.view.tree.setCurrentIndex(index if below is None else model.index(below, 0, index))
    settle()


def click(dialog: QDialog, name: str) -> None:
    button = find(dialog, QPushButton, name)
    assert button.isVisible(), f"{name} is not there"
    assert button.isEnabled(), f"{name} is grey"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def with_comparison(window: MainWindow, *acts: Callable[[CompareDialog], object]) -> None:
    """Open the dialog, do these things in it one after the other, close it."""

    def meet(dialog: QDialog) -> None:
        if not isinstance(dialog, CompareDialog):
            return
        for act in acts:
            settle(lambda: not dialog.comparing)
            act(dialog)
            settle(lambda: not dialog.comparing)
        if dialog.isVisible():
            dialog.reject()

    with answering(meet):
        window.actions_table["compare"].trigger()
    settle()


@pytest.fixture
def changed(open_window: OpenWindow) -> MainWindow:
    """Of 甲 乙 丙 丁, called 送审稿: 乙 gone, 戊 new, 丙 with another limit, 丁 in front; the area renamed."""
    window = open_window("甲", "乙", "丙", "丁")
    catalogue = catalogue_of(window)
    first, second, third, fourth = catalogue.ids()
    catalogue.run(name_version(label="送审稿"))
    catalogue.run(edit_entry(entry_id=third, field="time_limit", value="实时"))
    catalogue.run(remove_entries(entry_ids=[second]))
    catalogue.run(move_entries(entry_ids=[fourth], area="legal", before=first))
    catalogue.run(add_entry(area="legal", values=entry_values("戊")))
    catalogue.run(edit_entry(entry_id=first, field="basis", value=catalogue.entry(first)["basis"] + "。"))
    catalogue.run(rename_area(key="culture", label="文化"))
    catalogue.run(change_settings(contact="张三"))
    return window


WHOLE = (
    "领域和设置 | - | 领域改名：文化 | -\n"
    "  领域改名：文化 | - | 公共文化服务 | 文化\n"
    "领域和设置 | - | 目录设置：联系方式 | -\n"
    "  目录设置：联系方式 | - | - | 张三\n"
    "移动 | 公共法律服务 | 丁 | 在本领域内调整了顺序\n"
    "只改标点 | 公共法律服务 | 甲 | 1 处不同：公开依据\n"
    "  公开依据 | 只有标点或词序不同 | 《中华人民共和国政府信息公开条例》（国务院令第711号） |"
    " 《中华人民共和国政府信息公开条例》（国务院令第711号）。\n"
    "修改 | 公共法律服务 | 丙 | 1 处不同：公开时限\n"
    f"  公开时限 | - | {LIMIT} | 实时\n"
    "新增 | 公共法律服务 | （没有） | 戊\n"
    "删除 | 公共法律服务 | 乙 | （没有）"
)


def test_the_newest_version_is_compared_with_now(changed: MainWindow) -> None:
    seen: list[str] = []

    def look(dialog: CompareDialog) -> None:
        QAbstractItemModelTester(dialog.view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        seen.append(lines(dialog.view.model))
        seen.append(dialog.state.text())
        choose(dialog, 4)
        field = dialog.view.model.index(0, 3, dialog.view.tree.currentIndex())
        seen.append(str(field.data(Qt.ItemDataRole.AccessibleTextRole)))
        seen.append(dialog.view.sheet.toPlainText().split("\n")[3])

    with_comparison(changed, look)
    assert seen == [
        WHOLE,
        "从“送审稿”到“目录现在的内容”：新增 1，修改 1，删除 1，移动 1，只改标点 1，领域和设置 2；其余 0 个事项相同。",
        "目录现在的内容：实时",
        f"送审稿：{LIMIT}",
    ]


def test_the_sides_can_be_swapped_and_narrowed(changed: MainWindow) -> None:
    seen: dict[str, str] = {}

    def look(dialog: CompareDialog) -> None:
        QTest.mouseClick(find(dialog, QToolButton, "compare_swap"), Qt.MouseButton.LeftButton)
        settle(lambda: not dialog.comparing)
        model = dialog.view.model
        seen["swapped"] = lines(model).splitlines()[-1]
        for kind in ComparedKind:
            if kind not in (ComparedKind.ADDED, ComparedKind.MOVED):
                find(dialog, Chip, f"comparison_{kind.name.lower()}").click()
        seen["narrowed"] = lines(model)
        dialog.view.area.setCurrentIndex(dialog.view.area.findData("legal"))
        for kind in ComparedKind:
            chip = find(dialog, Chip, f"comparison_{kind.name.lower()}")
            if not chip.isChecked() and chip.isVisible():
                chip.click()
        seen["area"] = "领域和设置" if "领域和设置" in lines(model) else "only entries"

    with_comparison(changed, look)
    assert seen == {
        "swapped": "删除 | 公共法律服务 | 戊 | （没有）",
        "narrowed": "新增 | 公共法律服务 | （没有） | 乙\n移动 | 公共法律服务 | 丁 | 在本领域内调整了顺序",
        "area": "only entries",
    }


def test_fields_and_entries_are_brought_back_from_a_version(changed: MainWindow) -> None:
    catalogue = catalogue_of(changed)
    before = picture(catalogue)

    def restore(dialog: CompareDialog) -> None:
        for row, can in ((0, False), (2, False), (5, False), (4, True), (6, True)):
            choose(dialog, row)
            assert find(dialog, QPushButton, "compare_restore").isEnabled() == can, row
        choose(dialog, 4, 0)
        tree_view = dialog.view.tree
        tree_view.selectionModel().select(
            dialog.view.model.index(6, 0),
            tree_view.selectionModel().SelectionFlag.Select | tree_view.selectionModel().SelectionFlag.Rows,
        )
        click(dialog, "compare_restore")
        settle(lambda: not dialog.comparing)
        assert "修改" not in dialog.state.text()
        assert "删除" not in dialog.state.text()

    with_comparison(changed, restore)
    assert entry_named(catalogue, "丙")["time_limit"] == LIMIT
    assert "乙" in tree(catalogue)
    assert catalogue.undo_label == "恢复事项“乙”和公开时限"
    changed.actions_table["undo"].trigger()
    assert picture(catalogue) == before


def test_a_moment_and_what_cannot_be_compared(changed: MainWindow) -> None:
    seen: list[str] = []

    def look(dialog: CompareDialog) -> None:
        dialog.compare(NOW, NOW)
        seen.append(dialog.state.text())
        catalogue = catalogue_of(changed)
        release = catalogue.releases()[0]
        dialog.compare(Side(SideKind.MOMENT, moment=release.at.replace(year=2020)), NOW)
        settle(lambda: not dialog.comparing)
        seen.append(dialog.state.text())
        assert not find(dialog, QPushButton, "compare_report").isEnabled()
        now = catalogue.history(limit=1)[0].at
        dialog.compare(Side(SideKind.MOMENT, moment=now), NOW)
        settle(lambda: not dialog.comparing)
        seen.append(dialog.state.text())
        assert dialog.left.side().moment is not None

    with_comparison(changed, look)
    assert seen[0].startswith("两边是同一份内容")
    assert "还没有这个目录" in seen[1]
    assert seen[2] == "两边完全相同，共 4 个事项。"


def test_it_leads_to_the_entry(changed: MainWindow) -> None:
    catalogue = catalogue_of(changed)

    def jump(dialog: CompareDialog) -> None:
        choose(dialog, 4, 0)
        click(dialog, "compare_jump")

    with_comparison(changed, jump)
    assert changed.parts.table.current_id() == entry_named(catalogue, "丙").id


def test_the_way_over_the_list_of_versions_ends_at_the_entry(changed: MainWindow) -> None:
    def meet(dialog: QDialog) -> None:
        if isinstance(dialog, VersionsDialog):
            click(dialog, "version_compare_button")
        elif isinstance(dialog, CompareDialog):
            settle(lambda: not dialog.comparing)
            choose(dialog, 4)
            click(dialog, "compare_jump")

    with answering(meet):
        changed.actions_table["versions"].trigger()
    assert QApplication.activeModalWidget() is None, "both dialogs are closed"
    assert changed.parts.table.current_id() == entry_named(catalogue_of(changed), "丙").id


@pytest.fixture
def copy(changed: MainWindow, tmp_path: Path) -> Path:
    """A colleague's copy, in which 丙 has another subject and 己 is new; here 丙 got a note since."""
    path = tmp_path / "同事.gkml"
    shutil.copyfile(catalogue_of(changed).path, path)
    with Catalogue.open(path, take_over=True) as theirs:
        theirs.run(edit_entry(entry_id=entry_named(theirs, "丙").id, field="subject", value="格尔木市民政局"))
        theirs.run(add_entry(area="legal", values=entry_values("己")))
    mine = catalogue_of(changed)
    mine.run(edit_entry(entry_id=entry_named(mine, "丙").id, field="note", value="本地备注"))
    return path


def test_another_file_is_compared_and_merged_in(changed: MainWindow, copy: Path) -> None:
    catalogue = catalogue_of(changed)
    before = picture(catalogue)
    seen: list[str] = []

    def meet(dialog: QDialog) -> None:
        if isinstance(dialog, CompareDialog):
            settle(lambda: not dialog.comparing)
            dialog.left.choose(NOW)
            dialog.right.choose_file(copy)
            settle(lambda: not dialog.comparing)
            seen.append(lines(dialog.view.model))
            assert not find(dialog, QPushButton, "compare_restore").isVisible()
            click(dialog, "compare_merge")
            settle(lambda: not dialog.comparing)
            seen.append(lines(dialog.view.model))
            dialog.reject()
        elif isinstance(dialog, ImportDialog):
            assert dialog.windowTitle() == "合并另一个目录"
            settle(lambda: not changed.runner.busy and dialog.changes.rows.model is not None)
            seen.append(find(dialog, QLabel, "import_summary").text())
            press("import_accept")(dialog)
            settle(lambda: not changed.runner.busy)
            press("import_accept")(dialog)

    with answering(meet):
        changed.actions_table["compare"].trigger()
    settle()
    assert seen == [
        "修改 | 公共法律服务 | 丙 | 2 处不同：公开主体、备注\n"
        "  公开主体 | - | 格尔木市司法局 | 格尔木市民政局\n"
        "  备注 | - | 本地备注 | -\n"
        "新增 | 公共法律服务 | （没有） | 己",
        "将新增 1 个事项，修改 1 个事项",
        "修改 | 公共法律服务 | 丙 | 1 处不同：备注\n  备注 | - | 本地备注 | -",
    ]
    merged = entry_named(catalogue, "丙")
    assert (merged["subject"], merged["note"]) == ("格尔木市民政局", "本地备注")
    changed.actions_table["undo"].trigger()
    assert picture(catalogue) == before


def test_merging_from_the_menu_can_be_cancelled(
    changed: MainWindow, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = picture(catalogue_of(changed))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))

    def meet(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        settle(lambda: not changed.runner.busy and dialog.changes.rows.model is not None)
        press("import_reject")(dialog)

    with answering(meet):
        changed.actions_table["merge"].trigger()
    assert picture(catalogue_of(changed)) == before


def test_a_file_that_is_no_catalogue_is_a_sentence(changed: MainWindow, tmp_path: Path) -> None:
    stranger = tmp_path / "图片.gkml"
    stranger.write_bytes(b"not a catalogue")

    def look(dialog: CompareDialog) -> None:
        dialog.right.choose_file(stranger)
        settle(lambda: not dialog.comparing)
        assert dialog.state.text().startswith("没有比较成：")
        assert dialog.view.model.rowCount() == 0

    with_comparison(changed, look)


def test_a_side_is_chosen_from_the_list(changed: MainWindow, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chooser = SideChooser("side", "左边", catalogue_of(changed).releases(), changed)
    told: list[Side] = []
    chooser.changed.connect(lambda: told.append(chooser.side()))
    box = chooser._box
    assert [box.itemText(row) for row in range(box.count())] == [
        "目录现在的内容",
        "版本：送审稿",
        "某一时刻的内容",
        "另一个目录文件…",
    ]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    for row in (1, 2, 3):
        box.setCurrentIndex(row)
        box.activated.emit(row)
    assert [side.kind for side in told] == [SideKind.RELEASE, SideKind.MOMENT]
    assert chooser.side().kind is SideKind.MOMENT, "no file was chosen: as before"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    box.setCurrentIndex(3)
    box.activated.emit(3)
    assert told[-1].path == copy
    chooser.deleteLater()


def test_of_very_many_differences_the_first_are_listed(changed: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "大.gkml"
    number = MOST_LINES + 5
    with new_catalogue(path, *(f"事项{place}" for place in range(number))) as catalogue:
        first = catalogue.history()[-1].id
        kind, settings = catalogue.kind, catalogue.settings()
        release_of_nothing = Side(SideKind.MOMENT, moment=catalogue.history()[-1].at.replace(year=2100))
        assert compare_sides(path, release_of_nothing, NOW, silent).comparison.is_empty
        catalogue.run(name_version(label="最初", revision_id=first))
        compared = compare_sides(path, Side(SideKind.RELEASE, release=catalogue.releases()[0]), NOW, silent)
    model = ComparisonModel(lambda key: field_label(key, kind, settings), changed)
    model.show(compared.rows, {"legal": "公共法律服务"}, "左", "右")
    assert (model.rowCount(), model.hidden) == (MOST_LINES, 5)
    model.narrow(frozenset((ComparedKind.REMOVED,)), "")
    assert (model.rowCount(), model.hidden) == (0, 0)


def test_a_dropped_catalogue_is_compared_with_the_open_one(changed: MainWindow, copy: Path) -> None:
    seen: list[str] = []

    def meet(dialog: QDialog) -> None:
        if isinstance(dialog, CompareDialog):
            settle(lambda: not dialog.comparing)
            seen.append(dialog.state.text())
            dialog.reject()
        else:
            press("answer_1")(dialog)

    with answering(meet):
        changed.imports._on_dropped([copy])
    assert seen == ["从“目录现在的内容”到“同事.gkml”：新增 1，修改 1；其余 3 个事项相同。"]
