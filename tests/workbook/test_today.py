"""Today: the one next thing in its order, the figures of the last days, the latest entries and the steps."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain
from pivot_tui.domain.card import Card, Column, Phase
from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.days import Now
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.domain.log import Mean
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.sheet import Prompt, WorkElement
from pivot_tui.domain.steps import StepState
from pivot_tui.domain.weekly_review import Commitment, WeeklyReview
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.store.tables.plan import CARD, COMMITMENT, PLAN, WEEKLY_REVIEW
from pivot_tui.store.tables.portfolio import ACTIVITY
from pivot_tui.store.tables.profile import ELEMENT
from pivot_tui.workbook import cards, drafts, today
from pivot_tui.workbook.next_thing import NextAct, NextThing

Put = Callable[..., Entry]

FRIDAY = date(2026, 3, 13)


def test_the_first_thing_in_a_new_workbook_is_to_capture(empty_workbook: Store, now: Now) -> None:
    found = today.read(empty_workbook, now)

    assert found.next == NextThing(
        NextAct.CAPTURE,
        "Write down one thing that drained you, or fed you",
        "One line after a shift is enough; the pattern comes from many.",
        "Capture",
    )
    assert (found.latest, found.last_captured, found.last_days.entries) == ((), None, 0)


def test_nothing_is_due_once_what_was_logged_is_complete(empty_workbook: Store, now: Now, put: Put) -> None:
    put(empty_workbook, FRIDAY, sign=Sign.DRAIN, dread=4, energy=0)

    found = today.read(empty_workbook, now).next

    assert found == NextThing(NextAct.NOTHING, "Nothing is due", "Friday 13 March is yours.")


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"sign": Sign.DRAIN}, "Add dread"),
        ({"sign": Sign.FEED}, "Add energy"),
        ({"sign": Sign.DRAIN, "dread": 4}, "Add energy"),
        ({"sign": Sign.FEED, "energy": 0}, "Add dread"),
        ({"sign": Sign.NOTE, "energy": 0}, "Add dread"),
        ({"sign": Sign.NOTE}, ""),
        ({"sign": Sign.DRAIN, "dread": 0, "energy": 0}, ""),
    ],
)
def test_a_missing_number_is_asked_for_where_it_would_count(
    empty_workbook: Store, now: Now, put: Put, values: dict[str, Any], key: str
) -> None:
    entry = put(empty_workbook, FRIDAY, "first\nsecond", **values)

    found = today.read(empty_workbook, now).next

    assert found.key == key
    if key:
        field = key.removeprefix("Add ")
        assert found == NextThing(NextAct.RATE, f"How much {field} was it, today?", "first", key, entry.id)


def test_the_newest_missing_number_of_the_last_seven_days_is_asked_for(
    empty_workbook: Store, now: Now, put: Put
) -> None:
    put(empty_workbook, FRIDAY - timedelta(days=7), "too long ago", sign=Sign.DRAIN)
    assert today.read(empty_workbook, now).next.act is NextAct.NOTHING

    put(empty_workbook, FRIDAY - timedelta(days=6), "oldest that counts", sign=Sign.DRAIN)
    assert today.read(empty_workbook, now).next.sentence == "How much dread was it, 7 Mar?"

    put(empty_workbook, FRIDAY - timedelta(days=1), "newer", sign=Sign.DRAIN)
    found = today.read(empty_workbook, now).next
    assert (found.sentence, found.detail) == ("How much dread was it, yesterday?", "newer")


def test_a_waiting_capture_comes_before_all_else(empty_workbook: Store, now: Now, put: Put) -> None:
    put(empty_workbook, FRIDAY, sign=Sign.DRAIN)
    drafts.save_draft(empty_workbook, drafts.CAPTURE_FORM, "", "\n- half a line\nand another")

    found = today.read(empty_workbook, now).next

    assert found == NextThing(
        NextAct.OPEN_DRAFT, "A capture is waiting as you left it", "- half a line", "Open the draft", "", "capture"
    )


def test_a_waiting_form_is_offered_without_its_notation(empty_workbook: Store, now: Now, put: Put) -> None:
    entry = put(empty_workbook, FRIDAY, dread=1, energy=1)
    drafts.save_draft(empty_workbook, drafts.ENTRY_FORM, entry.id, '{"text": "in the form\'s own notation"}')

    found = today.read(empty_workbook, now).next

    assert found == NextThing(
        NextAct.OPEN_DRAFT,
        "An entry is waiting as you left it",
        "It was not saved yet.",
        "Open the draft",
        entry.id,
        "entry",
    )


def test_a_draft_that_was_emptied_is_offered_no_more(empty_workbook: Store, now: Now) -> None:
    drafts.save_draft(empty_workbook, drafts.CAPTURE_FORM, "", "half a line")
    drafts.save_draft(empty_workbook, drafts.CAPTURE_FORM, "", "")

    assert today.read(empty_workbook, now).next.act is NextAct.CAPTURE


def test_the_sample_shows_its_figures(sample_workbook: Store, now: Now) -> None:
    found = today.read(sample_workbook, now)

    days = found.last_days
    assert found.day == FRIDAY
    assert [day.day for day in days.days] == [FRIDAY - timedelta(days=back) for back in range(6, -1, -1)]
    assert [day.entries for day in days.days] == [0, 0, 1, 0, 1, 1, 0]
    assert (days.entries, days.dread, days.energy) == (3, Mean(1.0, 1), Mean(4.5, 2))
    assert days.days[4].energy == Mean(5.0, 1)
    assert days.days[2].dread == Mean(None, 0)
    assert found.last_captured == date(2026, 3, 12)
    assert len(found.latest) == 8
    assert found.next == NextThing(
        NextAct.OPEN_CONTACT,
        "M.O.: Send the one-page CV",
        "You said Wednesday 11 March.",
        "Open the contact",
        found.due[0].id,
    )
    assert [due.who or due.what for due in found.due] == [
        "M.O.", "Weekly review, step 2 of 6", "A.W.", "D.F.", "R.T.", "L.K.",
    ]  # fmt: skip
    assert (found.steps[9].state, found.steps[9].fact) == (StepState.UNDER_WAY, "2 of 17 cards done")
    assert (found.steps[3].state, found.steps[3].fact) == (StepState.UNDER_WAY, "3 of 5 met")


def test_the_latest_are_the_newest_dozen_whatever_their_age(empty_workbook: Store, now: Now, put: Put) -> None:
    entries = [
        put(empty_workbook, date(2025, 1, 1) + timedelta(days=number), dread=1, energy=1) for number in range(15)
    ]

    found = today.read(empty_workbook, now)

    assert list(found.latest) == entries[:2:-1]
    assert found.last_captured == date(2025, 1, 15)


def test_the_first_step_is_under_way_with_the_first_entry(empty_workbook: Store, now: Now, put: Put) -> None:
    steps = today.read(empty_workbook, now).steps
    assert [(step.number, step.state) for step in steps] == [(n, StepState.NOT_BEGUN) for n in range(1, 11)]

    put(empty_workbook, date(2020, 1, 1))
    first, *others = today.read(empty_workbook, now).steps

    assert (first.title, first.state, first.fact) == ("Profile", StepState.UNDER_WAY, "1 entry logged")
    assert {step.state for step in others} == {StepState.NOT_BEGUN}


def test_kinds_come_along_to_name_those_of_the_entries(sample_workbook: Store, now: Now) -> None:
    found = today.read(sample_workbook, now)

    assert {entry.kind for entry in found.latest} - {None} <= {kind.id for kind in found.kinds}


def answer(store: Store, prompt: Prompt, **values: Any) -> WorkElement:
    """A row of the sheet."""
    fields: dict[str, Any] = {"kind": None, "dread": None, "energy": None, "minutes": None, "bucket": None, **values}
    element = WorkElement(id=uuid7(store.clock()), prompt=prompt, text="words", **fields)
    with store.transaction("sheet.add"):
        ELEMENT.insert(store.db, [element])
    return element


def test_a_sheet_that_was_begun_asks_for_its_next_question_and_then_for_its_numbers(
    empty_workbook: Store, now: Now
) -> None:
    bare = answer(empty_workbook, Prompt.DREADED)
    assert today.read(empty_workbook, now).next == NextThing(
        NextAct.ANSWER,
        "1 of the three questions answered; the next waits in the Journal",
        "A line is enough; it can grow over days.",
        "Answer",
    )
    answer(empty_workbook, Prompt.ENERGY, energy=4)
    answer(empty_workbook, Prompt.FREE_WEEK)
    found = today.read(empty_workbook, now).next
    assert (found.act, found.sentence, found.record) == (
        NextAct.RATE_ROW,
        "1 row of your sheet has no numbers yet",
        bare.id,
    )


def test_a_wish_for_a_free_week_needs_no_numbers(empty_workbook: Store, now: Now) -> None:
    for prompt, values in ((Prompt.DREADED, {"dread": 4}), (Prompt.ENERGY, {"energy": 4}), (Prompt.FREE_WEEK, {})):
        answer(empty_workbook, prompt, **values)
    assert today.read(empty_workbook, now).next.act is NextAct.TEACH


def test_once_something_is_taught_people_come_next_until_there_is_one(empty_workbook: Store, now: Now) -> None:
    for prompt, values in ((Prompt.DREADED, {"dread": 4}), (Prompt.ENERGY, {"energy": 4}), (Prompt.FREE_WEEK, {})):
        answer(empty_workbook, prompt, **values)
    with empty_workbook.transaction("activity.add"):
        lecture = Activity(uuid7(now.at), "Acid and base", EducatorDomain.TEACHING, "lecture")
        ACTIVITY.insert(empty_workbook.db, [lecture])
    found = today.read(empty_workbook, now).next
    assert (found.act, found.sentence, found.key) == (NextAct.ADD_PERSON, "Add one person who decides", "People")
    with empty_workbook.transaction("contact.add"):
        CONTACT.insert(empty_workbook.db, [Contact(uuid7(now.at), "E.V.", ContactType.PEER)])
    found = today.read(empty_workbook, now).next
    assert (found.act, found.sentence) == (NextAct.PLAN, "Give the next months a start day")
    add_card(empty_workbook, now)
    assert today.read(empty_workbook, now).next.act is NextAct.NOTHING


@pytest.mark.parametrize(
    ("last_day", "sentence"),
    [
        ("2026-03-10", "An experiment is open past its last day, 10 Mar"),
        ("2026-03-12", "M.O.: Send the one-page CV"),
    ],
)
def test_of_an_experiment_and_a_promise_past_their_days_the_oldest_comes_first(
    sample_workbook: Store, now: Now, last_day: str, sentence: str
) -> None:
    with sample_workbook.transaction("experiment.edit"):
        sample_workbook.db.execute("UPDATE experiment SET last_day = ? WHERE closed IS NULL", (last_day,))
    assert today.read(sample_workbook, now).next.sentence == sentence


def test_an_open_experiment_past_its_last_day_comes_before_the_journal(sample_workbook: Store, now: Now) -> None:
    with sample_workbook.transaction("experiment.edit"):
        sample_workbook.db.execute("UPDATE experiment SET last_day = '2026-03-12' WHERE closed IS NULL")
        sample_workbook.db.execute("UPDATE contact SET next_due = NULL")
        sample_workbook.db.execute("DELETE FROM card")
    found = today.read(sample_workbook, now).next
    assert (found.act, found.key) == (NextAct.CLOSE_EXPERIMENT, "Close it")
    assert found.sentence == "An experiment is open past its last day, yesterday"
    assert found.detail == "Sit in on one grading committee cycle"


@pytest.mark.parametrize(("form", "row"), [("prompt", "dreaded"), ("element", "energy"), ("situation", "one")])
def test_a_draft_of_the_sheet_is_offered_too(empty_workbook: Store, now: Now, form: str, row: str) -> None:
    drafts.save_draft(empty_workbook, form, row, "{}")
    found = today.read(empty_workbook, now).next
    assert (found.act, found.sentence, found.form) == (NextAct.OPEN_DRAFT, "An answer is waiting as you left it", form)


def test_a_draft_of_a_row_that_has_gone_waits_in_silence(empty_workbook: Store, now: Now) -> None:
    drafts.save_draft(empty_workbook, "element", "0198c0de-0000-7000-8000-000000000000", "{}")
    assert today.read(empty_workbook, now).next.act is NextAct.CAPTURE


def test_a_start_without_people_loads_nothing_that_is_about_them(empty_workbook: Store) -> None:
    program = """
