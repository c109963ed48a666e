"""Logging a session again: the keys it takes, what is said while typing, the tally, more fields, and drafts."""

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on, waiting
from textual.widgets import Input, TextArea

from pivot_tui.app import PivotApp
from pivot_tui.domain.evaluation import Phase, Raters
from pivot_tui.screens.session_form import SessionFormScreen
from pivot_tui.store.tables.portfolio import ACTIVITY, QUOTE
from pivot_tui.workbook import Store, activities
from pivot_tui.workbook.evaluation_windows import windows_of

TO_THE_FORM = ("3", "r")
"""Sessions, with the most recently taught on top; log it again."""

COMMENT = "First time early fluids made sense to me."


def sepsis(store: Store, number: int = 0) -> str:
    """The id of one of the sample's activities; the noon conference unless told otherwise."""
    with store.reading() as db:
        return list(ACTIVITY.select(db, "ORDER BY n"))[number].id


def without_march(store: Store) -> str:
    """Take the session of 11 March with its ratings out, so that it can be logged; the activity's id."""
    identifier = sepsis(store)
    with store.transaction("session.trash"):
        store.db.execute("DELETE FROM evaluation WHERE activity = ? AND date_to > '2026-03-01'", (identifier,))
        store.db.execute("DELETE FROM session WHERE activity = ? AND day > '2026-03-01'", (identifier,))
    return identifier


async def open_form(hand: Hand, activity: str, session_id: str | None = None) -> None:
    """Open the form of an activity's next session, or of one that is there."""
    assert hand.app.session is not None
    hand.app.push_screen(SessionFormScreen(hand.app.session, activity, session_id))
    await hand.settle()


def focused(hand: Hand) -> str | None:
    """The id of the field that has the focus."""
    return hand.app.focused.id if hand.app.focused else None


async def test_a_noon_conference_with_its_ratings_is_logged_in_at_most_twenty_keys(sample_app: PivotApp) -> None:
    to_the_comment = [
        *TO_THE_FORM,
        *"wed",
        "tab",
        "tab",
        "tab",
        *"10",
        "enter",
        "9",
        "enter",
        "3",
        "enter",
        "tab",
        "tab",
    ]
    async with hand_on(sample_app) as hand:
        activity = sepsis(hand.store)
        *_, before = windows_of(hand.store, activity)
        await hand.press(*to_the_comment)
        hand.shows("Sepsis resuscitation: first hour", "Wed 11 Mar 2026")
        assert focused(hand) == "comment"
        await hand.write(COMMENT)
        await hand.press("ctrl+s")

        hand.shows("Saved. u undoes.")
        assert len([*to_the_comment, "ctrl+s"]) <= 20
        session = activities.last_session(hand.store, activity)
        assert session is not None
        assert (session.day.isoformat(), session.contact_minutes) == ("2026-03-11", 60)
        after, *_ = windows_of(hand.store, activity)
        assert (after.counts, after.invited, after.phase) == ((0, 0, 3, 9, 10), 26, Phase.AFTER)
        assert windows_of(hand.store, activity)[-1] == before
        with hand.store.reading() as db:
            quote = next(QUOTE.select(db, "WHERE evaluation = ?", (after.id,)))
        assert (quote.text, quote.vetted, quote.activity) == (COMMENT, False, activity)
        await hand.press("u")
        assert activities.count_sessions(hand.store, activity) == 2


async def test_without_ratings_six_keys_log_a_session(sample_app: PivotApp) -> None:
    keys = [*TO_THE_FORM, *"wed", "ctrl+s"]
    async with hand_on(sample_app) as hand:
        activity = sepsis(hand.store)
        await hand.press(*keys)
        assert len(keys) == 6
        assert activities.count_sessions(hand.store, activity) == 3
        assert len(windows_of(hand.store, activity)) == 2


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_column_of_counts_is_the_chart_and_the_sentence_is_worked_out_while_typing(
    sample_app: PivotApp, size: tuple[int, int]
) -> None:
    async with hand_on(sample_app, size) as hand:
        await open_form(hand, without_march(hand.store))
        hand.shows("Fri 13 Mar 2026", "26 in the room", "17 Sep 2025 (before)", "20 of 26 answered, 77%", "mean 3.6")
        hand.hides("May be said")
        await hand.press(*"wed", "tab", "tab", "tab", *"10", "enter", "9", "enter", "3")
        hand.shows("Wed 11 Mar 2026", "11 Mar 2026 (now)", "answered, 85%", "mean 4.3")
        assert "██████ 3" in hand.line("[10]")
        hand.reads("May be said Higher after than before", "95% CI 0.2 to 1.2")
        hand.shows("Comment")
        assert "t Tally forms" in hand.keys
        assert "f More fields" in hand.keys


