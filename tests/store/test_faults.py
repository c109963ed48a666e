"""Whatever befalls the file is said in one sentence that names the way out, and nothing that was saved is lost."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pivot_tui.domain.faults import (
    Busy,
    Damaged,
    DiskFull,
    Fault,
    NeedsPassphrase,
    NewerWorkbook,
    NotAWorkbook,
    NoWorkbook,
    ReadOnly,
    Replaced,
    WrongPassphrase,
)
from pivot_tui.domain.journal import Entry
from pivot_tui.store import backups, history, search
from pivot_tui.store import open as open_store
from pivot_tui.store.backups import BackupReason
from pivot_tui.store.connection import PAGE
from pivot_tui.store.drafts import read_drafts, save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY

Opened = Callable[..., Store]
Add = Callable[..., Entry]
Texts = Callable[[Store], list[str]]
Child = Callable[..., subprocess.Popen[str]]
Run = Callable[[Callable[[], None]], None]

WORDS = "kept words"


def said(fault: type[Fault], what_to_do: str, action: Callable[[], object]) -> None:
    """The action is refused with the fault, in one sentence that says what to do and gives away no words."""
    with pytest.raises(Fault) as caught:
        action()
    sentence = str(caught.value)
    assert type(caught.value) is fault, sentence
    assert what_to_do in sentence
    assert sentence == caught.value.sentence
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert "\n" not in sentence
    assert WORDS not in sentence


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def damage(path: Path, page: int) -> bytes:
    """Overwrite one page with random bytes; the whole file as it then is."""
    content = bytearray(path.read_bytes())
    content[page * PAGE : (page + 1) * PAGE] = random.Random(2).randbytes(PAGE)
    path.write_bytes(content)
    return bytes(content)


@pytest.fixture
def written(store: Store, add: Add) -> Path:
    """A closed workbook with one entry."""
    add(store, WORDS)
    store.close()
    return store.path


# What is no workbook, or not one for us.


@pytest.mark.parametrize(
    "content", [b"Dear diary,", b"x" * (PAGE + 1), b"SQLite format 3"], ids=["short", "long", "almost"]
)
def test_a_file_that_is_no_database_is_refused(path: Path, opened: Opened, content: bytes) -> None:
    path.write_bytes(content)
    said(NotAWorkbook, "is not a workbook of this program; it was left as it is", opened)
    assert contents(path.parent) == {path.name: content}


def test_an_empty_file_is_refused_and_may_be_removed(path: Path, opened: Opened) -> None:
    path.touch()
    said(NotAWorkbook, "remove it, and a new workbook can be made there", opened)
    assert contents(path.parent) == {path.name: b""}
    path.unlink()
    opened()


def test_a_folder_is_refused(tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "folder").mkdir()
    said(NotAWorkbook, "name the workbook's own file", lambda: opened(tmp_path / "folder"))
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize("journal_mode", ["delete", "wal"])
def test_another_programs_database_is_refused_and_left_as_it_is(path: Path, opened: Opened, journal_mode: str) -> None:
    with_rows = sqlite3.connect(path, isolation_level=None)
    with_rows.execute(f"PRAGMA journal_mode = {journal_mode}")
    with_rows.execute("CREATE TABLE theirs (a)")
    with_rows.execute("INSERT INTO theirs VALUES ('precious')")
    crashed = path.with_name("crashed")
    crashed.mkdir()
    for file in (path, path.with_name(f"{path.name}-wal")):
        if file.exists():
            shutil.copyfile(file, crashed / file.name)
    with_rows.close()
    before = contents(crashed)
    assert len(before) == (2 if journal_mode == "wal" else 1)
    said(NotAWorkbook, "belongs to another program; it was left as it is", lambda: opened(crashed / path.name))
    assert contents(crashed) == before


def test_a_workbook_of_a_newer_version_is_refused_and_left_as_it_is(
    written: Path, key: str | None, opened: Opened
) -> None:
    with Store(written, key) as store:
        store.db.execute("PRAGMA user_version = 1000")
    before = contents(written.parent)
    said(NewerWorkbook, "update pivot-tui to open it", opened)
    assert contents(written.parent) == before


# Damage.


@pytest.fixture
def long_book(store: Store, entry: Callable[..., Entry]) -> list[str]:
    """A closed workbook in the midst of which every page belongs to an entry, with a good backup; its texts."""
    kept = [f"{WORDS} {number} " + "and more " * 400 for number in range(200)]
    with store.transaction("sample.load"):
        ENTRY.insert(store.db, [entry(text) for text in kept])
    backups.make_backup(store, BackupReason.BY_HAND)
    store.close()
    return kept


def test_a_damaged_page_is_noticed_and_nothing_more_is_written(
    path: Path, long_book: list[str], opened: Opened, add: Add, texts: Texts, key: str | None
) -> None:
    damaged = damage(path, path.stat().st_size // PAGE // 2)
    store = opened()
    said(Damaged, "'pivot restore' puts the newest good backup in its place", lambda: texts(store))
    said(Damaged, "'pivot restore'", lambda: add(store, "lost"))
    said(Damaged, "'pivot restore'", lambda: save_draft(store, "capture", "", "lost"))
    store.close()
    assert path.read_bytes() == damaged
    good = backups.newest_good_backup(path, key)
    assert good is not None
    assert backups.put_back(path, good, key) == path.with_name(f"{path.name}.damaged")
    assert texts(opened()) == long_book


def test_what_can_still_be_read_of_a_damaged_workbook_is_read(path: Path, long_book: list[str], opened: Opened) -> None:
    damage(path, path.stat().st_size // PAGE // 2)
    store = opened()
    found = []
    for number in range(len(long_book)):
        try:
            with store.reading() as db:
                found += db.execute("SELECT text FROM entry WHERE n = ?", (number + 1,)).fetchall()
        except Damaged:
            continue
    read = [text for (text,) in found]
    assert 0 < len(read) < len(long_book)
    assert set(read) < set(long_book)


def test_a_damaged_first_page_is_told_by_the_backup(
    path: Path, long_book: list[str], opened: Opened, key: str | None, texts: Texts
) -> None:
    damaged = damage(path, 0)
    said(Damaged, "'pivot restore' puts the newest backup in its place", opened)
    assert path.read_bytes() == damaged
    good = backups.newest_good_backup(path, key)
    assert good is not None
    backups.put_back(path, good, key)
    assert texts(opened()) == long_book


def test_a_damaged_first_page_without_a_backup_may_be_a_passphrase(flavour: str, written: Path, opened: Opened) -> None:
    damaged = damage(written, 0)
    if flavour == "encrypted":
        said(WrongPassphrase, "the start of workbook.db is damaged; there is no backup to tell which", opened)
    else:
        said(NeedsPassphrase, "asks for its passphrase", opened)
    assert contents(written.parent) == {written.name: damaged}


def test_a_workbook_that_lost_its_end_is_damaged(
    path: Path, long_book: list[str], opened: Opened, key: str | None, texts: Texts
) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // PAGE // 2 * PAGE)
    said(Damaged, "'pivot restore'", lambda: texts(opened()))
    good = backups.newest_good_backup(path, key)
    assert good is not None
    backups.put_back(path, good, key)
    assert texts(opened()) == long_book


@pytest.mark.parametrize("flavour", ["encrypted"], indirect=True)
def test_a_wrong_key_opens_nothing_and_changes_nothing(written: Path, key: str, opened: Opened, texts: Texts) -> None:
    before = contents(written.parent)
    wrong = "ab" * 48
    said(WrongPassphrase, "there is no backup to tell which", lambda: open_store(written, wrong))
    assert contents(written.parent) == before
    with Store(written, key) as again:
        backups.make_backup(again, BackupReason.BY_HAND)
    said(WrongPassphrase, "neither the workbook nor its newest backup", lambda: open_store(written, wrong))
    assert contents(written.parent) == before
    assert texts(opened()) == [WORDS]


@pytest.mark.parametrize("flavour", ["encrypted"], indirect=True)
def test_a_locked_workbook_asks_for_its_passphrase(written: Path, flavour: str) -> None:
    before = contents(written.parent)
    said(NeedsPassphrase, "asks for its passphrase", lambda: open_store(written))
    said(NeedsPassphrase, "its passphrase opens it", lambda: Store(written))
    assert contents(written.parent) == before


def test_a_key_for_a_workbook_without_one_is_not_needed(flavour: str, written: Path, texts: Texts) -> None:
    if flavour == "encrypted":
        return
    with open_store(written, "ab" * 48) as store:
        assert texts(store) == [WORDS]
        assert not store.encrypted


# What may not be written.


@pytest.fixture
def shown(open_place: Path, written: Path) -> Path:
    """The written workbook in a place that others can reach."""
    place = open_place / "workbook.db"
    shutil.copyfile(written, place)
    return place


def read_but_never_written(shown: Path, opened: Opened, add: Add, texts: Texts) -> None:
    before = contents(shown.parent)
    store = opened(shown)
    assert texts(store) == [WORDS]
    assert len(search.search(store, "kept")) == 1
    assert not store.changed_by_others()
    said(ReadOnly, "change its permissions", lambda: add(store, "refused"))
    said(ReadOnly, "change its permissions", lambda: save_draft(store, "capture", "", "refused"))
    said(ReadOnly, "change its permissions", lambda: history.undo(store))
    assert texts(store) == [WORDS]
    store.close()
    assert contents(shown.parent) == before


def test_a_read_only_file_can_be_read(shown: Path, opened: Opened, add: Add, texts: Texts, as_nobody: Run) -> None:
    shown.chmod(0o444)
    shown.parent.chmod(0o777)
    as_nobody(lambda: read_but_never_written(shown, opened, add, texts))


def test_a_file_in_a_read_only_folder_can_be_read(
    shown: Path, opened: Opened, add: Add, texts: Texts, as_nobody: Run
) -> None:
    shown.chmod(0o666)
    shown.parent.chmod(0o555)
    as_nobody(lambda: read_but_never_written(shown, opened, add, texts))


def test_after_a_crash_a_read_only_folder_still_shows_everything(
    shown: Path, store: Store, opened: Opened, add: Add, texts: Texts, as_nobody: Run
) -> None:
    crashed = opened()
    add(crashed, "only in the log")
    for file in contents(crashed.path.parent):
        shutil.copyfile(crashed.path.parent / file, shown.parent / file)
        (shown.parent / file).chmod(0o444)
    crashed.close()
    shown.parent.chmod(0o555)

    def check() -> None:
        assert texts(opened(shown)) == [WORDS, "only in the log"]

    as_nobody(check)


def test_a_file_that_may_not_even_be_read_says_so(shown: Path, opened: Opened, as_nobody: Run) -> None:
    shown.chmod(0o000)
    as_nobody(lambda: said(ReadOnly, "may not be read by you; change its permissions", lambda: opened(shown)))
    shown.chmod(0o600)


@pytest.mark.parametrize("name", ["workbook.db", "folder/workbook.db"])
def test_nothing_can_be_made_in_a_read_only_folder(open_place: Path, opened: Opened, as_nobody: Run, name: str) -> None:
    open_place.chmod(0o555)
    as_nobody(lambda: said(ReadOnly, "use --db", lambda: opened(open_place / name)))
    assert list(open_place.iterdir()) == []


def test_nothing_is_backed_up_or_restored_in_a_read_only_folder(
    shown: Path, key: str | None, opened: Opened, as_nobody: Run, texts: Texts
) -> None:
    shown.chmod(0o444)
    backup = open_store(shown, key)
    made = backups.make_backup(backup, BackupReason.BY_HAND)
    backup.close()
    made.path.chmod(0o444)
    made.path.parent.chmod(0o555)
    shown.parent.chmod(0o555)
    before = contents(shown.parent)

    def check() -> None:
        store = opened(shown)
        said(ReadOnly, "change its permissions", lambda: backups.make_backup(store, BackupReason.BY_HAND))
        store.close()
        said(ReadOnly, "change its permissions, then restore", lambda: backups.put_back(shown, made, key))
        assert contents(shown.parent) == before
        assert texts(opened(shown)) == [WORDS]

    as_nobody(check)
    made.path.parent.chmod(0o755)


def test_a_first_backup_in_a_read_only_folder_is_refused(shown: Path, opened: Opened, as_nobody: Run) -> None:
    shown.chmod(0o444)
    shown.parent.chmod(0o555)

    def check() -> None:
        store = opened(shown)
        said(ReadOnly, "change the permissions", lambda: backups.make_backup(store, BackupReason.BY_HAND))

    as_nobody(check)
    assert [file.name for file in shown.parent.iterdir()] == [shown.name]


# A full disk.


def allow(bytes_per_file: int) -> None:
    """Let files grow up to a size and no further; beyond it a write fails as it does on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_per_file, resource.RLIM_INFINITY))


