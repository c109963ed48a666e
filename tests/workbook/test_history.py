"""Taking back, the trash, the versions of an entry, and erasing, in the words that the user reads."""

import dataclasses
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.differences import Change
from pivot_tui.domain.faults import NotFound, NothingToUndo, UndoRefused
from pivot_tui.domain.journal import Entry, Group, Sign
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.origin import Origin
from pivot_tui.domain.pulse import BurnoutAnswer, Pulse
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement
from pivot_tui.domain.situation import Premise, Side, Situation
from pivot_tui.domain.work_pattern import WorkPattern
from pivot_tui.domain.work_week import TargetWeek, WeekLog
from pivot_tui.store import trash as stored_trash
from pivot_tui.store.store import Store
from pivot_tui.store.tables import profile
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook import backups, drafts, history, journal
from pivot_tui.workbook.history import RecordVersion
from pivot_tui.workbook.search import search

Put = Callable[..., Entry]
Capture = Callable[..., tuple[Entry, ...]]
Act = Callable[[Store, Entry, Now], object]

FIRST_DAY = date(2026, 3, 2)


def new_form(_store: Store, _entry: Entry, _now: Now) -> object:
    return journal.add(_store, journal.EntryForm("from the form"), _now)


def edit(store: Store, entry: Entry, now: Now) -> object:
    return journal.change(store, entry.id, dataclasses.replace(journal.form_of(entry), text="other"), now)


def rate(store: Store, entry: Entry, _now: Now) -> object:
    return journal.rate(store, entry.id, "dread", 4)


def delete(store: Store, entry: Entry, _now: Now) -> object:
    return journal.trash(store, [entry.id])


def bring_back(store: Store, entry: Entry, _now: Now) -> object:
    journal.trash(store, [entry.id])
    return history.restore(store, entry.id)


def add_kind(store: Store, _entry: Entry, _now: Now) -> object:
    return journal.save_kind(store, "New", "new", Group.OTHER)


def edit_kind(store: Store, _entry: Entry, _now: Now) -> object:
    inbox = journal.kinds_of_work(store)[0]
    return journal.save_kind(store, "Paper", "paper", Group.BURDEN, inbox.id)


def retire_kind(store: Store, _entry: Entry, _now: Now) -> object:
    return journal.retire_kind(store, journal.kinds_of_work(store)[0], retired=True)


def return_kind(store: Store, _entry: Entry, _now: Now) -> object:
    return journal.retire_kind(
        store, journal.retire_kind(store, journal.kinds_of_work(store)[0], retired=True), retired=False
    )


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (new_form, "new entry"),
        (edit, "change of an entry"),
        (rate, "rating"),
        (delete, "deletion"),
        (bring_back, "restoring from the trash"),
        (add_kind, "new kind of work"),
        (edit_kind, "change of a kind of work"),
        (retire_kind, "retirement of a kind of work"),
        (return_kind, "return of a kind of work"),
    ],
)
def test_undo_and_redo_say_what_they_did_in_a_line(
    empty_workbook: Store, now: Now, put: Put, act: Act, said: str
) -> None:
    entry = put(empty_workbook, FIRST_DAY)
    before = journal.kinds_of_work(empty_workbook), journal.first_page(empty_workbook, JournalFilter())
    act(empty_workbook, entry, now)
    after = journal.kinds_of_work(empty_workbook), journal.first_page(empty_workbook, JournalFilter())

    assert history.undo(empty_workbook) == f"Taken back: {said}."
    if act not in (bring_back, return_kind):
        found = journal.kinds_of_work(empty_workbook), journal.first_page(empty_workbook, JournalFilter())
        assert found == before
    assert history.redo(empty_workbook) == f"Done again: {said}."
    found = journal.kinds_of_work(empty_workbook), journal.first_page(empty_workbook, JournalFilter())
    assert found == after


def test_how_many_records_went_is_said_when_it_was_more_than_one(empty_workbook: Store, capture: Capture) -> None:
    entries = capture(empty_workbook, *(f"line {number}" for number in range(1200)))
    journal.trash(empty_workbook, [entry.id for entry in entries])

    assert history.undo(empty_workbook) == "Taken back: deletion, 1,200 records."
    assert history.undo(empty_workbook) == "Taken back: capture, 1,200 records."


