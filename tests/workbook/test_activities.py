"""Activities in the workbook: what a form saves, the list, what is known of each, files, and a line that logs."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.attachment import LARGEST, Attachment
from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.learner_contacts import contacts as learner_contacts
from pivot_tui.domain.problems import Problem
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ATTACHMENT
from pivot_tui.workbook import activities, attachments, history
from pivot_tui.workbook.activities import SessionForm
from pivot_tui.workbook.activity_facts import Facts, activity_of, all_facts
from pivot_tui.workbook.activity_form import ActivityForm, Described, form_of, read_form, save_activity
from pivot_tui.workbook.attachments import AttachmentForm
from pivot_tui.workbook.session_line import LoggedLine, log_line

TODAY = date(2026, 3, 13)
TALK = ActivityForm("Shock in an hour", "noon conference", "wed", "1", "PGY-1 10, PGY-2 8")


def add(store: Store, form: ActivityForm = TALK) -> Activity:
    """Save a form that must be sound."""
    found = save_activity(store, form, TODAY)
    assert isinstance(found, Described)
    return found.activity


def fields(found: object) -> list[str]:
    """The fields of what must be problems."""
    assert isinstance(found, tuple)
    return [problem.field for problem in found]


def known(store: Store) -> dict[str, Facts]:
    """What is known of each activity, by the beginning of its title."""
    return {found.activity.title.split()[0]: found for found in all_facts(store)}


def test_five_fields_make_an_activity_and_its_first_session_in_one_action(empty_workbook: Store) -> None:
    activity = add(empty_workbook)
    session = activities.last_session(empty_workbook, activity.id)

    assert activity.domain is EducatorDomain.TEACHING
    assert (activity.type, activity.setting) == ("noon_conference", "conference")
    assert session is not None
    assert (session.day, session.contact_minutes, session.roster) == (date(2026, 3, 11), 60, ("PGY-1:10", "PGY-2:8"))
    history.undo(empty_workbook)
    assert activities.taught(empty_workbook) == ()
    with empty_workbook.reading() as db:
        assert db.execute("SELECT count(*) FROM session").fetchone() == (0,)


def test_hours_go_where_the_type_has_them_and_the_domain_is_guessed_from_it(empty_workbook: Store) -> None:
    rounds = add(empty_workbook, ActivityForm("Rounds", "bedside", "yesterday", "2"))
    camp = add(empty_workbook, ActivityForm("Camp", "Boot camp", "today", "2", domain="teaching"))
    session = activities.last_session(empty_workbook, rounds.id)

    assert session is not None
    assert (session.contact_minutes, session.supervision_minutes) == (None, 120)
    assert activities.hours_field(rounds) == "supervision"
    assert camp.domain is EducatorDomain.TEACHING
    assert add(empty_workbook, ActivityForm("Camp", "Boot camp", "today")).domain is EducatorDomain.CURRICULUM


def test_an_assessment_tool_needs_no_day_and_takes_no_session(empty_workbook: Store) -> None:
    tool = add(empty_workbook, ActivityForm("Form", "assessment tool", assessed="PGY-1 12", adopters="14"))

    assert (tool.domain, tool.assessed, tool.adopters) == (EducatorDomain.ASSESSMENT, ("PGY-1:12",), 14)
    assert activities.last_session(empty_workbook, tool.id) is None
    wrong = ActivityForm("Form", "assessment tool", learners="PGY-1 12", hours="1")
    assert fields(save_activity(empty_workbook, wrong, TODAY)) == ["hours", "learners"]
    assert fields(save_activity(empty_workbook, ActivityForm("Form", "assessment tool", "today"), TODAY)) == ["day"]


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (ActivityForm(), ["title", "type"]),
        (ActivityForm("Talk", "con"), ["type"]),
        (ActivityForm("Talk", "lecture"), ["day"]),
        (ActivityForm("Talk", "lecture", "2026-03-14"), ["day"]),
        (ActivityForm("Talk", "lecture", "someday", "x"), ["day", "hours"]),
        (ActivityForm("Talk", "lecture", "today", "25"), ["hours"]),
        (ActivityForm("Rounds", "bedside rounds", "today", "25"), ["hours"]),
        (ActivityForm("Talk", "lecture", "today", learners="10"), ["learners"]),
        (ActivityForm("Talk", "lecture", "today", adopters="-1"), ["adopters"]),
        (ActivityForm("Talk", "lecture", "today", unique_learners="1.5"), ["unique_learners"]),
        (ActivityForm("Talk", "lecture", "today", reach="national"), ["reach_reason"]),
        (ActivityForm("Talk", "lecture", "today", prep="lots", presented_on="once"), ["prep", "presented_on"]),
        (ActivityForm("Topics", "M&M conference", "today", about="a case"), ["about"]),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_saved(
    empty_workbook: Store, form: ActivityForm, wrong: list[str]
) -> None:
    assert fields(save_activity(empty_workbook, form, TODAY)) == wrong
    assert activities.taught(empty_workbook) == ()


def test_an_activity_can_be_changed_and_its_form_reads_back(sample_workbook: Store) -> None:
    for found in all_facts(sample_workbook):
        activity = found.activity
        assert read_form(form_of(activity), TODAY, activity.id, activity) == Described(activity)
    sepsis = known(sample_workbook)["Sepsis"].activity
    changed = save_activity(sample_workbook, ActivityForm("Sepsis again", "workshop"), TODAY, sepsis.id)
    assert isinstance(changed, Described)
    assert activities.activity(sample_workbook, sepsis.id).type == "workshop"
    assert activities.count_sessions(sample_workbook, sepsis.id) == 2
    activities.trash_activities(sample_workbook, [sepsis.id])
    with pytest.raises(NotFound):
        save_activity(sample_workbook, ActivityForm("Sepsis again", "workshop"), TODAY, sepsis.id)


def test_the_sample_gives_the_contacts_and_hours_that_are_expected(sample_workbook: Store) -> None:
    found = known(sample_workbook)
    contacts = {name: learner_contacts(facts.sizes) for name, facts in found.items()}

    assert contacts == {
        "Sepsis": 52, "Inpatient": 12, "Scripted": 100, "M&M": 160,
        "Extra": 40, "Resident": 72, "Rapid-response": 24, "Structured": 0,
    }  # fmt: skip
    assert sum(facts.sessions for facts in found.values()) == 57
    assert sum(facts.contact_minutes or 0 for facts in found.values()) == 26 * 60
    assert sum(facts.supervision_minutes or 0 for facts in found.values()) == 130 * 60
    assert sum(facts.prep_minutes or 0 for facts in found.values()) == 75 * 60
    assert found["Sepsis"].sizes == ((26, 2),)
    assert found["Structured"].sizes == ()
    complete = found["Structured"].completeness
    assert (complete.said, complete.outcome) == ("2 of 4", "behaviour, as observed")


def test_the_most_recently_taught_stands_first_and_the_untaught_last(sample_workbook: Store) -> None:
    found = activities.taught(sample_workbook)

    assert found[0].title.startswith("Sepsis")
    assert (found[1].last_day, found[1].sessions) == (date(2026, 2, 27), 20)
    assert found[-1].last_day is None
    days = [one.last_day for one in found[:-1] if one.last_day]
    assert days == sorted(days, reverse=True)


def test_sessions_come_page_by_page_newest_first(empty_workbook: Store) -> None:
    activity = add(empty_workbook)
    for number in range(7):
        found = activities.read_session(
            SessionForm(day=(TODAY - timedelta(days=10 + number)).isoformat()), activity, TODAY
        )
        assert isinstance(found, TeachingSession)
        activities.log_session(empty_workbook, found)
    pages = [activities.sessions_of(empty_workbook, activity.id, 3, offset) for offset in (0, 3, 6)]
    days = [session.day for page in pages for session in page]

    assert [len(page) for page in pages] == [3, 3, 2]
    assert days == sorted(days, reverse=True)
    assert activity_of(empty_workbook, pages[0][0].id) == activity.id


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (SessionForm(), ["day"]),
        (SessionForm(day="today", last_day="yesterday", times="2"), ["last_day"]),
        (SessionForm(day="yesterday", last_day="today"), ["times"]),
        (SessionForm(day="today", times="2"), ["last_day"]),
        (SessionForm(day="today", times="0"), ["times"]),
        (SessionForm(day="today", hours="25", supervision="x"), ["supervision"]),
        (SessionForm(day="today", hours="25"), ["hours"]),
        (SessionForm(day="today", prep="-1", learners="PGY-1"), ["learners", "prep"]),
    ],
)
def test_a_session_that_cannot_be_is_refused_at_the_forms_field(
    empty_workbook: Store, form: SessionForm, wrong: list[str]
) -> None:
    assert fields(activities.read_session(form, add(empty_workbook), TODAY)) == wrong


def test_the_form_of_every_session_reads_back_and_another_has_its_learners_and_hours(sample_workbook: Store) -> None:
    for one in activities.taught(sample_workbook):
        activity = activities.activity(sample_workbook, one.id)
        for session in activities.sessions_of(sample_workbook, one.id):
            form = activities.form_of_session(session)
            assert activities.read_session(form, activity, TODAY, session.id) == session
    clinic = activities.last_session(sample_workbook, known(sample_workbook)["Extra"].activity.id)
    assert clinic is not None
    assert activities.form_of_another(clinic, "wed") == SessionForm(day="wed", supervision="4", learners="MS3 2")


def test_an_activity_goes_with_its_sessions_and_comes_back_with_them(sample_workbook: Store) -> None:
    before = activities.taught(sample_workbook)
    activities.trash_activities(sample_workbook, [before[0].id])
    assert len(activities.taught(sample_workbook)) == 7

    history.undo(sample_workbook)
    assert activities.taught(sample_workbook) == before


# A line that logs a session


def test_a_line_takes_what_it_leaves_out_from_the_last_session(sample_workbook: Store, now: Now) -> None:
    found = log_line(sample_workbook, ["sepsis", "on", "thu"], now)

    assert isinstance(found, LoggedLine)
    assert (found.session.day, found.session.contact_minutes) == (date(2026, 3, 12), 60)
    assert found.session.roster == ("PGY-1:10", "PGY-2:8", "PGY-3:8")
    assert found.session.prep_minutes is None
    assert found.taken == ("learners", "hours")
    again = log_line(sample_workbook, ["scripted", "MS3:1", "90min", "prep", "1h"], now)
    assert isinstance(again, LoggedLine)
    assert (again.session.day, again.session.roster, again.taken) == (TODAY, ("MS3:1",), ())
    assert (again.session.supervision_minutes, again.session.contact_minutes) == (90, None)
    assert again.session.prep_minutes == 60


@pytest.mark.parametrize("line", ["sepsis 25h", "structured feedback", "nothing like it", "s", "sepsis 2026-03-20"])
def test_a_line_that_cannot_be_meant_logs_nothing(sample_workbook: Store, now: Now, line: str) -> None:
    before = activities.taught(sample_workbook)

    assert isinstance(log_line(sample_workbook, line.split(), now), Problem)
    assert activities.taught(sample_workbook) == before


# Files and addresses


def test_a_file_is_kept_with_a_copy_that_can_be_saved_once(empty_workbook: Store, tmp_path: Path) -> None:
    activity = add(empty_workbook)
    slides = tmp_path / "slides.pdf"
    slides.write_bytes(bytes(range(256)))
    attachments.add(empty_workbook, AttachmentForm("", str(slides), keep_copy=True), activity.id)
    slides.unlink()
    (found,) = attachments.of_activity(empty_workbook, activity.id)
    folder = tmp_path / "out"
    folder.mkdir()

    assert (found.name, found.kept_bytes, found.is_there) == ("slides.pdf", 256, False)
    assert attachments.save_copy(empty_workbook, found.id, str(folder)) == folder / "slides.pdf"
    assert (folder / "slides.pdf").read_bytes() == bytes(range(256))
    assert isinstance(attachments.save_copy(empty_workbook, found.id, str(folder)), Problem)
    assert isinstance(attachments.save_copy(empty_workbook, found.id, str(tmp_path / "no" / "folder")), Problem)
    assert isinstance(attachments.save_copy(empty_workbook, found.id, " "), Problem)


def test_a_damaged_copy_is_said_and_leaves_no_file(empty_workbook: Store, tmp_path: Path) -> None:
    activity = add(empty_workbook)
    damaged = Attachment(uuid7(empty_workbook.clock()), activity.id, "slides", "slides.pdf", "AAAAA")
    with empty_workbook.transaction("attachment.add"):
        ATTACHMENT.insert(empty_workbook.db, [damaged])

    found = attachments.save_copy(empty_workbook, damaged.id, str(tmp_path / "slides.pdf"))

    assert isinstance(found, Problem)
    assert "damaged" in found.sentence
    assert not (tmp_path / "slides.pdf").exists()


def test_an_address_is_taken_as_text_and_nothing_is_fetched(empty_workbook: Store) -> None:
    activity = add(empty_workbook)
    address = "https://example.org/talk"
    found = attachments.add(empty_workbook, AttachmentForm(place=address), activity.id)

    assert isinstance(found, Attachment)
    assert (found.name, found.place, found.kept_copy) == (address, address, None)
    assert attachments.of_activity(empty_workbook, activity.id)[0].is_there is None
    with pytest.raises(NotFound):
        attachments.save_copy(empty_workbook, found.id, "copy")
    wanted = AttachmentForm(place=address, keep_copy=True)
    assert fields(attachments.add(empty_workbook, wanted, activity.id)) == ["keep_copy"]


def test_what_is_no_file_or_too_large_is_refused_in_one_sentence(empty_workbook: Store, tmp_path: Path) -> None:
    activity = add(empty_workbook)
    film = tmp_path / "film.mp4"
    film.write_bytes(b"x" * (LARGEST + 1))
    for place in ("", str(tmp_path / "nothing"), str(tmp_path), "a\0b", "a\x1bb"):
        assert fields(attachments.add(empty_workbook, AttachmentForm(place=place), activity.id)) == ["place"]
    large = AttachmentForm(place=str(film), keep_copy=True)

    assert fields(attachments.add(empty_workbook, large, activity.id)) == ["keep_copy"]
    assert isinstance(attachments.add(empty_workbook, AttachmentForm(place=str(film)), activity.id), Attachment)
    (found,) = attachments.of_activity(empty_workbook, activity.id)
    assert (found.kept_bytes, found.is_there) == (None, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(empty_workbook: Store, tmp_path: Path) -> None:
    activity = add(empty_workbook)
    locked = tmp_path / "locked"
    locked.write_bytes(b"x")
    locked.chmod(0)

    wanted = AttachmentForm(place=str(locked), keep_copy=True)
    assert fields(attachments.add(empty_workbook, wanted, activity.id)) == ["place"]
