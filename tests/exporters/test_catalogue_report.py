"""The report as a picture of its blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from exporters.blocks import Block, Contents, Document, Heading, Paragraph, SignatureLine, Table, Together
from exporters.catalogue_report import build, chinese_number
from exporters.options import ExportOptions, Form, Paper
from model.errors import UserError
from model.records import CatalogueSettings, Status
from model.snapshot import Snapshot
from tests.helpers.snapshots import entry, snapshot, starter


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with those that must stay together one after the other."""
    for block in blocks:
        yield from block.blocks if isinstance(block, Together) else (block,)


def picture(document: Document) -> list[str]:
    """One line for each section: its paper, then its blocks in short."""
    lines = []
    for section in document.sections:
        setup = section.setup
        said = [f"{setup.width:.0f}×{setup.height:.0f}{'' if setup.page_numbers else ' no page number'}"]
        for block in flat(section.blocks):
            match block:
                case Heading():
                    said.append(f"{'#' * block.level} {block.text}")
                case Paragraph():
                    said.append(block.text)
                case Table():
                    said.append(f"table {len(block.rows) - block.header_rows}×{len(block.widths)}")
                case Contents():
                    said.append("contents")
                case SignatureLine():
                    said.append("sign: " + " ".join(block.labels))
        lines.append(" / ".join(said))
    return lines


def two_areas() -> Snapshot:
    return snapshot(entry(1, "tax"), entry(2, "legal"), entry(3, "legal"))


def area_line(number: str, label: str, count: int) -> str:
    caption = f"填报单位：格尔木市司法局　　填报时间：2026年11月21日　　共 {count} 项"
    return f"420×297 / # （{number}）{label}领域政务公开标准目录 / {caption} / table {count}×14"


def test_the_whole_document() -> None:
    pages = picture(build(two_areas(), ExportOptions()))
    assert pages[:4] == [
        "210×297 no page number / 格尔木市政务公开标准目录 / （2026年版） / 格尔木市司法局 / 2026年11月21日",
        "210×297 / contents",
        area_line("一", "税收管理", 1),
        area_line("二", "公共法律服务", 2),
    ]
    notes = pages[4]
    assert notes.startswith(
        "210×297 / # 编制说明 / ## 一、编制依据 / 本目录依据《中华人民共和国政府信息公开条例》（国务院令第711号）"
    )
    assert (
        "《格尔木市政务公开标准目录》（2026年版）由格尔木市司法局编制，包括 2 个领域、3 个公开事项，分布如下：" in notes
    )
    assert notes.endswith("sign: 初审 复审 批准 / 格尔木市司法局\n2026年11月21日")


@pytest.mark.parametrize(
    ("unit", "title", "lines"),
    [
        ("格尔木市司法局", "", ["格尔木市司法局", "政务公开标准目录"]),
        ("格尔木市自然资源局", "格尔木市自然资源局政务公开标准目录", ["格尔木市自然资源局", "政务公开标准目录"]),
        ("", "某某经济技术开发区政务公开标准目录", ["某某经济技术开发区", "政务公开标准目录"]),
        ("格尔木市司法局", "公开目录", ["公开目录"]),
    ],
)
def test_no_single_character_is_left_on_a_line_of_the_cover(unit: str, title: str, lines: list[str]) -> None:
    settings = CatalogueSettings(unit=unit, title=title)
    cover = build(snapshot(entry(1), settings=settings), ExportOptions()).sections[0]
    shown = next(block.text for block in cover.blocks if isinstance(block, Paragraph))
    assert shown.split("\n") == lines


def test_parts_can_be_left_out_and_paper_chosen() -> None:
    options = ExportOptions(cover=False, notes=False, paper=Paper.A4, form=Form.PILOT)
    assert [line.split(" / ")[0] for line in picture(build(two_areas(), options))] == ["297×210", "297×210"]


def test_areas_and_statuses_are_chosen() -> None:
    held = snapshot(entry(1, "tax"), entry(2, "legal", Status.APPROVED), entry(3, "legal"))
    options = ExportOptions(areas=frozenset({"legal"}), statuses=frozenset({Status.APPROVED}))
    document = build(held, options)
    (table,) = [block for block in document.sections[2].blocks if isinstance(block, Table)]
    assert [origin.uid for origin in table.origins] == [f"{2:032x}"]


def test_a_choice_without_entries_is_a_sentence() -> None:
    with pytest.raises(UserError, match="没有事项，没有导出文件"):
        build(two_areas(), ExportOptions(statuses=frozenset({Status.RETIRED})))


def test_empty_areas_only_on_request_or_as_a_blank_form() -> None:
    one = snapshot(entry(1, "legal"))
    assert sum("table" in line for line in picture(build(one, ExportOptions(notes=False)))) == 1
    kept = picture(build(one, ExportOptions(notes=False, empty_areas=True)))
    assert kept[2].endswith("共 0 项 / table 0×14 / 本领域目前没有公开事项。")
    assert sum("table 0×14" in line for line in picture(build(snapshot(), ExportOptions(notes=False)))) == 2


def test_pages_after_the_first_name_the_area() -> None:
    section = build(two_areas(), ExportOptions()).sections[2]
    assert [block.text for block in section.running if isinstance(block, Paragraph)] == [
        "格尔木市政务公开标准目录　税收管理领域政务公开标准目录（续）"
    ]


def test_a_single_area_needs_no_table_of_counts() -> None:
    (*_, notes) = picture(build(snapshot(entry(1, "legal")), ExportOptions()))
    assert "由格尔木市司法局编制，包括公共法律服务领域的 1 个公开事项。" in notes
    assert "table" not in notes
    (*_, notes) = picture(build(snapshot(), ExportOptions()))
    assert "由格尔木市司法局编制，目前没有公开事项。" in notes


def test_without_unit_and_title_nothing_is_left_hanging() -> None:
    held = two_areas()
    bare = replace(held, settings=replace(held.settings, unit="", title="", version_label=""))
    text = "\n".join(picture(build(bare, ExportOptions())))
    assert "政务公开标准目录 / 2026年11月21日" in text
    assert "填报单位" not in text
    assert "由编制" not in text


def test_every_grid_place_is_a_cell_or_covered() -> None:
    for section in build(starter(), ExportOptions()).sections:
        for table in (block for block in section.blocks if isinstance(block, Table)):
            covered = set()
            for row, cells in enumerate(table.rows):
                assert len(cells) == len(table.widths)
                for column, cell in enumerate(cells):
                    assert (cell is None) == ((row, column) in covered)
                    if cell is not None:
                        places = {
                            (row + down, column + right)
                            for down in range(cell.row_span)
                            for right in range(cell.column_span)
                        }
                        assert not places & covered
                        covered |= places - {(row, column)}


@pytest.mark.parametrize(
    ("number", "word"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")]
)
def test_chinese_numbers(number: int, word: str) -> None:
    assert chinese_number(number) == word