def test_with_nothing_to_take_back_it_says_so(empty_workbook: Store) -> None:
    with pytest.raises(NothingToUndo, match="nothing to take back"):
        history.undo(empty_workbook)
    with pytest.raises(NothingToUndo, match="nothing to do again"):
        history.redo(empty_workbook)


def test_an_entry_that_has_changed_since_is_passed_over_and_the_next_undo_goes_on(
    empty_workbook: Store, put: Put
) -> None:
    entry = put(empty_workbook, FIRST_DAY)
    other = put(empty_workbook, FIRST_DAY)
    journal.rate(empty_workbook, entry.id, "dread", 2)
    with empty_workbook.transaction("other") as batch:  # as a merge would, outside of the stack
        empty_workbook.db.execute("UPDATE entry SET dread = 5 WHERE id = ?", (entry.id,))
        empty_workbook.db.execute("UPDATE batch SET state = 'dropped' WHERE n = ?", (batch.n,))

    with pytest.raises(UndoRefused, match="once more goes on"):
        history.undo(empty_workbook)
    assert journal.find(empty_workbook, entry.id).dread == 5

    assert history.undo(empty_workbook) == "Taken back: new entry."
    assert journal.first_page(empty_workbook, JournalFilter()).entries == (journal.find(empty_workbook, entry.id),)
    with pytest.raises(NotFound):
        journal.find(empty_workbook, other.id)


def test_a_large_undo_is_known_before_it_is_done(
    empty_workbook: Store, capture: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LARGE", 3)
    capture(empty_workbook, "one", "two", "three")
    assert history.undo_is_large(empty_workbook) is False

    capture(empty_workbook, "one", "two", "three", "four")
    assert history.undo_is_large(empty_workbook) is True


# The trash


def test_the_trash_lists_what_was_deleted_newest_first_with_its_first_line(empty_workbook: Store, put: Put) -> None:
    first = put(empty_workbook, FIRST_DAY, "\n\nfirst line\nsecond")
    second = put(empty_workbook, date(2026, 3, 5), "other")
    journal.trash(empty_workbook, [first.id])
    journal.trash(empty_workbook, [second.id])

    found = history.trash(empty_workbook)

    assert [(item.table, item.id, item.day, item.title) for item in found] == [
        ("entry", second.id, date(2026, 3, 5), "other"),
        ("entry", first.id, FIRST_DAY, "first line"),
    ]
    assert found[0].at == empty_workbook.clock()
    assert history.trash(empty_workbook, 1) == found[:1]


def test_what_is_brought_back_is_as_it_was_and_no_longer_in_the_trash(empty_workbook: Store, capture: Capture) -> None:
    entries = capture(empty_workbook, "- one 5/0 @inbox +tag yesterday", "two")
    journal.trash(empty_workbook, [entry.id for entry in entries])

    assert history.restore(empty_workbook, entries[0].id) == 2

    assert [journal.find(empty_workbook, entry.id) for entry in entries] == list(entries)
    assert history.trash(empty_workbook) == ()
    assert [hit.id for hit in search(empty_workbook, "one")] == [entries[0].id]


def test_only_what_is_in_the_trash_can_be_brought_back(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, FIRST_DAY)

    for identifier in (entry.id, "nobody"):
        with pytest.raises(NotFound, match="not in the trash"):
            history.restore(empty_workbook, identifier)


def discard(store: Store, table: Any, record: Any) -> history.Discarded:
    """Add a record and delete it; what the trash says of it."""
    with store.transaction("sheet.add"):
        table.insert(store.db, [record])
    stored_trash.put_in_trash(store, table.name, [record.id], "sheet.trash")
    return history.trash(store, 1)[0]


MONDAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("table", "record", "said"),
    [
        (profile.PREMISE, Premise("x", Side.DONE_WITH, "Nights"), ("done with", None, "Nights", ())),
        (
            profile.SITUATION,
            Situation("x", "", 180, "school until 2028", date(2027, 7, 1)),
            ("situation", None, "school until 2028", ("time for the pivot 3:00", "no move before 2027-07-01")),
        ),
        (
            profile.TARGET_WEEK,
            TargetWeek("x", 50, 40, 10, None, 4),
            ("target week", None, "clinical 50 %, education 40 %, admin 10 %, nights a month at most 4", None),
        ),
        (
            profile.WORK_PATTERN,
            WorkPattern("x", MONDAY, 7, 7),
            ("work pattern", None, "first day on 2026-03-09, days on 7, days off 7", None),
        ),
        (
            profile.WEEK_LOG,
            WeekLog("x", MONDAY, 2430, 0, None, 65, 2),
            ("week of hours", MONDAY, "clinical 40:30, education 0:00, after hours 1:05, nights 2", None),
        ),
        (profile.PULSE, Pulse("x", MONDAY, 3, 0), ("weekly pulse", MONDAY, "energy 3, dread 0", None)),
        (
            profile.BURNOUT_ANSWER,
            BurnoutAnswer("x", MONDAY, 4, "first"),
            ("burnout question", MONDAY, "answer 4", None),
        ),
    ],
)
def test_whatever_was_deleted_says_where_it_was_and_what_it_says(
    empty_workbook: Store, table: Any, record: Any, said: tuple[Any, ...]
) -> None:
    item = discard(empty_workbook, table, record)

    assert (item.place, item.day, item.title) == said[:3]
    assert item.facts == (tuple(said[2].split(", ")) if said[3] is None else said[3])


