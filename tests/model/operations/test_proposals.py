"""Proposed changes made as one step, and taken back to the last letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import renaming, replacing
from model.catalogue import Catalogue
from model.fields import STANDARD
from model.operations.proposals import make_proposals
from model.operations.settings import change_settings
from model.proposals import Proposal
from model.replacing import Manner, Replacement
from tests.helpers.catalogues import UNIT, new_catalogue, picture


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "b.gkml", "甲", "政府网站公开", "丙") as catalogue:
        yield catalogue


def test_entries_and_settings_are_one_step(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as catalogue:
        catalogue.run(change_settings(units=(UNIT, "县局")))
        before = picture(catalogue)
        propose = renaming.proposing(UNIT, "新局", STANDARD.fields)
        proposals = [change for entry in catalogue.snapshot().entries for change in propose(entry)]
        proposals += renaming.in_settings(catalogue.settings(), UNIT, "新局")
        catalogue.run(make_proposals(proposals=proposals, label="单位更名"))
        assert catalogue.undo_label == "单位更名"
        assert (catalogue.settings().unit, catalogue.settings().units) == ("新局", ("新局", "县局"))
        assert {entry["subject"] for entry in catalogue.snapshot().entries} == {"新局"}
        catalogue.undo()
        assert picture(catalogue) == before


def test_nothing_ticked_is_no_step(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        catalogue.run(make_proposals(proposals=[], label="替换"))
        assert catalogue.undo_label is None


def test_an_entry_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        (own,) = catalogue.ids()
        changes = [Proposal(own, "name", "甲", "乙"), Proposal(999, "name", "", "丙")]
        catalogue.run(make_proposals(proposals=changes, label="替换"))
        assert [entry["name"] for entry in catalogue.snapshot().entries] == ["乙"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    find=st.text("公开政府网站；电话.*（）", min_size=1, max_size=3),
    write=st.text("公开\n；x", max_size=3),
    manner=st.sampled_from([Manner.PLAIN, Manner.WHOLE_WORD]),
)
def test_replacing_and_undoing_is_nothing(shared: Catalogue, find: str, write: str, manner: Manner) -> None:
    before = picture(shared)
    propose = replacing.proposing(Replacement(find, write, manner), STANDARD.fields)
    proposals = [change for entry in shared.snapshot().entries for change in propose(entry)]
    changes = shared.run(make_proposals(proposals=proposals, label="替换"))
    if changes:
        shared.undo()
    assert picture(shared) == before
