"""Workbooks for the pictures: nothing in them depends on the day, the place or the order in which tests run."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.screens.driving import STYLES
from tests.screens.making import NOON, make_encrypted, make_hostile

from pivot_tui.app import PivotApp
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import open_for_screen
from pivot_tui.workbook.sample import write_sample

Open = Callable[[str], PivotApp]


@pytest.fixture(autouse=True)
def _styles_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    STYLES.install(monkeypatch)


@pytest.fixture
def open_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Iterator[Open]:
    """Make an app over a workbook by its name: empty, sample, hostile or locked."""
    monkeypatch.chdir(tmp_path)
    path = Path("workbook.db")
    opened: list[Store] = []

    def build(name: str) -> PivotApp:
        if name == "locked":
            make_encrypted(path)
            return PivotApp(path, clock, None)
        makers: dict[str, Callable[[Path], None]] = {"sample": write_sample, "hostile": make_hostile}
        if name in makers:
            makers[name](path)
        store = open_for_screen(path)
        store.clock = lambda: NOON + timedelta(hours=6, minutes=42)
        opened.append(store)
        return PivotApp(path, clock, store)

    yield build
    for store in opened:
        store.close()
