"""A catalogue on the notice board (政务公开栏): list sheets, a poster for each entry, an overview, a directory.

Neutral blocks like every report; the painter finds the largest type that fills the pages, never below the readable
size, and cuts boards into sheets. What may be shown is decided in ``board_selection.py``.
"""

from collections.abc import Callable, Sequence

from exporters.blocks import Document, Section
from exporters.board_frame import BoardContent, BoardFrame
from exporters.board_list import list_content, list_fields
from exporters.board_options import BoardKind, BoardOptions
from exporters.board_poster import PosterWriter, poster_fields
from exporters.board_selection import chosen_entries
from exporters.board_tables import DIRECTORY_FIELDS, OVERVIEW_FIELDS, directory_content, overview_content
from exporters.lazy_sections import LazySections
from exporters.selection import AreaEntries
from model.progress import Progress, silent
from model.snapshot import Snapshot

_BUILDERS: dict[BoardKind, Callable[[Sequence[AreaEntries], BoardFrame], BoardContent]] = {
    BoardKind.LIST: list_content,
    BoardKind.OVERVIEW: overview_content,
    BoardKind.DIRECTORY: directory_content,
}


def build_board(snapshot: Snapshot, options: BoardOptions, progress: Progress = silent) -> Document:
    """The notice as a document. Raises ``UserError`` for unknown papers or designs and when no entry is chosen."""
    frame = BoardFrame(snapshot, options)
    areas = chosen_entries(snapshot, options)
    progress(0, 0, "正在准备公示栏内容")
    build = _BUILDERS.get(options.kind)
    sections: Sequence[Section] = [frame.section(build(areas, frame))] if build else _posters(areas, frame)
    return Document(frame.title, sections, frame.unit)


def printed_fields(snapshot: Snapshot, options: BoardOptions) -> frozenset[str]:
    """The keys of the fields whose words stand on the notice. Raises as ``build_board`` does."""
    frame = BoardFrame(snapshot, options)
    match options.kind:
        case BoardKind.LIST:
            return list_fields(frame, [entry for _, entries in chosen_entries(snapshot, options) for entry in entries])
        case BoardKind.POSTERS:
            return poster_fields(frame)
        case BoardKind.OVERVIEW:
            return OVERVIEW_FIELDS
        case BoardKind.DIRECTORY:
            return DIRECTORY_FIELDS


def _posters(areas: Sequence[AreaEntries], frame: BoardFrame) -> LazySections:
    writer = PosterWriter(frame)
    placed = [(area, entry) for area, entries in areas for entry in entries]
    return LazySections(len(placed), lambda number: writer.poster(*placed[number]), writer.setup)
