"""Messages to copy: what the workbook fills in, what an empty slot leaves out, and what is never in them."""

from dataclasses import replace
from datetime import date

from pivot_tui.domain.conversation import Conversation
from pivot_tui.store.store import Store
from pivot_tui.workbook.contacts import find_contact
from pivot_tui.workbook.messages import AskForm, ask_message, begun_ask, follow_up_message, thanks_message

TODAY = date(2026, 3, 13)
TALK = Conversation("t", "c", asked=date(2026, 2, 22))


def test_the_slots_begin_with_what_the_workbook_knows(sample_workbook: Store, empty_workbook: Store) -> None:
    form = begun_ask(sample_workbook, find_contact(sample_workbook, "lk"))
    assert form == AskForm(
        "Walking a student through an ECG at the workstation",
        "clerkship leadership or residency leadership",
        "at your convenience",
    )
    contact = find_contact(sample_workbook, "aw")
    assert begun_ask(sample_workbook, contact).lean == "clerkship leadership or residency leadership"
    assert begun_ask(empty_workbook, contact) == AskForm("", "", "at your convenience")


def test_the_message_asks_for_twenty_minutes_and_not_for_a_position() -> None:
    said = ask_message(AskForm("ward rounds.", "simulation", "Tue 9:00 or Thu 14:00"), "L.K.")
    assert said.startswith("Dear L.K.,\n\n")
    assert "ward rounds." in said
    assert ".." not in said
    for words in ("20 minutes", "not asking for a position", "Tue 9:00 or Thu 14:00", "simulation"):
        assert words in said


def test_an_empty_slot_leaves_its_sentence_out() -> None:
    said = ask_message(AskForm(), "L.K.")
    assert "keeps me going" not in said
    assert "lean" not in said
    assert "whenever it suits you" in said
    assert said == ask_message(AskForm(when="At your convenience"), "L.K.")


def test_typed_braces_and_brackets_stay_what_they_are() -> None:
    typed = "{who} [/] %s"
    said = ask_message(AskForm(typed, typed, typed), typed)
    assert said.count(typed) == 4


def test_the_one_follow_up_names_the_day_and_lets_go() -> None:
    said = follow_up_message(TALK, "A.W.")
    assert "Sunday 22 February" in said
    assert "leave it at that" in said


def test_thanks_and_writing_again_hold_the_advice_and_the_next_step(sample_workbook: Store) -> None:
    held = replace(TALK, held=date(2026, 3, 4), advice="Bring one page.\nMore")
    contact = find_contact(sample_workbook, "mo")
    said = thanks_message(held, contact, TODAY)
    for words in ("on Wednesday 4 March", "Bring one page.", "Send the one-page CV."):
        assert words in said
    assert "your time today" in thanks_message(replace(held, held=TODAY), contact, TODAY)
    assert "You advised: Bring one page." in follow_up_message(held, "M.O.")
