"""Reading journals of jrnl: every entry as it was written, whatever the file looks like, and clear words where not."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from tests.interchange import making_jrnl

from pivot_tui.interchange import imported, jrnl
from pivot_tui.interchange.imported import CannotImport, ImportedEntry

FIXTURES = Path(__file__).with_name("fixtures")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to be written."""
    return tmp_path / "journal.txt"


def written(file: Path, content: str | bytes) -> Path:
    """The file, with this content."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def comparable(entries: tuple[ImportedEntry, ...]) -> list[tuple[object, ...]]:
    """What the two forms of one journal must have in common."""
    return [(e.day, e.clock, e.text, sorted(e.tags)) for e in entries]


def test_a_journal_of_hundreds_of_entries_is_read_whole(file: Path) -> None:
    made = making_jrnl.entries(640)

    read = jrnl.read(written(file, making_jrnl.text(made)))

    assert [(e.day, e.clock, e.text) for e in read.entries] == [(m.at.date(), m.at.time(), m.text) for m in made]
    assert ["starred: yes" in e.kept for e in read.entries] == [m.starred for m in made]
    assert (read.left_out, read.empty, read.notes) == ((), 0, ())
    assert [e.suspicion for e in read.entries if e.suspicion] == []


def test_text_and_json_of_the_same_journal_say_the_same() -> None:
    text, document = (jrnl.read(FIXTURES / f"small_jrnl.{ending}") for ending in ("txt", "json"))

    assert comparable(text.entries) == comparable(document.entries)
    assert len(text.entries) == 3


def test_tags_are_found_as_jrnl_finds_them_and_other_marks_are_not_read() -> None:
    first, second, third = jrnl.read(FIXTURES / "small_jrnl.txt").entries

    assert first.tags == ("results", "fax-machine")
    assert second.tags == ()
    assert third.tags == ("inbox",)
    assert third.text == "Walked a student through an ECG 5/0 @inbox +friday"


def test_what_has_no_field_is_kept_a_line_each() -> None:
    first, second, _ = jrnl.read(FIXTURES / "small_jrnl.json").entries

    assert first.kept == (
        "starred: yes",
        "uuid: 0123456789ABCDEF0123456789ABCDEF",
        "creator host_name: invented-laptop",
        "creator software_agent: jrnl/4.6",
    )
    assert second.kept == ()


def test_a_tag_that_cannot_be_one_here_is_kept_beside_the_entry(file: Path) -> None:
    (entry,) = jrnl.read(written(file, "[2026-03-01 09:00] With @a/b and @Ward and #1\n")).entries

    assert entry.tags == ("ward",)
    assert entry.kept == ("tag: @a/b",)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.rstrip("\n").encode(),
        lambda text: (text + "\n\n\n").encode(),
    ],
    ids=["CRLF", "byte order mark", "UTF-16", "no line end at the end", "many at the end"],
)
def test_line_ends_and_marks_of_other_computers_change_nothing(file: Path, change: object) -> None:
    made = making_jrnl.entries(24)
    assert callable(change)

    read = jrnl.read(written(file, change(making_jrnl.text(made))))

    assert [e.text for e in read.entries] == [m.text for m in made]


@pytest.mark.parametrize(
    "time_format",
    ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %I:%M %p", "%d.%m.%Y %H:%M", "%m/%d/%Y %I:%M %p", "%A, %d %B %Y %H:%M"],
)
def test_usual_time_formats_are_found_out(file: Path, time_format: str) -> None:
    made = making_jrnl.entries(60)

    read = jrnl.read(written(file, making_jrnl.text(made, time_format)))

    assert [(e.day, e.clock) for e in read.entries] == [(m.at.date(), m.at.time()) for m in made]
    assert read.notes == ()


def test_days_and_months_that_could_be_swapped_are_said_to_be_so(file: Path) -> None:
    path = written(file, "[01/02/2026 09:00] One.\n\n[03/02/2026 09:00] Two.\n")

    read = jrnl.read(path)
    other = jrnl.read(path, "%m/%d/%Y %H:%M")

    assert [e.day for e in read.entries] == [date(2026, 2, 1), date(2026, 2, 3)]
    assert "%m/%d/%Y %H:%M" in read.notes[0]
    assert [e.day for e in other.entries] == [date(2026, 1, 2), date(2026, 3, 2)]


def test_an_unusual_time_format_can_be_named(file: Path) -> None:
    path = written(file, "[26|060|0915] Words.\n")
    with pytest.raises(CannotImport):
        jrnl.read(path)

    (entry,) = jrnl.read(path, "%y|%j|%H%M").entries

    assert (entry.day, entry.clock) == (date(2026, 3, 1), time(9, 15))


def test_a_time_format_that_is_none_is_refused(file: Path) -> None:
    with pytest.raises(CannotImport, match="no time format"):
        jrnl.read(written(file, "[2026-03-01 09:00] Words.\n"), "soon")


def test_what_stands_before_the_first_entry_is_named(file: Path) -> None:
    read = jrnl.read(written(file, "\nMy journal\n\n[2026-03-01 09:00] Words.\n"))

    assert [(str(left.place), left.sentence) for left in read.left_out] == [
        ("Line 2", "What stands here, before the first entry, has no date.")
    ]


def test_an_entry_without_words_is_counted_and_passed_over(file: Path) -> None:
    read = jrnl.read(
        written(file, "[2026-03-01 09:00] \n\n[2026-03-02 09:00]\n\n[2026-03-03 09:00] *\n\n[2026-03-04 09:00] A\n")
    )

    assert [e.text for e in read.entries] == ["A"]
    assert read.empty == 3


def test_a_line_that_looks_like_another_entry_is_pointed_out(file: Path) -> None:
    read = jrnl.read(
        written(file, "[2026-03-01 09:00] One.\nmore\n2026-03-02 10:00 two?\n\n[2026-03-03 09:00] Three.\n")
    )

    assert [e.suspicion for e in read.entries] == ["Line 3, inside it, looks like the beginning of another entry.", ""]


def test_a_date_written_in_another_way_opens_an_entry_and_is_pointed_out(file: Path) -> None:
    read = jrnl.read(written(file, "[2026-03-01 09:00] A\n[2026-03-02 09:00] B\n[March 3, 2026 9:15 AM] C\n"))

    assert [(e.text, e.day, e.clock) for e in read.entries][2] == ("C", date(2026, 3, 3), time(9, 15))
    assert read.entries[2].suspicion == "Its date is written in another way than the others."


def test_a_folder_is_read_with_the_days_of_its_files(tmp_path: Path) -> None:
    for name, clock in (("2026/02/27.txt", "18:30"), ("2026/03/01.txt", "09:00")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"[{clock}] On the day of {name[:10]}.\n", encoding="utf-8")

    read = jrnl.read(tmp_path)

    assert [(e.day, e.clock) for e in read.entries] == [
        (date(2026, 2, 27), time(18, 30)),
        (date(2026, 3, 1), time(9)),
    ]
    assert str(read.entries[1].place) == "2026/03/01.txt, line 1"


@pytest.mark.parametrize(
    "content",
    [b"JRNLv3\x00\x01salt and the rest", b"gAAAAA" + b"Bq9_-x" * 40 + b"==\n", bytes(range(256)) * 4],
    ids=["third", "second", "first"],
)
def test_an_encrypted_journal_is_refused_with_what_to_do(file: Path, content: bytes) -> None:
    with pytest.raises(CannotImport, match=r"is encrypted.*jrnl --decrypt"):
        jrnl.read(written(file, content))


def test_a_journal_in_another_encoding_is_refused_with_its_line(file: Path) -> None:
    with pytest.raises(CannotImport, match=r"not UTF-8 text \(line 3\)"):
        jrnl.read(written(file, "[2026-03-01 09:00] A\n\n[2026-03-02 09:00] café\n".encode("latin-1")))


@pytest.mark.parametrize("content", ["", "\n\n", "only words\n", "[footnote] words\n"])
def test_a_file_without_entries_is_refused(file: Path, content: str) -> None:
    with pytest.raises(CannotImport, match="No entry was found"):
        jrnl.read(written(file, content))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"entries": [', "cannot be read"),
        ('{"notes": []}', 'no list of "entries"'),
        ('{"entries": [{"title": 5}]}', "must be text"),
        ('{"entries": [{"title": "A", "date": "yesterday"}]}', "Its date or time"),
        ('{"entries": []}', "no entry with words"),
    ],
)
def test_json_of_another_kind_is_refused(file: Path, content: str, said: str) -> None:
    with pytest.raises(CannotImport, match=said):
        jrnl.read(written(file, content))


def test_one_bad_entry_of_json_is_named_and_the_others_come(file: Path) -> None:
    good = {"title": "A", "body": "", "date": "2026-03-01", "time": "09:00", "tags": [], "starred": False}
    read = jrnl.read(written(file, json.dumps({"entries": [good, good | {"time": "25:00"}, 7]})))

    assert len(read.entries) == 1
    assert [str(left.place) for left in read.left_out] == ["Entry 2", "Entry 3"]


def test_a_field_that_jrnl_does_not_know_is_kept(file: Path) -> None:
    values = {"title": "A", "date": "2026-03-01", "time": "09:00", "mood": {"score": 3}, "place": "the\nward"}
    (entry,) = jrnl.read(written(file, json.dumps({"entries": [values]}))).entries

    assert entry.kept == ("mood score: 3", "place: the ward")


def test_the_tags_that_json_lists_come_with_or_without_their_sign(file: Path) -> None:
    values = {"title": "A @ward", "date": "2026-03-01", "time": "09:00", "tags": ["teaching", "+late", "@Ward", "@"]}
    (entry,) = jrnl.read(written(file, json.dumps({"entries": [values]}))).entries

    assert entry.tags == ("ward", "late", "teaching")


def test_reading_can_be_stopped(file: Path) -> None:
    class Enough(Exception):
        """Raised by whoever is told of the progress."""

    def stop(_done: int, _total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        jrnl.read(written(file, "[2026-03-01 09:00] A\n"), progress=stop)


@pytest.mark.parametrize(
    "body",
    [
        "above" + "\n" * 200_000 + "below",
        "[" + "1" * 500_000,
        " " * 500_000 + "x",
        "word " * 200_000 + "end",
        "@a" * 500_000,
    ],
    ids=["empty lines", "one bracket and digits", "blanks", "a long line", "a long tag"],
)
def test_a_text_of_any_length_and_shape_is_read_to_its_end(file: Path, body: str) -> None:
    (entry,) = jrnl.read(written(file, f"[2026-03-01 09:00] Title\n{body}\n")).entries

    assert entry.text == f"Title\n{body}"


def test_brackets_that_nearly_hold_a_date_are_words(file: Path) -> None:
    nearly = "".join(f"[2026 {'mar' * 24}{'9' * n}!] words\n" for n in range(1, 5))
    (entry,) = jrnl.read(written(file, f"[2026-03-01 09:00] Title\n{nearly}")).entries

    assert entry.text == f"Title\n{nearly}".rstrip("\n")


def test_a_line_that_looks_like_another_entry_is_named_by_its_number_behind_empty_lines(file: Path) -> None:
    (entry,) = jrnl.read(written(file, "[2026-03-01 09:00] A\nb\n\n\n  [12/13/2026 at 9] c\n")).entries

    assert entry.suspicion == "Line 5, inside it, looks like the beginning of another entry."


def test_a_clock_with_a_zone_or_a_fraction_is_the_time_on_the_wall(file: Path) -> None:
    clocks = ("18:30", "18:31+02:00", "18:32:05.5", "18:33Z")
    listed = [{"title": clock, "date": "2026-03-01", "time": clock} for clock in clocks]

    read = jrnl.read(written(file, json.dumps({"entries": listed}))).entries

    assert [entry.clock for entry in read] == [time(18, 30), time(18, 31), time(18, 32, 5), time(18, 33)]


def test_a_file_without_an_end_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "LARGEST", 1024)

    with pytest.raises(CannotImport, match="more than can be meant"):
        jrnl.read(written(file, "[2026-03-01 09:00] A\n" * 100))


def test_a_name_that_no_file_can_have_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="could not be read"):
        jrnl.read(tmp_path / ("x" * 400))
