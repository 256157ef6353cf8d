"""A set of ids is a set: whatever is added and discarded, in whatever order."""

from hypothesis import given
from hypothesis import strategies as st

from model.id_set import IdSet

_SMALL = st.integers(min_value=-3, max_value=12)
_IDS = _SMALL | st.integers(min_value=-(2**63), max_value=2**63 - 1)


@given(st.lists(st.tuples(st.booleans(), _IDS)))
def test_it_holds_what_a_set_holds(steps: list[tuple[bool, int]]) -> None:
    ids, expected = IdSet(), set[int]()
    for is_added, entry_id in steps:
        (ids.add if is_added else ids.discard)(entry_id)
        (expected.add if is_added else expected.discard)(entry_id)
        assert (entry_id in ids) == is_added
    assert list(ids) == sorted(expected)
    assert len(ids) == len(expected)


def test_what_is_no_number_is_not_in_it() -> None:
    ids = IdSet()
    ids.add(1)
    word: object = "1"
    assert word not in ids
