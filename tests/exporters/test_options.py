"""Options are described once: the table, the remembered words and the record agree."""

from dataclasses import fields

import pytest

from exporters.formats import FORMATS
from exporters.options import OPTIONS, ChannelList, ExportOptions, Form, Paper, from_words, to_words
from model.errors import UserError


def test_every_choice_is_described() -> None:
    described = {option.key for option in OPTIONS}
    for_reviewers = {"sending", "guarded"}  # a file for a reviewer has its own dialog
    by_purpose = for_reviewers | {"letter_kind", "letter_words", "charted"}
    assert described | {"areas", "statuses"} | by_purpose == {field.name for field in fields(ExportOptions)}
    for option in OPTIONS:
        assert option.label
        assert option.help.endswith("。")
        assert option.suffixes <= {*FORMATS, ".pdf"}


def test_plain_words_become_choices() -> None:
    options = ExportOptions(form="PILOT", paper="a4", channels="used")  # type: ignore[arg-type]
    assert (options.form, options.paper, options.channels) == (Form.PILOT, Paper.A4, ChannelList.USED)


def test_an_unknown_word_is_a_sentence() -> None:
    with pytest.raises(UserError, match=r"纸张不能是“B5”，可以是 A3（A3 横向）、A4（A4 横向）。"):
        ExportOptions(paper="B5")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "options", [ExportOptions(), ExportOptions(form=Form.REVIEW, paper=Paper.A4, cover=False, empty_areas=True)]
)
def test_remembered_words_give_the_same_options(options: ExportOptions) -> None:
    assert from_words(to_words(options)) == options


def test_nothing_remembered_gives_the_usual_options() -> None:
    assert from_words({"gone": "since version 1"}) == ExportOptions()
