"""What goes into a calendar, under which title and in which state."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from pivot_tui.domain.calendar_item import (
    NEUTRAL_CARD,
    NEUTRAL_MEETING,
    ItemState,
    Trace,
    cancelled,
    card_item,
    meeting_item,
    read_alarm,
    read_clock,
)
from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.problems import Problem

DAY = date(2026, 3, 24)
TRACE = Trace(datetime(2026, 3, 13, 12, tzinfo=UTC), 3)
LOST = Trace(TRACE.changed, 4, DAY, "14:30")


def test_nothing_of_the_users_words_stands_in_a_title_unless_asked_for() -> None:
    talk = Conversation("t", "c", meeting_day=DAY, meeting_time="14:30", meeting_place="Room 4")
    card = Card("k", "Send\nthe CV", DAY, due=DAY)
    neutral = meeting_item(talk, "L.K.", TRACE), card_item(card, TRACE)
    real = meeting_item(talk, "L.K.", TRACE, titles=True), card_item(card, TRACE, titles=True)

    assert [(item.title, item.place) for item in neutral if item] == [(NEUTRAL_MEETING, ""), (NEUTRAL_CARD, "")]
    assert [(item.title, item.place) for item in real if item] == [
        ("20 minutes with L.K.", "Room 4"),
        ("Send the CV", ""),
    ]
    assert neutral[0] is not None
    assert (neutral[0].clock, neutral[0].sequence) == (time(14, 30), 3)


@pytest.mark.parametrize(
    ("column", "state"),
    [
        (Column.BACKLOG, ItemState.OPEN),
        (Column.WAITING, ItemState.OPEN),
        (Column.DOING, ItemState.DOING),
        (Column.DONE, ItemState.DONE),
    ],
)
def test_a_card_says_how_far_it_is(column: Column, state: ItemState) -> None:
    item = card_item(Card("k", "x", DAY, column, due=DAY), TRACE)
    assert item is not None
    assert item.state is state


def test_a_start_that_is_not_before_the_day_is_left_out() -> None:
    for start, said in ((DAY, None), (DAY - timedelta(days=1), DAY - timedelta(days=1))):
        item = card_item(Card("k", "x", DAY, start=start, due=DAY), TRACE)
        assert item is not None
        assert item.starts == said


def test_what_never_had_a_day_stays_out_and_what_lost_it_is_cancelled() -> None:
    talk, card = Conversation("t", "c"), Card("k", "secret", DAY)
    assert (meeting_item(talk, "L.K.", TRACE), card_item(card, TRACE)) == (None, None)
    assert cancelled("k", TRACE, is_meeting=False) is None
    for item in (meeting_item(talk, "L.K.", LOST, titles=True), card_item(card, LOST, titles=True)):
        assert item is not None
        assert (item.state, item.day, item.sequence) == (ItemState.CANCELLED, DAY, 4)
        assert item.title in (NEUTRAL_MEETING, NEUTRAL_CARD)


def test_a_meeting_that_was_declined_is_cancelled() -> None:
    item = meeting_item(Conversation("t", "c", declined=DAY, meeting_day=DAY), "L.K.", TRACE)
    assert item is not None
    assert item.state is ItemState.CANCELLED
    assert not item.is_open


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", None),
        (" None ", None),
        ("1d", timedelta(days=1)),
        ("2 h", timedelta(hours=2)),
        ("30min", timedelta(minutes=30)),
        ("0d", timedelta(0)),
    ],
)
def test_an_alarm_is_so_long_before(typed: str, found: timedelta | None) -> None:
    assert read_alarm(typed) == found


@pytest.mark.parametrize("typed", ["d", "1", "-1d", "1w", "tomorrow", "٣d", "99999d", "1d 2h"])
def test_what_is_no_alarm_gets_a_sentence(typed: str) -> None:
    assert isinstance(read_alarm(typed), Problem)


def test_a_time_that_cannot_be_read_leaves_the_whole_day() -> None:
    assert (read_clock(""), read_clock("noonish"), read_clock("09:05")) == (None, None, time(9, 5))
