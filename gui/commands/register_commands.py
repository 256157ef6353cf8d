"""Handlers of the registers: cited documents with the list of those out of force, units, own fields.

Each dialog is imported where it is opened, as in ``tool_commands.py``.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from gui.commands.bulk_commands import BulkCommands
from gui.commands.view_commands import ViewCommands
from gui.parts import Parts
from gui.presenter import Presenter
from gui.progress import ProgressRunner
from gui.registers.related_desk import RelatedDesk
from gui.session import Session
from model import places

if TYPE_CHECKING:
    from gui.registers.basis_register import BasisRegister
    from gui.registers.document_rows import DocumentRow
    from model.citation_index import Writing


class RegisterCommands(QObject):
    """Opens the registers and turns what they wish into jumps, bulk changes and operations."""

    def __init__(
        self,
        session: Session,
        parts: Parts,
        runner: ProgressRunner,
        presenter: Presenter,
        view: ViewCommands,
        bulk: BulkCommands,
    ) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._runner = runner
        self._presenter = presenter
        self._view = view
        self._bulk = bulk
        self._basis: BasisRegister | None = None
        self.related = RelatedDesk(session, parts)
        self.related.jump_requested.connect(self._jump)
        self.related.register_requested.connect(self._show_document)
        session.closing.connect(self._close)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "basis_register": self._show_basis,
            "unit_register": self._show_units,
            "own_fields": self._show_own_fields,
        }

    def _show_basis(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from gui.registers.basis_register import BasisRegister

        if self._basis is None:
            register = self._basis = BasisRegister(workspace, self._parts.window)
            register.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            register.finished.connect(self._on_basis_closed)
            register.jump_requested.connect(self._jump)
            register.recite_requested.connect(self._recite)
            register.out_of_force_requested.connect(self._mark_out_of_force)
            register.list_requested.connect(self._show_list)
            for name in ("undo", "redo"):  # their keys work in the register too
                action = self._parts.window.findChild(QAction, name)
                if action is not None:
                    register.addAction(action)
        self._basis.show()
        self._basis.raise_()
        self._basis.activateWindow()

    def _show_document(self, key: str) -> None:
        """Open the register of documents at this one."""
        self._show_basis()
        if self._basis is not None:
            self._basis.choose(key)

    def _show_units(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from gui.registers.unit_register import UnitRegister

        dialog = UnitRegister(workspace, self._parts.window)
        dialog.rename_requested.connect(self._rename_unit)
        dialog.find_requested.connect(self._parts.search.setText)
        dialog.exec()
        dialog.deleteLater()

    def _rename_unit(self, old: str, new: str, whole: bool) -> None:
        from gui.bulk.rename_page import Renaming

        self._bulk.rename_unit(Renaming(old, new, whole))

    def _show_own_fields(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from gui.registers.own_fields import OwnFieldsDialog

        dialog = OwnFieldsDialog(workspace, self._runner, self._parts.window)
        dialog.exec()
        dialog.deleteLater()

    def _close(self) -> None:
        if self._basis is not None:
            self._basis.close()

    def _on_basis_closed(self) -> None:
        self._basis = None

    def _jump(self, entry_id: int, field: str) -> None:
        self._presenter.reveal([entry_id], field)
        self._parts.window.activateWindow()
        self._view.focus_form(field)

    def _recite(self, row: "DocumentRow", replace: bool) -> None:
        from gui.bulk.document_page import Recitation

        if not replace:
            begin = Recitation(row.key, row.title)
        else:
            old = row.state.old
            begin = Recitation(row.key, old.replaced_by, old.replaced_by_number) if old else Recitation(row.key, "")
        self._bulk.cite_otherwise(begin)

    def _mark_out_of_force(self, row: "DocumentRow", writing: "Writing | None") -> None:
        from gui.registers.superseded_form import ask_and_write
        from model.superseded import Superseded

        begin = row.state.old if not row.state.partly else None
        if begin is None:
            number = writing.number if writing is not None and len(row.numbers) > 1 else ""
            begin = Superseded(row.title, date.today(), number)
        if self._basis is not None and ask_and_write(places.superseded_documents(), "标为失效", begin, self._basis):
            self._on_list_changed()

    def _show_list(self) -> None:
        from gui.registers.superseded_list import SupersededList

        dialog = SupersededList(places.superseded_documents(), self._basis)
        dialog.changed.connect(self._on_list_changed)
        dialog.exec()
        dialog.deleteLater()

    def _on_list_changed(self) -> None:
        """Other documents are out of force: check everything again, and show it in the register."""
        workspace = self._session.workspace
        if workspace is not None:
            workspace.suggestions.forget_documents()
            if not workspace.catalogue.is_lent:
                workspace.checks.start()
        if self._basis is not None:
            self._basis.renew()
