"""What the tests of the shell commands share: a workbook of their own, and two ways to run a command."""

import dataclasses
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pivot_tui import store as stores
from pivot_tui.cli import main
from pivot_tui.domain.capture import read
from pivot_tui.domain.days import Now, system_local
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Group, Kind, Sign
from pivot_tui.store.connection import ENCRYPTION
from pivot_tui.store.encryption import new_salt, raw_key
from pivot_tui.store.tables.journal import ENTRY, KIND
from pivot_tui.workbook import clock
from pivot_tui.workbook.capture import kinds_of_work, save

PASSPHRASE = "correct horse battery"
HOSTILE = "red \x1b[31m title \x1b]0;owned\x07 back\rover \x08\x7f\x9b31m end"


@pytest.fixture
def db(tmp_path: Path, built_new: Path) -> Path:
    """A workbook without entries."""
    path = tmp_path / "workbook.db"
    path.write_bytes(built_new.read_bytes())
    return path


@pytest.fixture
def sample(tmp_path: Path, built_sample: Path) -> Path:
    """The sample physician's workbook."""
    path = tmp_path / "sample.db"
    shutil.copy(built_sample, path)
    return path


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A workbook behind a passphrase."""
    if not ENCRYPTION:
        pytest.skip("sqlcipher3 is missing here")
    path = tmp_path / "locked.db"
    stores.open(path, raw_key(PASSPHRASE, new_salt())).close()
    return path


@pytest.fixture
def texts() -> Callable[[Path], list[str]]:
    """The texts of all entries of a workbook, in the order they were saved."""

    def found(path: Path) -> list[str]:
        with stores.open(path) as store, store.reading() as connection:
            return [entry.text for entry in ENTRY.select(connection, "ORDER BY n")]

    return found


@pytest.fixture
def entries() -> Callable[[Path], list[Entry]]:
    """All entries of a workbook, in the order they were saved."""

    def found(path: Path) -> list[Entry]:
        with stores.open(path) as store, store.reading() as connection:
            return list(ENTRY.select(connection, "ORDER BY n"))

    return found


@pytest.fixture
def fill() -> Callable[[Path, int], None]:
    """Save many entries at once."""

    def save_many(path: Path, count: int) -> None:
        at = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
        now = Now(at, at.date(), system_local)
        with stores.open(path) as store:
            kinds = kinds_of_work(store)
            save(store, [read(f"entry {n} of a long list of entries", now, kinds) for n in range(count)], now)

    return save_many


@pytest.fixture
def hostile(db: Path) -> Path:
    """A workbook into which another program has written text that would command a terminal."""
    at = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)
    with stores.open(db) as store:
        kind = kinds_of_work(store)[0]
        with store.transaction("kind.edit"):
            KIND.update(store.db, dataclasses.replace(kind, name=f"Charts {HOSTILE}"))
            KIND.insert(store.db, [Kind(uuid7(at), "", "Evil", "e\x1b[31mvil\x9bm", Group.OTHER)])
        with store.transaction("journal.add"):
            entry = Entry(uuid7(at), at.date(), at, 0, f"{HOSTILE}\nsecond\x1b[2J", 5, None, kind.id, Sign.DRAIN)
            ENTRY.insert(store.db, [dataclasses.replace(entry, tags=("t\x1b[31m",))])
    return db


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that others can reach as well; pytest's own are closed to them."""
    with tempfile.TemporaryDirectory(prefix="pivot-cli-") as name:
        place = Path(name)
        place.chmod(0o755)
        yield place
        place.chmod(0o755)


@pytest.fixture
def environment() -> dict[str, str]:
    """What a command is started with: the test's own home, and plain UTF-8."""
    return {**os.environ, "PYTHONUTF8": "1"}


@pytest.fixture
def starting(db: Path) -> Callable[..., list[str | bytes]]:
    """The words that start a command on the workbook, as a shell would."""

    def words(*given: str | bytes, path: Path | None = None) -> list[str | bytes]:
        return [sys.executable, "-m", "pivot_tui", "--db", str(path or db), *given]

    return words


@pytest.fixture
def shell(
    starting: Callable[..., list[str | bytes]], environment: dict[str, str]
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command in a process of its own, with something in its pipe or with nothing."""

    def run(
        *words: str | bytes, piped: bytes = b"", path: Path | None = None, **more: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            starting(*words, path=path), input=piped, capture_output=True, env={**environment, **more}, check=False
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def pivot(
    db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command in this process, with something in its pipe or with nothing."""

    def run(*words: str, piped: bytes = b"", path: Path | None = None) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
        with pytest.raises(SystemExit) as ended:
            main(["--db", str(path or db), *words])
        code = ended.value.code
        assert isinstance(code, int)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(words, code, said.out, said.err)

    return run


@pytest.fixture
def wall_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the clock on the wall stand still."""

    def stand_still(at: str) -> None:
        class Standing(datetime):
            @classmethod
            def now(cls, *_zone: object) -> datetime:  # type: ignore[override]
                return datetime.fromisoformat(at)

        monkeypatch.setattr(clock, "datetime", Standing)

    return stand_still
