"""What the tests of the store share: a workbook in three flavours, a frozen clock, and processes in its way."""

import contextlib
import ctypes
import dataclasses
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Group, Kind, Sign
from pivot_tui.store import connection
from pivot_tui.store import open as open_store
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY, KIND

NOW = datetime(2026, 3, 13, 10, 45, 12, tzinfo=UTC)
RAW_KEY = "0123456789abcdef" * 4 + "fedcba9876543210" * 2
NOBODY = 65534
NEW_MOUNTS = 0x00020000  # CLONE_NEWNS: what is mounted afterwards is seen by this process alone
SKIPPED, FAILED = 77, 1

CHILD = f"""
import sys
if sys.argv[1] == "stdlib":
    sys.modules["sqlcipher3"] = None
from datetime import datetime
from pathlib import Path
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.store import open as open_store
from pivot_tui.store.tables.journal import ENTRY

path, key = Path(sys.argv[2]), sys.argv[3] or None
now = datetime.fromisoformat("{NOW.isoformat()}")

def write(store, text):
    ENTRY.insert(store.db, [Entry(uuid7(now), now.date(), now, 0, text, None, None, None, Sign.NOTE)])

def add(store, text):
    with store.transaction("journal.add"):
        write(store, text)

def tell(word):
    print(word, flush=True)

def wait():
    sys.stdin.readline()
"""


@pytest.fixture(params=["plain", "encrypted", "stdlib"])
def flavour(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Plain and encrypted through sqlcipher3, and plain through the standard library as where that has no wheel."""
    name: str = request.param
    if name == "stdlib":
        monkeypatch.setattr(connection, "dbapi", sqlite3)
        monkeypatch.setattr(connection, "ENCRYPTION", False)
    elif not connection.ENCRYPTION:
        pytest.skip("sqlcipher3 is missing here")
    return name


@pytest.fixture
def key(flavour: str) -> str | None:
    """The raw key of the flavour's files; raw, so that no test pays for a derivation."""
    return RAW_KEY if flavour == "encrypted" else None


@pytest.fixture
def dbapi(flavour: str) -> Any:
    """The database module that the flavour uses, for its errors."""
    return vars(connection)["dbapi"]


@pytest.fixture
def now() -> datetime:
    """The instant at which every clock stands."""
    return NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the workbook of the test lies."""
    return tmp_path / "workbook.db"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that keeps one fresh workbook of each flavour, so that it is built only once."""
    return tmp_path_factory.mktemp("built")


@pytest.fixture
def template(built: Path, flavour: str, key: str | None) -> Path:
    """A fresh workbook of the flavour, to be copied and never opened."""
    file = built / f"{flavour}.db"
    if not file.exists():
        open_store(file, key).close()
    return file


@pytest.fixture
def opened(path: Path, key: str | None) -> Iterator[Callable[..., Store]]:
    """Open the workbook, or another file, with the clock standing still; closed again after the test."""
    with contextlib.ExitStack() as stack:

        def open_it(file: Path | None = None, **options: Any) -> Store:
            store = stack.enter_context(open_store(file or path, key, **{"wait": 0.1, **options}))
            store.clock = lambda: NOW
            return store

        yield open_it


@pytest.fixture
def store(template: Path, path: Path, opened: Callable[..., Store]) -> Store:
    """A fresh workbook, open."""
    shutil.copyfile(template, path)
    path.chmod(0o600)
    return opened()


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Make an entry that is not saved yet."""

    def make(text: str, **values: Any) -> Entry:
        plain = Entry(uuid7(NOW), NOW.date(), NOW, 60, text, None, None, None, Sign.NOTE)
        return dataclasses.replace(plain, **values)

    return make


@pytest.fixture
def add(entry: Callable[..., Entry]) -> Callable[..., Entry]:
    """Save a new entry as one action."""

    def save(store: Store, text: str, **values: Any) -> Entry:
        made = entry(text, **values)
        with store.transaction("journal.add"):
            ENTRY.insert(store.db, [made])
        return made

    return save


@pytest.fixture
def edit() -> Callable[..., Entry]:
    """Change fields of an entry as one action."""

    def change(store: Store, entry: Entry, **values: Any) -> Entry:
        changed = dataclasses.replace(entry, **values)
        with store.transaction("journal.edit"):
            assert ENTRY.update(store.db, changed)
        return changed

    return change


@pytest.fixture
def add_kind() -> Callable[..., Kind]:
    """Save a new kind of work as one action."""

    def save(store: Store, name: str) -> Kind:
        made = Kind(uuid7(NOW), "", name, name.casefold(), Group.OTHER)
        with store.transaction("kind.add"):
            KIND.insert(store.db, [made])
        return made

    return save


@pytest.fixture
def texts() -> Callable[[Store], list[str]]:
    """The texts of all entries, in the order they were saved."""

    def read(store: Store) -> list[str]:
        with store.reading() as db:
            return [entry.text for entry in ENTRY.select(db, "ORDER BY n")]

    return read


@pytest.fixture
def child(flavour: str, path: Path, key: str | None) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start another process that works on the workbook; it says one word when it is where the test wants it."""
    with contextlib.ExitStack() as stack:

        def start(script: str, says: str | None = "there") -> subprocess.Popen[str]:
            command = [sys.executable, "-c", CHILD + script, flavour, str(path), key or ""]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            stack.callback(process.communicate)
            stack.callback(process.kill)
            assert process.stdout is not None
            if says is not None:
                assert process.stdout.readline().strip() == says
            return process

        yield start


def _report_of(check: Callable[[], None]) -> tuple[int, str]:
    try:
        check()
    except pytest.skip.Exception as skip:
        return SKIPPED, str(skip)
    except BaseException:
        return FAILED, traceback.format_exc()
    return 0, ""


@pytest.fixture
def forked() -> Callable[[Callable[[], None]], None]:
    """Run a check in a forked child, which may give up its rights, its room or its mounts without harm to others."""

    def run(check: Callable[[], None]) -> None:
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            code, report = _report_of(check)
            os.write(writer, report.encode()[:60_000])
            os._exit(code)
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            report = pipe.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == SKIPPED:
            pytest.skip(report)
        assert code == 0, report

    return run


@pytest.fixture
def as_nobody(forked: Callable[[Callable[[], None]], None]) -> Callable[[Callable[[], None]], None]:
    """Run a check as somebody to whom file modes mean something; root passes over them."""

    def run(check: Callable[[], None]) -> None:
        if os.geteuid() != 0:
            check()
            return

        def without_rights() -> None:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            check()

        forked(without_rights)

    return run


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that others can reach as well; pytest's own are closed to them."""
    with tempfile.TemporaryDirectory(prefix="pivot-store-") as name:
        place = Path(name)
        place.chmod(0o755)
        yield place
        place.chmod(0o755)


@pytest.fixture
def small_disk(tmp_path: Path) -> Callable[[], Path]:
    """Mount a disk of four megabytes, seen by this process alone; to be called in a forked child."""

    def mount() -> Path:
        place = tmp_path / "disk"
        place.mkdir()
        unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
        if unshare is None or unshare(NEW_MOUNTS) != 0:
            pytest.skip("a process cannot have mounts of its own here, so no disk could be filled")
        for command in (
            ["mount", "--make-rprivate", "/"],
            ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)],
        ):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
        return place

    return mount
