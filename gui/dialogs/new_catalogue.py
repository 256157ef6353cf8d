"""Making a new catalogue: whose it is, which areas, with the standard entries or blank, where it lies."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from gui.dialogs.dialog import Dialog
from gui.file_names import as_file_name
from gui.settings import Settings
from gui.widgets.chip import Chip
from model import places
from model.areas import known_areas
from model.catalogue import Catalogue
from model.folder_risk import risk_of
from model.records import CatalogueSettings
from model.starter import plant_starter
from model.text import strip_controls

_PER_ROW = 3


class NewCatalogueDialog(Dialog):
    """Asks what a catalogue must know at its beginning. ``make`` makes it; the dialog itself writes nothing."""

    def __init__(self, settings: Settings, *, with_starter: bool, parent: QWidget | None = None) -> None:
        super().__init__("new_catalogue", "新建目录", parent, accept="新建", reject="取消")
        self._settings = settings
        self._unit = QLineEdit(self)
        self._title = QLineEdit(self)
        self._version = QLineEdit(f"{date.today():%Y}年版", self)
        self._place = QLineEdit(self)
        self._starter = QRadioButton("标准目录起步：放入所选领域的标准事项，再按本单位职责修改", self)
        self._blank = QRadioButton("空白目录：只有领域，事项自己填写", self)
        self._kinds = QButtonGroup(self)
        self._chips = [Chip(known.area.label, self) for known in known_areas()]
        self._all_areas = QPushButton(self)
        self._complaint = QLabel(self)
        self._advice = QLabel(self)
        self._title_touched = False
        self._place_touched = False
        (self._starter if with_starter else self._blank).setChecked(True)
        self._build()
        self._connect()
        self._renew()
        self.resize(600, self.sizeHint().height())

    def fill(self, unit: str, areas: Sequence[str] | None = None) -> None:
        """Fill in a unit and areas (keys), as the clerk would."""
        self._unit.setText(unit)
        if areas is not None:
            for chip, known in zip(self._chips, known_areas(), strict=True):
                chip.setChecked(known.area.key in areas)

    @property
    def path(self) -> Path:
        """Where the catalogue will lie."""
        name = self._place.text().strip()
        return Path(name if name.endswith(places.CATALOGUE_SUFFIX) else name + places.CATALOGUE_SUFFIX).expanduser()

    def make(self) -> Catalogue:
        """Make and open the catalogue. Raises ``UserError`` and ``StorageError`` as ``Catalogue.create``."""
        settings = CatalogueSettings(
            unit=_clean(self._unit.text()), title=_clean(self._title.text()), version_label=_clean(self._version.text())
        )
        if self.path.parent == places.home():
            places.home().mkdir(parents=True, exist_ok=True)
        chosen = [known.area.key for chip, known in zip(self._chips, known_areas(), strict=True) if chip.isChecked()]
        catalogue = Catalogue.create(self.path, settings, chosen)
        try:
            if self._starter.isChecked():
                plant_starter(catalogue)
        except BaseException:
            catalogue.close()
            raise
        return catalogue

    def _on_unit(self, unit: str) -> None:
        """Title and file follow the unit until the clerk has written them."""
        if not self._title_touched:
            self._title.setText(f"{unit.strip()}政务公开标准目录" if unit.strip() else "")
        self._renew()

    def _on_title_edited(self) -> None:
        self._title_touched = True
        self._renew()

    def _on_place_edited(self) -> None:
        self._place_touched = True
        self._renew()

    def _on_all_areas(self) -> None:
        """Tick all areas; when all are ticked, none, so that a bureau of one area need not untick the others."""
        wanted = not all(chip.isChecked() for chip in self._chips)
        for chip in self._chips:
            chip.setChecked(wanted)

    def _on_choose_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "目录文件保存在", str(self.path), f"政务公开目录 (*{places.CATALOGUE_SUFFIX})"
        )
        if name:
            self._place.setText(name)
            self._on_place_edited()

    def _renew(self) -> None:
        if not self._place_touched:
            self._place.setText(str(_free_place(_clean(self._unit.text()))))
        risk = risk_of(self.path) if self._place.text().strip() else None
        self._advice.setText(risk.advice if risk is not None else "")
        self._advice.setVisible(risk is not None)
        self._all_areas.setText("全不选" if all(chip.isChecked() for chip in self._chips) else "全选")
        complaint = self._what_is_missing()
        self._complaint.setText(complaint)
        if self.accept_button is not None:
            self.accept_button.setEnabled(not complaint)

    def _what_is_missing(self) -> str:
        if not _clean(self._unit.text()):
            return "请填写单位全称。"
        if not any(chip.isChecked() for chip in self._chips):
            return "请至少选择一个领域。"
        if not self._place.text().strip():
            return "请填写目录文件保存的位置。"
        if self.path.exists():
            return "这个文件已经存在，请换一个文件名，或者在“文件”菜单中打开它。"
        return ""

    def _build(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(9)
        for label, line, name, hint in (
            ("单位全称 *", self._unit, "unit", "例：格尔木市司法局"),
            ("目录标题", self._title, "title", "例：格尔木市司法局政务公开标准目录"),
            ("版本", self._version, "version", "例：2026年版"),
        ):
            line.setObjectName(f"new_{name}")
            line.setAccessibleName(label.removesuffix(" *"))
            line.setPlaceholderText(hint)
            form.addRow(label, line)
        form.addRow("领域 *", self._area_grid())
        for button in (self._starter, self._blank):
            self._kinds.addButton(button)
        self._starter.setObjectName("with_starter")
        self._blank.setObjectName("blank")
        form.addRow("内容", self._starter)
        form.addRow("", self._blank)
        form.addRow("保存在", self._place_row())
        self._complaint.setObjectName("complaint")
        self._complaint.setProperty("look", "warning")
        self._complaint.setMinimumHeight(self.fontMetrics().height() + 4)
        self._advice.setObjectName("place_advice")
        self._advice.setProperty("look", "warning")
        self._advice.setWordWrap(True)
        self.body.addLayout(form)
        self.body.addWidget(self._advice)
        self.body.addWidget(self._complaint)

    def _area_grid(self) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, chip in enumerate(self._chips):
            chip.setChecked(True)
            chip.setObjectName(f"area_{known_areas()[place].area.key}")
            grid.addWidget(chip, place // _PER_ROW, place % _PER_ROW)
        self._all_areas.setObjectName("all_areas")
        self._all_areas.setAccessibleName("全选或全不选领域")
        self._all_areas.setProperty("look", "link")
        self._all_areas.setAutoDefault(False)
        grid.addWidget(self._all_areas, grid.rowCount(), 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _place_row(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        self._place.setObjectName("new_place")
        self._place.setAccessibleName("保存在")
        choose = QPushButton("选择…", box)
        choose.setObjectName("choose_place")
        choose.setAccessibleName("选择保存位置")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose_place)
        row.addWidget(self._place, 1)
        row.addWidget(choose)
        return box

    def _connect(self) -> None:
        self._unit.textChanged.connect(self._on_unit)
        self._title.textEdited.connect(self._on_title_edited)
        self._place.textEdited.connect(self._on_place_edited)
        self._all_areas.clicked.connect(self._on_all_areas)
        for chip in self._chips:
            chip.toggled.connect(self._renew)


def _clean(text: str) -> str:
    return strip_controls(text).replace("\n", " ").strip()


def _free_place(unit: str) -> Path:
    """The default catalogue's place, or one beside it with the unit's name when it is taken."""
    default = places.default_catalogue()
    if not default.exists():
        return default
    stem = f"{as_file_name(unit)}{default.stem}"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    free = (default.with_name(name + places.CATALOGUE_SUFFIX) for name in names)
    return next((path for path in free if not path.exists()), default)
