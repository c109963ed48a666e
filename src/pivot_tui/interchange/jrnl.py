"""Journals of jrnl: its text files, its folders of text files, and its JSON exports."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from pivot_tui.domain.journal import TAG
from pivot_tui.domain.plain_text import printable
from pivot_tui.interchange.imported import (
    STEP,
    CannotImport,
    ImportedEntry,
    ImportedJournal,
    LeftOut,
    Place,
    Progress,
    is_folder,
    looks_like_data,
    no_progress,
    read_beginning,
    read_bytes,
    text_of,
)
from pivot_tui.interchange.written_times import (
    CLOCK_FORMATS,
    TIME_FORMATS,
    check_format,
    choose_format,
    has_clock,
    plainly,
    reader,
    shape_of,
)

SOURCE = "jrnl"
HEADING = re.compile(r"^\[([^\]\n]{1,80})\](?: |$)", re.MULTILINE)
"""What begins an entry where the words in the brackets are a date; nothing escapes it, so any line may look like it."""
_LOOKS_LIKE_HEADING = re.compile(
    r"^[^\S\n]*(?:\[[^\]\n]{0,75}\d[^\]\n]{5,75}\] |\[?\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2})", re.MULTILINE
)  # every part is bounded, so that no line takes long
_TAG = re.compile(r"(?<!\S)[#@]([-+*#/\w]+)")
_LETTER = re.compile(r"[^\W\d_]")
_DAY_FILE = re.compile(r"\d{4}/[01]\d/[0-3]\d\.txt")
_FERNET = re.compile(rb"\s*gAAAAA[\w=-]{40,}\s*", re.ASCII)
_ENCRYPTED = (
    "{} is encrypted. Export it from jrnl first (jrnl --format json --file journal.json), or decrypt it there "
    "(jrnl --decrypt); then import what that gives."
)
_MOST_SHAPES = 50  # ways of writing a date in one file, beyond which it is not dates that are written
_KNOWN_FIELDS = {"title", "body", "date", "time", "tags", "starred"}


def read(path: Path, time_format: str = "", progress: Progress = no_progress) -> ImportedJournal:
    """Read a text file, a folder or a JSON export of jrnl, whichever it is.

    Args:
        path: The file, or the folder of a journal that jrnl keeps as a folder.
        time_format: The ``timeformat`` of jrnl's configuration, or "" to find it out.
        progress: Told how far the reading is.

    Raises:
        CannotImport: It is encrypted, is no journal of jrnl, or cannot be read.
    """
    if time_format:
        check_format(time_format)
    if is_folder(path):
        return _read_folder(path, time_format, progress)
    content = read_bytes(path)
    refuse_encrypted(content, path.name)
    text = text_of(content, path.name)
    if text.lstrip().startswith("{"):
        return _read_json(text, path.name, progress)
    return _read_texts([_File(text)], time_format, progress, path.name)


def looks_like_jrnl(path: Path) -> bool:
    """Whether a file or a folder looks like a journal of jrnl, encrypted or not."""
    if is_folder(path):
        return True
    content = read_beginning(path)
    try:
        refuse_encrypted(content, path.name)
        text = text_of(content, path.name)
    except CannotImport:
        return True
    return text.lstrip().startswith("{") or any(m[0].endswith(" ") and shape_of(m[1]) for m in HEADING.finditer(text))


def refuse_encrypted(content: bytes, name: str) -> None:
    """Make sure that a file is not one of jrnl's three encrypted forms.

    Raises:
        CannotImport: It is.
    """
    if (
        content.startswith(b"JRNLv3")
        or _FERNET.fullmatch(content)
        or (looks_like_data(content) and not _is_text(content))
    ):
        raise CannotImport(_ENCRYPTED.format(name))


def _is_text(content: bytes) -> bool:
    try:
        text_of(content, "")
    except CannotImport:
        return False
    return True


class _File(NamedTuple):
    """One text file: alone, or of one day of a folder."""

    text: str
    name: str = ""
    day: date | None = None


class _Heading(NamedTuple):
    """The beginning of an entry."""

    file: _File
    start: int
    end: int
    line: int
    at: datetime
    has_clock: bool
    is_odd: bool


# Text


def _read_folder(path: Path, time_format: str, progress: Progress) -> ImportedJournal:
    files, left_out = [], []
    try:
        next(path.iterdir(), None)
    except OSError as error:
        raise CannotImport(f"{path} could not be read ({error.strerror}).") from None
    for found in sorted(path.glob("[0-9]" * 4 + "/*/*.txt")):
        name = found.relative_to(path).as_posix()
        if not _DAY_FILE.fullmatch(name):
            continue
        try:
            day = date(int(name[:4]), int(name[5:7]), int(name[8:10]))
        except ValueError:
            left_out.append(LeftOut(Place(1, file=name), "The name of this file is not a day, so it is left out."))
            continue
        content = read_bytes(found)
        refuse_encrypted(content, name)
        files.append(_File(text_of(content, name), name, day))
    if not files:
        raise CannotImport(
            f"{path} holds no journal of jrnl; a folder journal has its days in files such as 2026/03/13.txt."
        )
    read = _read_texts(files, time_format, progress, path.name)
    return ImportedJournal(SOURCE, read.entries, (*left_out, *read.left_out), read.empty, read.notes)


def _read_texts(files: Sequence[_File], time_format: str, progress: Progress, name: str) -> ImportedJournal:
    matches = [(file, match) for file in files for match in HEADING.finditer(file.text)]
    formats = (*TIME_FORMATS, *CLOCK_FORMATS) if files[0].day else TIME_FORMATS
    form, note = time_format, ""
    if not form:
        form, note = choose_format([match[1] for _, match in matches], formats)
    headings = list(_headings(matches, form, is_given=bool(time_format), in_folder=files[0].day is not None))
    if not headings:
        raise CannotImport(
            f"No entry was found in {name}: in a journal of jrnl each begins like [2026-03-13 18:30]. "
            "Another time format can be named, and a plain text with dated headings is imported as text."
        )
    entries, empty = [], 0
    left_out = [_before_first(file, headings) for file in files if file.text.strip()]
    for number, heading in enumerate(headings):
        if number % STEP == 0:
            progress(number, len(headings))
        after = headings[number + 1] if number + 1 < len(headings) else None
        end = after.start if after is not None and after.file is heading.file else len(heading.file.text)
        entry = _text_entry(heading, heading.file.text[heading.end : end])
        entries += [entry] if entry is not None else []
        empty += entry is None
    progress(len(headings), len(headings))
    return ImportedJournal(SOURCE, tuple(entries), tuple(filter(None, left_out)), empty, (note,) if note else ())


def _headings(
    matches: Sequence[tuple[_File, "re.Match[str]"]], form: str, *, is_given: bool, in_folder: bool
) -> Iterator[_Heading]:
    """Those bracketed beginnings of lines that are dates, with their line numbers."""
    read, find_other = reader(form), _OtherFormats(form)
    file, line, counted = None, 1, 0
    for own, match in matches:
        if own is not file:
            file, line, counted = own, 1, 0
        line += own.text.count("\n", counted, match.start())
        counted = match.start()
        written, used = match[1], form
        at = read(written if is_given else plainly(written)) if form else None
        if at is None and match[0].endswith(" "):
            at, used = find_other(written)
        if at is None:
            continue
        is_odd = used != form
        if in_folder and own.day is not None:
            at = datetime.combine(own.day, at.time())
        yield _Heading(own, match.start(), match.end(), line, at, has_clock(used), is_odd)


class _OtherFormats:
    """Reads dates that are not written as the rest of the file; each shape of writing is tried out only once."""

    def __init__(self, form: str) -> None:
        self._formats = [other for other in TIME_FORMATS if other != form]
        self._by_shape: dict[str, str] = {}

    def __call__(self, written: str) -> tuple[datetime | None, str]:
        """The reading and its format, or nothing where no format reads it."""
        plain, shape = plainly(written), shape_of(written)
        if not shape or (shape not in self._by_shape and len(self._by_shape) >= _MOST_SHAPES):
            return None, ""
        if shape not in self._by_shape:
            self._by_shape[shape] = next((form for form in self._formats if reader(form)(plain) is not None), "")
        form = self._by_shape[shape]
        return (reader(form)(plain) if form else None), form


def _before_first(file: _File, headings: Sequence[_Heading]) -> LeftOut | None:
    """What stands in a file before its first entry: jrnl passes it over, and it has no day."""
    first = next((heading.start for heading in headings if heading.file is file), len(file.text))
    before = file.text[:first]
    if not before.strip():
        return None
    line = before[: len(before) - len(before.lstrip())].count("\n") + 1
    return LeftOut(Place(line, file=file.name), "What stands here, before the first entry, has no date.")


def _text_entry(heading: _Heading, written: str) -> ImportedEntry | None:
    """The entry behind a heading, or nothing where it has no words."""
    title, _, body = written.strip("\n").partition("\n")
    title, starred = _without_star(title)
    text = _joined(title, body)
    if not text:
        return None
    tags, other = tags_in(text)
    kept = (("starred: yes",) if starred else ()) + tuple(f"tag: {tag}" for tag in other)
    suspicion = "Its date is written in another way than the others." if heading.is_odd else ""
    if not suspicion and (found := _LOOKS_LIKE_HEADING.search(body)):
        line = heading.line + 1 + body.count("\n", 0, found.start())
        suspicion = f"Line {line:,}, inside it, looks like the beginning of another entry."
    clock = heading.at.time() if heading.has_clock else None
    return ImportedEntry(
        heading.at.date(), clock, text, tags, kept, Place(heading.line, file=heading.file.name), suspicion
    )


def _without_star(title: str) -> tuple[str, bool]:
    stripped = title.strip()
    if stripped == "*" or stripped.endswith(" *"):
        return stripped[:-1].rstrip(), True
    return stripped, False


def _joined(title: str, body: str) -> str:
    """Title and body as jrnl writes them under each other."""
    body = body.strip("\n").rstrip()
    return f"{title}\n{body}" if title and body else title or body


def tags_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags of a text as jrnl finds them: those that can be tags here, and the others with their sign."""
    return _sorted_out(match[0] for match in _TAG.finditer(text))


