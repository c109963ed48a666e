"""What every test stands on: no real home, no network, one time zone, and a clock that stands still."""

import itertools
import os
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

os.environ["TZ"] = "UTC"
time.tzset()
os.environ["TEXTUAL_ANIMATIONS"] = "none"
for _name in ("PIVOT_TUI_DB", "PIVOT_TUI_CONFIG", "VISUAL", "EDITOR", "NO_COLOR", "TEXTUAL_THEME", "COLORTERM"):
    os.environ.pop(_name, None)


def _refuse_network(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        raise RuntimeError(f"a test reached for the network: {event}")


sys.addaudithook(_refuse_network)

from pivot_tui import store as stores  # noqa: E402
from pivot_tui.domain.days import Now  # noqa: E402
from pivot_tui.workbook import once  # noqa: E402
from pivot_tui.workbook.clock import Clock  # noqa: E402
from pivot_tui.workbook.sample import write_sample  # noqa: E402


class FixedClock(Clock):
    """A clock that stands still on Friday 13 March 2026 at 18:42."""

    def now(self) -> Now:
        """The same moment, always."""
        at = datetime(2026, 3, 13, 18, 42, tzinfo=UTC)
        return Now(at, date(2026, 3, 13), lambda naive: naive.replace(tzinfo=UTC))


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the next test can have its home."""
    place = tmp_path_factory.mktemp("homes")
    return (place / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder that is thrown away; the real one is never touched."""
    home = next(homes)
    home.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture
def clock() -> Clock:
    """The clock that stands still."""
    return FixedClock()


@pytest.fixture
def now(clock: Clock) -> Now:
    """Friday 13 March 2026, 18:42 UTC."""
    return clock.now()


@pytest.fixture
def workbook_path(tmp_path: Path) -> Path:
    """Where a workbook can be made."""
    return tmp_path / "private" / "workbook.db"


@pytest.fixture(scope="session")
def built_new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workbook, made once and copied by every test that starts with one."""
    path = tmp_path_factory.mktemp("built") / "new.db"
    stores.open(path).close()
    return path


@pytest.fixture(scope="session")
def built_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample physician's workbook, made once and copied by every test that starts with it."""
    path = tmp_path_factory.mktemp("built") / "sample.db"
    write_sample(path)
    return path


def _open_copy(built: Path, path: Path) -> stores.Store:
    """Open a copy of a workbook that was made before; nothing in a test needs to outlast a loss of power."""
    path.parent.mkdir(mode=0o700)
    shutil.copy(built, path)
    store = stores.open(path)
    store.db.execute("PRAGMA synchronous = OFF")
    return store


@pytest.fixture
def new_workbook(built_new: Path, workbook_path: Path) -> Iterator[stores.Store]:
    """A workbook that was never looked at."""
    with _open_copy(built_new, workbook_path) as store:
        store.clock = lambda: datetime(2026, 3, 13, 18, 42, tzinfo=UTC)
        yield store


@pytest.fixture
def empty_workbook(new_workbook: stores.Store) -> stores.Store:
    """A workbook with nothing in it, whose first questions were skipped."""
    once.mark_said(new_workbook, once.FIRST_RUN)
    return new_workbook


@pytest.fixture
def sample_workbook(built_sample: Path, tmp_path: Path) -> Iterator[stores.Store]:
    """The sample physician's workbook."""
    with _open_copy(built_sample, tmp_path / "sample" / "workbook.db") as store:
        store.clock = lambda: datetime(2026, 3, 13, 18, 42, tzinfo=UTC)
        yield store
