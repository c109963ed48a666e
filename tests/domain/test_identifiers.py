"""Identifiers sort by time, say their time, and repeat where they must."""

import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pivot_tui.domain.identifiers import instant_of, uuid5, uuid7

NOON = datetime(2026, 3, 13, 12, 0, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECONDS = st.integers(0, 7_000_000_000_000).map(lambda n: EPOCH + timedelta(milliseconds=n))
"""Instants of whole milliseconds from 1970 to 2191."""


def test_an_identifier_is_a_uuid_of_version_seven() -> None:
    identifier = uuid7(NOON)
    parsed = uuid.UUID(identifier)
    assert str(parsed) == identifier
    assert parsed.version == 7
    assert parsed.variant == uuid.RFC_4122


def test_an_identifier_begins_with_the_milliseconds_of_its_instant() -> None:
    assert uuid7(datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)).startswith("017f22e2-79b0-7")


def test_two_identifiers_of_one_instant_differ() -> None:
    assert len({uuid7(NOON) for _ in range(1000)}) == 1000


def test_all_the_random_bits_are_random() -> None:
    made = [uuid.UUID(uuid7(NOON)).int for _ in range(400)]
    ever_set, ever_clear = 0, 0
    for number in made:
        ever_set |= number
        ever_clear |= ~number
    free = (0xFFF << 64) | ((1 << 62) - 1)
    assert ever_set & ever_clear & ((1 << 80) - 1) == free


def test_a_later_millisecond_sorts_behind() -> None:
    made = [uuid7(NOON + timedelta(milliseconds=n)) for n in range(200)]
    assert made == sorted(made)


def test_many_of_one_millisecond_sort_in_the_order_made() -> None:
    made = [uuid7(NOON)]
    for _ in range(500):
        made.append(uuid7(NOON, after=made[-1]))
    assert made == sorted(set(made))
    assert {uuid.UUID(each).version for each in made} == {7}


def test_a_clock_that_went_back_does_not_break_the_order() -> None:
    before = uuid7(NOON)
    after = uuid7(NOON - timedelta(days=400), after=before)
    assert after > before
    assert instant_of(after) == NOON


def test_a_clock_that_moved_on_is_followed_again() -> None:
    before = uuid7(NOON)
    assert instant_of(uuid7(NOON + timedelta(seconds=1), after=before)) == NOON + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("after", "following"),
    [
        ("019ce700-0000-7000-8000-000000000000", "019ce700-0000-7000-8000-000000000001"),
        ("019ce700-0000-7000-8000-0000000000ff", "019ce700-0000-7000-8000-000000000100"),
        ("019ce700-0000-7000-bfff-ffffffffffff", "019ce700-0000-7001-8000-000000000000"),
        ("019ce700-0000-7fff-bfff-ffffffffffff", "019ce700-0001-7000-8000-000000000000"),
        ("019ce700-ffff-7fff-bfff-ffffffffffff", "019ce701-0000-7000-8000-000000000000"),
    ],
)
def test_behind_a_later_identifier_comes_the_next_one_that_exists(after: str, following: str) -> None:
    assert uuid7(EPOCH, after=after) == following


@settings(deadline=None, database=None)
@given(MILLISECONDS, MILLISECONDS)
def test_whatever_the_clock_says_the_new_one_sorts_behind(first: datetime, second: datetime) -> None:
    before = uuid7(first)
    after = uuid7(second, after=before)
    parsed = uuid.UUID(after)
    assert after > before
    assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)
    assert timedelta(0) <= instant_of(after) - max(first, second) <= timedelta(milliseconds=1)


@settings(deadline=None, database=None, max_examples=500)
@given(MILLISECONDS)
def test_an_identifier_gives_its_instant_back(instant: datetime) -> None:
    assert instant_of(uuid7(instant)) == instant


def test_an_instant_comes_back_exactly_even_decades_from_now() -> None:
    instant = datetime(2038, 11, 29, 11, 36, 11, 358_000, tzinfo=UTC)
    assert instant_of(uuid7(instant)) == instant


def test_microseconds_are_dropped_and_never_rounded_up() -> None:
    assert instant_of(uuid7(NOON.replace(microsecond=123_999))) == NOON.replace(microsecond=123_000)


def test_the_zone_an_instant_is_told_in_does_not_matter() -> None:
    morning_in_new_york = datetime(2026, 3, 13, 8, 0, tzinfo=timezone(timedelta(hours=-4)))
    found = instant_of(uuid7(morning_in_new_york))
    assert found == NOON
    assert found.tzinfo is UTC


def test_a_kind_of_work_that_ships_has_the_same_identifier_everywhere() -> None:
    assert uuid5("kind", "DOC") == "514f1ef5-d373-5153-bbf3-bba27046b868"
    assert uuid.UUID(uuid5("kind", "DOC")).version == 5


def test_subject_and_key_both_count() -> None:
    made = {uuid5(subject, key) for subject in ("kind", "role") for key in ("DOC", "TALK")}
    assert len(made) == 4