def _sorted_out(written: Iterator[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = dict.fromkeys(tag.lower() for tag in written)
    tags = dict.fromkeys(word for tag in found if TAG.fullmatch(word := _without_sign(tag)))
    other = tuple(tag for tag in found if not TAG.fullmatch(_without_sign(tag)) and _LETTER.search(tag))
    return tuple(tags), other


def _without_sign(tag: str) -> str:
    return tag if tag[:1].isalnum() else tag[1:]


# JSON


def _read_json(text: str, name: str, progress: Progress) -> ImportedJournal:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f" (line {error.lineno:,})" if isinstance(error, json.JSONDecodeError) else ""
        raise CannotImport(f"{name} begins like JSON but cannot be read as it{line}; export it again.") from None
    listed = document.get("entries") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        raise CannotImport(f'{name} is JSON, but not of jrnl: it has no list of "entries".')
    entries: list[ImportedEntry] = []
    left_out, empty = [], 0
    for number, values in enumerate(listed, 1):
        if number % STEP == 0:
            progress(number, len(listed))
        place = Place(number, "entry")
        read = _json_entry(values, place)
        if isinstance(read, ImportedEntry):
            entries.append(read)
        elif read:
            left_out.append(LeftOut(place, read))
        else:
            empty += 1
    if not entries and left_out:
        raise CannotImport(f"No entry of {name} can be read; the first: {left_out[0].sentence}")
    if not entries:
        raise CannotImport(f"There is no entry with words in {name}.")
    return ImportedJournal(SOURCE, tuple(entries), tuple(left_out), empty)


def _json_entry(values: Any, place: Place) -> ImportedEntry | str:
    """One entry; or what is wrong with it in one sentence, "" where it has no words."""
    if not isinstance(values, dict) or not all(isinstance(values.get(n, ""), str) for n in ("title", "body")):
        return "It is not an entry of jrnl: title and body must be text."
    at = _json_time(values)
    if at is None:
        return "Its date or time cannot be read; they are written like 2026-03-13 and 18:30."
    text = _joined(*(values.get(name, "").replace("\r\n", "\n").strip() for name in ("title", "body")))
    if not text:
        return ""
    tags, other = tags_in(text)
    listed = values.get("tags")
    if isinstance(listed, list):
        more, more_other = _sorted_out(iter(sorted(tag for tag in listed if isinstance(tag, str))))
        known = {_without_sign(tag.lower()) for tag in listed if isinstance(tag, str)}
        tags = tuple(dict.fromkeys((*(tag for tag in tags if tag in known), *more)))
        other = tuple(dict.fromkeys((*other, *more_other)))
    kept = (*_kept(values), *(f"tag: {printable(tag)}" for tag in other))
    return ImportedEntry(at[0], at[1], text, tags, kept, place)


def _json_time(values: Mapping[str, Any]) -> tuple[date, time | None] | None:
    day, clock = values.get("date"), values.get("time")
    try:
        at = None if clock in (None, "") else time.fromisoformat(str(clock)).replace(microsecond=0, tzinfo=None)
        return date.fromisoformat(str(day)), at
    except ValueError:
        return None


def _kept(values: Mapping[str, Any]) -> Iterator[str]:
    """What an entry has no field for, a line each."""
    if values.get("starred") is True:
        yield "starred: yes"
    for name, value in values.items():
        if name in _KNOWN_FIELDS or value in (None, "", [], {}):
            continue
        inner = value.items() if isinstance(value, dict) else ((None, value),)
        for part, one in inner:
            said = one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)
            yield f"{_on_one_line(name if part is None else f'{name} {part}')}: {_on_one_line(said)}"


def _on_one_line(text: str) -> str:
    return " ".join(printable(text).split())
