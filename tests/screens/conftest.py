"""Apps for the tests of the screens, over the workbooks of the tests above."""

from collections.abc import Iterator

import pytest
from tests.screens.driving import FRAMES, STYLES

from pivot_tui.app import PivotApp
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import open_for_screen


@pytest.fixture(autouse=True)
def _quick_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    STYLES.install(monkeypatch)
    FRAMES.install(monkeypatch)


@pytest.fixture
def sample_app(sample_workbook: Store, clock: Clock) -> PivotApp:
    """An app over the sample physician's workbook."""
    return PivotApp(sample_workbook.path, clock, sample_workbook)


@pytest.fixture
def new_app(new_workbook: Store, clock: Clock) -> PivotApp:
    """An app over a workbook that was never looked at."""
    return PivotApp(new_workbook.path, clock, new_workbook)


@pytest.fixture
def empty_app(empty_workbook: Store, clock: Clock) -> PivotApp:
    """An app over a new workbook."""
    return PivotApp(empty_workbook.path, clock, empty_workbook)


@pytest.fixture
def shared_app(sample_workbook: Store, clock: Clock) -> Iterator[PivotApp]:
    """An app on a connection of its own, which waits as little as it does on a real screen.

    `sample_workbook` is then another program that has the same file open.
    """
    with open_for_screen(sample_workbook.path) as store:
        store.clock = sample_workbook.clock
        yield PivotApp(store.path, clock, store)
