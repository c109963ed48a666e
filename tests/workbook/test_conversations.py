"""Threads in the workbook: asking, agreeing, meeting, thanking and following up, each as one action."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pivot_tui.domain.conversation import Act, Conversation, next_act
from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import InvalidRecord, NotFound
from pivot_tui.domain.problems import Problem
from pivot_tui.store.store import Store
from pivot_tui.workbook import conversations, drafts, history
from pivot_tui.workbook.contacts import find_contact
from pivot_tui.workbook.conversation_forms import (
    DaysForm,
    MetForm,
    ScheduleForm,
    days_form_of,
    save_ask,
    save_days,
    save_follow_up,
    save_met,
    save_schedule,
    save_thanks,
)
from pivot_tui.workbook.messages import AskForm

TODAY = date(2026, 3, 13)
GONE = "01890000-0000-7000-8000-000000000000"


def person(store: Store, who: str) -> str:
    """The id of one of the sample's contacts."""
    return find_contact(store, who).id


def act(store: Store, who: str, today: date = TODAY) -> Act:
    """What comes next with somebody."""
    return next_act(conversations.known_person(store, person(store, who)), today)


def count(store: Store, who: str) -> int:
    """How many conversations there are with somebody."""
    return len(conversations.conversations_with(store, person(store, who)))


def saved(found: Conversation | tuple[Problem, ...]) -> Conversation:
    """What was saved, and not what was wrong."""
    assert isinstance(found, Conversation), found
    return found


def fields(found: Conversation | tuple[Problem, ...]) -> list[str]:
    """The fields with which something was wrong."""
    assert not isinstance(found, Conversation)
    return [problem.field for problem in found]


def test_the_sample_has_five_threads_with_those_under_way_first(sample_workbook: Store) -> None:
    found = conversations.threads(sample_workbook, TODAY)
    assert [thread.known.contact.who for thread in found] == ["L.K.", "A.W.", "M.O.", "S.B.", "R.T."]
    assert [thread.act for thread in found] == [Act.PREPARE, Act.FOLLOW_UP, Act.NOTHING, Act.NOTHING, Act.NOTHING]
    assert conversations.threads(sample_workbook, TODAY + timedelta(60))[-1].act is Act.ASK


def test_one_conversation_goes_from_asking_to_writing_again(sample_workbook: Store, now: Now) -> None:
    store, who = sample_workbook, person(sample_workbook, "D.F.")
    assert act(store, "df") is Act.ASK
    drafts.save_draft(store, "ask", who, "{}")
    asked = saved(save_ask(store, who, AskForm(), "Dear D.F.,\n", TODAY, [("ask", who)]))
    assert (asked.asked, asked.message) == (TODAY, "Dear D.F.,")
    assert drafts.read_draft(store, "ask", who) is None
    agreed = saved(save_schedule(store, who, ScheduleForm("fri", "9", "by  phone"), TODAY))
    assert (agreed.id, agreed.meeting_day) == (asked.id, date(2026, 3, 20))
    assert (agreed.meeting_time, agreed.meeting_place) == ("09:00", "by phone")
    conversations.start_clock(store, asked.id, now)
    assert act(store, "df") is Act.STOP_CLOCK
    later = now._replace(at=now.at + timedelta(minutes=26))
    assert conversations.start_clock(store, asked.id, later).clock_started == datetime(2026, 3, 13, 18, 42, tzinfo=UTC)
    held = conversations.stop_clock(store, asked.id, later)
    assert (held.held, held.spoken_minutes, held.clock_started) == (TODAY, 26, None)
    assert act(store, "df") is Act.AFTER_NOTE
    assert saved(save_thanks(store, asked.id, "Thank you", TODAY)).thanked == TODAY
    assert saved(save_follow_up(store, asked.id, "Since then", TODAY)).wrote_again == TODAY
    assert count(store, "df") == 1


def test_each_step_is_taken_back_by_itself(sample_workbook: Store) -> None:
    store, who = sample_workbook, person(sample_workbook, "D.F.")
    save_ask(store, who, AskForm(), "words", TODAY)
    save_schedule(store, who, ScheduleForm("24 mar"), TODAY)
    history.undo(store)
    assert act(store, "df") is Act.SCHEDULE
    history.undo(store)
    assert act(store, "df") is Act.ASK


def test_the_follow_up_is_one_and_then_it_rests(sample_workbook: Store) -> None:
    store = sample_workbook
    (waiting,) = conversations.conversations_with(store, person(store, "A.W."))
    assert saved(save_follow_up(store, waiting.id, "words", TODAY)).followed_up == TODAY
    assert act(store, "aw") is Act.SCHEDULE
    assert act(store, "aw", date(2026, 4, 22)) is Act.SCHEDULE
    assert act(store, "aw", date(2026, 4, 23)) is Act.ASK


def test_asking_again_begins_another_conversation(sample_workbook: Store) -> None:
    store = sample_workbook
    for who, before in (("A.W.", 1), ("R.T.", 1), ("D.F.", 0)):
        save_ask(store, person(store, who), AskForm(), "words", TODAY)
        assert count(store, who) == before + 1
        newest = conversations.known_person(store, person(store, who)).newest
        assert newest is not None
        assert newest.asked == TODAY


def test_a_no_is_kept_and_nothing_is_left_open(sample_workbook: Store) -> None:
    store = sample_workbook
    assert conversations.decline(store, person(store, "L.K."), TODAY).declined == TODAY
    assert act(store, "lk") is Act.NOTHING
    for who in ("L.K.", "D.F.", "R.T."):
        with pytest.raises(InvalidRecord):
            conversations.decline(store, person(store, who), TODAY)


