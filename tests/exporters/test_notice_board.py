"""What stands on a notice: which entries, which columns, which words around them, in which sizes."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from exporters.blocks import Block, Document, Heading, Paragraph, Picture, QrCode, Section, SignatureLine, Table
from exporters.board_frame import BoardFrame
from exporters.board_options import BoardKind, BoardOptions, Period
from exporters.board_paper import board_paper
from exporters.board_privacy import personal_data
from exporters.board_selection import chosen_entries
from exporters.board_style_files import board_styles
from exporters.board_styles import readable_points
from exporters.notice_board import build_board
from model.errors import UserError
from model.records import CatalogueSettings, Status
from model.snapshot import Snapshot
from tests.helpers.boards import SETTINGS, snapshot_of, starter_snapshot

ENTRY = {
    "category": "行政许可",
    "name": "律师执业许可",
    "content": "许可依据；申请条件；办理结果",
    "basis": "《中华人民共和国律师法》",
    "time_limit": "20个工作日内",
    "subject": "司法局",
    "method": "主动公开",
    "channels": "政府网站；社区/企事业单位/村公示栏（电子屏）",
    "tiers": "县级",
}


def one(**values: str) -> Snapshot:
    return snapshot_of([("legal", {**ENTRY, **values})])


def tables(document: Document) -> list[Table]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row if cell] for row in table.rows]


def texts(blocks: object) -> list[str]:
    """The words of paragraphs, headings and signature lines, those beside a code too."""
    found: list[str] = []
    for block in blocks if isinstance(blocks, list | tuple) else ():
        match block:
            case Paragraph() | Heading():
                found.append(block.text)
            case SignatureLine():
                found += block.labels
            case QrCode():
                found += [*texts(block.beside), block.caption]
    return found


def names(snapshot: Snapshot, options: BoardOptions) -> list[str]:
    return [entry["name"] for _, entries in chosen_entries(snapshot, options) for entry in entries]


def test_list_on_a4_has_few_columns_and_names_its_groups() -> None:
    document = build_board(one(), BoardOptions(paper="A4"))
    assert rows(tables(document)[0]) == [
        ["序号", "公开事项", "公开内容", "公开时限", "公开主体"],
        ["行政许可"],
        ["1", "律师执业许可", "许可依据；申请条件；办理结果", "20个工作日内", "司法局"],
    ]
    assert [block.text for block in document.sections[0].blocks if isinstance(block, Heading)] == ["公共法律服务"]


def test_wider_paper_has_room_for_more_columns() -> None:
    heads = {
        (paper, landscape): rows(tables(build_board(one(), BoardOptions(paper=paper, landscape=landscape)))[0])[0]
        for paper, landscape in (("A4", False), ("A3", False), ("A3", True))
    }
    assert heads["A3", False] == ["序号", "公开事项", "公开内容", "公开时限", "公开主体", "公开渠道"]
    assert heads["A3", True] == ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道"]


@pytest.mark.parametrize("paper", ["A4", "A3", "B4", "8开", "240x120cm"])
@pytest.mark.parametrize("landscape", [False, True])
def test_columns_fill_the_width_of_every_paper(paper: str, landscape: bool) -> None:
    options = BoardOptions(paper=paper, landscape=landscape)
    frame = BoardFrame(starter_snapshot("legal"), options)
    for table in tables(build_board(starter_snapshot("legal"), options)):
        assert sum(table.widths) == pytest.approx(frame.column_width)
        assert min(table.widths) >= 2 * frame.em


@pytest.mark.parametrize(("paper", "asked", "given"), [("A4", 3, 1), ("A3", 2, 2), ("240x120cm", 0, 3), ("A3", 0, 1)])
def test_no_more_columns_than_the_paper_holds(paper: str, asked: int, given: int) -> None:
    options = BoardOptions(paper=paper, columns=asked, kind=BoardKind.DIRECTORY)
    assert BoardFrame(one(), options).columns.count == given


def test_poster_says_everything_about_one_entry() -> None:
    document = build_board(one(detail="首次申请"), BoardOptions(kind=BoardKind.POSTERS))
    (section,) = document.sections
    assert texts(list(section.opening)) == [
        "格尔木市司法局政务公开栏",
        "律师执业许可（首次申请）",
        "公共法律服务　行政许可",
    ]
    assert rows(tables(document)[0]) == [
        ["公开内容", "许可依据；申请条件；办理结果"],
        ["公开依据", "《中华人民共和国律师法》"],
        ["公开时限", "20个工作日内"],
        ["公开主体", "司法局"],
        ["公开方式", "主动公开"],
        ["公开渠道", "政府网站、社区/企事业单位/村公示栏（电子屏）"],
    ]


def test_overview_counts_and_names_the_entries_of_each_group() -> None:
    snapshot = snapshot_of(
        [("legal", ENTRY), ("legal", {**ENTRY, "name": "公证"}), ("legal", {**ENTRY, "category": ""})]
    )
    document = build_board(snapshot, BoardOptions(kind=BoardKind.OVERVIEW))
    assert texts(list(document.sections[0].blocks)) == ["公共法律服务（3项）"]
    assert rows(tables(document)[0]) == [["行政许可", "律师执业许可、公证", "2项"], ["其他事项", "律师执业许可", "1项"]]


def test_directory_leads_to_the_catalogue_by_code() -> None:
    snapshot = snapshot_of([("legal", ENTRY), ("legal", {**ENTRY, "name": "公证", "code": "SF-02"})])
    document = build_board(snapshot, BoardOptions(kind=BoardKind.DIRECTORY, code_text="https://example.cn/m"))
    assert rows(tables(document)[0])[1:] == [
        ["1", "律师执业许可", "0901", "司法局"],
        ["2", "公证", "SF-02", "司法局"],
    ]
    codes = [block for block in document.sections[0].closing if isinstance(block, QrCode)]
    assert [code.text for code in codes] == ["https://example.cn/m"]


def test_search_codes_do_not_change_with_the_choice() -> None:
    snapshot = starter_snapshot()
    whole = build_board(snapshot, BoardOptions(kind=BoardKind.DIRECTORY))
    part = build_board(snapshot, BoardOptions(kind=BoardKind.DIRECTORY, areas=frozenset(("legal",))))
    assert rows(tables(part)[0]) == rows(tables(whole)[-1])


def test_frame_says_period_phones_and_who_signs() -> None:
    options = BoardOptions(paper="A3", period=Period.parse("2026Q4"), signature=("审核", "签字", "（盖章）"))
    section = build_board(one(), options).sections[0]
    assert texts(list(section.opening)) == [
        "格尔木市司法局政务公开栏",
        "2026年第四季度　　公示时间：2026年10月1日至2026年12月31日　　每季度更新",
    ]
    assert texts(list(section.running)) == ["格尔木市司法局政务公开栏{heading}（续）"]
    assert texts(list(section.closing)) == [
        "咨询电话：办公室 0979-8412345　　监督电话：0979-8467890",
        "审核", "签字", "（盖章）", "打印日期：2026年11月21日",
    ]  # fmt: skip
    assert section.setup.page_label == "第{page}页　共{pages}页"


def test_own_words_replace_those_of_the_catalogue() -> None:
    options = BoardOptions(
        title="村务公开栏", unit="河东村", enquiry="8400000", supervision="8411111",
        first_day=date(2026, 11, 1), last_day=date(2026, 11, 7), rhythm="及时公开", signature=(),
    )  # fmt: skip
    section = build_board(one(), options).sections[0]
    assert texts(list(section.opening)) == ["村务公开栏", "公示时间：2026年11月1日至2026年11月7日　　及时公开"]
    assert texts(list(section.closing))[0] == "公开单位：河东村　　咨询电话：8400000　　监督电话：8411111"


def test_long_period_line_is_divided_between_its_parts() -> None:
    section = build_board(one(), BoardOptions(paper="A4", period=Period.parse("2026Q4"))).sections[0]
    assert texts(list(section.opening))[1:] == [
        "2026年第四季度　　每季度更新",
        "公示时间：2026年10月1日至2026年12月31日",
    ]


def test_emblem_stands_over_the_title() -> None:
    first = build_board(one(), BoardOptions(emblem=b"png")).sections[0].opening[0]
    assert isinstance(first, Picture)


@pytest.mark.parametrize(
    ("words", "label", "first", "last"),
    [
        ("2026Q4", "2026年第四季度", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024q1", "2024年第一季度", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-02", "2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026年11月", "2026年11月", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026", "2026年", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_period_is_understood(words: str, label: str, first: date, last: date) -> None:
    period = Period.parse(words)
    assert (period.label, period.first, period.last) == (label, first, last)


@pytest.mark.parametrize("words", ["2026Q5", "四季度", "2026-13", "", "26Q1"])
def test_other_periods_are_refused_with_examples(words: str) -> None:
    with pytest.raises(UserError, match="2026Q4"):
        Period.parse(words)


def test_retired_entries_are_left_out_unless_asked_for() -> None:
    snapshot = starter_snapshot("legal")
    retired = replace(snapshot, entries=tuple(replace(entry, status=Status.RETIRED) for entry in snapshot.entries[:3]))
    with pytest.raises(UserError, match="没有事项可印"):
        names(retired, BoardOptions())
    assert len(names(retired, BoardOptions(statuses=frozenset((Status.RETIRED,))))) == 3


def test_choices_narrow_the_entries() -> None:
    early = replace(one(name="旧").entries[0], id=9, updated_at=datetime(2026, 3, 1))
    website = replace(one(name="网上", channels="政府网站", tiers="乡级", category="公证").entries[0], id=8)
    snapshot = replace(one(), entries=(*one().entries, early, website))
    choices = {
        "all": BoardOptions(),
        "boards": BoardOptions(boards_only=True),
        "quarter": BoardOptions(period=Period.parse("2026Q4"), changed_only=True),
        "tier": BoardOptions(tiers=frozenset(("乡级",))),
        "group": BoardOptions(categories=frozenset(("公证",))),
        "ids": BoardOptions(entry_ids=frozenset((9,))),
    }
    assert {name: names(snapshot, options) for name, options in choices.items()} == {
        "all": ["律师执业许可", "旧", "网上"],
        "boards": ["律师执业许可", "旧"],
        "quarter": ["律师执业许可", "网上"],
        "tier": ["网上"],
        "group": ["网上"],
        "ids": ["旧"],
    }


def test_personal_numbers_are_told_and_can_be_covered() -> None:
    snapshot = one(content="联系人手机13897651234")
    (remark,) = personal_data(snapshot, BoardOptions())
    assert "律师执业许可" in remark.message
    assert "手机号" in remark.message
    assert not personal_data(snapshot, BoardOptions(mask=True))
    assert rows(tables(build_board(snapshot, BoardOptions(mask=True)))[0])[2][2] == "联系人手机138****1234"


def test_missing_phones_and_unit_are_told() -> None:
    snapshot = replace(one(), settings=CatalogueSettings())
    sentences = BoardFrame(snapshot, BoardOptions()).missing()
    assert [sentence.split("。")[0] for sentence in sentences.values()] == [
        "公示栏上没有咨询电话", "公示栏上没有监督电话", "公示栏上没有单位名称",
    ]  # fmt: skip
    assert not BoardFrame(one(), BoardOptions()).missing()


@pytest.mark.parametrize(
    ("words", "landscape", "size"),
    [
        ("A4", False, (210, 297)),
        ("a3", True, (420, 297)),
        ("8开", False, (260, 368)),
        ("8K", False, (260, 368)),
        ("240x120cm", False, (2400, 1200)),
        ("240×120厘米", False, (2400, 1200)),
        ("90x120", True, (1200, 900)),
        ("594 x 841 mm", False, (594, 841)),
    ],
)
def test_papers_by_name_and_size(words: str, landscape: bool, size: tuple[float, float]) -> None:
    paper = board_paper(words, landscape=landscape)
    assert (paper.width, paper.height) == size


@pytest.mark.parametrize("words", ["A9", "大板", "", "5x5cm", "9000x100cm", "x", "10xx20cm"])
def test_other_papers_are_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(UserError, match=r"纸张|尺寸"):
        board_paper(words)


def test_readable_size_follows_the_distance() -> None:
    assert readable_points(1.0) == pytest.approx(15.75, abs=0.05)
    assert readable_points(2.0) == pytest.approx(2 * readable_points(1.0))


@pytest.mark.parametrize("style", ["formal", "plain", "contrast"])
@pytest.mark.parametrize(("paper", "distance"), [("A4", 1.0), ("A3", 1.0), ("240x120cm", 1.5)])
def test_no_words_of_a_notice_are_below_the_readable_size(style: str, paper: str, distance: float) -> None:
    document = build_board(starter_snapshot("legal"), BoardOptions(style=style, paper=paper, code_text="x"))
    for section in document.sections:
        for table in (block for block in section.blocks if isinstance(block, Table)):
            sizes = {cell.style.size if cell.style else table.style.size for row in table.rows for cell in row if cell}
            assert min(sizes) >= readable_points(distance) - 0.05
        for block in all_paragraphs(section):
            assert block.style.size >= readable_points(distance, 0.003) - 0.05


def all_paragraphs(section: Section) -> list[Paragraph]:
    found: list[Paragraph] = []
    stack: list[Block] = [*section.opening, *section.running, *section.closing]
    for block in stack:
        if isinstance(block, Paragraph):
            found.append(block)
        if isinstance(block, QrCode):
            found += [part for part in block.beside if isinstance(part, Paragraph)]
            found.append(Paragraph(block.caption, block.style))
    return found


def test_every_design_is_complete_and_named() -> None:
    assert set(board_styles()) == {"formal", "plain", "contrast"}
    for style in board_styles().values():
        assert style.label
        assert style.help
        frame = BoardFrame(one(), BoardOptions(style=style.key))
        for element in ("title", "subtitle", "running", "heading", "band", "header", "cell", "name", "label", "text"):
            assert frame.look(element).size >= 9


def test_designs_are_told_apart_without_colour() -> None:
    """A photocopier knows no red: light fills stay light, and words on dark grounds are white."""

    def light(colour: str) -> float:
        return sum(int(colour[place : place + 2], 16) for place in (1, 3, 5)) / 3 / 255 if colour else 1.0

    for style in board_styles().values():
        header = style.look("header", 16)
        assert abs(light(header.color) - light(style.header_fill)) > 0.6
        for element, fill in (("band", style.band_fill), ("label", style.label_fill)):
            assert abs(light(style.look(element, 16).color) - light(fill)) > 0.6
        for element in ("title", "name"):
            look = style.look(element, 16)
            assert abs(light(look.color) - light(look.fill)) > 0.6


def test_unknown_design_is_a_sentence() -> None:
    with pytest.raises(UserError, match="formal"):
        build_board(one(), BoardOptions(style="gold"))


def test_title_is_readable_from_afar_but_stays_on_one_line() -> None:
    for unit in ("司法局", "格尔木市司法局", "格尔木市人民政府办公室政务公开领导小组"):
        snapshot = replace(one(), settings=replace(SETTINGS, unit=unit))
        title = build_board(snapshot, BoardOptions(paper="A3")).sections[0].opening[0]
        assert isinstance(title, Paragraph)
        assert title.style.size >= 40
