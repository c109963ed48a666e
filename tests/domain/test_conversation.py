"""A conversation: what comes next, what else is possible, how far it has come in words, and what cannot be."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.conversation import (
    ACT_NAMES,
    Act,
    Conversation,
    ask_again_day,
    conversation_problems,
    minutes_between,
    next_act,
    possible_acts,
    ran_long,
    read_clock_time,
    read_minutes,
    say_held,
    say_thread,
)
from pivot_tui.domain.problems import Problem

TODAY = date(2026, 3, 13)
CONTACT = Contact(id="c", who="L.K.", type=ContactType.VICE_CHAIR)
NEW = Conversation("t", "c")
ASKED = replace(NEW, asked=date(2026, 3, 2))
AGREED = replace(ASKED, meeting_day=date(2026, 3, 24))
HELD = replace(AGREED, held=TODAY, spoken_minutes=20)
OVER = replace(HELD, noted=TODAY, thanked=TODAY)
_SOME = st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31))
_TALKS = st.builds(
    Conversation,
    id=st.just("t"),
    contact=st.just("c"),
    asked=_SOME,
    followed_up=_SOME,
    declined=_SOME,
    meeting_day=_SOME,
    prepared=_SOME,
    clock_started=st.none() | st.just(datetime(2026, 3, 13, 12, tzinfo=UTC)),
    held=_SOME,
    spoken_minutes=st.none() | st.integers(0, 1440),
    noted=_SOME,
    thanked=_SOME,
    write_again=_SOME,
    wrote_again=_SOME,
)


def known(newest: Conversation | None) -> Acquaintance:
    """Somebody whose newest conversation is this."""
    return Acquaintance(CONTACT, newest, newest.held if newest else None, newest.asked if newest else None)


@pytest.mark.parametrize(
    ("newest", "act"),
    [
        (None, Act.ASK),
        (ASKED, Act.SCHEDULE),
        (replace(ASKED, asked=TODAY - timedelta(13)), Act.SCHEDULE),
        (replace(ASKED, asked=TODAY - timedelta(14)), Act.FOLLOW_UP),
        (replace(ASKED, followed_up=TODAY), Act.SCHEDULE),
        (replace(ASKED, asked=TODAY - timedelta(60), followed_up=TODAY - timedelta(40)), Act.ASK),
        (AGREED, Act.PREPARE),
        (replace(AGREED, prepared=TODAY), Act.START_CLOCK),
        (replace(AGREED, meeting_day=TODAY - timedelta(1), prepared=TODAY), Act.MEET),
        (replace(AGREED, clock_started=datetime(2026, 3, 13, tzinfo=UTC)), Act.STOP_CLOCK),
        (HELD, Act.AFTER_NOTE),
        (replace(HELD, noted=TODAY), Act.THANK),
        (OVER, Act.NOTHING),
        (replace(OVER, asked=TODAY - timedelta(60)), Act.ASK),
        (replace(OVER, asked=None), Act.ASK),
        (replace(OVER, write_again=date(2026, 6, 13)), Act.FOLLOW_UP),
        (replace(OVER, write_again=date(2026, 6, 13), wrote_again=TODAY), Act.NOTHING),
        (replace(ASKED, declined=TODAY), Act.NOTHING),
        (replace(NEW, prepared=TODAY), Act.SCHEDULE),
    ],
)
def test_one_act_comes_next(newest: Conversation | None, act: Act) -> None:
    assert next_act(known(newest), TODAY) is act


@given(st.none() | _TALKS)
def test_what_comes_next_stands_first_among_what_is_possible(newest: Conversation | None) -> None:
    acts, following = possible_acts(known(newest), TODAY), next_act(known(newest), TODAY)
    assert acts
    assert len(set(acts)) == len(acts)
    assert following in (acts[0], Act.NOTHING)
    assert set(acts) <= set(ACT_NAMES) - {Act.NOTHING}


@given(_TALKS)
def test_an_ask_never_comes_next_inside_sixty_days(newest: Conversation) -> None:
    if next_act(known(newest), TODAY) is Act.ASK and newest.asked is not None:
        assert newest.asked + timedelta(60) <= TODAY


@given(_TALKS)
def test_how_far_it_has_come_is_one_line(newest: Conversation) -> None:
    said = say_thread(newest, TODAY)
    assert said
    assert "\n" not in said


def test_a_no_is_possible_only_while_something_is_open() -> None:
    assert Act.DECLINE in possible_acts(known(ASKED), TODAY)
    assert Act.DECLINE in possible_acts(known(AGREED), TODAY)
    for newest in (None, HELD, OVER, replace(ASKED, declined=TODAY)):
        assert Act.DECLINE not in possible_acts(known(newest), TODAY)


def test_asking_again_too_soon_stays_possible_and_a_second_follow_up_does_not() -> None:
    acts = possible_acts(known(replace(ASKED, followed_up=TODAY)), TODAY)
    assert Act.ASK in acts
    assert Act.FOLLOW_UP not in acts
    assert ask_again_day(date(2026, 2, 22)) == date(2026, 4, 23)


@pytest.mark.parametrize(
    ("conversation", "said"),
    [
        (NEW, "no day agreed"),
        (ASKED, "asked 2 Mar, no answer yet"),
        (replace(ASKED, followed_up=TODAY), "asked 2 Mar, followed up today; it rests"),
        (replace(ASKED, declined=TODAY), "they said no, today"),
        (AGREED, "meets Tue 24 Mar; not prepared yet"),
        (replace(AGREED, meeting_time="14:00", prepared=TODAY), "meets Tue 24 Mar 14:00; prepared"),
        (replace(AGREED, meeting_day=date(2026, 3, 14)), "meets tomorrow; not prepared yet"),
        (replace(AGREED, meeting_day=date(2026, 3, 12)), "it was to be yesterday"),
        (replace(AGREED, clock_started=datetime(2026, 3, 13, tzinfo=UTC)), "the clock runs"),
        (HELD, "met today, 20 min; no after-note yet"),
        (replace(HELD, noted=TODAY, spoken_minutes=None), "met today; not thanked yet"),
        (replace(OVER, write_again=date(2026, 6, 12)), "met today, 20 min; write again Fri 12 Jun"),
    ],
)
def test_how_far_it_has_come_in_words(conversation: Conversation, said: str) -> None:
    assert say_thread(conversation, TODAY) == said


def test_times_and_minutes_are_read_as_they_are_typed() -> None:
    assert [read_clock_time(typed, "t") for typed in ("14:00", "9", " 9.05 ", "")] == ["14:00", "09:00", "09:05", ""]
    assert [read_minutes(typed, "m") for typed in ("20", "20 min", "0", "", "0020")] == [20, 20, 0, None, 20]
    for typed in ("25:00", "12:60", "noon", "1400", "²"):
        assert isinstance(read_clock_time(typed, "t"), Problem)
    for typed in ("1441", "20.5", "-1", "²0", "9" * 5000):
        assert isinstance(read_minutes(typed, "m"), Problem)


def test_the_clock_counts_whole_minutes_and_gives_up_after_a_day() -> None:
    start = datetime(2026, 3, 13, 12, tzinfo=UTC)
    assert minutes_between(start, start + timedelta(minutes=20, seconds=29)) == 20
    assert minutes_between(start, start + timedelta(minutes=20, seconds=30)) == 21
    assert minutes_between(start, start - timedelta(minutes=5)) == 0
    assert minutes_between(start, start + timedelta(days=2)) is None


def test_over_25_minutes_is_said_and_25_is_not() -> None:
    assert [ran_long(minutes) for minutes in (None, 25, 26)] == [False, False, True]
    assert [say_held(minutes) for minutes in (None, 1, 25, 26)] == ["", "1 minute", "25 minutes", "26 minutes, over 25"]


def test_days_that_cannot_be_have_one_sentence_each() -> None:
    assert conversation_problems(OVER, TODAY) == ()
    ahead = replace(OVER, held=date(2026, 3, 14))
    assert [problem.field for problem in conversation_problems(ahead, TODAY)] == ["held", "noted", "thanked"]
    early = replace(ASKED, followed_up=date(2026, 3, 1))
    assert [problem.field for problem in conversation_problems(early, TODAY)] == ["followed_up"]
    both = replace(HELD, declined=TODAY)
    assert [problem.field for problem in conversation_problems(both, TODAY)] == ["declined"]
