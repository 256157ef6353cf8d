"""The words offered in a field: those of the entry's own area first."""

from pathlib import Path

from gui.background_citations import BackgroundCitations
from gui.outline import Outline
from gui.suggestions import Suggestions
from model.catalogue import Catalogue
from model.fields import STANDARD
from model.operations.entries import NewEntry, add_entries, edit_entry
from model.records import CatalogueSettings
from tests.helpers.catalogues import entry_values

LIMIT, UNIT = STANDARD.field("time_limit"), STANDARD.field("subject")


def test_words_of_the_area_come_first(tmp_path: Path) -> None:
    settings = CatalogueSettings(unit="格尔木市司法局")
    with Catalogue.create(tmp_path / "目录.gkml", settings, ["budget", "planning"]) as catalogue:
        rows = [
            NewEntry("budget", entry_values("甲", time_limit="预算批复后15日内", subject="市财政局")),
            NewEntry("planning", entry_values("乙", time_limit="规划批准后9日内", subject="市自然资源局")),
        ]
        catalogue.run(add_entries(rows=rows))
        catalogue.subscribe(lambda changes, _: suggestions.follow(changes))
        suggestions = Suggestions(catalogue, BackgroundCitations(catalogue, Outline(catalogue)))
        offered = suggestions(LIMIT, "budget")
        assert offered[0] == "预算批复后15日内"  # used here
        assert offered[1] == "本级人民代表大会或其常务委员会批准后20日内"  # meant for the area
        assert offered.index("及时公开") < offered.index("规划批准后9日内")  # general before what is used elsewhere
        assert "批前公示时间不得少于30日" not in offered  # another area's own
        assert suggestions(UNIT, "planning")[:3] == ("格尔木市司法局", "市自然资源局", "市财政局")
        assert suggestions(LIMIT)[0] == "自信息形成或者变更之日起20个工作日内"
        catalogue.run(edit_entry(entry_id=catalogue.ids("budget")[0], field="time_limit", value="次日公开"))
        assert suggestions(LIMIT, "budget")[0] == "次日公开"


def test_a_closed_catalogue_is_not_asked(tmp_path: Path) -> None:
    catalogue = Catalogue.create(tmp_path / "目录.gkml", CatalogueSettings(unit="甲"), ["budget"])
    suggestions = Suggestions(catalogue, BackgroundCitations(catalogue, Outline(catalogue)))
    known = suggestions(LIMIT, "budget")
    suggestions.close()
    catalogue.close()
    assert suggestions(LIMIT, "budget") == known
    assert suggestions(LIMIT, "planning") == ()
