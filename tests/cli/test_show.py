"""Printing what the screens show: as lines, as JSON with the same facts, and never a character that commands."""

import dataclasses
import json
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from pivot_tui import store as stores
from pivot_tui.domain.capture import read
from pivot_tui.domain.days import Now
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import ENTRY_SIGNS, Entry, Kind, Sign
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook import journal, today
from pivot_tui.workbook.capture import kinds_of_work

Run = Callable[..., CompletedProcess[str]]
Entries = Callable[[Path], list[Entry]]

FRIDAY = ("--today", "2026-03-13")
HARD_TEXTS = [
    "plain words",
    "- begins like a drain",
    "+ begins like what feeds",
    '"begins like a quote"',
    "// begins with the word that ends",
    "ends with the word //",
    "ends like a rating 5",
    "ends like both 5/0",
    "ends like a kind @inbox",
    "ends like a tag +tag",
    "ends like a day on tue",
    "ends like a time 18:30",
    "ends with on",
    "two lines\nand the second 4/4",
    'a "quoted" word and “curly” ones',
    "日本語 👩🏽‍⚕️ naïve",
    "5/0",
    "@inbox",
    "tab\tinside",
]


def facts_of(entry: Entry, kinds: dict[str, Kind]) -> dict[str, Any]:
    """An entry as the JSON documents it."""
    return {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "at": f"{entry.at:%Y-%m-%dT%H:%M:%SZ}",
        "utc_offset": entry.utc_offset,
        "sign": entry.sign.value,
        "text": entry.text,
        "dread": entry.dread,
        "energy": entry.energy,
        "kind": kinds[entry.kind].name if entry.kind else None,
        "tags": list(entry.tags),
    }


def test_today_prints_the_one_next_thing_the_days_the_latest_and_the_steps(pivot: Run, sample: Path) -> None:
    lines = pivot("show", "today", *FRIDAY, path=sample).stdout.splitlines()

    assert lines[:4] == [
        "Friday 13 March 2026",
        "",
        "NEXT  M.O.: Send the one-page CV",
        "      You said Wednesday 11 March.",
    ]
    assert lines[5] == "Last 7 days: 3 entries"
    assert lines[6:8] == ["  ▲ energy  4.5 (n 2)", "  ▼ dread   1.0 (n 1)"]
    assert "  11 Mar  1 entry    ▲ 5.0 (n 1)  ▼ 1.0 (n 1)" in lines
    assert "Latest" in lines
    assert "  12 Mar  ▲4    + Drafted checklist questions for July over coffee   Building courses" in lines
    assert lines[-10] == "  ●  1  Profile      strong first sign"
    assert lines[lines.index("Weekly pulse, 0 to 5") + 1 :][:2] == ["  6 Feb   ▲ 1  ▼ 4", "  13 Feb  ▲ 2  ▼ 4"]
    assert lines[-7] == "  ◐  4  People       3 of 5 met"
    assert lines[-1] == "  ◐ 10  Plan         2 of 17 cards done"
    due = lines.index("This week and next")
    assert lines[due + 1 : due + 23] == [
        "  2 days late  M.O.  Send the one-page CV",
        "  today        Weekly review, step 2 of 6",
        "  15 Mar       A.W.  one follow-up, then rest",
        "  18 Mar       D.F.  Ask for 20 minutes",
        "  20 Mar       R.T.  Shadow one grading meeting",
        "  24 Mar       L.K.  20 minutes, not prepared",
        "",
        "Months 1-3 of the plan, 7 weeks left",
        "",
        "Doing  2",
        "  Feedback form, second block                       due 30 Apr",
        "  Send one-page CV to M.O.                          2 days late",
        "",
        "Waiting  2",
        "  Meet L.K.                                         due 24 Mar",
        "  Get evaluation counts for spring conference       due 1 Apr",
        "",
        "Promised on Friday 27 February",
        "  ● Write to L.K.",
        "  ● See M.O. with three portfolio lines",
        "  ● Finish the sepsis cases",
        "",
    ]


