"""Capturing from the shell: words, one line typed at a prompt, lines from a pipe, or one text from it."""

import sys
from collections.abc import Sequence

from pivot_tui.cli.calls import Call
from pivot_tui.cli.opening import chosen_clock, chosen_place, open_workbook
from pivot_tui.cli.outcome import silence
from pivot_tui.cli.privacy import may_save, show_support
from pivot_tui.domain.capture import Reading, read
from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import NotUnderstood
from pivot_tui.domain.journal import Kind, Sign
from pivot_tui.domain.plain_text import printable
from pivot_tui.workbook import Store
from pivot_tui.workbook.capture import ReadLine, about, kinds_of_work, read_lines, said, save

_SIGNS = {"dread": Sign.DRAIN, "energy": Sign.FEED, "note": Sign.NOTE, "quote": Sign.QUOTE}
_PROMPTS = {
    Sign.DRAIN: "What drained you? ",
    Sign.FEED: "What fed you? ",
    Sign.NOTE: "Note: ",
    Sign.QUOTE: "What did the learner say? ",
}


def capture(call: Call) -> int:
    """Save what was given and answer with one line; the exit code.

    Raises:
        NotUnderstood: It cannot be read; nothing was saved.
        Fault: The workbook cannot be opened or written.
    """
    clock = chosen_clock(call.today)
    sign = _SIGNS[call.command]
    piped = "" if call.words not in ((), ("-",)) or sys.stdin.isatty() else _piped()
    with open_workbook(chosen_place(call.db)) as store:
        now, kinds = clock.now(), kinds_of_work(store)
        if call.words not in ((), ("-",)):
            lines = [(1, _sound(read(" ".join(call.words), now, kinds, sign)))]
        elif sys.stdin.isatty():
            return _save(store, _typed(sign, now, kinds, as_is=call.as_is), now)
        elif call.words:
            lines = [(1, _sound(read(piped, now, kinds, sign)))]
        else:
            lines = _all_sound(read_lines(piped, now, kinds, sign))
        texts = [(number, reading.text) for number, reading in lines]
        is_wanted = may_save(texts, can_ask=sys.stdin.isatty(), as_is=call.as_is)
        return _save(store, [reading for _, reading in lines] if is_wanted else [], now)


def _piped() -> str:
    """The whole input, whichever line ends its computer writes."""
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotUnderstood("That input is not UTF-8 text, so nothing was saved; convert it first.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _sound(reading: Reading) -> Reading:
    if reading.problems:
        raise NotUnderstood(f"{reading.problems[0].sentence} Nothing was saved.")
    return reading


def _all_sound(lines: Sequence[ReadLine]) -> list[tuple[int, Reading]]:
    if not lines:
        raise NotUnderstood("There are no words yet. Nothing was saved.")
    for line in lines:
        if line.reading.problems:
            raise NotUnderstood(f"Line {line.number}: {line.reading.problems[0].sentence} Nothing was saved.")
    return [(line.number, line.reading) for line in lines]


def _typed(sign: Sign, now: Now, kinds: Sequence[Kind], *, as_is: bool) -> list[Reading]:
    """One line typed at a prompt, asked again, with what was typed, until it may be saved; nothing when it is left."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")  # what is not UTF-8 gets its sentence, like any other line
    line = ""
    while True:
        try:
            line = _ask(_PROMPTS[sign], line)
        except (EOFError, KeyboardInterrupt):
            print()
            return []
        if not line.strip():
            return []
        reading = read(line, now, kinds, sign)
        if reading.problems:
            print(printable(reading.problems[0].sentence))
        elif may_save([(1, reading.text)], can_ask=True, as_is=as_is):
            return [reading]


def _ask(prompt: str, typed: str) -> str:
    try:
        import readline
    except ImportError:  # Windows
        return input(prompt)
    readline.set_startup_hook(lambda: readline.insert_text(typed))
    try:
        return input(prompt)
    finally:
        readline.set_startup_hook()


def _save(store: Store, readings: Sequence[Reading], now: Now) -> int:
    if not readings:
        print("Nothing was saved.")
        return 0
    captured = save(store, readings, now)
    try:
        print(_answer(readings, now, about(store, captured[0])), flush=True)
    except OSError:
        silence()  # it is saved, whether or not anybody could be told
    show_support([reading.text for reading in readings], now.day)
    return 0


def _answer(readings: Sequence[Reading], now: Now, activity: str) -> str:
    if len(readings) > 1:
        records = "quotes" if readings[0].sign is Sign.QUOTE else "entries"
        return f"{len(readings):,} {records} saved   (pivot undo takes them all back)"
    pieces = [*filter(None, said(readings[0], now)), *([f"about {activity}"] if activity else [])]
    return printable("   ".join([*pieces, "(pivot undo takes it back)"]))