def test_a_row_of_the_sheet_in_the_trash_has_its_words_and_its_facts(empty_workbook: Store) -> None:
    kind = journal.kinds_of_work(empty_workbook)[0]
    row = WorkElement("x", Prompt.DREADED, "Inbox\nat night", kind.id, 5, None, 150, Bucket.AFTER_HOURS)

    item = discard(empty_workbook, profile.ELEMENT, row)

    assert (item.place, item.title, item.text) == ("sheet", "Inbox", "Inbox\nat night")
    assert item.facts == (
        "in answer to what is dreaded",
        "kind Charts and inbox",
        "dread 5",
        "hours a week 2:30",
        "bucket after hours",
    )


def test_where_an_entry_came_from_goes_and_comes_back_with_it_unseen(empty_workbook: Store, put: Put) -> None:
    entries = [put(empty_workbook, FIRST_DAY, f"words {number}") for number in range(3)]
    with empty_workbook.transaction("journal.import"):
        profile.ORIGIN.insert(empty_workbook.db, [Origin(f"o{entry.id}", entry.id, "jrnl", "") for entry in entries])
    journal.trash(empty_workbook, [entry.id for entry in entries])

    assert {item.id for item in history.trash(empty_workbook, 3)} == {entry.id for entry in entries}
    history.restore(empty_workbook, entries[0].id)

    with empty_workbook.reading() as db:
        assert {origin.entry for origin in profile.ORIGIN.select(db)} == {entry.id for entry in entries}
    assert history.trash(empty_workbook) == ()
    assert history.undo(empty_workbook) == "Taken back: restoring from the trash, 3 records."


# Actions


def test_the_actions_are_told_in_words_newest_first(empty_workbook: Store, capture: Capture) -> None:
    entries = capture(empty_workbook, "one", "two")
    journal.rate(empty_workbook, entries[0].id, "dread", 2)
    history.undo(empty_workbook)

    found = history.actions(empty_workbook)

    assert [(action.words, action.records, action.is_undone) for action in found] == [
        ("rating", 1, True),
        ("capture", 2, False),
    ]
    assert found[0].at == empty_workbook.clock()
    assert history.actions(empty_workbook, before=found[0].number) == found[1:]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("journal.import", "import of a journal"),
        ("book.import", "import of a workbook"),
        ("book.replace", "replacing of the whole workbook"),
        ("pulse.save", "weekly pulse"),
        ("something.unheard_of", "change"),
    ],
)
def test_every_action_has_words(empty_workbook: Store, put: Put, what: str, said: str) -> None:
    entry = put(empty_workbook, FIRST_DAY)
    with empty_workbook.transaction(what):
        ENTRY.update(empty_workbook.db, dataclasses.replace(entry, dread=1))

    assert history.actions(empty_workbook, 1)[0].words == said
    assert history.undo(empty_workbook) == f"Taken back: {said}."


