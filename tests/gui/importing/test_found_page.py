"""The first page: every correction a clerk can make, seen at once in the columns, the list and the outcome."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QInputDialog

from gui.importing.import_problem_model import ImportProblemModel
from gui.importing.sheet_view import SheetView
from importers.sheet import Merge, Sheet
from model.channel_cells import ChannelMarks
from tests.helpers.windows import find
from tests.helpers.wizard import HEADER, LAW, OpenWizard, Wizard, line, sheet_of, told

NOT_OURS = ("第一列", "第二列", "第三列", "第四列", "第五列")


def entries(run: Wizard) -> list[tuple[str, str, str]]:
    """Area, name and content of what was imported."""
    return [(e.area, e["name"], e["content"]) for e in run.catalogue.snapshot().entries][3:]


def finish(run: Wizard) -> None:
    run.next()
    run.next()
    assert run.page() == "③ 完成"


def click_row(view: SheetView, row: int, last: int | None = None) -> None:
    """Click a row number, or drag from one to another."""
    header = view.verticalHeader()

    def place(section: int) -> QPoint:
        return QPoint(8, header.sectionViewportPosition(section) + header.sectionSize(section) // 2)

    viewport = header.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place(row))
    if last is not None:
        QTest.mouseMove(viewport, place(last))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place(row if last is None else last))


def test_a_header_is_chosen_by_clicking_its_row_number(wizard: OpenWizard) -> None:
    rows = [("说明",), NOT_OURS, ("公证", "公证服务", "办证指南", LAW, "20个工作日内")]
    run = wizard(sheets=[sheet_of(*rows)])
    assert run.tables() == "  剪贴板\n> [x] 公共法律服务 | 没有认出表头"
    assert "请单击表头所在的行号" in run.found.notice.sentence
    click_row(run.found.sheet, 1)
    run.settle()
    assert run.tables() == "  剪贴板\n> [x] 公共法律服务 | 公共法律服务 · 1 个事项"
    assert run.found.notice.sentence == ""
    assert "D 公开依据" in run.columns(), "what the columns hold decides"
    assert run.found.model.is_header(1)


def test_two_header_rows_are_dragged_over(wizard: OpenWizard) -> None:
    rows = [
        ("序号", "公开事项", "", "公开内容", "公开依据"),
        ("", "一级事项", "二级事项", "", ""),
        ("1", "公证", "公证服务", "指南", LAW),
    ]
    run = wizard(sheets=[sheet_of(*rows)])
    click_row(run.found.sheet, 0)
    run.settle()
    assert run.columns() == "A 序号 | B 一级事项 | C 事项名称 | D 公开内容 | E 公开依据"
    click_row(run.found.sheet, 0, 1)
    run.settle()
    assert [run.found.model.is_header(row) for row in range(3)] == [True, True, False]
    assert run.columns() == "A 序号 | B 一级事项 | C 事项名称 | D 公开内容 | E 公开依据"


def test_the_cell_menu_reaches_the_header_by_keyboard(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(("说明",), NOT_OURS, ("公证", "公证服务", "办证指南", LAW, "即时公开"))])
    menu = run.found.sheet.cell_menu(run.found.model.index(1, 0))
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["第 2 行起是表头", "只有第 2 行是表头", "第 2、3 行是表头", "改选这一列的字段…"]
    menu.actions()[1].trigger()
    run.settle()
    assert run.found.model.is_header(1)
    assert not run.found.model.is_header(2)
    menu.deleteLater()


def test_a_column_goes_where_the_list_says(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of((*HEADER, "责任科室"), (*line("戊"), "法援科"))])
    assert run.columns().endswith("J 责任科室")
    menu = run.found.column_menu(3)
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert checked == ["公开内容"]
    labels = [action.text() for action in menu.actions() if action.text()]
    assert labels[:3] == ["不导入这一列", "保留为自定义字段“公开内容”", "编码"]
    assert "公开依据    （E 列已用）" in labels
    ticks = {action.text(): action.menu() for action in menu.actions() if action.menu() is not None}
    assert list(ticks) == ["公开方式的一栏（打勾）", "公开对象的一栏（打勾）", "公开层级的一栏（打勾）", "其他"]
    assert [action.text() for action in ticks["公开对象的一栏（打勾）"].actions()] == ["全社会", "特定群体"]
    next(action for action in menu.actions() if action.text() == "公开要求").trigger()
    run.settle()
    menu.deleteLater()
    assert "D 公开要求" in run.columns()
    head = run.found.model.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "您的选择" in head
    finish(run)
    entry = run.catalogue.snapshot().entries[3]
    assert (entry["content"], entry["requirement"]) == ("", "名称；地址；电话")
    settings = run.catalogue.settings()
    assert [field.label for field in settings.custom_fields] == ["责任科室"]
    assert entry[settings.custom_fields[0].key] == "法援科"


def test_a_column_can_be_left_out_or_kept_as_a_field_of_ones_own(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of((*HEADER, "责任科室"), (*line("戊"), "法援科"))])
    for column, wanted in ((9, "不导入这一列"), (4, "保留为自定义字段“公开依据”")):
        menu = run.found.column_menu(column)
        next(action for action in menu.actions() if action.text() == wanted).trigger()
        menu.deleteLater()
        run.settle()
    assert run.columns().endswith("J 不导入这一列")
    finish(run)
    settings = run.catalogue.settings()
    assert len(settings.custom_fields) == 1
    entry = run.catalogue.snapshot().entries[3]
    assert (entry["basis"], entry[settings.custom_fields[0].key]) == ("", LAW)


def test_corrections_of_a_table_can_be_taken_back(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    before = run.columns()
    assert run.found.reset.isHidden()
    run.found._on_column(3, None)
    run.settle()
    assert run.columns() != before
    run.press("import_reset")
    assert run.columns() == before
    assert run.found.reset.isHidden()


def test_the_column_list_opens_by_mouse_and_by_space(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    asked: list[int] = []
    run.found.sheet.column_requested.disconnect()
    run.found.sheet.column_requested.connect(lambda column, _place: asked.append(column))
    header = run.found.sheet.horizontalHeader()
    scrolled = run.found.sheet.horizontalScrollBar().value()
    for column in (2, 5):  # the last one is only half seen: a press must not scroll it away under the mouse
        place = QPoint(header.sectionViewportPosition(column) + 20, 10)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert run.found.sheet.horizontalScrollBar().value() == scrolled
    run.found.sheet.setCurrentIndex(run.found.model.index(1, 4))
    QTest.keyClick(run.found.sheet, Qt.Key.Key_Space)
    assert asked == [2, 5, 4]


def test_the_area_is_asked_where_nothing_tells_it(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"), name="汇总")])
    assert run.tables().endswith("汇总 | 领域不明 · 1 个事项")
    assert "看不出这张表属于哪个领域" in run.found.notice.sentence
    with told() as sentences:
        run.next()
    assert "“汇总”" in sentences[0]
    assert run.page() == "① 找到的表格"
    box = find(run.dialog, QComboBox, "import_area")
    assert box.currentText() == "（请选择领域）"
    choose(box, "公共文化服务")
    run.settle()
    assert run.tables().endswith("汇总 | 公共文化服务 · 1 个事项")
    assert run.found.notice.sentence == ""
    finish(run)
    assert run.catalogue.snapshot().entries[0].area == "culture"


def test_an_area_can_be_made(wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"), name="汇总")])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: ("养老服务", True))
    choose(find(run.dialog, QComboBox, "import_area"), "新建领域…")
    run.settle()
    assert run.tables().endswith("汇总 | 养老服务 · 1 个事项")
    assert find(run.dialog, QComboBox, "import_area").currentText() == "新领域：养老服务"
    finish(run)
    area = run.catalogue.areas()[-1]
    assert area.label == "养老服务"
    assert entries(run) == [(area.key, "戊", "名称；地址；电话")]
    run.press("import_undo")
    assert [area.label for area in run.catalogue.areas()] == ["公共文化服务", "公共法律服务"]


def test_the_channel_marks_can_be_understood_otherwise(wizard: OpenWizard) -> None:
    cells = "■政府网站 □公示栏"
    run = wizard(sheets=[sheet_of(HEADER, line("戊", channels=cells), line("己", channels="■公示栏 □政府网站"))])
    box = find(run.dialog, QComboBox, "import_marks")
    assert box.currentText() == "■为选用，□为未选用"
    assert find(run.dialog, QCheckBox, "import_unknown_marks").isHidden(), "every sign is known"
    choose(box, ChannelMarks.REQUIRED_OPTIONAL.label)
    run.settle()
    finish(run)
    first = run.catalogue.snapshot().entries[3]
    assert len(first.words("channels")) == 2, "both are used now"


def test_signs_nobody_knows_can_be_taken_for_empty_boxes(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊", channels="?政府网站 ■政务服务中心"))])
    box = find(run.dialog, QCheckBox, "import_unknown_marks")
    assert box.isVisible()
    assert box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    run.settle()
    finish(run)
    assert run.catalogue.snapshot().entries[3].words("channels") == ("政务服务中心",)


def test_channels_without_marks_raise_no_question(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊", channels="政府网站；公示栏"))])
    assert find(run.dialog, QComboBox, "import_marks").isHidden()
    assert find(run.dialog, QCheckBox, "import_unknown_marks").isHidden()


def test_a_table_that_is_not_ticked_is_not_imported(wizard: OpenWizard) -> None:
    other = sheet_of(HEADER, line("己"), name="公共文化服务")
    run = wizard(sheets=[sheet_of(HEADER, line("戊")), other])
    item = run.found.tables.item(2)
    item.setCheckState(Qt.CheckState.Unchecked)
    run.settle()
    assert "[ ] 公共文化服务" in run.tables()
    finish(run)
    assert [name for _, name, _ in entries(run)] == ["戊"]


def test_two_quick_corrections_both_count(wizard: OpenWizard) -> None:
    sheets = [
        sheet_of(HEADER, line(name), name=area) for name, area in (("戊", "公共法律服务"), ("己", "公共文化服务"))
    ]
    run = wizard(sheets=sheets)
    for row in (1, 2):
        run.found.tables.item(row).setCheckState(Qt.CheckState.Unchecked)
    run.settle()
    assert run.tables().count("[ ]") == 2


def test_traditional_text_is_offered(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("圖書館開放"))])
    box = find(run.dialog, QCheckBox, "import_simplify")
    assert box.text() == "繁体转为简体（1 处，下一步可逐处核对）"
    assert not box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    run.settle()
    finish(run)
    assert [name for _, name, _ in entries(run)] == ["图书馆开放"]


def test_without_traditional_text_nothing_is_offered(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    assert find(run.dialog, QCheckBox, "import_simplify").isHidden()


def test_hidden_rows_and_columns_merges_and_doubts_are_seen(wizard: OpenWizard) -> None:
    rows = (HEADER, line("戊", basis=""), line("己", category=""), ("备注：由各科室填报",))
    sheet = Sheet(
        "甲.xlsx",
        "公共法律服务",
        rows,
        (Merge(1, 1, 2, 1),),
        frozenset((1,)),
        frozenset((6,)),
        remarks=("按公式的值读取。",),
    )
    run = wizard(sheets=[sheet])
    model, view = run.found.model, run.found.sheet
    assert model.headerData(1, Qt.Orientation.Vertical) == "2 隐藏"
    assert model.headerData(2, Qt.Orientation.Vertical) == "3"
    assert "隐藏" in model.headerData(6, Qt.Orientation.Horizontal, Qt.ItemDataRole.UserRole + 1).note
    assert view.rowSpan(1, 1) == 2
    problems = run.found.problems
    told = [problems.index(row, 1).data() for row in range(problems.rowCount())]
    assert told[0] == "公开依据没有填写。", "what needs attention comes first"
    assert any("隐藏" in sentence for sentence in told)
    assert "按公式的值读取。" in told
    run.found.problem_list.clicked.emit(problems.index(0, 0))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 4)
    assert "公开依据没有填写" in model.index(1, 4).data(Qt.ItemDataRole.ToolTipRole)


def test_the_models_keep_the_rules_of_qt(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊", basis=""), line("己"))])
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, mode) for model in (run.found.model, run.found.problems)]
    run.found._on_column(3, None)
    run.settle()
    assert all(tester.model().rowCount() for tester in testers)
    assert isinstance(run.found.problems, ImportProblemModel)


@pytest.mark.parametrize("number", [2, 3])
def test_many_files_stand_under_their_names(wizard: OpenWizard, number: int) -> None:
    sheets = [sheet_of(HEADER, line(f"第{i}项"), file=f"{i}.xlsx") for i in range(number)]
    run = wizard(sheets=sheets)
    assert [row.strip() for row in run.tables().splitlines() if "|" not in row] == [f"{i}.xlsx" for i in range(number)]
    assert run.summary() == f"{number} 个文件，{number} 张表，{number} 个事项"


def choose(box: QComboBox, text: str) -> None:
    """Choose a line as the keyboard does."""
    index = box.findText(text)
    assert index >= 0, [box.itemText(row) for row in range(box.count())]
    box.setCurrentIndex(index)
    box.activated.emit(index)