import sys
from pathlib import Path
from pivot_tui import store
from pivot_tui.domain.days import Now, system_local
from datetime import UTC, date, datetime
from pivot_tui.workbook import today
with store.open(Path(sys.argv[1])) as found:
    today.read(found, Now(datetime(2026, 3, 13, tzinfo=UTC), date(2026, 3, 13), system_local))
print(*sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(empty_workbook.path)], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "pivot_tui.workbook.today" in loaded
    people = ("domain.contact", "domain.conversation", "domain.follow_up", "store.people", "store.tables.people")
    plan = ("workbook.plan_today", "domain.phases", "domain.weekly_review", "store.tables.plan", "store.cards")
    assert not loaded & {f"pivot_tui.{name}" for name in (*people, *plan)}


# Cards and reviews


def add_card(store: Store, now: Now, **values: Any) -> Card:
    card = Card(uuid7(now.at), values.pop("title", "Ask for the counts"), FRIDAY, **values)
    with store.transaction("card.add"):
        CARD.insert(store.db, [card])
    return card


def begin_plan(store: Store, weekday: int | None = None) -> None:
    with store.transaction("plan.edit"):
        PLAN.insert(store.db, [Plan("one", date(2026, 2, 2), review_weekday=weekday)])


def test_a_card_past_its_day_comes_first_and_one_due_today_after_the_review(empty_workbook: Store, now: Now) -> None:
    late = add_card(empty_workbook, now, title="Late\nsecond", due=FRIDAY - timedelta(days=1))
    due = add_card(empty_workbook, now, title="Due", due=FRIDAY)
    begin_plan(empty_workbook, weekday=4)
    found = today.read(empty_workbook, now)
    assert found.next == NextThing(
        NextAct.OPEN_CARD, "Late", "Due Thursday 12 March.", "Open the card", late.id,
    )  # fmt: skip
    assert [(line.words, line.days_late) for line in found.due] == [("Late", 1), ("Weekly review", 0), ("Due", 0)]
    with empty_workbook.transaction("card.done"):
        empty_workbook.db.execute("UPDATE card SET column = 'done' WHERE id = ?", (late.id,))
    assert today.read(empty_workbook, now).next.act is NextAct.REVIEW
    with empty_workbook.transaction("plan.edit"):
        empty_workbook.db.execute("UPDATE plan SET review_weekday = 0")
    found = today.read(empty_workbook, now)
    assert (found.next.act, found.next.record, found.next.detail) == (NextAct.OPEN_CARD, due.id, "Due today.")
    assert [line.words for line in found.due] == ["Due", "Weekly review"]


