"""Logging a session again: what is in already, what is read while typing, and what one save writes."""

from dataclasses import replace
from typing import Any

import pytest

from pivot_tui.domain.activity import TeachingSession
from pivot_tui.domain.days import Now
from pivot_tui.domain.evaluation import Anonymous, Evaluation, Phase, Raters
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.quote import Quote
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION, QUOTE, SESSION
from pivot_tui.workbook import activities, drafts, history
from pivot_tui.workbook.evaluation_windows import windows_of
from pivot_tui.workbook.session_log import LogForm, OpenLog, log_draft, log_from_draft, open_log, save_log
from pivot_tui.workbook.session_reading import look_at, words_of

NOW_COUNTS = (0, 0, 3, 9, 10)


def activity_id(store: Store, title: str = "Sepsis resuscitation: first hour") -> str:
    """The id of one of the sample's activities."""
    with store.reading() as db:
        return next(ACTIVITY.select(db, "WHERE title = ?", (title,))).id


def without_march(store: Store) -> str:
    """Take the session of 11 March with its ratings out, so that it can be logged; the activity's id."""
    identifier = activity_id(store)
    with store.transaction("session.trash"):
        store.db.execute("DELETE FROM evaluation WHERE activity = ? AND date_to > '2026-03-01'", (identifier,))
        store.db.execute("DELETE FROM session WHERE activity = ? AND day > '2026-03-01'", (identifier,))
    return identifier


def filled(log: OpenLog, *, comment: str = "", day: str = "wed", **ratings: Any) -> LogForm:
    """The form as it opens, with a day, ratings and a comment."""
    form = log.form
    return LogForm(replace(form.session, day=day), replace(form.ratings, **ratings), comment)


def saved(store: Store, log: OpenLog, form: LogForm, now: Now) -> TeachingSession:
    """Save a form that nothing is wrong with."""
    found = save_log(store, log, form, now)
    assert isinstance(found, TeachingSession), found
    return found


def problems(store: Store, log: OpenLog, form: LogForm, now: Now) -> dict[str, str]:
    """The sentences by field of a form that cannot be saved."""
    found = save_log(store, log, form, now)
    assert isinstance(found, tuple)
    assert all(isinstance(problem, Problem) for problem in found)
    return {problem.field: problem.sentence for problem in found}


def quotes(store: Store, text: str) -> list[Quote]:
    """The quotes with these words, the newest last."""
    with store.reading() as db:
        return list(QUOTE.select(db, "WHERE text = ? ORDER BY n", (text,)))


def counted(store: Store) -> tuple[int, int, int]:
    """How many sessions, windows and quotes there are."""
    with store.reading() as db:
        names = (SESSION.name, EVALUATION.name, QUOTE.name)
        sessions, windows, said = (int(db.execute(f"SELECT count(*) FROM {n}").fetchone()[0]) for n in names)
    return sessions, windows, said


def test_last_times_learners_hours_and_question_are_in(sample_workbook: Store) -> None:
    log = open_log(sample_workbook, activity_id(sample_workbook))

    session, ratings = log.form.session, log.form.ratings
    assert (session.day, session.hours, session.learners) == ("today", "1", "PGY-1 10, PGY-2 8, PGY-3 8")
    assert (session.prep, session.note) == ("", "")
    assert (ratings.item, ratings.anonymous, ratings.counts) == ("Overall quality of this session", Anonymous.YES, ())


