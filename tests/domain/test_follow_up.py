"""What is due with somebody and when: promises, meetings, the one follow-up, the interval, and what was put off."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.follow_up import DueKind, ask_again_from, due_of, rests

TODAY = date(2026, 3, 13)
_DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
_SOME = st.none() | _DAYS
_INTERVALS = st.none() | st.integers(0, 3650)
_TALKS = st.builds(
    Conversation,
    id=st.just("t"),
    contact=st.just("c"),
    asked=_SOME,
    followed_up=_SOME,
    declined=_SOME,
    meeting_day=_SOME,
    held=_SOME,
    prepared=_SOME,
    write_again=_SOME,
    wrote_again=_SOME,
)
_CONTACTS = st.builds(
    Contact,
    id=st.just("c"),
    who=st.just("R.T."),
    type=st.sampled_from(ContactType),
    next_step=st.sampled_from(["", "Send the page"]),
    next_due=_SOME,
    snoozed_to=_SOME,
    mentor=st.sampled_from([None, False, True]),
    wished_days=_INTERVALS,
    longest_days=_INTERVALS,
)
_KNOWN = st.builds(
    Acquaintance, contact=_CONTACTS, newest=st.none() | _TALKS, held=_SOME, asked=_SOME, last_contact=_SOME
)


def somebody(type_: ContactType = ContactType.PEER, **values: Any) -> Contact:
    """A contact with the fields that matter."""
    return Contact("c", "R.T.", type_, **values)


def talk(**values: Any) -> Conversation:
    """A conversation with the fields that matter."""
    return Conversation("t", "c", **values)


def test_the_first_that_applies_is_what_is_due() -> None:
    contact = somebody(ContactType.MENTOR, next_step="Send the page", next_due=date(2026, 4, 1))
    newest = talk(asked=date(2026, 2, 1), meeting_day=date(2026, 3, 20), write_again=date(2026, 5, 1))
    known = Acquaintance(contact, newest, last_contact=date(2026, 2, 1))
    kinds = []
    for found in (
        known,
        replace(known, contact=somebody(ContactType.MENTOR)),
        replace(known, contact=somebody(ContactType.MENTOR), newest=replace(newest, meeting_day=None)),
        replace(known, contact=somebody(ContactType.MENTOR), newest=replace(newest, held=date(2026, 3, 1))),
        replace(known, contact=somebody(ContactType.MENTOR), newest=None),
        replace(known, contact=somebody(), newest=None),
    ):
        due = due_of(found, TODAY)
        kinds.append(due and due.kind)
    assert kinds == [*DueKind, None]


def test_a_promise_is_overdue_from_the_day_after_it() -> None:
    known = Acquaintance(somebody(next_step="Send the page", next_due=TODAY))
    due = due_of(known, TODAY)
    assert due is not None
    assert (due.what, due.is_overdue(TODAY)) == ("Send the page", False)
    assert due.days_overdue(TODAY + timedelta(days=2)) == 2


def test_the_one_follow_up_is_due_after_a_fortnight() -> None:
    due = due_of(Acquaintance(somebody(snoozed_to=date(2026, 3, 15)), talk(asked=date(2026, 2, 22))), TODAY)
    assert due is not None
    assert (due.kind, due.day, due.shown_day) == (DueKind.FOLLOW_UP, date(2026, 3, 8), date(2026, 3, 15))
    assert not due.is_overdue(TODAY)
    assert due.is_overdue(date(2026, 3, 16))


def test_a_rest_ends_when_something_passes_between_them() -> None:
    newest = talk(asked=date(2025, 1, 1), followed_up=date(2025, 1, 15))
    known = Acquaintance(somebody(ContactType.MENTOR), newest, last_contact=date(2025, 1, 15))
    assert (rests(known), due_of(known, TODAY)) == (True, None)
    due = due_of(replace(known, last_contact=date(2025, 3, 1)), TODAY)
    assert due is not None
    assert due.day == date(2025, 5, 30)


@pytest.mark.parametrize(
    ("contact", "due_after", "overdue_after"),
    [
        (somebody(ContactType.MENTOR), 90, 180),
        (somebody(ContactType.PROGRAM_DIRECTOR, mentor=True), 90, 180),
        (somebody(wished_days=30), 30, 180),
        (somebody(wished_days=30, longest_days=45), 30, 45),
        (somebody(wished_days=365), 365, 365),
        (somebody(longest_days=60), 60, 60),
    ],
)
def test_silence_is_due_at_the_wished_and_overdue_beyond_the_longest_interval(
    contact: Contact, due_after: int, overdue_after: int
) -> None:
    last = date(2026, 1, 1)
    due = due_of(Acquaintance(contact, last_contact=last), TODAY)
    assert due is not None
    assert (due.day - last).days == due_after
    assert not due.is_overdue(last + timedelta(days=overdue_after))
    assert due.is_overdue(last + timedelta(days=overdue_after + 1))


@pytest.mark.parametrize(
    "contact",
    [
        somebody(),
        somebody(ContactType.MENTOR, mentor=False),
        somebody(ContactType.MENTOR, wished_days=0),
        somebody(mentor=True, wished_days=0),
    ],
)
def test_without_an_interval_nobody_is_nudged(contact: Contact) -> None:
    assert due_of(Acquaintance(contact, last_contact=date(2020, 1, 1)), TODAY) is None


def test_a_meeting_past_its_day_asks_how_it_went_and_is_never_overdue() -> None:
    newest = talk(meeting_day=date(2026, 3, 20), meeting_time="14:30")
    before, after = (due_of(Acquaintance(somebody(), newest), day) for day in (TODAY, date(2026, 4, 20)))
    assert before is not None
    assert after is not None
    assert before.what == "at 14:30, not prepared"
    assert after.what == "20 minutes: did you meet?"
    assert (after.is_overdue(date(2026, 4, 20)), after.days_overdue(date(2026, 4, 20))) == (False, 0)


def test_a_second_ask_waits_for_sixty_days() -> None:
    known = Acquaintance(somebody(), asked=date(2026, 2, 22))
    assert ask_again_from(known, TODAY) == date(2026, 4, 23)
    assert ask_again_from(known, date(2026, 4, 22)) == date(2026, 4, 23)
    assert ask_again_from(known, date(2026, 4, 23)) is None
    assert ask_again_from(Acquaintance(somebody()), TODAY) is None


@given(_KNOWN, _DAYS, _DAYS)
def test_to_put_something_off_never_makes_it_due_earlier(known: Acquaintance, until: date, today: date) -> None:
    calm = replace(known, contact=replace(known.contact, snoozed_to=None))
    put_off = replace(known, contact=replace(known.contact, snoozed_to=until))
    plain, later = due_of(calm, today), due_of(put_off, today)
    assert (plain is None) == (later is None)
    if plain is not None and later is not None:
        assert later.shown_day == max(plain.shown_day, until)
        assert later.days_overdue(today) <= plain.days_overdue(today)
        assert later.is_overdue(today) <= (until < today)


@given(_KNOWN, _DAYS, _DAYS)
def test_after_the_one_follow_up_nothing_is_due(known: Acquaintance, asked: date, today: date) -> None:
    resting = talk(asked=asked, followed_up=asked + timedelta(days=14))
    contact = replace(known.contact, next_due=None)
    found = Acquaintance(contact, resting, asked=asked, last_contact=asked + timedelta(days=14))
    assert due_of(found, today) is None


@given(_KNOWN, _DAYS)
def test_never_wished_means_never_nudged(known: Acquaintance, today: date) -> None:
    due = due_of(replace(known, contact=replace(known.contact, wished_days=0)), today)
    assert due is None or due.kind is not DueKind.IN_TOUCH


@given(_KNOWN, _DAYS)
def test_with_no_interval_and_nothing_else_no_day_is_named(known: Acquaintance, today: date) -> None:
    contact = replace(known.contact, wished_days=0, next_due=None)
    assert due_of(replace(known, contact=contact, newest=None), today) is None


def test_after_a_no_nothing_is_written_again() -> None:
    said_no = talk(asked=date(2026, 2, 1), declined=date(2026, 2, 9), write_again=TODAY)
    assert due_of(Acquaintance(somebody(), said_no, last_contact=date(2026, 2, 9)), TODAY) is None


@given(_KNOWN, _DAYS)
def test_what_is_overdue_is_past_the_day_it_shows(known: Acquaintance, today: date) -> None:
    due = due_of(known, today)
    if due is not None and due.is_overdue(today):
        assert due.shown_day < today
        assert 0 < due.days_overdue(today) <= (today - due.shown_day).days
        assert due.kind is not DueKind.MEETING


@given(_KNOWN, _DAYS)
def test_an_answered_ask_needs_no_follow_up(known: Acquaintance, today: date) -> None:
    if known.newest is None:
        return
    answers: tuple[dict[str, Any], ...] = ({"held": today}, {"declined": today}, {"meeting_day": today})
    for answered in answers:
        due = due_of(replace(known, newest=replace(known.newest, **answered)), today)
        assert due is None or due.kind is not DueKind.FOLLOW_UP


@given(st.dates(), st.integers(0, 3650))
def test_no_day_runs_off_the_calendar(last: date, wished: int) -> None:
    contact = somebody(wished_days=wished, longest_days=3650)
    known = Acquaintance(contact, talk(asked=last), asked=last, last_contact=last)
    for found in (known, replace(known, newest=None)):
        due = due_of(found, TODAY)
        assert due is None or due.shown_day >= last
    again = ask_again_from(known, last)
    assert last == date.max if again is None else again > last
