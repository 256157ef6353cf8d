"""The history in the window: narrowed, read on, and brought back from; undo leads to the start."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QTextBrowser, QTreeView

from gui.item_models.history_model import AFTER_ROLE, BEFORE_ROLE
from gui.main_window import MainWindow
from gui.parts import HISTORY_TAB
from gui.versions.history_dialog import PAGE, HistoryDialog
from gui.versions.history_filter import Span
from model.catalogue import Catalogue
from model.operations.entries import edit_entries, edit_entry, remove_entries
from model.operations.review import set_status
from model.records import Status
from model.timeline import StepKind
from tests.helpers.catalogues import entry_named, new_catalogue, picture, tree
from tests.helpers.windows import answering, catalogue_of, find, press, settle

OpenWindow = Callable[..., MainWindow]


def shown(view: QTreeView) -> str:
    """The steps and changes of a history as text."""
    model, lines = view.model(), []
    for row in range(model.rowCount()):
        step = model.index(row, 0)
        lines.append(str(step.data()))
        for below in range(model.rowCount(step)):
            change = model.index(below, 0, step)
            words = f"：{change.data(BEFORE_ROLE)} → {change.data(AFTER_ROLE)}" if change.data(AFTER_ROLE) else ""
            lines.append(f"  {change.data()}{words}")
    return "\n".join(lines)


def choose(view: QTreeView, row: int, below: int | None = None) -> None:
    index = view.model().index(row, 0)
    view.setCurrentIndex(index if below is None else view.model().index(below, 0, index))


def panel(window: MainWindow) -> QTreeView:
    window.parts.side.setCurrentIndex(HISTORY_TAB)
    settle()
    return find(window.parts.history, QTreeView, "entry_history")


def click(parent: object, name: str) -> None:
    button = find(parent, QPushButton, name)  # type: ignore[arg-type]
    assert button.isEnabled(), f"{name} is grey"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def with_history(window: MainWindow, *acts: Callable[[HistoryDialog], object]) -> None:
    """Open the history of the catalogue, do these things in it one after the other, close it."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, HistoryDialog)
        for step in acts:
            settle(lambda: not dialog.reading)
            step(dialog)
            settle(lambda: not dialog.reading)
        if dialog.isVisible():
            dialog.reject()

    with answering(act):
        window.actions_table["history"].trigger()
    settle()


class TestPanel:
    def test_one_field_is_brought_back(self, open_window: OpenWindow) -> None:
        window = open_window("甲", "乙")
        catalogue = catalogue_of(window)
        start = picture(catalogue)
        first = catalogue.ids()[0]
        catalogue.run(edit_entry(entry_id=first, field="time_limit", value="实时"))
        catalogue.run(edit_entry(entry_id=first, field="note", value="说明"))
        view = panel(window)
        assert shown(view).splitlines()[:4] == [
            "修改备注",
            "  备注：（空） → 说明",
            "修改公开时限",
            "  公开时限：自信息形成或者变更之日起20个工作日内 → 实时",
        ]
        choose(view, 0)
        assert not find(window, QPushButton, "entry_history_field").isEnabled(), "a step is no field"
        choose(view, 1, 0)
        click(window, "entry_history_field")
        entry = catalogue.entry(first)
        assert (entry["time_limit"], entry["note"]) == ("自信息形成或者变更之日起20个工作日内", "说明")
        assert shown(view).splitlines()[0] == "恢复公开时限"
        assert catalogue.undo_label == "恢复公开时限"
        assert window.parts.status.currentMessage() == "已恢复公开时限，可以撤销。"
        for _ in range(3):
            window.actions_table["undo"].trigger()
        assert picture(catalogue) == start

    def test_the_whole_entry_is_brought_back(self, open_window: OpenWindow) -> None:
        window = open_window("甲")
        catalogue = catalogue_of(window)
        first = catalogue.ids()[0]
        catalogue.run(edit_entry(entry_id=first, field="note", value="一"))
        wanted = dict(catalogue.entry(first).values)
        catalogue.run(edit_entry(entry_id=first, field="note", value="二"))
        catalogue.run(edit_entry(entry_id=first, field="name", value="别的"))
        catalogue.run(set_status(entry_ids=[first], status=Status.REVIEW))
        view = panel(window)
        choose(view, 3)
        before = picture(catalogue)
        with answering(press("restore_entry_reject")) as met:
            click(window, "entry_history_entry")
        assert picture(catalogue) == before
        shown_words = find(met[0], QTextBrowser, "restore_sheet").toPlainText().split("\n")
        assert "现在：二" in shown_words
        assert "恢复成：一" in shown_words
        with answering(press("restore_entry_accept")):
            click(window, "entry_history_entry")
        entry = catalogue.entry(first)
        assert (dict(entry.values), entry.status) == (wanted, Status.DRAFT)
        assert catalogue.undo_label == "恢复事项“甲”"
        choose(view, 1)
        window.actions_table["undo"].trigger()
        assert catalogue.entry(first)["name"] == "别的"

    def test_the_menu_offers_both_sides_of_a_change(self, open_window: OpenWindow) -> None:
        window = open_window("甲")
        catalogue = catalogue_of(window)
        first = catalogue.ids()[0]
        for words in ("一", "二", "三"):
            catalogue.run(edit_entry(entry_id=first, field="note", value=words))
        view, bar = panel(window), window.parts.history.bar
        choose(view, 1, 0)
        bar.fill_menu()
        actions = [action for action in bar.menu.actions() if not action.isSeparator()]
        assert [action.text() for action in actions] == [
            "改回修改前的文字：一",
            "改回修改后的文字：二",
            "整个事项恢复到这一步之后",
            "整个事项恢复到这一步之前",
        ]
        actions[1].trigger()
        assert catalogue.entry(first)["note"] == "二"
        choose(view, 2, 0)
        bar.fill_menu()
        with answering(press("restore_entry_accept")):
            bar.menu.actions()[-1].trigger()
        assert catalogue.undo_label == "恢复事项“甲”"

    def test_what_is_so_already_is_no_step(self, open_window: OpenWindow) -> None:
        window = open_window("甲")
        catalogue = catalogue_of(window)
        first = catalogue.ids()[0]
        catalogue.run(edit_entry(entry_id=first, field="note", value="一"))
        view = panel(window)
        choose(view, 0)
        click(window, "entry_history_entry")
        assert catalogue.undo_label == "修改备注"
        assert window.parts.status.currentMessage() == "现在的内容就是这样，没有改动。"

    def test_a_selection_survives_news_about_other_things(self, open_window: OpenWindow) -> None:
        window = open_window("甲", "乙")
        catalogue = catalogue_of(window)
        first, second = catalogue.ids()
        catalogue.run(edit_entry(entry_id=first, field="note", value="一"))
        window.presenter.reveal([first])
        view = panel(window)
        choose(view, 0, 0)
        catalogue.run(edit_entry(entry_id=second, field="note", value="二"))
        window.presenter.show_history()
        assert view.currentIndex().data() == "备注"


