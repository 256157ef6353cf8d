"""The area tree: counts that follow, and a structure that is rebuilt only when it must be."""

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from gui.filter import EVERYTHING, Mark, Scope
from gui.item_models.area_tree_model import SCOPE_ROLE, AreaTreeModel
from gui.outline import Outline
from model.catalogue import Catalogue
from model.operations.areas import add_area, rename_area
from model.operations.entries import add_entry, edit_entry, remove_entries
from model.operations.placing import move_entries
from model.operations.review import set_status
from model.records import Status
from tests.helpers.catalogues import new_catalogue
from tests.helpers.windows import tree_picture

pytestmark = pytest.mark.usefixtures("application")


class Tree:
    """A catalogue with its outline and tree, kept in step as the window does."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.outline = Outline(catalogue)
        self.model = AreaTreeModel()
        QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.resets = QSignalSpy(self.model.modelReset)
        catalogue.subscribe(lambda changes, initiator: self.follow(changes))
        self.show()

    def follow(self, changes) -> None:  # type: ignore[no-untyped-def]
        self.outline.apply(changes, self.catalogue.entries(changes.touched))
        self.show()

    def show(self) -> None:
        self.model.show(self.catalogue.areas(), self.outline, {"legal": 1}, writable=True)

    @property
    def picture(self) -> str:
        lines = tree_picture(self.model).splitlines()
        return "\n".join(line for line in lines if not line.endswith(" 0"))


def test_the_tree_follows_every_change(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙", areas=["culture", "legal"]) as catalogue:
        tree = Tree(catalogue)
        first, second = catalogue.ids()
        before = tree.picture
        assert before == "全部 2 !1\n公共法律服务 2 !1\n  法律援助 2\n草拟 2\n有问题 1"
        catalogue.run(set_status(entry_ids=[first], status=Status.APPROVED))
        assert tree.picture == "全部 2 !1\n公共法律服务 2 !1\n  法律援助 2\n草拟 1\n定稿 1\n有问题 1"
        resets = tree.resets.count()
        catalogue.run(edit_entry(entry_id=second, field="category", value="普法"))
        assert "  法律援助 1\n  普法 1" in tree.picture
        assert tree.resets.count() == resets + 1
        catalogue.run(move_entries(entry_ids=[second], area="culture"))
        assert "公共文化服务 1\n  普法 1\n公共法律服务 1 !1\n  法律援助 1" in tree.picture
        catalogue.run(add_entry(area="culture", values={"name": "丙"}))
        assert "公共文化服务 2" in tree.picture
        catalogue.run(remove_entries(entry_ids=[first]))
        catalogue.run(rename_area(key="legal", label="法律服务"))
        catalogue.run(add_area(label="政务服务"))
        assert "法律服务 0 !1\n政务服务 0" in tree_picture(tree.model)
        while catalogue.undo_label:
            catalogue.undo()
        assert tree.picture == before


def test_numbers_alone_do_not_rebuild_the_tree(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        tree = Tree(catalogue)
        resets = tree.resets.count()
        catalogue.run(add_entry(area="legal", values={"name": "乙", "category": "法律援助"}))
        assert "公共法律服务 2" in tree.picture
        assert tree.resets.count() == resets


def test_a_scope_that_is_gone_leads_to_its_area_or_to_everything(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        model = Tree(catalogue).model
        for wanted, found in (
            (Scope("legal", "法律援助"), Scope("legal", "法律援助")),
            (Scope("legal", "没有的"), Scope("legal")),
            (Scope("gone"), EVERYTHING),
            (Scope(status=Status.REVIEW), Scope(status=Status.REVIEW)),
            (Scope(mark=Mark.UNCONFIRMED), Scope(mark=Mark.UNCONFIRMED)),
        ):
            assert model.index_of(wanted).data(SCOPE_ROLE) == found
