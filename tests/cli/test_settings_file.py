"""What the settings file changes for the shell: when a day begins, how days are written; nothing when it is broken."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pivot_tui.domain import day_style
from pivot_tui.domain.journal import Entry

Pivot = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def _style_of_its_own() -> Iterator[None]:
    """The way in which days are said belongs to the program, so a test puts it back."""
    yield
    day_style.use(day_style.DayStyle())


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file, which is still to be written."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("PIVOT_TUI_CONFIG", str(path))
    return path


@pytest.mark.parametrize(("line", "day"), [("", 12), ('day_start = "02:00"', 13), ("day_start = true", 12)])
def test_an_entry_of_the_small_hours_belongs_to_the_day_that_has_begun(
    line: str,
    day: int,
    settings: Path,
    pivot: Pivot,
    db: Path,
    entries: Callable[[Path], list[Entry]],
    wall_clock: Callable[[str], None],
) -> None:
    settings.write_text(line)
    wall_clock("2026-03-13T03:00:00")

    assert pivot("note", "after", "the", "shift").returncode == 0

    assert [entry.day for entry in entries(db)] == [date(2026, 3, day)]


def test_days_are_printed_in_the_order_that_was_chosen(
    settings: Path, pivot: Pivot, wall_clock: Callable[[str], None]
) -> None:
    settings.write_text('date_format = "Mar 13"')
    wall_clock("2026-03-13T12:00:00")

    assert "Friday March 13" in pivot("show", "today").stdout


@pytest.mark.parametrize("broken", ["day_start = ", "\x00", "[[["])
def test_a_broken_settings_file_keeps_nobody_from_capturing(settings: Path, pivot: Pivot, broken: str) -> None:
    settings.write_text(broken)

    assert pivot("note", "hello").returncode == 0
