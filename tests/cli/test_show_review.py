"""The weekly review from the shell: the last saved one printed, and the app opened on its area."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pivot_tui.cli import opening
from pivot_tui.cli.commands import run

Run = Callable[..., CompletedProcess[str]]


def test_the_last_saved_review_is_printed(pivot: Run, sample: Path) -> None:
    lines = pivot("show", "review", path=sample)
    assert (lines.returncode, lines.stderr) == (0, "")
    assert lines.stdout.startswith("Weekly review, Friday 27 February 2026, off week\n")
    found = json.loads(pivot("show", "review", "--json", path=sample).stdout)
    assert [one["minutes"] for one in found["review"]["next"]] == [30, 60, 120]


def test_with_none_saved_that_is_said(pivot: Run, db: Path) -> None:
    done = pivot("show", "review", path=db)
    assert (done.returncode, done.stdout) == (0, "No weekly review is saved yet.\n")


def test_pivot_review_opens_the_app_on_its_area(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[tuple[str | None, str | None, int]] = []

    def open_app(db: str | None, today: str | None, *, demo: bool = False, area: int = 1) -> int:
        del demo
        opened.append((db, today, area))
        return 0

    monkeypatch.setattr(opening, "open_app", open_app)
    path = str(tmp_path / "workbook.db")
    assert run(["review", "--db", path, "--today", "2026-03-13"]) == 0
    assert opened == [(path, "2026-03-13", 8)]