class TestWholeCatalogue:
    def test_conditions_narrow_the_steps(self, open_window: OpenWindow) -> None:
        window = open_window("甲", "乙")
        catalogue = catalogue_of(window)
        first, second = catalogue.ids()
        catalogue.run(edit_entry(entry_id=first, field="note", value='引号"和100%'))
        catalogue.run(remove_entries(entry_ids=[second]))
        catalogue.undo()
        seen: dict[str, str] = {}

        def words(text: str) -> Callable[[HistoryDialog], object]:
            def act(dialog: HistoryDialog) -> None:
                find(dialog, QLineEdit, "history_filter").setText(text)
                dialog.read()
                settle(lambda: not dialog.reading)
                seen[text] = "、".join(
                    str(dialog.tree.model().index(row, 0).data()) for row in range(dialog.tree.model().rowCount())
                )

            return act

        def kinds(dialog: HistoryDialog) -> None:
            for kind in StepKind:
                box = find(dialog, QComboBox, "history_kind")
                box.setCurrentIndex(box.findData(kind))
                settle(lambda: not dialog.reading)
                seen[kind.label] = shown(dialog.tree).split("\n")[0]

        with_history(window, words(""), words('号"和100%'), words("100_"), words("乙"), words("没有这一步"))
        assert seen == {
            "": "撤销：删除事项、删除事项、修改备注、新增 2 个事项 · 2 项、新建目录",
            '号"和100%': "修改备注",
            "100_": "",
            "乙": "撤销：删除事项、删除事项、新增 2 个事项 · 2 项",
            "没有这一步": "",
        }
        seen.clear()
        with_history(window, kinds)
        assert seen == {
            "新增事项": "撤销：删除事项",
            "修改和移动": "修改备注",
            "删除事项": "删除事项",
            "导入": "",
            "撤销和重做": "撤销：删除事项",
            "设置、领域和版本": "新建目录",
        }

    def test_people_and_days(self, open_window: OpenWindow) -> None:
        window = open_window("甲")
        numbers: list[int] = []

        def act(dialog: HistoryDialog) -> None:
            conditions = dialog.conditions
            assert conditions.user.count() == 2, "all, and the one person there is"
            conditions.user.setCurrentIndex(1)
            for span in (Span.TODAY, Span.OWN):
                conditions.span.setCurrentIndex(conditions.span.findData(span))
                settle(lambda: not dialog.reading)
                numbers.append(dialog.tree.model().rowCount())
            yesterday = date.today() - timedelta(days=1)
            conditions.since.setDate(yesterday)  # type: ignore[arg-type]
            conditions.until.setDate(yesterday)  # type: ignore[arg-type]
            settle(lambda: not dialog.reading)
            numbers.append(dialog.tree.model().rowCount())
            assert dialog.state.text() == "没有符合条件的修改记录。"

        with_history(window, act)
        assert numbers == [2, 2, 0]

    def test_removed_entries_come_back_in_one_step(self, open_window: OpenWindow) -> None:
        window = open_window("甲", "乙", "丙")
        catalogue = catalogue_of(window)
        start = picture(catalogue)
        before = tree(catalogue)
        first, second, _ = catalogue.ids()
        catalogue.run(remove_entries(entry_ids=[first, second]))

        def bring_back(dialog: HistoryDialog) -> None:
            choose(dialog.tree, 0)
            click(dialog, "catalogue_history_entry")
            settle(lambda: not dialog.reading)
            assert shown(dialog.tree).splitlines()[0] == "恢复 2 个事项 · 2 项"

        with_history(window, bring_back)
        assert tree(catalogue) == before
        assert catalogue.entry(first).uid == entry_named(catalogue, "甲").uid
        for _ in range(2):
            window.actions_table["undo"].trigger()
        assert picture(catalogue) == start

    def test_it_leads_to_the_entry(self, open_window: OpenWindow) -> None:
        window = open_window("甲", "乙")
        catalogue = catalogue_of(window)
        second = catalogue.ids()[1]
        catalogue.run(edit_entry(entry_id=second, field="note", value="一"))
        window.presenter.reveal(catalogue.ids()[:1])

        def jump(dialog: HistoryDialog) -> None:
            choose(dialog.tree, 0, 0)
            assert "说明" not in dialog.sheet.toPlainText()
            assert "原来：（空）" in dialog.sheet.toPlainText()
            click(dialog, "catalogue_history_jump")

        with_history(window, jump)
        assert window.parts.table.current_id() == second

    def test_a_long_history_is_read_on(self, open_window: OpenWindow, tmp_path: Path) -> None:
        path = tmp_path / "长.gkml"
        with new_catalogue(path, "甲", areas=["legal"]) as catalogue:
            for number in range(4 * PAGE):
                catalogue.run(edit_entry(entry_id=1, field="note", value=str(number)))
        window = open_window(path=path)
        counts: list[int] = []

        def act(dialog: HistoryDialog) -> None:
            model = dialog.tree.model()
            counts.append(model.rowCount())
            bar = dialog.tree.verticalScrollBar()
            bar.setValue(bar.maximum())
            settle(lambda: not dialog.reading)
            counts.append(model.rowCount())
            more = find(dialog, QPushButton, "history_more")
            while more.isVisible():
                more.click()
                settle(lambda: not dialog.reading)
            counts.append(model.rowCount())
            assert dialog.state.text().startswith(f"共 {4 * PAGE + 2} 步")

        with_history(window, act)
        assert counts == [PAGE, 2 * PAGE, 4 * PAGE + 2]

    def test_a_catalogue_that_is_only_read_offers_nothing_to_bring_back(
        self, empty_window: MainWindow, tmp_path: Path
    ) -> None:
        path = tmp_path / "只读.gkml"
        new_catalogue(path, "甲").close()
        empty_window.session.open(Catalogue.open(path, read_only=True))

        def act(dialog: HistoryDialog) -> None:
            choose(dialog.tree, 0, 0)
            assert not find(dialog, QPushButton, "catalogue_history_entry").isEnabled()
            assert find(dialog, QPushButton, "catalogue_history_jump").isEnabled()

        with_history(empty_window, act)

    def test_several_entries_are_not_overwritten_unasked(self, open_window: OpenWindow) -> None:
        window = open_window(*(f"事项{number}" for number in range(40)))
        catalogue = catalogue_of(window)
        ids = catalogue.ids()
        catalogue.run(edit_entries(values={key: {"note": "一"} for key in ids}, label="批量修改"))
        catalogue.run(edit_entries(values={key: {"note": "二"} for key in ids}, label="批量修改"))
        before = picture(catalogue)
        answers = ["answer_1", "answer_0"]
        questions: list[str] = []

        def meet(dialog: QDialog) -> None:
            if isinstance(dialog, HistoryDialog):
                for _ in range(2):
                    settle(lambda: not dialog.reading)
                    assert shown(dialog.tree).startswith("批量修改 · 40 项"), "nothing was done yet"
                    choose(dialog.tree, 1)
                    click(dialog, "catalogue_history_entry")
                settle(lambda: not window.runner.busy and not dialog.reading)
                assert shown(dialog.tree).startswith("恢复 40 个事项 · 40 项")
                dialog.reject()
            else:
                questions.append(dialog.property("text"))
                press(answers.pop(0))(dialog)

        with answering(meet):
            window.actions_table["history"].trigger()
        assert len(questions) == 2
        assert questions[0].startswith("将把 40 个事项")
        assert {entry["note"] for entry in catalogue.entries(ids)} == {"一"}
        window.actions_table["undo"].trigger()
        assert picture(catalogue) == before
