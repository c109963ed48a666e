"""Opening a workbook: made privately where there is none, one file when closed, and found again by everybody."""

import os
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pivot_tui.domain.faults import Damaged, NeedsPassphrase, NoWorkbook, WrongPassphrase
from pivot_tui.domain.journal import Entry
from pivot_tui.store import backups, connection, encryption, opening, schema, version
from pivot_tui.store import open as open_store
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import KIND

Opened = Callable[..., Store]
Add = Callable[..., Entry]
Texts = Callable[[Store], list[str]]
Child = Callable[..., subprocess.Popen[str]]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def pragma(store: Store, name: str) -> Any:
    return store.db.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_workbook_is_open_to_its_owner_alone(tmp_path: Path, opened: Opened, add: Add) -> None:
    file = tmp_path / "data" / "pivot" / "workbook.db"
    add(opened(file), "private")
    assert mode(file) == 0o600
    assert {mode(beside) for beside in file.parent.iterdir()} == {0o600}
    assert mode(file.parent) == mode(file.parent.parent) == 0o700


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path, opened: Opened) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    opened(folder / "workbook.db")
    assert mode(folder) == 0o755


def test_a_new_workbook_says_whose_it_is_and_how_old(path: Path, opened: Opened) -> None:
    store = opened()
    assert pragma(store, "application_id") == connection.APPLICATION_ID
    assert pragma(store, "user_version") == version.SCHEMA
    assert store.db.execute("SELECT count(*), length(max(id)) FROM workbook").fetchone() == (1, 36)


def test_every_connection_is_durable_and_careful(store: Store) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "recursive_triggers": 1}
    assert {name: pragma(store, name) for name in wanted} == wanted
    with store.another() as other:
        assert {name: pragma(other, name) for name in wanted} == wanted


def test_a_new_workbook_offers_its_kinds_of_work_and_nothing_to_take_back(store: Store) -> None:
    kinds = list(KIND.select(store.db))
    assert len(kinds) == 15
    assert len({kind.alias for kind in kinds}) == 15
    assert store.db.execute("SELECT count(*) FROM batch").fetchone() == (0,)


def test_a_closed_workbook_is_one_single_file(path: Path, opened: Opened, add: Add, texts: Texts) -> None:
    first = opened()
    add(first, "kept")
    first.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    second = opened()
    assert texts(second) == ["kept"]
    second.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_plain_workbook_is_read_by_any_sqlite_tool(flavour: str, path: Path, opened: Opened, add: Add) -> None:
    store = opened()
    add(store, "mine to read")
    store.close()
    if flavour == "encrypted":
        assert b"mine to read" not in path.read_bytes()
        assert not path.read_bytes().startswith(b"SQLite format 3")
        return
    tool = sqlite3.connect(path)
    assert tool.execute("SELECT text FROM entry").fetchall() == [("mine to read",)]
    assert tool.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tool.close()


def test_a_path_may_hold_any_character(tmp_path: Path, opened: Opened, add: Add, texts: Texts) -> None:
    file = tmp_path / "Dr. Ö'Neil & co? 100% #1" / "work book;mode=ro.db"
    store = opened(file)
    add(store, "there")
    store.close()
    assert file.is_file()
    assert texts(opened(file)) == ["there"]


def test_eight_processes_opening_one_new_path_share_one_workbook(
    path: Path, child: Child, opened: Opened, texts: Texts
) -> None:
    script = """
wait()
with open_store(path, key) as store:
    add(store, sys.argv[2])
tell(store.encrypted)
"""
    processes = [child("tell('there')" + script) for _ in range(8)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.wait() for process in processes] == [0] * 8
    store = opened()
    assert texts(store) == [str(path)] * 8
    assert store.db.execute("SELECT count(*) FROM workbook").fetchone() == (1,)
    assert store.db.execute("SELECT count(*) FROM kind").fetchone() == (15,)
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_whoever_came_second_opens_what_the_first_has_made(
    path: Path, key: str | None, opened: Opened, add: Add, texts: Texts
) -> None:
    first = opened()
    add(first, "first")
    first.close()
    schema.build(path, key)
    assert texts(opened()) == ["first"]
    assert [file.name for file in path.parent.iterdir() if file.name.endswith(".new")] == []


