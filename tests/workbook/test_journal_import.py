"""Importing journals: what the preview says, what is saved, what twice adds, and what undo takes back."""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from tests.interchange import making_jrnl

from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import Fault
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.origin import Origin
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.tables.profile import ORIGIN
from pivot_tui.workbook import backups, history, journal, journal_import
from pivot_tui.workbook.journal_import import Form, ImportPreview

FIXTURES = Path(__file__).parent.parent / "interchange" / "fixtures"
TEXT, JSON = FIXTURES / "small_jrnl.txt", FIXTURES / "small_jrnl.json"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to be written."""
    return tmp_path / "journal.txt"


@pytest.fixture
def preview(empty_workbook: Store, now: Now) -> Callable[..., ImportPreview]:
    """Read a file."""

    def read(path: Path, form: Form = Form.JRNL) -> ImportPreview:
        return journal_import.read(empty_workbook, path, form, now)

    return read


def saved(store: Store) -> list[Entry]:
    """All entries, in the order they were saved."""
    with store.reading() as db:
        return list(ENTRY.select(db, "ORDER BY n"))


def origins(store: Store) -> list[Origin]:
    """Where they came from, in the same order."""
    with store.reading() as db:
        return list(ORIGIN.select(db, "ORDER BY n"))


def test_a_journal_of_hundreds_of_entries_is_imported_whole(
    empty_workbook: Store, preview: Callable[..., ImportPreview], file: Path
) -> None:
    made = making_jrnl.entries(640)
    file.write_text(making_jrnl.text(made), encoding="utf-8")

    assert journal_import.save(empty_workbook, preview(file)) == 640

    assert [(e.local, e.text) for e in saved(empty_workbook)] == [(m.at, m.text) for m in made]


def test_an_entry_stays_as_written_and_nothing_in_it_is_read(
    empty_workbook: Store, preview: Callable[..., ImportPreview]
) -> None:
    journal_import.save(empty_workbook, preview(TEXT))

    last = saved(empty_workbook)[-1]
    assert last.text == "Walked a student through an ECG 5/0 @inbox +friday"
    assert (last.sign, last.dread, last.energy, last.kind) == (Sign.NOTE, None, None, None)
    assert last.tags == ("inbox",)


def test_the_small_hours_belong_to_the_day_before(empty_workbook: Store, preview: Callable[..., ImportPreview]) -> None:
    journal_import.save(empty_workbook, preview(TEXT))

    night = saved(empty_workbook)[1]
    assert (night.day, night.local) == (date(2026, 2, 27), datetime(2026, 2, 28, 2, 10))  # noqa: DTZ001


def test_what_has_no_field_is_kept_with_the_entry(empty_workbook: Store, preview: Callable[..., ImportPreview]) -> None:
    journal_import.save(empty_workbook, preview(JSON))

    first, second, _ = origins(empty_workbook)
    assert first.source == "jrnl"
    assert first.entry == saved(empty_workbook)[0].id
    assert first.kept.split("\n")[:2] == ["starred: yes", "uuid: 0123456789ABCDEF0123456789ABCDEF"]
    assert second.kept == ""


def test_the_preview_counts_and_saves_nothing(empty_workbook: Store, preview: Callable[..., ImportPreview]) -> None:
    shown = preview(TEXT)

    assert (shown.found, len(shown.new), shown.here, shown.deleted, shown.empty) == (3, 3, 0, 0, 0)
    assert shown.span == (date(2026, 2, 27), date(2026, 3, 1))
    assert shown.tags == (("results", 1), ("fax-machine", 1), ("inbox", 1))
    assert shown.kept == (("starred", 1),)
    assert shown.samples[0].text.split("\n")[0] == "Inbox ate the evening."
    assert saved(empty_workbook) == []
    assert backups.backups(empty_workbook.path) == ()


@pytest.mark.parametrize(("first", "second"), [(TEXT, TEXT), (TEXT, JSON), (JSON, TEXT)])
def test_the_same_journal_twice_adds_nothing(
    empty_workbook: Store, preview: Callable[..., ImportPreview], first: Path, second: Path
) -> None:
    journal_import.save(empty_workbook, preview(first))
    again = preview(second)

    assert (len(again.new), again.here) == (0, 3)
    assert journal_import.save(empty_workbook, again) == 0
    assert len(saved(empty_workbook)) == 3


def test_a_preview_that_is_saved_twice_adds_nothing(
    empty_workbook: Store, preview: Callable[..., ImportPreview]
) -> None:
    shown = preview(TEXT)

    assert [journal_import.save(empty_workbook, shown) for _ in range(2)] == [3, 0]


def test_the_same_words_twice_at_one_time_are_two_entries_and_stay_two(
    empty_workbook: Store, preview: Callable[..., ImportPreview], file: Path
) -> None:
    file.write_text("[2026-03-01 09:00] Coffee\n\n[2026-03-01 09:00] Coffee\n", encoding="utf-8")

    assert journal_import.save(empty_workbook, preview(file)) == 2
    assert preview(file).here == 2


def test_entries_of_one_minute_or_one_day_keep_the_order_of_the_file(
    empty_workbook: Store, preview: Callable[..., ImportPreview], file: Path
) -> None:
    words = [f"word {n}" for n in range(30)]
    file.write_text("# 2026-03-01\n" + "".join(f"- {word}\n" for word in words), encoding="utf-8")
    journal_import.save(empty_workbook, preview(file, Form.TEXT))

    page = journal.first_page(empty_workbook, JournalFilter())
    assert [entry.text for entry in page.entries] == words[::-1]


def test_an_entry_that_was_changed_here_is_not_added_again(
    empty_workbook: Store, preview: Callable[..., ImportPreview]
) -> None:
    journal_import.save(empty_workbook, preview(TEXT))
    with empty_workbook.transaction("journal.edit"):
        ENTRY.update(empty_workbook.db, dataclasses.replace(saved(empty_workbook)[0], text="other words"))

    assert preview(TEXT).here == 3


def test_an_entry_that_was_deleted_here_stays_deleted(
    empty_workbook: Store, preview: Callable[..., ImportPreview]
) -> None:
    journal_import.save(empty_workbook, preview(TEXT))
    first, second, _ = saved(empty_workbook)
    journal.trash(empty_workbook, [first.id])
    history.erase_record(empty_workbook, "entry", second.id, from_backups=False)

    again = preview(TEXT)

    assert (len(again.new), again.here, again.deleted) == (0, 1, 2)


def test_undo_takes_the_whole_import_back_and_it_can_be_imported_again(
    empty_workbook: Store, preview: Callable[..., ImportPreview], capture: Callable[..., Sequence[Entry]], now: Now
) -> None:
    capture(empty_workbook, "- before 4")
    journal_import.save(empty_workbook, preview(TEXT))

    history.undo(empty_workbook)
    assert [e.text for e in saved(empty_workbook)] == ["before"]
    assert origins(empty_workbook) == []
    capture(empty_workbook, "- behind 3")

    assert journal_import.save(empty_workbook, preview(TEXT)) == 3


def test_redo_brings_the_import_back(empty_workbook: Store, preview: Callable[..., ImportPreview]) -> None:
    journal_import.save(empty_workbook, preview(JSON))
    before = saved(empty_workbook), origins(empty_workbook)

    history.undo(empty_workbook)
    history.redo(empty_workbook)

    assert (sorted(e.id for e in before[0]), len(before[1])) == (
        sorted(e.id for e in saved(empty_workbook)),
        len(origins(empty_workbook)),
    )


def test_a_backup_is_made_before(empty_workbook: Store, preview: Callable[..., ImportPreview]) -> None:
    journal_import.save(empty_workbook, preview(TEXT))

    assert [backup.reason for backup in backups.backups(empty_workbook.path)] == ["made before a large change"]


@pytest.mark.parametrize("steps", [1, 2])
def test_an_import_that_is_stopped_saves_nothing(
    empty_workbook: Store, preview: Callable[..., ImportPreview], file: Path, steps: int
) -> None:
    file.write_text(making_jrnl.text(making_jrnl.entries(640)), encoding="utf-8")
    shown = preview(file)
    done: list[int] = []

    with pytest.raises(Fault, match="nothing was saved"):
        journal_import.save(empty_workbook, shown, lambda n, _: done.append(n), lambda: len(done) >= steps)

    assert saved(empty_workbook) == []
    assert journal_import.save(empty_workbook, shown) == 640


def test_reading_can_be_stopped(empty_workbook: Store, now: Now) -> None:
    with pytest.raises(Fault, match="Stopped"):
        journal_import.read(empty_workbook, TEXT, Form.JRNL, now, cancelled=lambda: True)


def test_what_is_still_to_come_is_named_and_not_imported(preview: Callable[..., ImportPreview], file: Path) -> None:
    file.write_text("[2026-03-13 18:41] now\n\n[2026-03-13 18:43] soon\n\n[2099-01-01 09:00] far\n", encoding="utf-8")

    shown = preview(file)

    assert [e.text for e in shown.new] == ["now"]
    assert [(noted.place, noted.words) for noted in shown.left_out] == [("Line 3", "soon"), ("Line 5", "far")]


def test_text_that_no_file_can_hold_is_named_and_the_rest_comes(
    preview: Callable[..., ImportPreview], file: Path
) -> None:
    file.write_text("[2026-03-01 09:00] good\n\n[2026-03-02 09:00] a \0 zero\n", encoding="utf-8")
    halves = file.with_name("halves.json")
    halves.write_text('{"entries": [{"title": "\\ud800", "date": "2026-03-01"}]}', encoding="utf-8")

    assert [e.text for e in preview(file).new] == ["good"]
    assert "control character" in preview(file).left_out[0].sentence
    assert "not UTF-8" in preview(halves).left_out[0].sentence


@pytest.mark.parametrize(
    ("content", "place", "sentence"),
    [
        ("[2026-03-02 09:00] A\n[2026-03-01 09:00] B\n[2026-03-03 09:00] C\n[2026-03-04 09:00]\n", "Line 2", "earlier"),
        ("[2026-03-03 09:00] A\n[2026-03-02 09:00] B\n[2026-03-04 09:00] C\n[2026-03-01 09:00] D\n", "Line 3", "later"),
        ("[1850-03-01 09:00] A\n", "Line 1", "before 1900"),
        (f"[2026-03-01 09:00] {'word ' * 4000}\n", "Line 1", "several entries"),
    ],
    ids=["goes back", "newest first goes on", "long ago", "long"],
)  # fmt: skip
def test_what_looks_odd_is_pointed_out_and_imported(
    preview: Callable[..., ImportPreview], file: Path, content: str, place: str, sentence: str
) -> None:
    file.write_text(content, encoding="utf-8")

    shown = preview(file)

    assert [noted.place for noted in shown.suspicions] == [place]
    assert sentence in shown.suspicions[0].sentence
    assert shown.left_out == ()


def test_a_day_at_the_beginning_of_time_stops_nothing(preview: Callable[..., ImportPreview], file: Path) -> None:
    file.write_text("[0001-01-01 00:30] first\n\n[2026-03-01 09:00] good\n", encoding="utf-8")

    shown = preview(file)

    assert [e.text for e in shown.new] == ["good"]
    assert [noted.words for noted in shown.left_out] == ["first"]


def test_the_form_of_a_file_is_guessed(tmp_path: Path, file: Path) -> None:
    file.write_text("# 2026-03-01\nwords\n", encoding="utf-8")
    locked = tmp_path / "locked"
    locked.write_bytes(b"JRNLv3\x00")

    guessed = [journal_import.guess_form(path) for path in (TEXT, JSON, tmp_path, locked, file)]

    assert guessed == [Form.JRNL, Form.JRNL, Form.JRNL, Form.JRNL, Form.TEXT]


def test_the_form_of_a_long_file_is_guessed_from_its_beginning(file: Path) -> None:
    file.write_text("# 2026-03-01\n" + "-日本語\n" * 20_000 + "[2026-03-01 09:00] words\n", encoding="utf-8")

    assert journal_import.guess_form(file) is Form.TEXT


def test_the_times_are_those_of_this_computers_zone(empty_workbook: Store, file: Path, now: Now) -> None:
    file.write_text("[2026-03-01 09:00] words\n", encoding="utf-8")
    there = Now(now.at, now.day, lambda naive: naive.replace(tzinfo=timezone(timedelta(hours=-5))))

    (entry,) = journal_import.read(empty_workbook, file, Form.JRNL, there).new

    assert entry.at == datetime(2026, 3, 1, 14, 0, tzinfo=UTC)
    assert (entry.utc_offset, f"{entry.local:%H:%M}") == (-300, "09:00")