def test_today_of_an_empty_workbook_says_so(pivot: Run) -> None:
    said = pivot("show", "today").stdout

    assert "NEXT  Write down one thing that drained you, or fed you" in said
    assert "Last 7 days: 0 entries" in said
    assert "  ▲ energy  not rated" in said
    assert "  nothing captured yet" in said
    assert "This week and next" not in said


def test_today_in_json_holds_the_facts_of_the_screen(pivot: Run, sample: Path, now: Now) -> None:
    found = json.loads(pivot("show", "today", "--json", *FRIDAY, path=sample).stdout)

    with stores.open(sample) as store:
        expected = today.read(store, now)
        with store.reading() as db:
            titles = dict(db.execute("SELECT title, id FROM card").fetchall())
    kinds = {kind.id: kind for kind in expected.kinds}
    days = expected.last_days
    assert found == {
        "format": "pivot-tui/today",
        "version": 1,
        "today": "2026-03-13",
        "next": {"act": "open_contact", "sentence": expected.next.sentence, "detail": expected.next.detail},
        "last_days": {
            "entries": days.entries,
            "dread": {"mean": days.dread.value, "n": days.dread.n},
            "energy": {"mean": days.energy.value, "n": days.energy.n},
            "days": [
                {
                    "day": day.day.isoformat(),
                    "entries": day.entries,
                    "dread": {"mean": day.dread.value, "n": day.dread.n},
                    "energy": {"mean": day.energy.value, "n": day.energy.n},
                }
                for day in days.days
            ],
        },
        "weeks": [{"day": week.day.isoformat(), "energy": week.energy, "dread": week.dread} for week in expected.weeks],
        "due": [
            {
                "contact": due.id if who else None,
                "who": who,
                "kind": kind,
                "what": due.what,
                "day": f"2026-03-{day}",
                "days_overdue": late,
                "card": titles.get(title),
            }
            for due, (who, kind, day, late, title) in zip(
                expected.due,
                (
                    ("M.O.", "next_step", "11", 2, "Send one-page CV to M.O."),
                    (None, "review", "13", 0, ""),
                    ("A.W.", "follow_up", "15", 0, ""),
                    ("D.F.", "next_step", "18", 0, "Ask D.F. for 20 minutes"),
                    ("R.T.", "next_step", "20", 0, ""),
                    ("L.K.", "meeting", "24", 0, "Meet L.K."),
                ),
                strict=True,
            )
        ],
        "plan": {
            "runs": "months 1-3 of the plan, 7 weeks left",
            "doing": [
                {"id": titles[title], "title": title, "due": f"2026-{day}", "days_late": late}
                for title, day, late in (
                    ("Feedback form, second block", "04-30", 0),
                    ("Send one-page CV to M.O.", "03-11", 2),
                )
            ],
            "waiting": [
                {"id": titles[title], "title": title, "due": f"2026-{day}", "days_late": 0}
                for title, day in (("Meet L.K.", "03-24"), ("Get evaluation counts for spring conference", "04-01"))
            ],
            "review_day": "2026-03-13",
            "promised_on": "2026-02-27",
            "promised": [
                {"text": text, "done": True}
                for text in ("Write to L.K.", "See M.O. with three portfolio lines", "Finish the sepsis cases")
            ],
        },
        "last_captured": "2026-03-12",
        "latest": [facts_of(entry, kinds) for entry in expected.latest],
        "steps": [
            {"number": step.number, "title": step.title, "state": step.state.name.lower(), "fact": step.fact}
            for step in expected.steps
        ],
    }


def test_the_journal_prints_entries_under_their_days_newest_first(pivot: Run, sample: Path) -> None:
    said = pivot("show", "journal", *FRIDAY, path=sample).stdout

    blocks = said.split("\n\n")
    assert blocks[0].splitlines() == [
        "Thursday 12 March 2026",
        "   10:30  ▲4    + Drafted checklist questions for July over coffee   Building courses",
    ]
    assert blocks[-1].splitlines() == [
        "Tuesday 17 February 2026",
        "   18:35  ▼4 ▲0 - Six admissions stacked after three, no break   Stacked visits",
    ]
    assert len(blocks) == 8


