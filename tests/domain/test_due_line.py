"""What is due in one list: a card and the contact it was promised to are one line."""

from datetime import date, timedelta

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.due_line import CARD, CONTACT, DueCard, due_lines, say_due, say_due_short
from pivot_tui.domain.follow_up import Due, DueKind

TODAY = date(2026, 3, 13)
LATE, SOON = TODAY - timedelta(days=2), TODAY + timedelta(days=5)


def due(who: str, day: date, *, can_be_late: bool = True, snoozed: date | None = None) -> Due:
    contact = Contact(who, who, ContactType.PEER, next_step="words", next_due=day, snoozed_to=snoozed)
    return Due(contact, DueKind.NEXT_STEP, "words", day, last_day=day if can_be_late else None)


def test_a_card_and_its_contact_are_one_line_under_the_contacts_name() -> None:
    [line] = due_lines([due("M.O.", LATE)], [DueCard("k", "Send the CV", "doing", LATE, "M.O.")], TODAY)
    assert (line.leads_to, line.id, line.words, line.days_late) == (CONTACT, "M.O.", "M.O.  words", 2)
    assert not line.is_by_card


def test_a_card_without_anything_due_with_its_contact_stands_by_itself() -> None:
    [line] = due_lines([], [DueCard("k", "Send\nthe CV", "doing", SOON, "M.O.")], TODAY)
    assert (line.leads_to, line.id, line.words, line.is_by_card) == (CARD, "k", "Send", True)


def test_of_two_cards_for_one_contact_the_first_goes_with_them() -> None:
    cards = [DueCard("one", "One", "ready", SOON, "M.O."), DueCard("two", "Two", "ready", SOON, "M.O.")]
    lines = due_lines([due("M.O.", SOON)], cards, TODAY)
    assert sorted((line.leads_to, line.id) for line in lines) == [(CARD, "two"), (CONTACT, "M.O.")]


def test_the_card_makes_it_due_where_the_contact_is_put_off_or_cannot_be_late() -> None:
    late = DueCard("k", "Send", "doing", LATE, "M.O.")
    for one in (due("M.O.", LATE, snoozed=SOON), due("M.O.", LATE, can_be_late=False)):
        [line] = due_lines([one], [late], TODAY)
        assert (line.day, line.days_late, line.is_by_card) == (LATE, 2, True)
    [line] = due_lines([due("M.O.", TODAY, snoozed=SOON)], [DueCard("k", "Send", "doing", TODAY, "M.O.")], TODAY)
    assert (line.day, line.days_late, line.is_by_card) == (TODAY, 0, True)


def test_a_card_for_another_day_is_another_promise() -> None:
    card = DueCard("k", "Send", "doing", TODAY, "M.O.")
    assert [line.leads_to for line in due_lines([due("M.O.", SOON)], [card], TODAY)] == ["card", "contact"]


def test_the_longest_late_comes_first_and_then_the_days() -> None:
    cards = [
        DueCard("soon", "x", "ready", SOON),
        DueCard("late", "x", "ready", LATE),
        DueCard("later", "x", "ready", LATE - timedelta(days=1)),
        DueCard("none", "x", "doing", None),
        DueCard("today", "x", "ready", TODAY),
    ]
    lines = due_lines([], cards, TODAY)
    assert [line.id for line in lines] == ["later", "late", "today", "soon"]
    assert [say_due(line.day, line.days_late, TODAY) for line in lines] == [
        "3 days late",
        "2 days late",
        "today",
        "18 Mar",
    ]
    assert [say_due_short(line.day, line.days_late, TODAY) for line in lines] == [
        "3 d late",
        "2 d late",
        "today",
        "Wed 18",
    ]
