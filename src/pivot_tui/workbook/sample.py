"""The sample physician: an invented log to look around in, on its own day."""

from datetime import UTC, date, datetime
from pathlib import Path

from pivot_tui import guide
from pivot_tui.domain.days import day_of, system_local
from pivot_tui.domain.faults import NotAWorkbook
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.store.opening import is_locked, open_store
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook.capture import kinds_of_work


def sample_day() -> date:
    """The day on which the sample physician looks at the workbook."""
    day: date = guide.load("sample")["today"]
    return day


def write_sample(path: Path) -> None:
    """Make a workbook with the sample's log at a path that has no file yet.

    Raises:
        NotAWorkbook: There is a file already; it was left as it is.
        Fault: It cannot be made.
    """
    is_locked(path)  # refuses a place that cannot be reached, and a file of another kind
    if path.exists():
        raise NotAWorkbook(f"{path} exists; the sample is only written to a new file.")
    with open_store(path) as store:
        _load(store)


def _load(store: Store) -> None:
    kinds = {kind.key: kind.id for kind in kinds_of_work(store)}
    with store.transaction("sample.load") as batch:
        ENTRY.insert(store.db, [_entry(line, kinds) for line in guide.load("sample")["entry"]])
        # Whoever looks around and undoes too often shall not undo the sample itself.
        store.db.execute("UPDATE batch SET state = 'dropped' WHERE n = ?", (batch.n,))


def _entry(line: dict[str, object], kinds: dict[str, str]) -> Entry:
    wall_clock = line["at"]
    assert isinstance(wall_clock, datetime)
    at = system_local(wall_clock)
    offset = at.utcoffset()
    assert offset is not None
    return Entry(
        id=uuid7(at),
        day=day_of(wall_clock),
        at=at.astimezone(UTC),
        utc_offset=int(offset.total_seconds() // 60),
        text=str(line["text"]),
        dread=_rating(line.get("dread")),
        energy=_rating(line.get("energy")),
        kind=kinds[str(line["kind"])] if "kind" in line else None,
        sign=Sign(line["sign"]),
        tags=tuple(line.get("tags", ())),  # type: ignore[arg-type]
    )


def _rating(value: object) -> int | None:
    return value if isinstance(value, int) else None