def test_where_files_may_not_grow_nothing_is_lost_and_saving_goes_on_later(
    written: Path, opened: Opened, add: Add, texts: Texts, forked: Run
) -> None:
    def check() -> None:
        store = opened()
        allow(48 * 1024)
        for size in (100_000, 200_000):
            said(DiskFull, "make room, then", partial(add, store, "x" * size))
        said(DiskFull, "make room, then", lambda: save_draft(store, "capture", "", "z" * 100_000))
        said(DiskFull, "make room, then", lambda: backups.make_backup(store, BackupReason.BY_HAND))
        said(DiskFull, "make room, then", lambda: backups.copy_to(store, written.with_name("copy.db")))
        assert list(backups.backup_folder(written).iterdir()) == []
        assert not written.with_name("copy.db").exists()
        assert texts(store) == [WORDS]
        allow(10_000_000)
        add(store, "x" * 100_000)
        save_draft(store, "capture", "", "z" * 100_000)
        backups.make_backup(store, BackupReason.BY_HAND)
        store.close()

    forked(check)
    store = opened()
    assert texts(store) == [WORDS, "x" * 100_000]
    assert [draft.body for draft in read_drafts(store)] == ["z" * 100_000]


def test_a_workbook_that_cannot_be_opened_for_want_of_room_is_not_called_damaged(
    written: Path, opened: Opened, forked: Run, texts: Texts
) -> None:
    before = written.read_bytes()

    def check() -> None:
        allow(1024)
        said(DiskFull, "make room, then try again", opened)
        said(DiskFull, "make room, then", lambda: opened(written.with_name("new.db")))
        assert not written.with_name("new.db").exists()
        allow(10_000_000)
        assert texts(opened()) == [WORDS]

    forked(check)
    assert written.read_bytes() == before
    assert texts(opened()) == [WORDS]


