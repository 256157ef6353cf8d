"""``board`` and ``selfcheck``: files that leave the house. A PDF needs Qt's painter, loaded only then."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from cli.board_arguments import board_design
from cli.commands.content import areas_of
from cli.console import DONE, NEEDS_ATTENTION, ProgressLine, tell
from exporters.formats import FORMATS, check_report_target, write_report
from exporters.self_check import build_self_check
from model.catalogue import Catalogue


def board(arguments: argparse.Namespace) -> int:
    """Write a notice for the board as PDF or pictures; missing phones are told, personal data wants a look."""
    from gui.printing.board import DPI, write_board  # Qt is loaded when pages are painted
    from gui.printing.emblem import read_emblem

    design = board_design(arguments)
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        if arguments.board_areas is None:  # a preset's areas may be those of another catalogue
            design = replace(design, areas=tuple(area.key for area in catalogue.areas() if area.key in design.areas))
        else:
            design = replace(design, areas=tuple(areas_of(catalogue, arguments.board_areas)))
        snapshot = catalogue.snapshot()
    emblem = read_emblem(Path(design.emblem)) if design.emblem else b""
    options = design.options(date.today(), emblem=emblem, mask=arguments.mask)
    written = write_board(snapshot, arguments.out, options, ProgressLine(), arguments.dpi or DPI)
    for sentence in (*written.remarks, *written.hints, *written.notes):
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