async def test_one_key_says_whether_other_people_answered_before(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        activity = without_march(hand.store)
        await open_form(hand, activity)
        await hand.press(*"wed", "tab", "tab", "tab", *"10", "enter", "9", "enter", "3", "s")
        hand.shows("[the same or some]")
        await hand.press("o")
        hand.shows("[other people]")
        hand.reads("Different, anonymous groups.")
        await hand.press("k", "ctrl+s")
        assert windows_of(hand.store, activity)[0].raters is Raters.UNKNOWN


async def test_forms_are_tallied_with_a_digit_each(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        activity = without_march(hand.store)
        await open_form(hand, activity)
        await hand.press("tab", "tab", "tab", "t", *"545537", "backspace")
        hand.shows("a digit a form: 4 forms", "[ 3]")
        await hand.press("t", "home", "4", "escape")
        hand.shows("The draft is kept.")
        await open_form(hand, activity)
        await hand.press("ctrl+s")
        assert windows_of(hand.store, activity)[0].counts == (0, 0, 0, 1, 4)


async def test_escape_ends_a_tally_before_it_closes_the_form(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_form(hand, sepsis(hand.store))
        await hand.press("tab", "tab", "tab", "t", "5", "escape")
        hand.hides("a digit a form")
        assert isinstance(hand.app.screen, SessionFormScreen)
        assert focused(hand) == "counts"


async def test_letters_are_letters_where_text_is_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_form(hand, sepsis(hand.store))
        hand.app.screen.query_one("#comment").focus()
        await hand.write("to fork s")
        assert hand.app.screen.query_one("#comment", TextArea).text == "to fork s"
        hand.hides("Last day")


async def test_all_in_the_room_are_asked_until_another_number_is_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_form(hand, without_march(hand.store))
        learners, invited = (hand.app.screen.query_one(name, Input) for name in ("#learners", "#invited"))
        learners.value = "PGY-1 10, MS3 2"
        await hand.settle()
        assert invited.value == "12"
        hand.shows("12 in the room")
        invited.value = "11"
        learners.value = "PGY-1 9"
        await hand.settle()
        assert invited.value == "11"


async def test_more_fields_hold_a_range_and_the_question(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (80, 40)) as hand:
        activity = without_march(hand.store)
        await open_form(hand, activity)
        await hand.press("tab", "tab", "tab", "f")
        assert focused(hand) == "last_day"
        hand.shows("Preparation", "Question", "in steps of", "Anonymous", "System")
        hand.app.screen.query_one("#day", Input).value = "2026-02-02"
        await hand.write("2026-02-16")
        await hand.press("tab", "3", "ctrl+s")
        session = activities.last_session(hand.store, activity)
        assert session is not None
        assert (session.times, str(session.last_day)) == (3, "2026-02-16")


async def test_another_scale_moves_the_counts_and_a_long_one_asks_for_the_mean(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (80, 40)) as hand:
        activity = without_march(hand.store)
        await open_form(hand, activity)
        await hand.press("tab", "tab", "tab", "4", "f")
        highest = hand.app.screen.query_one("#scale_max", Input)
        highest.value = "9"
        await hand.settle()
        assert "[ 4]" in next(line for line in hand.lines if line.strip().startswith("5 "))
        hand.shows("1 to 9, 9 is best")
        highest.value = "100"
        await hand.settle()
        hand.hides("[ 4]")
        hand.app.screen.query_one("#mean", Input).value = "81,5"
        hand.app.screen.query_one("#responses", Input).value = "20"
        await hand.settle()
        hand.shows("mean 81.5", "answered, 77%")
        await hand.press("ctrl+s")
        window = windows_of(hand.store, activity)[0]
        assert (window.mean, window.responses, window.counts, window.phase) == (81_500, 20, (), Phase.SINGLE)


async def test_sentences_stand_under_their_fields_and_nothing_is_saved(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        activity = without_march(hand.store)
        await open_form(hand, activity)
        await hand.write("2026-03-14")
        await hand.press("tab", "tab", "tab", *"40", "ctrl+s")
        assert hand.row("is still to come") == hand.row("2026-03-14") + 1
        hand.reads("40 answered, so at least as many were invited.")
        assert focused(hand) == "day"
        assert activities.count_sessions(hand.store, activity) == 1


async def test_a_problem_behind_more_fields_opens_them(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_form(hand, sepsis(hand.store))
        hand.app.screen.query_one("#prep", Input).value = "long"
        await hand.press("ctrl+s")
        assert focused(hand) == "prep"
        hand.shows("Hours are written like")


async def test_a_form_that_was_closed_comes_back_as_a_draft(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        activity = without_march(hand.store)
        await open_form(hand, activity)
        await hand.press("escape", "escape")
        assert waiting(hand.store) == []
        await open_form(hand, activity)
        await hand.press(*"wed", "tab", "tab", "tab", "7", "s", "escape")
        hand.shows("The draft is kept.")
        await open_form(hand, activity)
        hand.shows("a draft, not saved yet", "Wed 11 Mar 2026", "[ 7]", "[the same or some]")
        await hand.press("ctrl+s")
        assert waiting(hand.store) == []
        assert windows_of(hand.store, activity)[0].counts == (0, 0, 0, 0, 7)


async def test_a_session_is_edited_with_its_ratings(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        activity = sepsis(hand.store)
        last = activities.last_session(hand.store, activity)
        assert last is not None
        await open_form(hand, activity, last.id)
        hand.shows("Wed 11 Mar 2026", "[10]", "mean 4.3", "[the same or some]")
        await hand.press("tab", "tab", "tab", *"11", "ctrl+s")
        assert windows_of(hand.store, activity)[0].counts == (0, 0, 3, 9, 11)
        assert activities.count_sessions(hand.store, activity) == 2


async def test_a_morbidity_conference_has_no_note(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_form(hand, sepsis(hand.store, 3))
        await hand.press("tab", "tab", "tab", "f")
        assert not hand.app.screen.query("#note")


async def test_bedside_rounds_are_hours_of_supervision(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        activity = sepsis(hand.store, 2)
        await open_form(hand, activity)
        await hand.press("tab", "delete")
        await hand.press("end", *["backspace"] * 8, *"2.5", "ctrl+s")
        last = activities.last_session(hand.store, activity)
        assert last is not None
        assert (last.supervision_minutes, last.contact_minutes) == (150, None)


async def test_what_may_identify_somebody_is_confirmed_first(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        activity = without_march(hand.store)
        await open_form(hand, activity)
        hand.app.screen.query_one("#comment").focus()
        await hand.write("MRN 12345678 was my patient")
        await hand.press("ctrl+s")
        assert activities.count_sessions(hand.store, activity) == 1
        await hand.press("ctrl+s")
        assert activities.count_sessions(hand.store, activity) == 2


async def test_hostile_text_is_shown_as_it_is(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        activity = without_march(hand.store)
        with hand.store.transaction("activity.edit"):
            hand.store.db.execute("UPDATE activity SET title = ? WHERE id = ?", (HOSTILE, activity))
            hand.store.db.execute("UPDATE evaluation SET item = ? WHERE activity = ?", (HOSTILE, activity))
        await open_form(hand, activity)
        hand.app.screen.query_one("#comment", TextArea).text = HOSTILE
        await hand.press("ctrl+s")
        with hand.store.reading() as db:
            assert [quote.text for quote in QUOTE.select(db, "WHERE text = ?", (HOSTILE,))] == [HOSTILE]
        await open_form(hand, activity)
        assert hand.lines[1].startswith("  [/] [red]x[/] [$primary] \\")
        hand.shows("Ratings  [/] [red]x[/] [$primary] \\")


async def test_more_answers_than_people_are_shown_and_said_when_saved(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        activity = without_march(hand.store)
        await open_form(hand, activity)
        await hand.press("tab", "tab", "tab", *"40")
        hand.shows("40 of", "mean 5.0")
        await hand.press("ctrl+s")
        assert focused(hand) == "invited"
        hand.shows("40 answered, so at least as many were invited.")
        await hand.press(*"44", "ctrl+s")
        assert windows_of(hand.store, activity)[0].invited == 44
