"""The profile as the workbook reads it: two readings side by side, and the records behind each bar."""

from collections.abc import Callable
from datetime import date

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.journal import Entry, Group
from pivot_tui.domain.log import Mean
from pivot_tui.domain.profile import FirstSign
from pivot_tui.store.store import Store
from pivot_tui.workbook import profile
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.profile import Bar

Put = Callable[..., Entry]


def ids(store: Store, *keys: str) -> tuple[str, ...]:
    return tuple(kind.id for kind in kinds_of_work(store) if kind.key in keys)


def texts(behind: profile.Behind) -> tuple[list[str], list[str]]:
    return [one.text for one in behind.elements], [one.text for one in behind.entries]


def test_the_sample_physicians_profile(sample_workbook: Store, now: Now) -> None:
    reading = profile.read(sample_workbook, now)

    assert reading.day == date(2026, 3, 13)
    assert (reading.said.sign, reading.said.rows, reading.said.wishes) == (FirstSign.STRONG, 14, 1)
    assert reading.said.gap == pytest.approx(3.5714, abs=5e-5)
    assert (reading.logged.all.entries, reading.logged.all.dread.mean) == (8, Mean(2.8, 5))
    assert reading.logged.last_days.energy.mean == Mean(4.5, 2)


def test_the_sheet_is_read_with_the_span_of_the_log(sample_workbook: Store, empty_workbook: Store) -> None:
    assert profile.read_sheet(sample_workbook).span == (date(2026, 2, 17), date(2026, 3, 12))
    assert profile.read_sheet(empty_workbook).span is None


def test_an_empty_workbook_has_an_empty_profile(empty_workbook: Store, now: Now) -> None:
    reading = profile.read(empty_workbook, now)

    assert (reading.said.groups, reading.said.gap, reading.logged.groups, reading.logged.weeks) == ((), None, (), ())


def test_behind_a_kind_that_was_said_stand_its_rows_and_its_entries(sample_workbook: Store) -> None:
    bar = profile.kinds_bar("Charts and inbox", ids(sample_workbook, "DOC"), rows=True)

    assert texts(profile.records_behind(sample_workbook, bar)) == (
        [
            "Finishing charts and the inbox after the shift is over",
            "Prior-authorisation calls and peer-to-peer reviews",
        ],
        ["Prior-authorisation call, 35 minutes on hold", "Inbox again on a day off"],
    )


def test_behind_a_kind_that_was_logged_stand_its_entries_alone(sample_workbook: Store) -> None:
    bar = profile.kinds_bar("Building courses", ids(sample_workbook, "CURRIC"), rows=False)

    assert texts(profile.records_behind(sample_workbook, bar)) == (
        [],
        ["Drafted checklist questions for July over coffee"],
    )


def test_a_wish_for_a_free_week_is_not_behind_a_bar_that_does_not_count_it(sample_workbook: Store) -> None:
    bar = profile.kinds_bar("Building courses", ids(sample_workbook, "CURRIC"), rows=True)

    assert texts(profile.records_behind(sample_workbook, bar))[0] == ["Rebuilding the intern orientation checklist"]


def test_behind_a_group_stand_as_many_rows_as_it_counts(sample_workbook: Store, now: Now) -> None:
    reading = profile.read(sample_workbook, now)
    for group in reading.said.groups:
        kinds = tuple(kind.id for kind in kinds_of_work(sample_workbook) if kind.grp is group.group)
        behind = profile.records_behind(sample_workbook, profile.kinds_bar("", kinds, rows=True))
        logged = next((one.tally.entries for one in reading.logged.groups if one.group is group.group), 0)

        assert (len(behind.elements), len(behind.entries)) == (group.rows, logged)
    assert {group.group for group in reading.said.groups} == {Group.BURDEN, Group.TEACHING, Group.CLINICAL}


def test_what_has_no_kind_stands_behind_its_own_bar(sample_workbook: Store) -> None:
    behind = profile.records_behind(sample_workbook, profile.kinds_bar("No kind of work", (), rows=True))

    assert texts(behind) == ([], ["Ask S.B. whether April can use the sepsis checklist"])


def test_behind_a_week_stand_its_days_from_monday_to_sunday(empty_workbook: Store, put: Put) -> None:
    for day in (date(2026, 3, 8), date(2026, 3, 9), date(2026, 3, 15), date(2026, 3, 16)):
        put(empty_workbook, day, day.isoformat())

    behind = profile.records_behind(empty_workbook, profile.week_bar("", date(2026, 3, 9)))

    assert texts(behind)[1] == ["2026-03-15", "2026-03-09"]


def test_every_weekday_has_as_many_entries_behind_it_as_it_counts(sample_workbook: Store, now: Now) -> None:
    weekdays = profile.read(sample_workbook, now).logged.weekdays
    behind = [profile.records_behind(sample_workbook, Bar("", weekday=number)) for number in range(7)]

    assert [len(one.entries) for one in behind] == [tally.entries for tally in weekdays]
    assert all(entry.day.weekday() == number for number, one in enumerate(behind) for entry in one.entries)


@pytest.mark.parametrize(("limit", "shown", "more"), [(1, 1, True), (2, 2, False), (3, 2, False)])
def test_when_there_are_more_entries_than_shown_that_is_known(
    sample_workbook: Store, limit: int, shown: int, more: bool
) -> None:
    bar = profile.kinds_bar("", ids(sample_workbook, "DOC"), rows=False)
    behind = profile.records_behind(sample_workbook, bar, limit)

    assert (len(behind.entries), behind.more) == (shown, more)
