"""History and findings as models."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from gui.item_models.history_model import AFTER_ROLE, BEFORE_ROLE, HistoryModel
from gui.item_models.problem_model import PROBLEM_ROLE, TITLES, ProblemModel
from model.operations.entries import edit_entry, remove_entries
from model.operations.placing import move_entries
from model.operations.review import set_status
from model.records import Problem, Repair, Severity, Status
from tests.helpers.catalogues import new_catalogue

pytestmark = pytest.mark.usefixtures("application")


def history_picture(model: HistoryModel) -> str:
    lines = []
    for row in range(model.rowCount()):
        step = model.index(row, 0)
        lines.append(str(step.data()))
        for below in range(model.rowCount(step)):
            change = model.index(below, 0, step)
            words = (change.data(BEFORE_ROLE), change.data(AFTER_ROLE))
            lines.append(f"  {change.data()}" + (f"：{words[0]} → {words[1]}" if words[1] is not None else ""))
    return "\n".join(lines)


def test_the_history_says_what_was_and_what_is(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as catalogue:
        first, second = catalogue.ids()
        catalogue.run(edit_entry(entry_id=first, field="note", value="备注"))
        catalogue.run(set_status(entry_ids=[first, second], status=Status.REVIEW))
        catalogue.run(move_entries(entry_ids=[second], area="legal", before=first))
        catalogue.undo()
        catalogue.run(remove_entries(entry_ids=[second]))
        model = HistoryModel()
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        names = {first: "甲", second: "乙"}
        labels = {"status": "状态", "note": "备注", "position": "顺序"}
        model.show(catalogue.history(), labels.__getitem__, names.__getitem__)
        assert history_picture(model) == (
            "删除事项\n  乙 · 删除\n"
            "撤销：移动事项\n  乙 · 调整了顺序\n"
            "移动事项\n  乙 · 调整了顺序\n"
            "标为送审 · 2 项\n  甲 · 状态：草拟 → 送审\n  乙 · 状态：草拟 → 送审\n"
            "修改备注\n  甲 · 备注：（空） → 备注\n"
            "新增 2 个事项 · 2 项\n  甲 · 新增\n  乙 · 新增\n"
            "新建目录"
        )
        model.show(catalogue.history(first), labels.__getitem__)
        assert history_picture(model).splitlines()[0] == "标为送审"


def test_findings_as_rows() -> None:
    problems = [
        Problem(7, "name", Severity.ERROR, "a", "名称重复", Repair("加上序号", {"name": "甲2"})),
        Problem(None, "", Severity.HINT, "b", "6个月没有更新", area="legal"),
    ]
    model = ProblemModel(lambda problem: ("公共法律服务", "甲" if problem.entry_id else ""), {"name": "事项名称"})
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets = QSignalSpy(model.modelReset)
    model.show(problems)
    shown = [[model.index(row, column).data() for column in range(len(TITLES))] for row in range(2)]
    assert shown == [
        ["错误", "公共法律服务", "甲", "事项名称", "名称重复", "加上序号"],
        ["提示", "公共法律服务", "", "", "6个月没有更新", ""],
    ]
    assert model.index(0, 0).data(PROBLEM_ROLE) is problems[0]
    tips = [[model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) for column in (0, 2, 4, 5)] for row in (0, 1)]
    assert tips == [["名称重复", "甲", "名称重复", "加上序号"], ["6个月没有更新"] * 4], "cut-off words can be read"
    model.show(list(problems))
    assert resets.count() == 1, "the same findings again are no news"
    model.show([])
    assert model.rowCount(QModelIndex()) == 0
    assert model.problem(0) is None
