"""The capture line: one grammar for shell and app, read into an entry or a quote, and written back from an entry."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from pivot_tui.domain.days import Now, When, instant_on, read_when
from pivot_tui.domain.journal import SIGN_MARKS, TAG, Entry, Kind, Sign, find_kind
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem

if TYPE_CHECKING:
    from pivot_tui.domain.quote import Quote

ENDS_TEXT = "//"
"""The word that ends the text where the text itself ends in what would read as a mark."""

_WORD = re.compile(r"\S+")
_BOTH_RATINGS = re.compile(r"([0-9]{1,4}|-)/([0-9]{1,4}|-)")
_ONE_RATING = re.compile(r"[0-5]")
_LONGEST_DAY = 5  # "3 days ago at 18:30"
_OPENING_QUOTES, _CLOSING_QUOTES = '"“', '"”'
_AS_TEXT = "If it belongs to the text, end the line with the word //."


class Reading(NamedTuple):
    """What was understood of a capture line.

    Attributes:
        sign: What it is captured as.
        text: Everything before the marks, as typed.
        dread: 0 to 5, or nothing.
        energy: 0 to 5, or nothing.
        kind: The kind of work, where one was named.
        tags: Lower case, each once, in the order typed.
        when: The day and time that were named, if any.
        problems: What keeps it from being saved; a reading without any can become an entry, or a quote.
    """

    sign: Sign
    text: str
    dread: int | None = None
    energy: int | None = None
    kind: Kind | None = None
    tags: tuple[str, ...] = ()
    when: When | None = None
    problems: tuple[Problem, ...] = ()

    def place(self, now: Now) -> tuple[date, datetime, int]:
        """The day it is about, its instant in UTC, and the minutes that local time was ahead of that."""
        at = instant_on(self.when, now) if self.when else now.at
        offset = at.utcoffset() or timedelta(0)
        day = self.when.day if self.when else now.day
        return day, at.astimezone(UTC).replace(microsecond=0), int(offset.total_seconds() // 60)

    def entry(self, identifier: str, now: Now) -> Entry:
        """The finished entry; only for a reading without problems, and not for a quote."""
        day, at, offset = self.place(now)
        return Entry(
            id=identifier,
            day=day,
            at=at,
            utc_offset=offset,
            text=self.text,
            dread=self.dread,
            energy=self.energy,
            kind=self.kind.id if self.kind else None,
            sign=self.sign,
            tags=self.tags,
        )

    def quote(self, identifier: str, now: Now, activity: str | None = None) -> "Quote":
        """The finished quote, unvetted (S3.4c); only for a reading without problems that is one."""
        from pivot_tui.domain.quote import Quote

        day, at, offset = self.place(now)
        return Quote(
            id=identifier,
            day=day,
            at=at,
            utc_offset=offset,
            text=self.text,
            activity=activity,
            dread=self.dread,
            energy=self.energy,
            kind=self.kind.id if self.kind else None,
            tags=self.tags,
        )


def read(line: str, now: Now, kinds: Sequence[Kind], sign: Sign | None = None) -> Reading:
    """Read a capture line.

    The marks are the longest run of words at the end that all read as a mark: one rating, one ``@kind``, any
    ``+tags``, one day with or without a time, in any order. Everything before them is text. A word ``//`` in
    front of them is dropped and ends the text.

    Args:
        line: What was typed. With a sign given it may hold line breaks; they belong to the text.
        now: The present.
        kinds: All kinds of work, the retired ones too.
        sign: What the shell's command says; without it the line's own first sign counts
            (``-`` drains, ``+`` feeds, a quotation mark opens a quote, anything else is a note).
    """
    found, rest = (sign, line) if sign is not None else _leading_sign(line)
    words = list(_WORD.finditer(rest))
    marks, start = _trailing_marks([word[0] for word in words], found, now, kinds)
    end = words[start].start() if start < len(words) else len(rest)
    if start > 0 and words[start - 1][0] == ENDS_TEXT:
        end = words[start - 1].start()
    text = rest[:end].strip()
    if sign is None and found is Sign.QUOTE:
        text = _unquoted(text)
    problem = text_problem(text)
    return marks._replace(text=text, problems=marks.problems + ((problem,) if problem else ()))


def _unquoted(text: str) -> str:
    """The words between the marks; where the quotation ends before the text does, the opening mark stays too."""
    if text[-1:] and text[-1:] in _CLOSING_QUOTES:
        return text[:-1].rstrip()
    return f'"{text}' if text.count('"') % 2 else text


def is_blank(line: str) -> bool:
    """Whether nothing has been typed yet, but for a sign."""
    return not _leading_sign(line)[1].strip()


def _leading_sign(line: str) -> tuple[Sign, str]:
    stripped = line.lstrip()
    if stripped[:1] and stripped[:1] in _OPENING_QUOTES:
        return Sign.QUOTE, stripped[1:]
    first, _, rest = stripped.partition(" ")
    if first == ENDS_TEXT:
        return Sign.NOTE, rest
    if first in ("-", "+"):
        return (Sign.DRAIN if first == "-" else Sign.FEED), rest
    return Sign.NOTE, stripped


def _trailing_marks(words: Sequence[str], sign: Sign, now: Now, kinds: Sequence[Kind]) -> tuple[Reading, int]:
    """What the marks at the end say, and the number of the word they begin with."""
    taken: dict[str, object] = {}
    tags: list[str] = []
    problems: list[Problem] = []
    end = len(words)
    while end > 0:
        mark = next(_marks_ending_at(words[:end], sign, now, kinds, taken), None)
        if mark is None:
            break
        field, value, length = mark
        if isinstance(value, Problem):
            problems.insert(0, value)
        if field == "tag":
            tags.insert(0, str(value))
        else:
            taken[field] = value
        end -= length
    both = taken.get("rating")
    dread, energy = both if isinstance(both, tuple) and not isinstance(both, Problem) else (None, None)
    kind, when = taken.get("kind"), taken.get("day")
    reading = Reading(
        sign=sign,
        text="",
        dread=dread,
        energy=energy,
        kind=kind if isinstance(kind, Kind) else None,
        tags=tuple(dict.fromkeys(tags)),
        when=when if isinstance(when, When) else None,
        problems=tuple(problems),
    )
    return reading, end


def _marks_ending_at(
    words: Sequence[str], sign: Sign, now: Now, kinds: Sequence[Kind], taken: dict[str, object]
) -> Iterator[tuple[str, object, int]]:
    """The marks that the last words could be: the field, what it says or what is wrong with it, and its length."""
    last = words[-1]
    if "day" not in taken:
        for length in range(min(_LONGEST_DAY, len(words)), 0, -1):
            if (when := read_when(words[-length:], now)) is not None:
                yield "day", _with_way_out(when), length
    if "rating" not in taken and (rating := _read_rating(last, sign)) is not None:
        yield "rating", _with_way_out(rating), 1
    if last.startswith("@") and len(last) > 1 and "kind" not in taken:
        yield "kind", find_kind(last[1:], kinds) or _with_way_out(_unknown_kind(last, kinds)), 1
    if last.startswith("+") and TAG.fullmatch(last[1:].lower()):
        yield "tag", last[1:].lower(), 1


def _with_way_out(value: object) -> object:
    """A problem with the advice added that makes a mark of text what it was meant to be."""
    return value._replace(sentence=f"{value.sentence} {_AS_TEXT}") if isinstance(value, Problem) else value


def _read_rating(word: str, sign: Sign) -> tuple[int | None, int | None] | Problem | None:
    if sign in (Sign.DRAIN, Sign.FEED) and _ONE_RATING.fullmatch(word):
        return (int(word), None) if sign is Sign.DRAIN else (None, int(word))
    both = _BOTH_RATINGS.fullmatch(word)
    if both is None or both[0] == "-/-":
        return None
    dread, energy = (None if part == "-" else int(part) for part in both.groups())
    if (dread or 0) > 5 or (energy or 0) > 5:
        return Problem("rating", f"{word} is not a rating: dread/energy go from 0 to 5.")
    return dread, energy


def _unknown_kind(word: str, kinds: Sequence[Kind]) -> Problem:
    import difflib

    known = [kind.alias for kind in kinds if not kind.retired]
    near = difflib.get_close_matches(word[1:].casefold(), known, 1)
    advice = f"did you mean @{near[0]}?" if near else "known are " + ", ".join(f"@{alias}" for alias in known) + "."
    return Problem("kind", f"No kind of work answers to {word}; {advice}")


def written(entry: Entry, kinds: Sequence[Kind], now: Now, *, with_sign: bool = True) -> str:
    """The capture line that gives this entry back: the inverse of `read`.

    Args:
        entry: What the line shall say.
        kinds: All kinds of work.
        now: The present; an entry of this very moment is written without its day.
        with_sign: Begin with the app's sign; without it the line is for `read` with a sign given.
    """
    kind = next((kind for kind in kinds if kind.id == entry.kind), None)
    marks = [_written_rating(entry), f"@{kind.alias}" if kind else "", *(f"+{tag}" for tag in entry.tags)]
    marks.append(_written_when(entry, now))
    marks = [mark for mark in marks if mark]
    if _runs_into_marks(_WORD.findall(entry.text), " ".join(marks).split(), entry.sign, now, kinds):
        marks.insert(0, ENDS_TEXT)
    line = " ".join([entry.text, *marks])
    return _written_sign(entry) + line if with_sign else line


def _runs_into_marks(words: Sequence[str], marks: Sequence[str], sign: Sign, now: Now, kinds: Sequence[Kind]) -> bool:
    """Whether the last words of a text would be read as marks, alone or, like ``on``, with the marks behind them."""
    return words[-1] == ENDS_TEXT or any(
        _trailing_marks([*words, *behind], sign, now, kinds)[1] < len(words) for behind in ((), marks)
    )


def _written_sign(entry: Entry) -> str:
    if entry.sign is Sign.NOTE:
        return "" if _leading_sign(entry.text) == (Sign.NOTE, entry.text) else f"{ENDS_TEXT} "
    return f"{SIGN_MARKS[entry.sign]} "


def _written_rating(entry: Entry) -> str:
    if entry.dread is None and entry.energy is None:
        return ""
    return "/".join("-" if rating is None else str(rating) for rating in (entry.dread, entry.energy))


def _written_when(entry: Entry, now: Now) -> str:
    if entry.day == now.day and entry.at == now.at.astimezone(UTC).replace(microsecond=0):
        return ""
    clock = time(entry.local.hour, entry.local.minute)
    typed = When(entry.day, clock)
    of_that_day = instant_on(typed, now).astimezone(UTC) == entry.at.replace(second=0)
    return f"{entry.day.isoformat()} {clock:%H:%M}" if of_that_day else entry.day.isoformat()