def test_one_save_writes_the_session_its_window_and_the_comment(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    identifier = without_march(store)
    log = open_log(store, identifier)
    drafts.save_draft(store, *log.draft_place, "half typed")
    form = filled(log, comment="Fluids at last.", counts=NOW_COUNTS, invited="26", raters=Raters.UNKNOWN)
    session = saved(store, log, form, now)

    assert (session.day.isoformat(), session.contact_minutes) == ("2026-03-11", 60)
    after, before = windows_of(store, identifier)
    assert (after.counts, after.invited, after.sessions) == (NOW_COUNTS, 26, 1)
    assert (after.date_from, after.date_to) == (session.day, session.day)
    assert (after.phase, before.phase, after.raters) == (Phase.AFTER, Phase.BEFORE, Raters.UNKNOWN)
    (quote,) = quotes(store, "Fluids at last.")
    assert (quote.activity, quote.evaluation, quote.vetted, quote.selected) == (identifier, after.id, False, False)
    assert (quote.day, quote.anonymous) == (session.day, Anonymous.YES)
    assert drafts.read_draft(store, *log.draft_place) is None
    history.undo(store)
    assert [window.id for window in windows_of(store, identifier)] == [before.id]
    assert quotes(store, "Fluids at last.") == []
    assert activities.last_session(store, identifier) != session


def test_without_ratings_only_the_session_is_saved(sample_workbook: Store, now: Now) -> None:
    identifier = activity_id(sample_workbook)
    log = open_log(sample_workbook, identifier)
    sessions, windows, said = counted(sample_workbook)
    saved(sample_workbook, log, filled(log, day="today"), now)

    assert counted(sample_workbook) == (sessions + 1, windows, said)


def test_the_first_window_stands_by_itself_and_the_second_makes_it_the_one_before(
    sample_workbook: Store, now: Now
) -> None:
    store = sample_workbook
    identifier = without_march(store)
    with store.transaction("evaluation.trash"):
        store.db.execute("DELETE FROM evaluation WHERE activity = ?", (identifier,))
    log = open_log(store, identifier)
    saved(store, log, filled(log, day="2026-03-02", counts=(1, 1, 1, 1, 1), invited="26"), now)
    assert [window.phase for window in windows_of(store, identifier)] == [Phase.SINGLE]
    log = open_log(store, identifier)
    saved(store, log, filled(log, day="2026-03-12", counts=NOW_COUNTS, invited="26"), now)
    assert [window.phase for window in windows_of(store, identifier)] == [Phase.AFTER, Phase.BEFORE]
    history.undo(store)
    assert [window.phase for window in windows_of(store, identifier)] == [Phase.SINGLE]


def test_another_question_is_not_compared(sample_workbook: Store, now: Now) -> None:
    identifier = without_march(sample_workbook)
    log = open_log(sample_workbook, identifier)
    form = filled(log, counts=NOW_COUNTS, item="Would you come again")
    saved(sample_workbook, log, form, now)

    assert windows_of(sample_workbook, identifier)[0].phase is Phase.SINGLE


def test_a_session_is_edited_with_the_window_of_its_day(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    identifier = activity_id(store)
    last = activities.last_session(store, identifier)
    assert last is not None
    log = open_log(store, identifier, last.id)
    assert log.form.ratings.counts == NOW_COUNTS
    before = counted(store)
    form = filled(log, day="2026-03-10", counts=(0, 0, 3, 9, 11))
    assert saved(store, log, form, now).id == last.id
    assert counted(store) == before
    window = windows_of(store, identifier)[0]
    assert (window.counts, window.date_from.isoformat()) == ((0, 0, 3, 9, 11), "2026-03-10")
    assert (window.comparison_mean, window.raters, window.phase) == (4000, Raters.SAME, Phase.AFTER)


def test_ratings_that_are_saved_are_not_taken_away_by_emptying_them(sample_workbook: Store, now: Now) -> None:
    store = sample_workbook
    identifier = activity_id(store)
    last = activities.last_session(store, identifier)
    assert last is not None
    log = open_log(store, identifier, last.id)

    assert set(problems(store, log, filled(log, counts=()), now)) == {"counts"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"day": "2026-03-14"}, "day"),
        ({"day": "sometime"}, "day"),
        ({"invited": "21"}, "invited"),
        ({"invited": "-1"}, "invited"),
        ({"counts": (0, 0, -3, 9, 10)}, "counts"),
        ({"counts": (1, 2)}, "counts"),
        ({"scale_max": "1"}, "scale_max"),
        ({"item": " "}, "item"),
        ({"comment": "a\x07bell"}, "comment"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_saved(
    sample_workbook: Store, now: Now, wrong: dict[str, Any], field: str
) -> None:
    log = open_log(sample_workbook, activity_id(sample_workbook))
    before = counted(sample_workbook)
    form = filled(log, **{"counts": NOW_COUNTS, "invited": "26", **wrong})

    said = problems(sample_workbook, log, form, now)
    assert field in said
    assert said[field].endswith(".")
    assert counted(sample_workbook) == before


def test_a_morbidity_conference_takes_no_note(sample_workbook: Store, now: Now) -> None:
    log = open_log(sample_workbook, activity_id(sample_workbook, "M&M facilitation (topics only)"))
    form = filled(log)

    assert "note" in problems(sample_workbook, log, replace(form, session=replace(form.session, note="a case")), now)


def test_the_form_is_understood_while_it_is_typed(sample_workbook: Store, now: Now) -> None:
    log = open_log(sample_workbook, without_march(sample_workbook))
    found = look_at(log, filled(log, counts=NOW_COUNTS, invited="26"), now.day)

    assert (found.day, found.heads) == ("Wed 11 Mar 2026", 26)
    assert found.before is not None
    said = words_of(found.window, found.before)
    assert said.headings == ("17 Sep 2025 (before)", "11 Mar 2026 (now)")
    assert said.before == "20 of 26 answered, 77%\nmean 3.6"
    assert (said.answered, said.rate, said.mean) == ("22 of", "answered, 85%", "mean 4.3")
    assert "0.7" in said.may_be_said
    assert "95% CI 0.2 to 1.2" in said.may_be_said


def test_before_anything_is_counted_the_window_before_is_there_and_nothing_is_said(
    sample_workbook: Store, now: Now
) -> None:
    log = open_log(sample_workbook, without_march(sample_workbook))
    found = look_at(log, filled(log), now.day)
    said = words_of(found.window, found.before)

    assert isinstance(found.before, Evaluation)
    assert (said.answered, said.rate, said.may_be_said) == ("", "asked", "")


def test_an_endless_name_of_the_other_mean_leaves_room_for_its_number(sample_workbook: Store, now: Now) -> None:
    log = open_log(sample_workbook, without_march(sample_workbook))
    found = look_at(log, filled(log, counts=NOW_COUNTS, invited="26"), now.day)
    assert found.window is not None
    window = replace(found.window, comparison_source="word" * 1000, comparison_mean=4000, comparison_responses=212)

    said = words_of(window, found.before)
    assert said.goes_with_it.endswith("… mean on the same form 4.0 (n=212).")
    assert len(said.goes_with_it) < 400


def test_a_draft_keeps_the_whole_form(sample_workbook: Store) -> None:
    log = open_log(sample_workbook, activity_id(sample_workbook))
    form = filled(log, comment="[/] 日本語", counts=NOW_COUNTS, raters=Raters.SAME, phase=Phase.AFTER)

    assert log_from_draft(log_draft(form)) == form
