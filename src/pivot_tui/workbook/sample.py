"""The sample physician: an invented sheet and log to look around in, on its own day."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from pivot_tui import guide
from pivot_tui.domain.days import day_of, system_local
from pivot_tui.domain.faults import NotAWorkbook
from pivot_tui.domain.identifiers import uuid5, uuid7
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.domain.pulse import BurnoutAnswer, Pulse
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement
from pivot_tui.domain.situation import Situation
from pivot_tui.domain.work_pattern import WorkPattern
from pivot_tui.domain.work_week import TargetWeek
from pivot_tui.store.opening import is_locked, open_store
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.tables.profile import (
    BURNOUT_ANSWER,
    ELEMENT,
    PULSE,
    SITUATION,
    TARGET_WEEK,
    WORK_PATTERN,
)
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.sample_people import load_people
from pivot_tui.workbook.sample_plan import load_plan
from pivot_tui.workbook.sample_portfolio import load_portfolio

_WORDING = "physician-work-life-study"


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
    sample = guide.load("sample")
    with store.transaction("sample.load") as batch:
        ENTRY.insert(store.db, [_entry(line, kinds) for line in sample["entry"]])
        at = datetime.combine(sample_day(), time(), UTC)  # new records shall come after these, on that day too
        ELEMENT.insert(store.db, [_element(line, kinds, at) for line in sample["element"]])
        PULSE.insert(store.db, [_pulse(line) for line in sample["pulse"]])
        BURNOUT_ANSWER.insert(store.db, [_answer(line) for line in sample["burnout_answer"]])
        TARGET_WEEK.insert(store.db, [TargetWeek(id=uuid5("target_week", "one"), **sample["target_week"])])
        WORK_PATTERN.insert(store.db, [WorkPattern(id=uuid5("work_pattern", "one"), **sample["work_pattern"])])
        pivot_minutes = sample["situation"]["pivot_hours"] * 60
        SITUATION.insert(store.db, [Situation(id=uuid5("situation", "one"), pivot_minutes=pivot_minutes)])
        load_portfolio(store, at)
        load_people(store, at)
        load_plan(store, at)
        # Whoever looks around and undoes too often shall not undo the sample itself.
        store.db.execute("UPDATE batch SET state = 'dropped' WHERE n = ?", (batch.n,))


def _element(line: dict[str, Any], kinds: dict[str, str], at: datetime) -> WorkElement:
    return WorkElement(
        id=uuid7(at),
        prompt=Prompt(line["prompt"]),
        text=line["text"],
        kind=kinds[line["kind"]],
        dread=line.get("dread"),
        energy=line.get("energy"),
        minutes=line["hours"] * 60 if "hours" in line else None,
        bucket=Bucket(line["bucket"]) if "bucket" in line else None,
    )


def _pulse(line: dict[str, Any]) -> Pulse:
    day: date = line["day"]
    monday = day - timedelta(days=day.weekday())
    return Pulse(uuid5("pulse", monday.isoformat()), day, line["energy"], line["dread"])


def _answer(line: dict[str, Any]) -> BurnoutAnswer:
    return BurnoutAnswer(uuid5("burnout_answer", line["day"].isoformat()), line["day"], line["answer"], _WORDING)


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
