"""Meetings and cards as a calendar that takes every later file for the next version of what it has."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from pivot_tui.domain.days import Now
from pivot_tui.store import history, trash
from pivot_tui.store.store import Store
from pivot_tui.workbook import calendar_export, cards
from pivot_tui.workbook.private_files import TargetExists

CV = "Send one-page CV to M.O."


def exported(store: Store, **how: Any) -> dict[str, Any]:
    found: list[Any] = icalendar.Calendar.from_ical(calendar_export.calendar(store, **how)).subcomponents
    assert len({component["uid"] for component in found}) == len(found)
    return {str(component["uid"]): component for component in found}


def id_of(store: Store, query: str) -> str:
    with store.reading() as db:
        found: str = db.execute(query).fetchone()[0]
    return found


def card_of(store: Store) -> str:
    return id_of(store, f"SELECT id FROM card WHERE title = '{CV}'")


def meeting_of(store: Store) -> str:
    return id_of(store, "SELECT id FROM conversation WHERE meeting_day = '2026-03-24'")


def test_an_empty_workbook_gives_an_empty_calendar(empty_workbook: Store) -> None:
    assert exported(empty_workbook) == {}
    assert calendar_export.count(empty_workbook).said == "0 meetings and 0 cards with a day"


def test_the_sample_gives_its_meetings_and_cards_without_a_word_of_them(sample_workbook: Store) -> None:
    found = exported(sample_workbook)
    assert calendar_export.count(sample_workbook).said == "4 meetings and 17 cards with a day"
    assert {str(one["summary"]) for one in found.values()} == {"pivot: meeting", "pivot: to do"}
    assert {str(one["class"]) for one in found.values()} == {"PRIVATE"}
    assert sum(one.name == "VTODO" and one["status"] == "COMPLETED" for one in found.values()) == 2
    assert not any("location" in one or "description" in one or one.subcomponents for one in found.values())
    written = calendar_export.calendar(sample_workbook)
    assert b"CV" not in written
    assert b"L.K." not in written


def test_real_titles_come_only_when_asked_for(sample_workbook: Store) -> None:
    titles = {str(one["summary"]) for one in exported(sample_workbook, titles=True).values()}
    assert {CV, "20 minutes with L.K."} <= titles


def test_two_exports_of_the_same_workbook_are_the_same_bytes(sample_workbook: Store) -> None:
    for how in ({}, {"titles": True, "alarm": timedelta(days=1)}):
        first = calendar_export.calendar(sample_workbook, **how)  # type: ignore[arg-type]
        assert calendar_export.calendar(sample_workbook, **how) == first  # type: ignore[arg-type]


def test_every_change_raises_the_sequence_and_taking_it_back_does_too(sample_workbook: Store) -> None:
    card = card_of(sample_workbook)
    seen = [exported(sample_workbook)[card]["sequence"]]
    cards.set_due(sample_workbook, card, date(2026, 3, 20))
    seen.append(exported(sample_workbook)[card]["sequence"])
    history.undo(sample_workbook)
    seen.append(exported(sample_workbook)[card]["sequence"])
    history.redo(sample_workbook)
    found = exported(sample_workbook)[card]
    assert [*seen, found["sequence"]] == [0, 1, 2, 3]
    assert found.decoded("due") == date(2026, 3, 20)


def test_what_was_deleted_is_cancelled_under_the_same_uid_until_it_is_back(sample_workbook: Store) -> None:
    card, talk = card_of(sample_workbook), meeting_of(sample_workbook)
    before = exported(sample_workbook, titles=True)
    cards.trash_cards(sample_workbook, [card])
    trash.put_in_trash(sample_workbook, "conversation", [talk], "conversation.trash")
    gone = exported(sample_workbook, titles=True)
    assert set(gone) == set(before)
    for uid, day in ((card, "due"), (talk, "dtstart")):
        assert gone[uid]["status"] == "CANCELLED"
        assert gone[uid]["sequence"] > before[uid]["sequence"]
        assert gone[uid].decoded(day) == before[uid].decoded(day)
        assert str(gone[uid]["summary"]).startswith("pivot: ")
    assert calendar_export.count(sample_workbook).said == "3 meetings and 16 cards with a day, 2 cancelled"
    history.undo(sample_workbook)
    back = exported(sample_workbook)[talk]
    assert back["status"] == "CONFIRMED"
    assert back["sequence"] > gone[talk]["sequence"]


def test_what_was_erased_for_good_is_known_no_more(sample_workbook: Store) -> None:
    card = card_of(sample_workbook)
    cards.trash_cards(sample_workbook, [card])
    trash.erase(sample_workbook, "card", card)
    assert card not in exported(sample_workbook)


def test_a_day_that_was_taken_back_is_cancelled_too(sample_workbook: Store) -> None:
    card, talk = card_of(sample_workbook), meeting_of(sample_workbook)
    cards.set_due(sample_workbook, card, None)
    with sample_workbook.transaction("conversation.edit"):
        sample_workbook.db.execute("UPDATE conversation SET meeting_day = NULL WHERE id = ?", (talk,))
    found = exported(sample_workbook)
    assert (found[card]["status"], found[card].decoded("due")) == ("CANCELLED", date(2026, 3, 11))
    assert (found[talk]["status"], found[talk].decoded("dtstart")) == ("CANCELLED", date(2026, 3, 24))


def test_a_new_name_is_a_change_of_the_meeting_and_another_contact_never_takes_it_back(sample_workbook: Store) -> None:
    talk = meeting_of(sample_workbook)
    with sample_workbook.transaction("contact.edit"):
        sample_workbook.db.execute("UPDATE contact SET who = 'L.K. (new)' WHERE who = 'L.K.'")
    renamed = exported(sample_workbook, titles=True)[talk]
    assert (renamed["summary"], renamed["sequence"]) == ("20 minutes with L.K. (new)", 1)
    with sample_workbook.transaction("conversation.edit"):
        sample_workbook.db.execute(
            "UPDATE conversation SET contact = (SELECT id FROM contact WHERE who = 'D.F.') WHERE id = ?", (talk,)
        )
    moved = exported(sample_workbook, titles=True)[talk]
    assert (moved["summary"], moved["sequence"]) == ("20 minutes with D.F.", 2)


def test_a_file_is_private_whole_and_never_taken_from_another(sample_workbook: Store, tmp_path: Path, now: Now) -> None:
    name = calendar_export.file_name(now)
    path, found = calendar_export.write_calendar(sample_workbook, tmp_path, name)
    assert path == tmp_path / "pivot-2026-03-13.ics"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == calendar_export.calendar(sample_workbook)
    assert (found.meetings, found.cards, found.cancelled) == (4, 17, 0)
    with pytest.raises(TargetExists):
        calendar_export.write_calendar(sample_workbook, tmp_path, name, titles=True)
    calendar_export.write_calendar(sample_workbook, tmp_path, name, titles=True, force=True)
    assert CV.encode() in path.read_bytes()
