"""Actions of the menu 事项 that find nothing to do say so."""

import pytest

from model.operations.remarks import add_remark
from model.remarks import NewRemark
from tests.gui.conftest import OpenWindow


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("move_up", "已经在本领域的最上面。"),
        ("status_draft", "所选事项的状态已经是“草拟”，没有变化。"),
        ("confirm", "所选事项没有“待核实”标记，没有变化。"),
    ],
)
def test_what_changes_nothing_says_why(open_window: OpenWindow, action: str, said: str) -> None:
    window = open_window("甲", "乙")
    window.parts.table.select([1])
    window.actions_table[action].trigger()
    assert window.parts.status.currentMessage() == said
    assert not window.actions_table["undo"].isEnabled()


def test_the_last_entry_cannot_go_further_down(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    window.parts.table.select([2])
    window.actions_table["move_down"].trigger()
    assert window.parts.status.currentMessage() == "已经在本领域的最下面。"
    window.actions_table["move_up"].trigger()
    assert window.session.workspace is not None
    assert list(window.session.workspace.catalogue.ids()) == [2, 1]


def test_a_new_state_is_said_with_what_is_still_open(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    assert window.session.workspace is not None
    remark = add_remark(remark=NewRemark(2, "名称太长", "name", "法制科"))
    window.session.workspace.run(remark)
    window.parts.table.select([1, 2])
    window.actions_table["status_review"].trigger()
    assert window.parts.status.currentMessage() == "2 个事项已设为“送审”，可以撤销。"
    window.actions_table["status_approved"].trigger()
    assert window.parts.status.currentMessage() == "2 个事项已设为“定稿”，其中 1 个还有审核意见待处理，可以撤销。"