def test_on_a_full_disk_nothing_is_lost_and_saving_goes_on_later(
    written: Path, opened: Opened, add: Add, texts: Texts, forked: Run, small_disk: Callable[[], Path]
) -> None:
    def fill(file: Path) -> None:
        with file.open("ab", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 512)
            except OSError:
                return

    def check() -> None:
        disk = small_disk()
        place, filler = disk / "workbook.db", disk / "filler"
        shutil.copyfile(written, place)
        store = opened(place)
        add(store, "before it was full")
        fill(filler)
        said(DiskFull, "make room, then save again", lambda: add(store, "x" * 200_000))
        said(DiskFull, "make room, then save again", lambda: save_draft(store, "capture", "", "z" * 200_000))
        said(DiskFull, "make room, then", lambda: backups.make_backup(store, BackupReason.BY_HAND))
        said(DiskFull, "make room, then", lambda: opened(disk / "new.db"))
        kept = [WORDS, "before it was full"]
        assert texts(store) == kept
        assert len(search.search(store, "full")) == 1
        os.truncate(filler, 0)
        add(store, "x" * 200_000)
        assert texts(store) == [*kept, "x" * 200_000]
        history.undo(store)
        store.close()
        fill(filler)
        said(DiskFull, "make room, then", lambda: opened(place))
        filler.unlink()
        assert texts(opened(place)) == kept
        assert {file.name for file in disk.iterdir()} <= {
            *(place.name + end for end in ("", "-wal", "-shm", ".backups")),
        }

    forked(check)


