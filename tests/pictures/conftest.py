"""Workbooks for the pictures: nothing in them depends on the day, the place or the order in which tests run."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.screens.driving import HOSTILE, STYLES
from tests.screens.making import NOON, make_encrypted, make_hostile
from tests.screens.making_people import add_hostile_people
from tests.screens.making_plan import add_hostile_plan
from tests.screens.making_portfolio import add_hostile_portfolio
from tests.screens.making_profile import add_hostile_profile

from pivot_tui.app import PivotApp
from pivot_tui.workbook import Store, once
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import open_for_screen
from pivot_tui.workbook.sample import write_sample

Open = Callable[[str], PivotApp]

BACKUPS = {"2026-03-11T07-02-10Z-daily": 208, "2026-03-12T18-20-00Z-before": 212, "2026-03-13T07-05-44Z-by-hand": 1216}
"""The backups that lie beside a workbook named kept, and their KiB."""
JOURNAL = f"""[2026-02-26 07:50] Noon conference went well @teaching @residents

[2026-02-27 18:30] {HOSTILE}

[2026-02-28 09:00] Prior authorisation calls again, nobody picked up @inbox *

[2026-02-25 21:15] Wrote the first page of the course
and an outline of what comes after it
"""
"""What a journal kept in jrnl looks like; an entry is out of its order."""
ANSWERS = "Timestamp,Level,Overall quality of this session\n" + "".join(
    f"2026-03-{day:02d} 13:00,PGY-{1 + day % 3},{3 + day % 3}\n" for day in range(1, 13)
)
"""What twelve learners answered, as a form in a browser gives it."""
CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"
    for lines in (
        "FN:L.K.\nTITLE:Vice chair for education\nEMAIL:lk@example.org",
        "FN:T.B.\nTITLE:Clerkship coordinator\nNOTE:Knows every schedule",
        f"FN:{HOSTILE}\nTITLE:Simulation technician",
    )
)
"""The cards of three people, one of whom the sample physician knows already."""
HOSTILE_THINGS: dict[str, Callable[[Store], None]] = {
    "hostile": add_hostile_profile,
    "hostile-portfolio": add_hostile_portfolio,
    "hostile-people": add_hostile_people,
    "hostile-plan": add_hostile_plan,
}
"""What is added to a workbook, by the workbook's name."""


@pytest.fixture(autouse=True)
def _styles_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    STYLES.install(monkeypatch)


@pytest.fixture
def open_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Iterator[Open]:
    """Make an app over a workbook by its name: new, empty, kept, sample, locked, or hostile in one of four ways."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PIVOT_TUI_CONFIG", "config.toml")
    monkeypatch.setattr("pivot_tui.store.store.system_clock", lambda: NOON)  # the sample keeps when it was made
    Path("journal.txt").write_text(JOURNAL, encoding="utf-8")
    Path("answers.csv").write_text(ANSWERS, encoding="utf-8")
    Path("people.vcf").write_text(CARDS, encoding="utf-8")
    path = Path("workbook.db")
    opened: list[Store] = []

    def build(name: str) -> PivotApp:
        if name == "locked":
            make_encrypted(path)
            return PivotApp(path, clock, None)
        makers: dict[str, Callable[[Path], None]] = {"sample": write_sample, "hostile": make_hostile}
        if name in makers:
            makers[name](path)
        if name == "kept":
            _keep_backups(path)
        store = open_for_screen(path)
        store.clock = lambda: NOON + timedelta(hours=6, minutes=42)
        opened.append(store)
        if name in HOSTILE_THINGS:
            HOSTILE_THINGS[name](store)
        if name != "new":
            once.mark_said(store, once.FIRST_RUN)
        return PivotApp(path, clock, store)

    yield build
    for store in opened:
        store.close()


def _keep_backups(path: Path) -> None:
    """Lay files beside a workbook that count as its backups, of sizes that do not depend on the schema."""
    folder = path.with_name(f"{path.name}.backups")
    folder.mkdir()
    for name, size in BACKUPS.items():
        (folder / f"{name}.db").write_bytes(bytes(size * 1024))
