"""The index of cited documents in the window: asked for late, interrupted by changes, always like a fresh look."""

from collections.abc import Callable

from gui.background_citations import BackgroundCitations
from gui.main_window import MainWindow
from gui.slices import MANY
from model.catalogue import Catalogue
from model.citation_index import CitationIndex
from model.operations.entries import add_entries, edit_entries, edit_entry, remove_entries
from tests.helpers.catalogues import entry_values
from tests.helpers.windows import settle

OpenWindow = Callable[..., MainWindow]


def parts(window: MainWindow) -> tuple[Catalogue, BackgroundCitations]:
    work = window.session.workspace
    assert work is not None
    return work.catalogue, work.citations


def picture(index: CitationIndex) -> list[tuple[str, int, list[int]]]:
    return sorted((one.key, one.entries, sorted(index.users(one.key))) for one in index.documents())


def fresh(catalogue: Catalogue) -> CitationIndex:
    index = CitationIndex(catalogue.kind.fields)
    for entry in catalogue.snapshot().entries:
        index.put(entry)
    return index


def test_nothing_is_counted_until_somebody_asks(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    catalogue, citations = parts(window)
    assert not citations.complete
    catalogue.run(edit_entry(entry_id=catalogue.ids()[0], field="basis", value="《预算法》"))
    assert citations.index.documents() == []
    citations.finish()
    assert citations.complete
    assert picture(citations.index) == picture(fresh(catalogue))


def test_changes_in_the_middle_of_counting(open_window: OpenWindow) -> None:
    window = open_window()
    catalogue, citations = parts(window)
    many = [("legal", entry_values(f"事项{number}", basis=f"《第{number % 7}办法》")) for number in range(3 * MANY)]
    catalogue.run(add_entries(rows=many))
    citations.need()
    settle(lambda: bool(citations.index.documents()))
    ids = catalogue.ids()
    catalogue.run(edit_entry(entry_id=ids[-1], field="basis", value="《预算法》"))
    catalogue.run(edit_entries(values={key: {"basis": "《民法典》"} for key in ids[50 : 50 + MANY + 1]}, label="改"))
    catalogue.run(remove_entries(entry_ids=ids[: MANY + 5]))
    settle(lambda: citations.complete)
    assert picture(citations.index) == picture(fresh(catalogue))
    catalogue.undo()
    catalogue.undo()
    settle(lambda: citations.complete)
    assert picture(citations.index) == picture(fresh(catalogue))
