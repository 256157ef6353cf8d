"""Taking over an import plan: one step forward, one step back, a record of which row went where."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from importers.planner import plan_import
from importers.session import ImportSession
from importers.sheet import Sheet
from importers.understand import Context, understand
from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.bulk import apply_plan
from model.operations.entries import edit_entry, remove_entries
from model.plan import ImportPlan, OnConflict, PlanChoices, PlannedFile
from model.records import Status
from tests.helpers.catalogues import new_catalogue, tree

FILE = PlannedFile("来文.xlsx", "ab" * 32, 1234)
HEAD = ["领域", "一级事项", "二级事项", "公开内容", "备注", "责任科室"]


def planned(catalogue: Catalogue, *rows: list[str], head: list[str] = HEAD) -> ImportPlan:
    snapshot = catalogue.snapshot()
    sheet = Sheet(FILE.name, "表一", [head, *rows])
    return plan_import(understand([sheet], Context(areas=snapshot.areas)), snapshot, None, [FILE])


def whole(catalogue: Catalogue) -> str:
    """Everything a clerk could see of a catalogue."""
    entries = "\n".join(
        str((e.id, e.uid, e.area, e.status, sorted(e.values.items()))) for e in catalogue.snapshot().entries
    )
    return f"{catalogue.areas()}\n{catalogue.settings()}\n{entries}"


def test_one_import_is_one_step(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "法律援助", "公证", areas=["legal"]) as catalogue:
        before = whole(catalogue)
        plan = planned(
            catalogue,
            ["公共法律服务", "法律援助", "公证", "新的内容", "改过", "公证科"],
            ["税收管理", "纳税服务", "办税指南", "指南", "", "征管科"],
            ["义务教育", "招生", "入学条件", "条件", "", ""],
        )
        catalogue.run(apply_plan(plan=plan))
        assert catalogue.undo_label == "导入 来文.xlsx"
        assert tree(catalogue) == (
            "公共法律服务\n  1 草拟 法律援助 法律援助\n  2 草拟 法律援助 公证\n"
            "税收管理\n  3 草拟 纳税服务 办税指南\n义务教育\n  4 草拟 招生 入学条件"
        )
        changed = catalogue.entry(2)
        assert (changed["content"], changed["note"], changed["x_责任科室"]) == ("新的内容", "改过", "公证科")
        after = whole(catalogue)
        catalogue.undo()
        assert whole(catalogue) == before, "areas, fields, entries and their values are as before"
        catalogue.redo()
        assert whole(catalogue) == after


def test_the_record_names_file_rows_and_entries(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "法律援助") as catalogue:
        plan = planned(
            catalogue,
            ["公共法律服务", "法律援助", "法律援助", "改了", "", ""],
            ["公共法律服务", "公证", "公证办理", "第一行", "", ""],
            ["", "", "", "第二行", "", ""],
        )
        catalogue.run(apply_plan(plan=plan))
        added = catalogue.snapshot().entries[-1]
        assert added["content"] == "第一行\n第二行"
        (step,) = catalogue.history(added.id)
        assert step.source == "来文.xlsx“表一”第 3、4 行"
        assert [step.source for step in catalogue.history(1)] == ["来文.xlsx“表一”第 2 行", ""]
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        records = connection.execute(text("SELECT file, sha256, rows FROM imports")).all()
        rows = connection.execute(text("SELECT entry_id, sheet, row FROM import_rows ORDER BY row")).all()
    engine.dispose()
    assert records == [(FILE.name, FILE.sha256, 2)]
    assert rows == [(1, "表一", 2), (added.id, "表一", 3), (added.id, "表一", 4)]


def test_importing_the_same_again_leaves_no_trace(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        row = ["公共法律服务", "公证", "公证办理", "内容", "", "公证科"]
        catalogue.run(apply_plan(plan=planned(catalogue, row)))
        steps = len(catalogue.history())
        catalogue.run(apply_plan(plan=planned(catalogue, row)))
        assert len(catalogue.history()) == steps


def test_choices_decide_rows_and_fields(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "法律援助", "公证") as catalogue:
        plan = planned(
            catalogue,
            ["公共法律服务", "法律援助", "法律援助", "甲", "乙", ""],
            ["公共法律服务", "法律援助", "公证", "丙", "", ""],
            ["公共法律服务", "法律援助", "仲裁", "丁", "", ""],
        )
        choices = PlanChoices(left_out=frozenset({1, 2}), refused_fields={0: frozenset({"content"})})
        catalogue.run(apply_plan(plan=plan, choices=choices))
        first, second = catalogue.snapshot().entries
        assert (first["content"], first["note"]) == ("机构名称；办公地址；联系电话", "乙")
        assert second["content"] == "机构名称；办公地址；联系电话"


def test_a_row_keeps_its_identity_and_status(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        uid = "0123456789abcdef" * 2
        head = ["领域", "二级事项", "公开内容", "唯一标识", "状态"]
        catalogue.run(apply_plan(plan=planned(catalogue, ["公共法律服务", "公证", "内容", uid, "定稿"], head=head)))
        (entry,) = catalogue.snapshot().entries
        assert (entry.uid, entry.status) == (uid, Status.APPROVED)
        catalogue.run(apply_plan(plan=planned(catalogue, ["税收管理", "公证", "内容", uid, "送审"], head=head)))
        (entry,) = catalogue.snapshot().entries
        assert (entry.area, entry.status) == ("tax", Status.REVIEW)


def test_a_plan_made_before_a_change_is_refused(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "法律援助") as catalogue:
        plan = planned(
            catalogue, ["公共法律服务", "法律援助", "法律援助", "甲", "", ""], ["", "公证", "公证", "乙", "", ""]
        )
        catalogue.run(edit_entry(entry_id=1, field="content", value="刚改的"))
        before = whole(catalogue)
        with pytest.raises(UserError, match="法律援助"):
            catalogue.run(apply_plan(plan=plan))
        assert whole(catalogue) == before
        catalogue.run(remove_entries(entry_ids=[1]))
        with pytest.raises(UserError, match="重新核对"):
            catalogue.run(apply_plan(plan=plan))


def test_conflicts_keep_or_replace(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "公证") as catalogue:
        exported = catalogue.snapshot()
        moment = exported.taken_at.replace(microsecond=0)
        info = f'{{"taken_at": "{moment.isoformat()}", "kind": "standard", "area": "legal"}}'
        uid = exported.entries[0].uid
        catalogue.run(edit_entry(entry_id=1, field="content", value="目录改的"))
        catalogue.run(edit_entry(entry_id=1, field="note", value="目录加的"))
        head = ["二级事项", "公开内容", "备注", "公开要求", "唯一标识"]
        rows = [["", "", "", "", info], head, ["公证", "文件改的", "", "文件加的", uid]]
        sheet = Sheet("导出.xlsx", "公共法律服务", rows)

        def imported(side: OnConflict) -> tuple[str, str, str]:
            session = ImportSession([sheet], catalogue.snapshot(), earlier=catalogue.earlier, layouts={})
            catalogue.run(apply_plan(plan=session.plan(), choices=PlanChoices(on_conflict=side)))
            entry = catalogue.entry(1)
            return entry["content"], entry["note"], entry["requirement"]

        assert imported(OnConflict.KEEP) == ("目录改的", "目录加的", "文件加的")
        assert imported(OnConflict.REPLACE) == ("文件改的", "目录加的", "文件加的")
