"""``board`` and ``selfcheck``: files that leave the house. A PDF needs Qt's painter, loaded only then."""

import argparse
from datetime import date
from pathlib import Path

from cli.commands.content import areas_of
from cli.console import DONE, NEEDS_ATTENTION, ProgressLine, tell
from exporters.board_options import BoardKind, BoardOptions, Period
from exporters.formats import FORMATS, check_report_target, write_report
from exporters.self_check import build_self_check
from model.catalogue import Catalogue


def board(arguments: argparse.Namespace) -> int:
    """Write a notice for the board as PDF or pictures; missing phones are told, personal data wants a look."""
    from gui.printing.board import write_board  # Qt is loaded when pages are painted

    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        options = BoardOptions(
            kind=BoardKind.POSTERS if arguments.per_entry else BoardKind.LIST,
            paper=arguments.paper,
            landscape=arguments.landscape,
            areas=areas_of(catalogue, arguments.areas),
            period=Period.parse(arguments.period) if arguments.period else None,
            style=arguments.style,
            mask=arguments.mask,
        )
        snapshot = catalogue.snapshot()
    written = write_board(snapshot, arguments.out, options, ProgressLine())
    for sentence in (*written.remarks, *written.hints):
        tell(sentence)
    tell(f"已写出公示栏，共 {written.pages} 页：{'、'.join(str(file) for file in written.files)}")
    return NEEDS_ATTENTION if written.remarks else DONE


def self_check(arguments: argparse.Namespace) -> int:
    """Write the 自查表: how complete and how fresh every area is."""
    with_painter(arguments.out)
    check_report_target(arguments.out)
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        areas = areas_of(catalogue, arguments.areas)
        snapshot = catalogue.snapshot()
    write_report(build_self_check(snapshot, date.today(), areas), arguments.out, ProgressLine())
    tell(f"自查表已写到“{arguments.out}”。")
    return DONE


def with_painter(out: Path) -> None:
    """Make PDF one of the formats when it is asked for, or when a refusal will list what there is."""
    if out.suffix.lower() not in FORMATS:
        from gui.printing import pdf_format  # Qt is loaded for PDF only

        pdf_format.register()
