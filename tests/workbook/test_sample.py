"""The sample physician: eight invented entries on their own day, which no undo takes away."""

from datetime import date, datetime
from pathlib import Path

import pytest

from pivot_tui.domain.faults import NotAWorkbook, NothingToUndo, NoWorkbook
from pivot_tui.domain.journal import Sign
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.log import mean
from pivot_tui.store.store import Store
from pivot_tui.workbook import history, journal
from pivot_tui.workbook.sample import sample_day, write_sample

D, F, N = Sign.DRAIN, Sign.FEED, Sign.NOTE
LOG = [  # L01 to L08: the day, the sign, dread, energy, the kind of work, the tags
    ("2026-02-17 18:35", D, 4, 0, "VISITS", ()),
    ("2026-02-20 13:05", F, None, 4, "DISCUSS", ()),
    ("2026-02-26 20:10", D, 4, None, "DOC", ("dayoff",)),
    ("2026-03-03 12:40", D, 5, 0, "DOC", ()),
    ("2026-03-06 11:20", F, 0, 5, "COACH", ()),
    ("2026-03-09 09:15", N, None, None, None, ("idea",)),
    ("2026-03-11 13:10", F, 1, 5, "TALK", ("sepsis",)),
    ("2026-03-12 10:30", F, None, 4, "CURRIC", ()),
]


def test_the_log_holds_the_eight_entries_with_their_signs(sample_workbook: Store) -> None:
    keys = {kind.id: kind.key for kind in journal.kinds_of_work(sample_workbook)}
    entries = journal.first_page(sample_workbook, JournalFilter()).entries[::-1]

    found = [
        (f"{entry.local:%Y-%m-%d %H:%M}", entry.sign, entry.dread, entry.energy, keys.get(entry.kind or ""), entry.tags)
        for entry in entries
    ]
    assert found == LOG
    assert [entry.day for entry in entries] == [datetime.fromisoformat(line[0]).date() for line in LOG]


def test_the_means_of_the_log_are_those_of_the_sample(sample_workbook: Store) -> None:
    entries = journal.first_page(sample_workbook, JournalFilter()).entries

    dread, energy = mean(entry.dread for entry in entries), mean(entry.energy for entry in entries)

    assert (dread.n, energy.n) == (5, 6)
    assert dread.value == pytest.approx(2.8)
    assert energy.value == pytest.approx(3.0)


def test_the_day_of_the_sample_is_a_friday_after_its_last_entry(sample_workbook: Store) -> None:
    assert sample_day() == date(2026, 3, 13)
    assert journal.first_page(sample_workbook, JournalFilter()).entries[0].day < sample_day()


def test_whoever_undoes_too_often_keeps_the_sample(sample_workbook: Store) -> None:
    entry = journal.first_page(sample_workbook, JournalFilter()).entries[0]
    journal.rate(sample_workbook, entry.id, "dread", 2)

    assert history.undo(sample_workbook) == "Taken back: rating."
    with pytest.raises(NothingToUndo):
        history.undo(sample_workbook)
    assert journal.count(sample_workbook) == 8
    assert history.trash(sample_workbook) == ()


def test_the_sample_can_be_changed_and_deleted_like_any_entries(sample_workbook: Store) -> None:
    entry = journal.first_page(sample_workbook, JournalFilter()).entries[0]
    journal.trash(sample_workbook, [entry.id])

    assert history.undo(sample_workbook) == "Taken back: deletion."
    assert journal.find(sample_workbook, entry.id) == entry


def test_the_sample_is_only_written_to_a_new_file(sample_workbook: Store, tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook, match="only written to a new file"):
        write_sample(sample_workbook.path)
    assert journal.count(sample_workbook) == 8

    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotAWorkbook):
        write_sample(tmp_path / "file")
    with pytest.raises(NoWorkbook):
        write_sample(tmp_path / "file" / "inside.db")
    assert (tmp_path / "file").read_text() == "mine"
