"""People when the program is ended in the middle, and when others write at once: nothing lost or half saved."""

import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pivot_tui import store as stores
from pivot_tui.store.tables.people import CONTACT, CONVERSATION

pytestmark = pytest.mark.xdist_group("pty")

Start = Callable[..., Any]
Shell = Callable[..., subprocess.Popen[str]]
TODAY = ("--today", "2026-03-13")
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{who}\r\nEMAIL:{number}@example.org\r\nEND:VCARD\r\n"


def rows(path: Path) -> tuple[int, int]:
    """How many contacts and how many conversations there are."""
    with stores.open(path) as store, store.reading() as db:
        return len(list(CONTACT.select(db))), len(list(CONVERSATION.select(db)))


@pytest.fixture
def people(terminal: Start, sample: Path) -> Any:
    """A terminal that shows the contacts, with the cursor on the first."""
    opened = terminal("--db", str(sample), *TODAY)
    opened.wait_for("c Capture")
    opened.send("4")
    opened.wait_for("6 contacts, 1 overdue", "M.O.")
    return opened


@pytest.mark.parametrize(
    ("steps", "typed", "waits", "name"),
    [
        ((("a", "What they are"),), "B.B.", "A contact is waiting as you left it", "SIGKILL"),
        ((("jj", "Ask for 20 minutes"), ("n", "Ask D.F.")), "zebra", "A message is waiting as you left it", "SIGHUP"),
        (
            (("]", "5 threads"), ("\r", "Start the clock"), ("n", "Advice")),
            "zebra",
            "An after-note is waiting as you left it",
            "SIGKILL",
        ),
    ],
    ids=["contact", "ask", "after-note"],
)
def test_what_was_typed_about_people_waits_after_any_end(
    people: Any, terminal: Start, sample: Path, steps: tuple[tuple[str, str], ...], typed: str, waits: str, name: str
) -> None:
    before = rows(sample)
    for keys, seen in steps:
        people.send(keys)
        people.wait_for(seen)
    people.send(typed)
    people.wait_for("draft")
    people.wait_for(typed)
    people.wait_until(lambda: drafted(sample, typed), "the draft in the file")
    people.kill(getattr(signal, name))
    people.wait_end()

    assert rows(sample) == before
    again = terminal("--db", str(sample), *TODAY)
    again.wait_for("NEXT", waits)
    again.send("n")
    again.wait_for(typed)


def drafted(path: Path, typed: str) -> bool:
    """Whether a draft holds some words."""
    with stores.open(path) as store, store.reading() as db:
        return any(typed in body for (body,) in db.execute("SELECT body FROM draft"))


def test_importing_meeting_and_adding_at_once_keeps_each_once(
    shell: Shell, sample: Path, tmp_path: Path, is_sound: Callable[[Path], bool]
) -> None:
    file = tmp_path / "people.vcf"
    names = ("Xenia Yule", "Otto Quist", "Vera Zorn")
    file.write_text("".join(CARD.format(who=who, number=n) for n, who in enumerate(names)), encoding="utf-8")
    contacts, talks = rows(sample)
    importing = ["import", "contacts", str(file), "--yes"]

    started = [shell("--db", str(sample), *TODAY, *words) for words in (importing, importing, ["met", "df", "20"])]
    for process in started:
        _, complained = process.communicate(timeout=120)
        assert (process.returncode, complained) == (0, "")

    assert rows(sample) == (contacts + len(names), talks + 1)
    assert is_sound(sample)


def test_an_import_that_is_killed_brings_everybody_or_nobody(
    shell: Shell, sample: Path, tmp_path: Path, is_sound: Callable[[Path], bool]
) -> None:
    file = tmp_path / "people.csv"
    lines = [f"{chr(65 + n % 26)}x {chr(65 + n // 26 % 26)}y {chr(65 + n // 676)}z" for n in range(3_000)]
    file.write_text("\n".join(["Name", *lines]), encoding="utf-8")
    (before, _) = rows(sample)
    process = shell("--db", str(sample), *TODAY, "import", "contacts", str(file), "--yes")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=120)

    assert rows(sample)[0] in (before, before + len(lines))
    assert is_sound(sample)


def test_a_full_disk_leaves_an_address_book_as_it_was(
    sample: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    target = tmp_path / "contacts.vcf"
    target.write_text("the one from last week", encoding="utf-8")

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))

    words = ["export", "vcard", str(target), "--force"]
    done = subprocess.run(
        [sys.executable, "-m", "pivot_tui", "--db", str(sample), *TODAY, *words],
        capture_output=True, text=True, env=environment, preexec_fn=fill, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert target.read_text(encoding="utf-8") == "the one from last week"
