"""Exporting: pages are shown, the file is written, choices are kept, refusals are sentences."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
)

from exporters.options import Form
from gui.dialogs.export import ExportDialog
from gui.dialogs.export_choices import ExportChoices
from gui.main_window import MainWindow
from gui.widgets.chip import Chip
from model.records import Status
from tests.helpers.windows import catalogue_of, find, settle

OpenWindow = Callable[..., MainWindow]


def test_the_pages_are_shown_and_the_file_is_written(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲", "乙")
    dialog = ExportDialog(catalogue_of(window), "", window.settings, window.runner, window)
    dialog.show()
    preview = dialog.preview
    settle(lambda: preview.pages is not None and preview.pages.complete)
    assert preview.pages is not None
    assert preview.pages.count() >= 3
    for suffix in (".docx", ".xlsx", ".pdf", ".csv", ".json"):
        target = tmp_path / f"目录{suffix}"
        dialog.write(target)
        settle(lambda: not window.runner.busy)
        assert target.stat().st_size > 100
        assert str(target) in find(dialog, QLabel, "export_outcome").text()
        assert find(dialog, QPushButton, "export_open_file").isVisible()
    dialog.done(0)
    dialog.deleteLater()


def test_what_cannot_be_written_is_a_sentence(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲")
    dialog = ExportDialog(catalogue_of(window), "", window.settings, window.runner, window)
    dialog.show()
    dialog.write(tmp_path / "没有的文件夹" / "目录.docx")
    settle(lambda: not window.runner.busy)
    outcome = find(dialog, QLabel, "export_outcome")
    assert "文件夹" in outcome.text()
    assert outcome.property("look") == "error"
    assert not find(dialog, QPushButton, "export_open_file").isVisible()
    dialog.done(0)
    dialog.deleteLater()


def test_choices_are_remembered(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲")
    for turn in range(2):
        dialog = ExportDialog(catalogue_of(window), "", window.settings, window.runner, window)
        form = find(dialog, QComboBox, "option_form")
        if turn == 0:
            find(dialog, QRadioButton, "format_xlsx").click()
            form.setCurrentIndex(form.findData(Form.REVIEW.value))
            find(dialog, QCheckBox, "option_cover").setChecked(False)
            dialog.write(tmp_path / "目录.xlsx")
            settle(lambda: not window.runner.busy)
        else:
            assert find(dialog, QRadioButton, "format_xlsx").isChecked()
            assert form.currentData() == Form.REVIEW.value
            assert not find(dialog, QCheckBox, "option_cover").isChecked()
        dialog.done(0)
        dialog.deleteLater()


def test_the_area_of_the_tree_is_chosen_first_and_something_must_be(open_window: OpenWindow) -> None:
    window = open_window("甲")
    dialog = ExportDialog(catalogue_of(window), "legal", window.settings, window.runner, window)
    choices = dialog.findChild(ExportChoices)
    assert choices is not None
    assert choices.options().areas == frozenset({"legal"})
    assert choices.options().statuses == frozenset(Status) - {Status.RETIRED}
    accept = find(dialog, QPushButton, "export_accept")
    assert accept.isEnabled()
    find(dialog, Chip, "export_area_legal").click()
    assert not accept.isEnabled()
    dialog.done(0)
    dialog.deleteLater()


def test_formats_without_pages_say_so(open_window: OpenWindow) -> None:
    window = open_window("甲")
    dialog = ExportDialog(catalogue_of(window), "", window.settings, window.runner, window)
    find(dialog, QRadioButton, "format_json").click()
    assert not find(dialog, QComboBox, "option_form").isVisibleTo(dialog)
    assert dialog.preview.pages is None
    dialog.done(0)
    dialog.deleteLater()