def test_an_action_tells_what_it_changed_record_by_record(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, FIRST_DAY, "the words\nof it")
    journal.rate(empty_workbook, entry.id, "dread", 2)
    journal.trash(empty_workbook, [entry.id])
    deleted, rated, added = history.actions(empty_workbook)

    [change] = history.changes_of(empty_workbook, rated)
    assert (change.place, change.day, change.title, change.done) == ("journal", FIRST_DAY, "the words", "changed")
    [field] = change.fields
    assert (field.name, [run.text for run in field.runs]) == ("dread", ["not rated", "2"])
    assert [(c.title, c.done, c.fields) for c in history.changes_of(empty_workbook, added)] == [
        ("the words", "added", ())
    ]
    assert [c.done for c in history.changes_of(empty_workbook, deleted)] == ["deleted"]

    history.erase_record(empty_workbook, "entry", entry.id, from_backups=False)
    [erased] = history.changes_of(empty_workbook, history.actions(empty_workbook, 1)[0])
    assert (erased.title, erased.done) == ("", "erased for good")
    assert "words" not in repr(history.changes_of(empty_workbook, rated))


# Versions


def changed_fields(version: RecordVersion) -> dict[str, tuple[str, str]]:
    """The fields of a version, each as it was and as it became."""
    return {
        field.name: (
            "".join(run.text for run in field.runs if run.change is not Change.ADDED),
            "".join(run.text for run in field.runs if run.change is not Change.REMOVED),
        )
        for field in version.fields
    }


def test_every_field_that_changed_is_told_in_words(empty_workbook: Store, put: Put, now: Now) -> None:
    kinds = journal.kinds_of_work(empty_workbook)
    entry = put(
        empty_workbook, FIRST_DAY, "long words here", sign=Sign.NOTE, dread=2, kind=kinds[0].id, tags=("a",),
        clock=time(12, 0, 30),
    )  # fmt: skip
    form = journal.EntryForm("short words here", Sign.DRAIN, None, 0, None, "+a +b", "2026-03-04 09:00")
    journal.change(empty_workbook, entry.id, form, now)

    newest, first = history.versions(empty_workbook, entry.id)

    assert (first.action, first.fields) == ("new entry", ())
    assert newest.action == "change of an entry"
    assert changed_fields(newest) == {
        "day": ("2026-03-02", "2026-03-04"),
        "text": ("long words here", "short words here"),
        "dread": ("2", "not rated"),
        "energy": ("not rated", "0"),
        "kind": ("Charts and inbox", "none"),
        "as": ("Note", "Drains"),
        "tags": ("+a", "+a +b"),
    }
    [text] = [field for field in newest.fields if field.name == "text"]
    assert [(run.text, run.change) for run in text.runs] == [
        ("long", Change.REMOVED),
        ("short", Change.ADDED),
        (" words here", Change.KEPT),
    ]


def test_what_was_taken_back_and_done_again_stands_in_the_versions(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, FIRST_DAY)
    journal.rate(empty_workbook, entry.id, "energy", 3)
    history.undo(empty_workbook)
    history.redo(empty_workbook)

    assert [version.action for version in history.versions(empty_workbook, entry.id)] == [
        "rating, done again",
        "rating, taken back",
        "rating",
        "new entry",
    ]


def test_a_deletion_and_an_erasure_stand_in_the_versions_without_words(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, FIRST_DAY, "private words")
    journal.trash(empty_workbook, [entry.id])
    assert [version.action for version in history.versions(empty_workbook, entry.id)] == ["deletion", "new entry"]

    history.erase_record(empty_workbook, "entry", entry.id, from_backups=False)

    found = history.versions(empty_workbook, entry.id)
    assert found[0].action == "erased for good"
    assert "private" not in repr(found)


def test_a_kind_of_work_has_versions_too(empty_workbook: Store) -> None:
    inbox = journal.kinds_of_work(empty_workbook)[0]
    journal.save_kind(empty_workbook, "Paper", "paper", Group.OTHER, inbox.id)
    journal.retire_kind(empty_workbook, journal.kinds_of_work(empty_workbook)[0], retired=True)

    retired, renamed = history.versions(empty_workbook, inbox.id)

    assert changed_fields(retired) == {"retired": ("in use", "retired")}
    assert changed_fields(renamed) == {
        "name": ("Charts and inbox", "Paper"),
        "alias": ("inbox", "paper"),
        "group": ("burden", "other"),
    }