def test_an_interrupted_build_leaves_nothing(path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(schema, "write_triggers", interrupted)
        with pytest.raises(KeyboardInterrupt):
            opened()
    assert list(path.parent.iterdir()) == []
    assert len(list(KIND.select(opened().db))) == 15


def test_a_build_that_was_killed_does_not_stand_in_the_way(path: Path, child: Child, opened: Opened) -> None:
    process = child("""
from pivot_tui.store import schema
schema.write_triggers = lambda db: (tell("there"), wait())
open_store(path, key)
""")
    process.kill()
    process.wait()
    assert not path.exists()
    assert len(list(KIND.select(opened().db))) == 15


def test_a_file_system_without_hard_links_will_do(
    path: Path, key: str | None, opened: Opened, monkeypatch: pytest.MonkeyPatch, add: Add, texts: Texts
) -> None:
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    store = opened()
    add(store, "kept")
    store.close()
    schema.build(path, key)
    assert texts(opened()) == ["kept"]
    assert {file.name for file in path.parent.iterdir()} <= {path.name, f"{path.name}-wal", f"{path.name}-shm"}


def test_asking_for_a_workbook_that_must_be_there_makes_none(path: Path, opened: Opened) -> None:
    with pytest.raises(NoWorkbook, match="check that its folder is there"):
        opened(create=False)
    assert list(path.parent.iterdir()) == []


def test_a_file_where_a_folder_should_be_is_named(path: Path, opened: Opened) -> None:
    path.write_text("a file")
    with pytest.raises(NoWorkbook, match="name another"):
        opened(path / "workbook.db")
    assert path.read_text() == "a file"


def test_only_an_encrypted_workbook_is_locked(flavour: str, path: Path, opened: Opened) -> None:
    opened().close()
    assert opening.is_locked(path) is (flavour == "encrypted")


@pytest.mark.parametrize("flavour", ["stdlib"], indirect=True)
def test_nothing_is_left_unencrypted_where_encryption_was_asked_for(path: Path, flavour: str) -> None:
    with pytest.raises(NeedsPassphrase, match="sqlcipher3 is missing; install it"):
        open_store(path, "ab" * 48)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("flavour", ["encrypted"], indirect=True)
def test_an_encrypted_workbook_asks_for_sqlcipher_where_that_is_missing(
    path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened().close()
    before = path.read_bytes()
    monkeypatch.setattr(connection, "dbapi", sqlite3)
    monkeypatch.setattr(connection, "ENCRYPTION", False)
    with pytest.raises(NeedsPassphrase, match="install it"):
        opened()
    assert path.read_bytes() == before


@pytest.fixture
def passphrase(path: Path, add: Add, flavour: str, monkeypatch: pytest.MonkeyPatch, now: datetime) -> str:
    """The passphrase of an encrypted workbook with one entry and one backup; derived in a few rounds only."""
    monkeypatch.setattr(encryption, "ROUNDS", 1_000)
    with open_store(path, encryption.raw_key("correct horse", encryption.new_salt())) as store:
        store.clock = lambda: now
        add(store, "kept")
        backups.make_backup(store, backups.BackupReason.BY_HAND)
    return "correct horse"


only_encrypted = pytest.mark.parametrize("flavour", ["encrypted"], indirect=True)


@only_encrypted
def test_the_passphrase_opens_a_workbook_in_any_sqlcipher_tool(path: Path, dbapi: Any, add: Add) -> None:
    with open_store(path, encryption.raw_key("correct horse", encryption.new_salt())) as store:
        add(store, "kept")
    tool = dbapi.connect(str(path))
    tool.execute("PRAGMA key = 'correct horse'")
    assert tool.execute("SELECT text FROM entry").fetchall() == [("kept",)]
    tool.close()


@only_encrypted
def test_the_right_passphrase_opens_and_a_wrong_one_says_so(path: Path, passphrase: str, texts: Texts) -> None:
    with open_store(path, opening.derive_key(path, passphrase)) as store:
        assert texts(store) == ["kept"]
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase, match="neither the workbook nor its newest backup"):
        open_store(path, opening.derive_key(path, "wrong horse"))
    assert path.read_bytes() == before


@only_encrypted
def test_without_a_passphrase_a_locked_workbook_asks_for_it(path: Path, passphrase: str) -> None:
    with pytest.raises(NeedsPassphrase, match="asks for its passphrase"):
        open_store(path)


@only_encrypted
def test_the_right_passphrase_tells_a_damaged_start_from_a_typing_error(path: Path, passphrase: str) -> None:
    with path.open("r+b") as file:
        file.write(os.urandom(connection.PAGE))
    with pytest.raises(WrongPassphrase):
        open_store(path, opening.derive_key(path, "wrong horse"))
    key = opening.derive_key(path, passphrase)
    with pytest.raises(Damaged, match="'pivot restore' puts the newest backup in its place"):
        open_store(path, key)
    assert backups.newest_good_backup(path, key) is not None


@only_encrypted
def test_a_backup_under_an_older_passphrase_does_not_confuse(path: Path, passphrase: str, texts: Texts) -> None:
    path.unlink()
    with open_store(path, encryption.raw_key("new horse", encryption.new_salt())):
        pass
    with open_store(path, opening.derive_key(path, "new horse")) as store:
        assert texts(store) == []


@only_encrypted
def test_a_broken_backup_does_not_keep_a_locked_workbook_from_asking(path: Path, passphrase: str) -> None:
    (backups.backup_folder(path) / "2026-03-14T10-45-12Z-daily.db").write_bytes(b"")
    with pytest.raises(NeedsPassphrase, match="asks for its passphrase"):
        open_store(path)
    assert opening.derive_key(path, passphrase) == encryption.raw_key(passphrase, encryption.salt_of(path))


@only_encrypted
def test_a_wrong_passphrase_writes_nothing_over_the_screen(
    path: Path, passphrase: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WrongPassphrase):
        open_store(path, "ab" * 48)
    assert capfd.readouterr() == ("", "")


def test_the_shell_may_name_another_workbook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PIVOT_TUI_DB", "~/elsewhere.db")
    assert opening.default_path() == tmp_path / "elsewhere.db"
    monkeypatch.setenv("PIVOT_TUI_DB", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert opening.default_path().name == "workbook.db"
    assert opening.default_path().is_relative_to(tmp_path)


def test_without_a_name_it_lies_where_the_users_data_belongs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_data_path

    monkeypatch.delenv("PIVOT_TUI_DB", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for folder in ("", str(tmp_path / "data"), "  "):
        monkeypatch.setenv("XDG_DATA_HOME", folder)
        assert opening.default_path() == user_data_path("pivot-tui", appauthor=False) / "workbook.db"


@pytest.mark.parametrize("name", ["50%?#.db", "a b+c.db", "ü 日本.db", "c%20d.db"])
def test_a_name_that_would_mean_something_in_an_address_is_only_a_name(path: Path, key: str | None, name: str) -> None:
    place = path.with_name(name)
    with open_store(place, key):
        assert place.exists()
    with open_store(place, key) as again:
        assert again.path == place
    assert [found.name for found in path.parent.iterdir() if found.suffix == ".db"] == [name]