def test_a_review_that_was_begun_waits_whatever_the_day(empty_workbook: Store, now: Now) -> None:
    with empty_workbook.transaction("review.begin"):
        WEEKLY_REVIEW.insert(empty_workbook.db, [WeeklyReview(uuid7(now.at), FRIDAY, step=6)])
    found = today.read(empty_workbook, now)
    assert (found.next.act, found.next.sentence) == (NextAct.REVIEW, "Weekly review, step 6 of 6")


def test_once_the_review_is_saved_the_next_stands_on_its_day_off(sample_workbook: Store, now: Now) -> None:
    with sample_workbook.transaction("review.save"):
        sample_workbook.db.execute("UPDATE weekly_review SET saved = 1 WHERE day = '2026-03-13'")
    plan = today.read(sample_workbook, now).plan
    assert plan is not None
    assert plan.review is not None
    assert (plan.review.day, plan.review_waits) == (date(2026, 3, 23), False)
    assert (plan.promised_on, plan.promises) == (FRIDAY, ())


def test_promises_are_done_with_their_cards_and_rest_once_they_are_old(empty_workbook: Store, now: Now) -> None:
    done = add_card(empty_workbook, now, column=Column.DONE, rank="a")
    review = WeeklyReview(uuid7(now.at), FRIDAY - timedelta(days=14), saved=True)
    with empty_workbook.transaction("review.save"):
        WEEKLY_REVIEW.insert(empty_workbook.db, [review])
        promised = [Commitment(uuid7(now.at), review.id, "first", card=done.id)]
        promised.append(Commitment(uuid7(now.at, promised[0].id), review.id, "second"))
        COMMITMENT.insert(empty_workbook.db, promised)
    plan = today.read(empty_workbook, now).plan
    assert plan is not None
    assert [(one.text, one.is_done) for one in plan.promises] == [("first", True), ("second", False)]
    with empty_workbook.transaction("review.edit"):
        empty_workbook.db.execute("UPDATE weekly_review SET day = '2026-02-26'")
    plan = today.read(empty_workbook, now).plan
    assert plan is not None
    assert (plan.promised_on, plan.promises) == (None, ())


def test_the_plan_is_answered_once_all_of_it_is_done(empty_workbook: Store, now: Now) -> None:
    begin_plan(empty_workbook)
    assert today.read(empty_workbook, now).steps[9].fact == "a start, no cards"
    add_card(empty_workbook, now, due=date(2026, 4, 1), phase=Phase.BUFFER)
    step = today.read(empty_workbook, now).steps[9]
    assert (step.state, step.fact) == (StepState.UNDER_WAY, "0 of 1 card done")
    [card] = CARD.select(empty_workbook.db)
    cards.done(empty_workbook, card.id, now.day)
    step = today.read(empty_workbook, now).steps[9]
    assert (step.state, step.fact) == (StepState.ANSWERED, "1 of 1 card done")