def test_a_row_of_the_sheet_has_versions_in_plain_words(empty_workbook: Store) -> None:
    row = WorkElement("x", Prompt.DREADED, "Inbox", None, 5, None, 150, Bucket.AFTER_HOURS)
    with empty_workbook.transaction("sheet.add"):
        profile.ELEMENT.insert(empty_workbook.db, [row])
    other = dataclasses.replace(row, prompt=Prompt.ENERGY, dread=None, minutes=None, bucket=Bucket.ADMIN)
    with empty_workbook.transaction("sheet.edit"):
        profile.ELEMENT.update(empty_workbook.db, other)

    newest, first = history.versions(empty_workbook, "x")

    assert (newest.action, first.action) == ("change of the sheet", "new row of the sheet")
    assert changed_fields(newest) == {
        "in answer to": ("what is dreaded", "what gives energy"),
        "dread": ("5", "not rated"),
        "hours a week": ("2:30", "not set"),
        "bucket": ("after hours", "admin"),
    }


def test_what_never_was_has_no_versions(empty_workbook: Store) -> None:
    with pytest.raises(NotFound, match="no history"):
        history.versions(empty_workbook, "nobody")


# Erasing


def test_an_erased_entry_is_gone_with_its_draft_its_words_and_its_undo(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, FIRST_DAY, "private words")
    drafts.save_draft(empty_workbook, drafts.ENTRY_FORM, entry.id, "private draft")

    assert history.erase_record(empty_workbook, "entry", entry.id, from_backups=False).sentence == "Erased for good."

    assert search(empty_workbook, "private") == ()
    assert drafts.read_drafts(empty_workbook) == ()
    assert history.trash(empty_workbook) == ()
    with pytest.raises(NothingToUndo):
        history.undo(empty_workbook)
    assert b"private" not in empty_workbook.path.read_bytes()


@pytest.mark.parametrize(("count", "said"), [(1, "1 backup rewritten."), (2, "2 backups rewritten.")])
def test_erasing_from_the_backups_says_how_many_were_rewritten(
    empty_workbook: Store, put: Put, count: int, said: str
) -> None:
    entry = put(empty_workbook, FIRST_DAY, "private words")
    kept = put(empty_workbook, FIRST_DAY, "kept words")
    files = [backups.back_up(empty_workbook) for _ in range(count)]
    assert history.backups_count(empty_workbook) == count

    done = history.erase_record(empty_workbook, "entry", entry.id, from_backups=True)

    assert done.sentence == f"Erased for good. {said}"
    for file in files:
        assert b"private" not in file.read_bytes()
        assert b"kept words" in file.read_bytes()
    assert journal.find(empty_workbook, kept.id) == kept


def test_without_backups_none_was_rewritten(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, FIRST_DAY)

    assert history.backups_count(empty_workbook) == 0
    done = history.erase_record(empty_workbook, "entry", entry.id, from_backups=True)
    assert done.sentence == "Erased for good. 0 backups rewritten."


def test_a_backup_that_cannot_be_opened_is_told_and_backups_are_left_unless_asked(
    empty_workbook: Store, put: Put
) -> None:
    first, second = put(empty_workbook, FIRST_DAY, "first"), put(empty_workbook, FIRST_DAY, "second")
    good = backups.back_up(empty_workbook)
    good.with_name("2026-01-01T00-00-00Z-by-hand.db").write_bytes(b"broken")
    before = good.read_bytes()

    assert history.erase_record(empty_workbook, "entry", first.id, from_backups=False).sentence == "Erased for good."
    assert good.read_bytes() == before

    done = history.erase_record(empty_workbook, "entry", second.id, from_backups=True)
    assert done.sentence == "Erased for good. 1 backup rewritten. 1 could not be opened."


def test_while_another_process_reads_the_log_is_emptied_later_and_that_is_said(
    empty_workbook: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = put(empty_workbook, FIRST_DAY)
    with empty_workbook.another() as other:
        other.db.execute("BEGIN")
        other.db.execute("SELECT count(*) FROM entry").fetchone()
        empty_workbook.db.execute("PRAGMA busy_timeout = 10")
        done = history.erase_record(empty_workbook, "entry", entry.id, from_backups=False)

    assert done.sentence == "Erased for good. The file's log is emptied once the workbook is closed everywhere."


def test_what_never_was_cannot_be_erased(empty_workbook: Store) -> None:
    with pytest.raises(NotFound):
        history.erase_record(empty_workbook, "entry", "nobody", from_backups=True)