def test_a_no_before_the_agreed_day_gives_way_to_what_is_agreed_anew(sample_workbook: Store) -> None:
    store, who = sample_workbook, person(sample_workbook, "L.K.")
    conversations.decline(store, who, TODAY)
    agreed = saved(save_schedule(store, who, ScheduleForm("20 mar"), TODAY))
    assert conversations.known_person(store, who).newest == agreed
    assert conversations.conversations_with(store, who)[0] == agreed
    assert [thread.id for thread in conversations.threads(store, TODAY) if thread.known.contact.id == who] == [
        agreed.id
    ]


def test_meeting_fills_the_thread_and_a_second_time_on_the_same_day_is_another(
    sample_workbook: Store, now: Now
) -> None:
    store, who = sample_workbook, person(sample_workbook, "L.K.")
    first = saved(save_met(store, who, MetForm("20"), now))
    assert (first.asked, first.held, first.spoken_minutes) == (date(2026, 3, 2), TODAY, 20)
    second = saved(save_met(store, who, MetForm("", "today"), now))
    assert (second.asked, second.held, second.spoken_minutes) == (None, TODAY, None)
    assert second.id != first.id
    assert count(store, "lk") == 2


def test_what_was_held_before_the_thread_began_leaves_it_as_it_is(sample_workbook: Store, now: Now) -> None:
    store, who = sample_workbook, person(sample_workbook, "L.K.")
    earlier = saved(save_met(store, who, MetForm("10", "27 feb"), now))
    assert earlier.held == date(2026, 2, 27)
    assert act(store, "lk") is Act.PREPARE
    assert count(store, "lk") == 2
    theirs = [thread for thread in conversations.threads(store, TODAY) if thread.known.contact.id == who]
    assert [thread.act for thread in theirs] == [Act.AFTER_NOTE, Act.PREPARE]
    assert theirs[0].id == earlier.id


def test_a_day_to_come_and_minutes_that_are_none_are_refused(sample_workbook: Store, now: Now) -> None:
    store, who = sample_workbook, person(sample_workbook, "L.K.")
    assert fields(save_met(store, who, MetForm("20.5", "2026-03-14"), now)) == ["spoken_minutes", "held"]
    assert fields(save_met(store, who, MetForm("9999", "30 feb"), now)) == ["spoken_minutes", "held"]
    assert count(store, "lk") == 1


def test_an_agreed_day_that_cannot_be_has_one_sentence(sample_workbook: Store) -> None:
    store, who = sample_workbook, person(sample_workbook, "D.F.")
    assert fields(save_schedule(store, who, ScheduleForm(), TODAY)) == ["meeting_day"]
    wrong = ScheduleForm("yesterday", "25:00", "a\x1b[31m room")
    assert fields(save_schedule(store, who, wrong, TODAY)) == ["meeting_day", "meeting_time", "meeting_place"]
    assert fields(save_schedule(store, who, ScheduleForm("30 feb"), TODAY)) == ["meeting_day"]
    assert count(store, "df") == 0


def test_an_empty_message_and_control_characters_are_not_copied(sample_workbook: Store) -> None:
    store, who = sample_workbook, person(sample_workbook, "D.F.")
    assert fields(save_ask(store, who, AskForm(), " \n", TODAY)) == ["message"]
    assert fields(save_ask(store, who, AskForm(keeps="\x07"), "words \x07", TODAY)) == ["keeps"]
    (held,) = conversations.conversations_with(store, person(store, "R.T."))
    assert fields(save_thanks(store, held.id, "", TODAY)) == ["message"]
    assert fields(save_follow_up(store, held.id, "\x9b", TODAY)) == ["message"]


def test_all_days_are_set_right_in_one_form(sample_workbook: Store) -> None:
    store = sample_workbook
    (held,) = conversations.conversations_with(store, person(store, "R.T."))
    form = days_form_of(held)
    assert save_days(store, held.id, form, TODAY) == held
    changed = replace(form, held="24 feb", spoken_minutes="", write_again="in 3 months", thanked="")
    found = saved(save_days(store, held.id, changed, TODAY))
    assert (found.held, found.spoken_minutes, found.thanked) == (date(2026, 2, 24), None, None)
    assert found.write_again == date(2026, 6, 13)
    assert found.advice == held.advice
    wrong = replace(form, asked="2026-03-14", held="soon", meeting_time="9h")
    assert fields(save_days(store, held.id, wrong, TODAY)) == ["held", "meeting_time"]
    assert fields(save_days(store, held.id, replace(form, asked="2027-01-01"), TODAY)) == ["asked"]
    early = replace(form, followed_up="1 feb")
    assert fields(save_days(store, held.id, early, TODAY)) == ["followed_up"]


def test_a_forgotten_clock_leaves_the_minutes_open(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    (agreed,) = conversations.conversations_with(store, person(store, "L.K."))
    conversations.start_clock(store, agreed.id, now)
    found = conversations.stop_clock(store, agreed.id, now._replace(at=now.at + timedelta(days=3)))
    assert (found.held, found.spoken_minutes) == (TODAY, None)


def test_what_has_gone_is_said(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    for ask in (
        lambda: save_ask(store, GONE, AskForm(), "words", TODAY),
        lambda: save_met(store, GONE, MetForm(), now),
        lambda: conversations.thank(store, GONE, TODAY),
        lambda: conversations.conversation_of(store, GONE),
        lambda: save_days(store, GONE, DaysForm(), TODAY),
        lambda: conversations.trash_conversations(store, [GONE]),
    ):
        with pytest.raises(NotFound):
            ask()
    with pytest.raises(InvalidRecord):
        conversations.newest_with(store, person(store, "D.F."))
