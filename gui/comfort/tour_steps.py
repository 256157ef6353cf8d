"""What the welcome tour points at: the parts that can be seen now, in the order in which a clerk meets them."""

from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget

from gui.comfort.tour import TourStep
from gui.parts import Parts


def tour_steps(window: QMainWindow, parts: Parts) -> list[TourStep]:
    """The steps for the window as it is: with a catalogue its parts, without one the ways to begin."""
    toolbar = window.findChild(QToolBar)
    told: list[tuple[QWidget | None, str, str]] = [
        (
            parts.empty.ways,
            "选一种方式开始",
            "第一次用，选“标准目录起步”：填单位、选领域，常见的公开事项就有了，再按本单位职责改。"
            "手里已有 Excel、WPS、Word 表格的，选“导入同事的表格”。",
        ),
        (parts.tree, "领域和状态", "单击领域，表格只列这个领域的事项；下面可以只看草拟、有问题、待核实的。"),
        (parts.table, "事项表格", "选中单元格直接打字就能改，像在 Excel、WPS 里一样；也可以从那里复制粘贴。"),
        (parts.side, "表单", "所选事项的全部内容在这里填。鼠标停在字段名上，有说明、例子和出处。"),
        (parts.problems, "检查结果", "边填边检查，单击一条就转到那里；能一键改好的，右边有修复。"),
        (toolbar, "常用的几件事", "导入、导出、公示栏、新增、撤销都在这里；全部功能在上面的菜单里。"),
        (parts.search, "找事项", "按 Ctrl+F，在所有字段里找；拼音首字母也行，flyz 找到“法律援助”。"),
        (
            window.menuBar(),
            "不知道在哪里，就问",
            "按 F1 看光标所在地方的说明和手册；按 Ctrl+Shift+P 输入几个字，直接找到任何命令。",
        ),
        (parts.status, "不用点保存", "每改一处立即存盘，这里写着存盘和备份的时间。改错了按 Ctrl+Z 撤销。"),
    ]
    return [TourStep(part, title, text) for part, title, text in told if part is not None and part.isVisible()]