def test_the_journal_prints_every_line_of_a_long_entry(pivot: Run) -> None:
    pivot("note", "-", piped=b"first line\n\nlast line\n")

    assert [line.strip() for line in pivot("show", "journal").stdout.splitlines()][1:] != []
    assert pivot("show", "journal").stdout.splitlines()[-1] == "               last line"


def test_an_empty_journal_says_so_and_an_empty_answer_too(pivot: Run) -> None:
    assert pivot("show", "journal").stdout == "No entries.\n"
    assert pivot("show", "journal", "drains").stdout == "No entries like that.\n"


def test_the_journal_in_json_has_every_entry_with_its_fields(pivot: Run, sample: Path) -> None:
    found = json.loads(pivot("show", "journal", "--json", *FRIDAY, path=sample).stdout)

    with stores.open(sample) as store:
        kinds = {kind.id: kind for kind in kinds_of_work(store)}
        entries = journal.first_page(store, JournalFilter(), 100).entries
    lines = [entry.pop("line") for entry in found["entries"]]
    assert found == {
        "format": "pivot-tui/journal",
        "version": 1,
        "today": "2026-03-13",
        "entries": [facts_of(entry, kinds) for entry in entries],
    }
    assert lines[0] == "+ Drafted checklist questions for July over coffee -/4 @build 2026-03-12 10:30"


def test_a_journal_without_entries_is_still_json(pivot: Run) -> None:
    assert json.loads(pivot("show", "journal", "--json").stdout)["entries"] == []


def test_the_journal_reads_beyond_one_page(pivot: Run, db: Path, fill: Callable[[Path, int], None]) -> None:
    fill(db, 1203)

    assert len(json.loads(pivot("show", "journal", "--json").stdout)["entries"]) == 1203
    assert pivot("show", "journal").stdout.count("entry ") == 1203