# A file that has gone.


def test_a_workbook_deleted_while_it_is_open_can_still_be_copied(
    written: Path, opened: Opened, add: Add, texts: Texts, key: str | None
) -> None:
    store = opened()
    add(store, "just typed")
    written.unlink()
    said(Replaced, "save a copy of what is open here", lambda: add(store, "nowhere to go"))
    said(Replaced, "save a copy of what is open here", store.another)
    assert texts(store) == [WORDS, "just typed"]
    copy = written.with_name("copy.db")
    backups.copy_to(store, copy)
    with Store(copy, key) as saved:
        assert texts(saved) == [WORDS, "just typed"]
    assert not written.exists()


def test_a_workbook_replaced_while_it_is_open_is_not_written_over(
    written: Path, opened: Opened, add: Add, texts: Texts, key: str | None, tmp_path: Path
) -> None:
    other = opened(tmp_path / "other.db")
    add(other, "somebody else's")
    other.close()
    store = opened()
    assert not store.changed_by_others()
    (tmp_path / "other.db").replace(written)
    said(Replaced, "save a copy of what is open here", store.changed_by_others)
    said(Replaced, "save a copy of what is open here", store.changed_by_others)
    said(Replaced, "save a copy of what is open here", lambda: add(store, "nowhere to go"))
    said(Replaced, "save a copy of what is open here", lambda: save_draft(store, "capture", "", "nowhere"))
    copy = tmp_path / "copy.db"
    backups.copy_to(store, copy)
    with Store(copy, key) as saved:
        assert texts(saved) == [WORDS]
    store.close()
    assert texts(opened()) == ["somebody else's"]


