"""The words a field offers."""

import pytest

from model import vocabulary
from model.areas import known_areas
from model.fields import STANDARD
from model.time_limit import parse


def test_every_vocabulary_of_the_field_table_exists() -> None:
    for field in STANDARD.fields:
        if field.vocabulary and not field.vocabulary.startswith("@"):
            assert vocabulary.words(field.vocabulary)


def test_an_area_offers_its_own_limits_first_and_not_those_of_others() -> None:
    budget = vocabulary.words("time_limits", "budget")
    assert budget[0] == "本级人民代表大会或其常务委员会批准后20日内"
    assert "批前公示时间不得少于30日" not in budget
    assert "及时公开" in budget
    assert set(budget) < set(vocabulary.words("time_limits"))


def test_an_own_area_offers_what_fits_everywhere() -> None:
    assert vocabulary.words("time_limits", "own_1")[0] == "自信息形成或者变更之日起20个工作日内"


@pytest.mark.parametrize("limit", vocabulary.words("time_limits"))
def test_every_limit_offered_is_understood(limit: str) -> None:
    assert parse(limit)


def test_areas_named_by_words_exist() -> None:
    keys = {known.area.key for known in known_areas()}
    everywhere = set(vocabulary.words("time_limits", "nowhere"))
    of_areas = {word for key in keys for word in vocabulary.words("time_limits", key)}
    assert of_areas | everywhere == set(vocabulary.words("time_limits"))