@pytest.mark.parametrize("sign", ENTRY_SIGNS)
def test_the_line_of_every_entry_in_json_gives_the_entry_back(
    pivot: Run, entries: Entries, db: Path, wall_clock: Callable[[str], None], now: Now, sign: Sign
) -> None:
    wall_clock("2026-03-13T18:45:30")
    at = datetime(2026, 3, 11, 17, 20, tzinfo=UTC)
    plain = Entry(uuid7(at), at.date(), at, 0, "", None, None, None, sign)
    with stores.open(db) as store:
        kinds = kinds_of_work(store)
        marked: list[dict[str, Any]] = [{}, {"dread": 5}, {"energy": 0}]
        marked.append({"dread": 3, "energy": 4, "kind": kinds[2].id, "tags": ("b", "a")})
        with store.transaction("journal.add"):
            for number, text in enumerate(HARD_TEXTS):
                values = marked[number % len(marked)]
                ENTRY.insert(store.db, [dataclasses.replace(plain, id=uuid7(at), text=text, **values)])

    lines = {entry["id"]: entry["line"] for entry in json.loads(pivot("show", "journal", "--json").stdout)["entries"]}

    assert len(lines) == len(HARD_TEXTS)
    for entry in entries(db):
        again = read(lines[entry.id], now, kinds)
        assert again.problems == ()
        assert again.entry(entry.id, now) == entry


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("drains",), 3),
        (("@inbox",), 2),
        (("+sepsis",), 1),
        (("dread>=4",), 3),
        (("energy=none",), 2),
        (("since", "2026-03"), 5),
        (("until", "2026-02-20"), 2),
        (("on", "2026-03-12"), 1),
        (("prior",), 1),
        (("drains", "call"), 1),
        (("call", "feeds"), 0),
        ((), 8),
    ],
)
def test_filter_words_let_only_some_entries_through(
    pivot: Run, sample: Path, words: tuple[str, ...], count: int
) -> None:
    found = json.loads(pivot("show", "journal", "--json", *words, *FRIDAY, path=sample).stdout)

    assert len(found["entries"]) == count


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("@nothing",), "No kind of work answers to @nothing."),
        (("dread>5",), "Dread goes from 0 to 5, so nothing can be >5."),
        (("since", "whenever"), "whenever is not a day;"),
    ],
)
def test_a_filter_that_cannot_be_read_gets_one_sentence(
    pivot: Run, sample: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = pivot("show", "journal", *words, path=sample)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1


def test_search_finds_by_the_beginnings_of_words(pivot: Run, sample: Path) -> None:
    assert pivot("search", "prior", path=sample).stdout.splitlines() == [
        "2026-03-03  Prior-authorisation call, 35 minutes on hold",
        "sheet  Prior-authorisation calls and peer-to-peer reviews",
    ]
    assert pivot("search", "seps", "noon", path=sample).stdout.startswith("2026-03-11  Sepsis noon conference")
    assert "kind of work  Stacked visits\n" in pivot("search", "stacked", path=sample).stdout
    assert pivot("search", "nowhere", path=sample).stdout == "Nothing found.\n"


def test_printing_does_not_change_the_workbook(shell: Run, sample: Path) -> None:
    before = sample.read_bytes()

    for words in (("show", "today"), ("show", "journal"), ("search", "sepsis"), ("trash",), ("path",)):
        assert shell(*words, path=sample).returncode == 0

    assert sample.read_bytes() == before


def commands_in(said: str) -> set[str]:
    """The characters of an output that would command a terminal rather than be shown."""
    return {character for character in said if unicodedata.category(character) == "Cc"} - {"\n"}


@pytest.mark.parametrize(
    "words",
    [
        ("show", "today"),
        ("show", "today", "--json"),
        ("show", "journal"),
        ("show", "journal", "--json"),
        ("search", "red"),
        ("search", "evil"),
        ("note", "hello", "@inbox"),
        ("note", "hello", "@unknown"),
        ("dread", "hello", "6/0"),
        ("restore", "\x1b[31m"),
        ("undo",),
    ],
    ids=" ".join,
)
def test_what_another_program_wrote_never_commands_the_terminal(
    pivot: Run, hostile: Path, words: tuple[str, ...]
) -> None:
    done = pivot(*words, "--today", "2026-03-13", path=hostile)

    assert done.stdout + done.stderr != ""
    assert commands_in(done.stdout + done.stderr) == set()


def test_the_trash_never_commands_the_terminal(pivot: Run, hostile: Path, entries: Entries) -> None:
    with stores.open(hostile) as store:
        journal.trash(store, [entry.id for entry in journal.first_page(store, JournalFilter()).entries])

    said = pivot("trash", path=hostile).stdout

    assert "red �[31m title" in said
    assert commands_in(said) == set()


def test_a_bad_piped_line_is_quoted_without_its_commands(pivot: Run) -> None:
    done = pivot("note", piped=b"hello @\x1b[31mred\n")

    assert done.returncode == 2
    assert "@�[31mred" in done.stderr
    assert commands_in(done.stderr) == set()


def test_json_keeps_the_text_exactly_even_where_it_would_command(pivot: Run, hostile: Path, entries: Entries) -> None:
    found = json.loads(pivot("show", "journal", "--json", path=hostile).stdout)

    [entry] = entries(hostile)
    assert found["entries"][0]["text"] == entry.text
    assert "\x9b" in entry.text


@pytest.mark.parametrize("answer", ["totals", "evaluations"])
def test_a_day_that_is_none_is_refused_even_where_nothing_hangs_on_it(pivot: Run, sample: Path, answer: str) -> None:
    done = pivot("show", answer, "--today", "2026-02-30", path=sample)

    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no day '2026-02-30'" in done.stderr
