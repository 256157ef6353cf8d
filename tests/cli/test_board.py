"""``board`` with everything the designer can do: kinds, sheets to glue, codes, presets, pictures, sentences."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cli.front import run
from exporters.board_design import BoardDesign
from exporters.board_presets import load_presets, save_presets
from model.catalogue import Catalogue
from model.operations.entries import edit_entry
from tests.helpers.catalogues import new_catalogue


@pytest.fixture(scope="module", autouse=True)
def application() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["test"])


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "目录.gkml"
    new_catalogue(path, "法律援助申请", "人民调解名单", areas=["legal"]).close()
    return path


class Board:
    """Runs ``board`` on a catalogue and keeps what was said."""

    def __init__(self, catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.out = catalogue.with_name("公示栏.pdf")
        self._catalogue = catalogue
        self._capsys = capsys
        self.said = ""

    def __call__(self, *words: object, out: Path | None = None, code: int = 0) -> list[str]:
        """The text of each page written."""
        target = out or self.out
        found = run(["board", str(self._catalogue), str(target), *map(str, words)])
        told = self._capsys.readouterr()
        self.said = told.out + told.err
        assert found == code, self.said
        return (
            [page.extract_text().replace("\n", "") for page in PdfReader(target).pages]
            if not code and target.suffix == ".pdf"
            else []
        )


@pytest.fixture
def board(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> Board:
    return Board(catalogue, capsys)


def test_every_kind(board: Board) -> None:
    assert "机构名称" in board("--kind", "list")[0]
    assert len(board("--kind", "posters", "--paper", "A4")) == 2
    assert "（2项）" in board("--kind", "overview")[0]
    assert "0102" in board("--kind", "directory", "--search-note", "在网站输入检索码")[0]
    assert "在网站输入检索码" in board("--kind", "directory", "--search-note", "在网站输入检索码")[0]


def test_words_around_the_entries(board: Board) -> None:
    (page,) = board(
        "--title", "村务公开栏", "--unit", "昆仑村", "--first-day", "2026-11-01", "--last-day", "2026-11-30",
        "--rhythm", "每月更新", "--enquiry", "8400001", "--supervision", "8400002", "--signature", "监委会、主任",
        "--no-print-day", "--qr", "https://a.cn", "--code-caption", "扫一扫",
    )  # fmt: skip
    for words in (
        "村务公开栏",
        "昆仑村",
        "2026年11月1日至2026年11月30日",
        "每月更新",
        "8400001",
        "8400002",
        "监委会",
        "扫一扫",
    ):
        assert words in page
    assert "打印日期" not in page


def test_boards_are_cut_as_asked(board: Board) -> None:
    assert len(board("--paper", "100x60cm", "--tile", "A4")) == 16
    assert len(board("--paper", "100x60cm", "--tile", "none")) == 1
    assert board("--paper", "91.4cmxauto")
    height = float(PdfReader(board.out).pages[0].mediabox.height) / 72 * 25.4
    assert 200 < height < 1000, "a roll is cut where the words end"


def test_only_some_entries(board: Board, catalogue: Path) -> None:
    with Catalogue.open(catalogue) as opened:
        opened.run(edit_entry(entry_id=opened.ids("legal")[0], field="channels", value="政务公开栏"))
    (page,) = board("--boards-only")
    assert "法律援助申请" in page
    assert "人民调解名单" not in page
    board("--status", "approved", code=2)
    assert "没有事项可印" in board.said


def test_a_preset_and_what_is_changed_upon_it(board: Board) -> None:
    design = BoardDesign(kind="posters", paper="A4", title="援助中心", areas=("legal", "elsewhere"))
    save_presets(load_presets().saved("海报", design))
    assert len(board("--preset", "海报")) == 2
    (page,) = board("--preset", "海报", "--kind", "list")
    assert "援助中心" in page
    board("--preset", "没有的", code=2)
    assert "现有的方案：海报" in board.said


def test_pictures_at_the_resolution_asked_for(board: Board, tmp_path: Path) -> None:
    out = tmp_path / "图.png"
    board("--paper", "A4", "--dpi", "72", out=out)
    assert abs(QImage(str(out)).width() - 595) <= 1
    board("--paper", "A4", "--dpi", "9000", out=out, code=2)
    assert "50 到 600" in board.said


def test_an_emblem_is_on_the_page(board: Board, tmp_path: Path) -> None:
    emblem = QImage(80, 80, QImage.Format.Format_RGB32)
    emblem.fill(QColor("#00A000"))
    emblem.save(str(tmp_path / "徽.png"))
    out = tmp_path / "图.png"
    board("--emblem", tmp_path / "徽.png", "--emblem-place", "left", "--paper", "A4", "--dpi", "50", out=out)
    image = QImage(str(out))
    green = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if QColor(image.pixel(x, y)).green() > QColor(image.pixel(x, y)).red() + 80
    ]
    assert green
    assert max(x for x, _ in green) < image.width() / 3
    assert max(y for _, y in green) < image.height() / 4
    board("--emblem", tmp_path / "没有.png", code=2)
    assert "找不到图片" in board.said


@pytest.mark.parametrize(
    "words",
    [
        ["--kind", "leaflet"],
        ["--columns", "7"],
        ["--margin", "wide"],
        ["--emblem-size", "huge"],
        ["--style", "golden"],
        ["--tile", "B5", "--paper", "90x90cm"],
        ["--first-day", "2026-12-01", "--last-day", "2026-11-01"],
        ["--margin", "99"],
    ],
    ids=lambda words: " ".join(words),
)
def test_nonsense_is_refused_in_a_sentence(board: Board, words: list[str]) -> None:
    board(*words, code=2)
    assert "。" in board.said
    assert not board.out.exists()
