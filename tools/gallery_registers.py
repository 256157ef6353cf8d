"""Pictures of the registers for the manual: cited documents, those out of force, units, own fields, a basis typed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from gui.forms.basis_editor import BasisEditor
from gui.main_window import MainWindow
from gui.registers.basis_register import BasisRegister
from gui.registers.own_fields import OwnFieldsDialog
from gui.registers.superseded_list import SupersededList
from gui.registers.unit_register import UnitRegister
from model import places
from model.catalogue import Catalogue
from model.operations.custom_fields import add_custom_field
from model.operations.entries import edit_entries
from model.operations.units import list_units, set_unit
from model.own_superseded import write_list
from model.superseded import Superseded

STILL = 500  # milliseconds in which a dialog comes to rest
OWN_LIST = (
    Superseded("格尔木市政务公开暂行办法", date(2025, 6, 1), "格政发〔2010〕3号", "格尔木市政务公开办法"),
    Superseded("格尔木市停车管理规定", date(2024, 3, 1), reason="已废止，没有替代文件"),
)

Keep = Callable[[QWidget, str], None]


def fill_registers(catalogue: Catalogue) -> None:
    """Some documents written in several ways, units with other names, own columns, an own list out of force."""
    write_list(places.superseded_documents(), OWN_LIST)
    ids = catalogue.ids("safety")
    bases = (
        "《政府信息公开条例》（国务院令第492号）",
        "安全生产法、消防法",
        "《安全生产法》；《格尔木市政务公开暂行办法》（格政发〔2010〕3号）",
    )
    values = {key: {"basis": text, "subject": "市应急局"} for key, text in zip(ids, bases, strict=False)}
    catalogue.run(edit_entries(values=values, label="修改公开依据"))
    catalogue.run(list_units(names=["格尔木市应急管理局", "格尔木市财政局", "格尔木市自然资源局"]))
    catalogue.run(set_unit(name="格尔木市应急管理局", aliases=["市应急局"], former=["格尔木市安全生产监督管理局"]))
    for label in ("责任科室", "办理地点"):
        catalogue.run(add_custom_field(label=label))


def picture_registers(keep: Keep, window: MainWindow, look: str) -> None:
    """The registers over this window."""
    work = window.session.workspace
    if work is None:
        return
    work.citations.finish()
    window.actions_table["basis_register"].trigger()
    (register,) = window.findChildren(BasisRegister)
    while not register.complete:
        QTest.qWait(STILL // 10)
    QTest.qWait(STILL)
    keep(register, f"basis-register-{look}")
    register.close()
    dialogs: tuple[tuple[QDialog, str], ...] = (
        (SupersededList(places.superseded_documents(), window), "superseded-list"),
        (UnitRegister(work, window), "unit-register"),
        (OwnFieldsDialog(work, window.runner, window), "own-fields"),
    )
    for dialog, name in dialogs:
        dialog.show()
        QTest.qWait(STILL)
        keep(dialog, f"{name}-{look}")
        dialog.reject()
        dialog.deleteLater()
    _picture_side(keep, window, look)


def _picture_side(keep: Keep, window: MainWindow, look: str) -> None:
    """The tab 相关依据, and a basis that is being typed."""
    work = window.session.workspace
    if work is None:
        return
    first = work.catalogue.ids("safety")[2]
    window.presenter.reveal([first], "basis")
    side = window.parts.side
    side.setCurrentWidget(window.parts.related)
    QTest.qWait(STILL)
    more = window.parts.related.findChild(QPushButton, "cited_0_others")
    if more is not None:
        more.click()
    QTest.qWait(STILL)
    keep(side, f"related-{look}")
    side.setCurrentWidget(window.parts.form)
    window.activateWindow()
    window.view.focus_form("basis")
    QTest.qWait(STILL)
    editor = window.parts.form.findChild(BasisEditor, "editor_basis")
    if editor is not None:
        _picture_typing(keep, editor, f"basis-typing-{look}")
        editor.abandoned.emit()
    QTest.qWait(STILL)


def _picture_typing(keep: Keep, editor: BasisEditor, name: str) -> None:
    """The box with the list below it, put together: the list is a window of its own."""
    editor.box.setPlainText("")
    editor.box.setFocus(Qt.FocusReason.OtherFocusReason)
    editor.box.insertPlainText("政府信息公开")
    QTest.qWait(STILL)
    box, popup = editor.box, editor.completion.popup
    below = box.height() + 2
    picture = QPixmap(max(box.width(), popup.width()), below + popup.height())
    picture.fill(box.palette().window().color())
    painter = QPainter(picture)
    box.render(painter, QPoint())
    popup.render(painter, QPoint(0, below))
    painter.end()
    editor.completion.hide()
    shown = QLabel()
    shown.setPixmap(picture)
    shown.setFixedSize(picture.size())
    keep(shown, name)
    shown.deleteLater()