def test_a_folder_that_was_removed_is_named(written: Path, opened: Opened) -> None:
    said(NoWorkbook, "check that its folder is there", lambda: opened(written.parent / "gone" / "w.db", create=False))


# Other processes.

HOLD = """
store = open_store(path, key)
with store.transaction("journal.add"):
    write(store, "from the other process")
    tell("there")
    wait()
store.close()
"""


def release(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go on\n")
    process.stdin.flush()


def test_while_another_process_writes_one_is_asked_to_try_again(
    written: Path, opened: Opened, add: Add, texts: Texts, child: Child
) -> None:
    store = opened(wait=0.05)
    process = child(HOLD)
    said(Busy, "try again in a moment", lambda: add(store, "mine"))
    said(Busy, "try again in a moment", lambda: save_draft(store, "capture", "", "mine"))
    assert texts(store) == [WORDS]
    release(process)
    process.wait()
    add(store, "mine")
    assert texts(store) == [WORDS, "from the other process", "mine"]


def test_who_waits_longer_gets_a_turn(written: Path, opened: Opened, add: Add, texts: Texts, child: Child) -> None:
    store = opened(wait=30)
    process = child(HOLD)
    later = threading.Timer(0.5, release, args=(process,))
    later.start()
    add(store, "mine")
    later.join()
    assert texts(store) == [WORDS, "from the other process", "mine"]


def test_a_crash_in_the_midst_of_an_action_leaves_nothing_half_written(
    written: Path, opened: Opened, add: Add, texts: Texts, child: Child
) -> None:
    process = child("""
store = open_store(path, key)
add(store, "finished before the crash")
store.db.execute("PRAGMA cache_size = 5")
with store.transaction("journal.add"):
    for number in range(200):
        write(store, "half " + "written " * 500)
    tell("there")
    wait()
""")
    process.send_signal(signal.SIGKILL)
    process.wait()
    log = written.with_name(f"{written.name}-wal")
    assert log.stat().st_size > 100 * PAGE
    store = opened()
    assert texts(store) == [WORDS, "finished before the crash"]
    assert search.search(store, "half") == ()
    assert store.db.execute("SELECT count(*) FROM batch WHERE state = 'open'").fetchone() == (0,)
    assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    add(store, "and on it goes")
    assert history.undo(store).records == 1
    store.close()
    assert list(contents(written.parent)) == [written.name]
