"""What is measured: each measure runs a program of ours and one beside it in turn, and gives what both took."""

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.programs import EMPTY_APP, EMPTY_PYTHON, OPTION_LIST_APP, environment, pivot
from benchmarks.terminal import NotMeasured, Terminal

from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.store.opening import open_store
from pivot_tui.store.store import Store
from pivot_tui.workbook import journal

_TEN_YEARS = 20_000  # entries
_TODAY_SHOWN = "Ten steps"
_JOURNAL_SHOWN = "entries, newest first"
_WORD = "residents"
_DOWN = b"\x1b[B"
_AREAS = "2345678"
_WARMING_KEYS, _KEYS = 5, 25
_WARMING_MOVES, _MOVES = 2, 10  # there and back
_QUIET = 0.15  # seconds that make a program ready
_KEY_QUIET = 0.03  # seconds after which a key has had its effect
_MOVE_QUIET = 0.15  # seconds after which all that a move changes has been drawn
_SEARCH_QUIET = 0.4  # seconds after which a search has, even one that changes nothing
_ROWS, _ROW_BEGINNING = 8, 25  # rows by which a result is known, and how many letters of each
_CAPTURES = 5
_IDLE_FROM, _IDLE_FOR = 6.0, 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Bound:
    """The most that something may take: so many times what is beside it, and so much more.

    Attributes:
        times: The factor.
        plus: What may come on top, in the unit of the measurement.
    """

    times: float
    plus: float = 0

    def allowed(self, beside: float) -> float:
        """The most, in the unit of the measurement."""
        return self.times * beside + self.plus


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measurement of one round.

    Attributes:
        what: What was measured.
        measured: How much it took.
        against: What was measured beside it.
        beside: How much that took.
        bound: What is allowed.
        unit: Of both numbers.
    """

    what: str
    measured: float
    against: str
    beside: float
    bound: Bound
    unit: str = "ms"


@dataclass(frozen=True, slots=True)
class Bench:
    """What the measures work with.

    Attributes:
        folder: Where the programs run; it is also their home.
        workbooks: Workbooks by their number of entries, at least one of them with entries.
        for_captures: The same once more, to capture into.
    """

    folder: Path
    workbooks: dict[int, Path]
    for_captures: dict[int, Path]

    @property
    def smallest(self) -> int:
        """Entries of the smallest workbook."""
        return min(self.workbooks)

    @property
    def smallest_filled(self) -> int:
        """Entries of the smallest workbook that has any."""
        return min(size for size in self.workbooks if size)

    @property
    def usual(self) -> int:
        """Entries of the workbook with ten years of data, or of the largest where there is none such."""
        return _TEN_YEARS if _TEN_YEARS in self.workbooks else self.largest

    @property
    def largest(self) -> int:
        """Entries of the largest workbook."""
        return max(self.workbooks)

    def start(self, command: Sequence[str]) -> Terminal:
        """Start a program in a terminal."""
        return Terminal(command, environment(self.folder), self.folder)

    def start_today(self, size: int) -> Terminal:
        """Start the app with a workbook of so many entries."""
        return self.start(pivot(self.workbooks[size]))


def warm_up(bench: Bench) -> None:
    """Start every program once, so that all bytecode is written and every file has been read.

    Raises:
        NotMeasured: One of them did not start.
    """
    for command, text in ((EMPTY_APP, "empty"), (OPTION_LIST_APP, "row   1")):
        with bench.start(command) as terminal:
            terminal.watch(terminal.started, text)
    for size in bench.workbooks:
        with bench.start_today(size) as terminal:
            terminal.watch(terminal.started, _TODAY_SHOWN)
            _visit_areas(terminal)
        _time_command(bench, pivot(bench.for_captures[size], "note", "The first line of the day"))


def measure_starts(bench: Bench) -> list[Measurement]:
    """Milliseconds until Today can be seen, and until it is quiet: the quicker of two starts, for noise only adds."""
    sizes = dict.fromkeys((bench.usual, bench.smallest, bench.largest))
    programs = [(EMPTY_APP, "empty"), *((pivot(bench.workbooks[size]), _TODAY_SHOWN) for size in sizes)]
    first: dict[Sequence[str], list[float]] = {command: [] for command, _ in programs}
    ready: dict[Sequence[str], list[float]] = {command: [] for command, _ in programs}
    for command, text in (*programs, *reversed(programs)):
        with bench.start(command) as terminal:
            painted = terminal.watch(terminal.started, text, quiet=_QUIET)
        first[command].append(painted.shown)
        ready[command].append(painted.last)
    found = []
    for name, times, limit in (("first paint of Today", first, 1.4), ("Today ready", ready, 1.6)):
        took = {size: min(times[pivot(bench.workbooks[size])]) for size in sizes}
        empty = min(times[EMPTY_APP])
        what = f"{name}, {_entries(bench.usual)}"
        found.append(Measurement(what, took[bench.usual], "empty Textual app", empty, Bound(limit)))
        if bench.smallest < bench.largest:
            what, against = f"{name}, {_entries(bench.largest)}", _entries(bench.smallest)
            found.append(Measurement(what, took[bench.largest], against, took[bench.smallest], Bound(1.1)))
    return found


def measure_keys(bench: Bench) -> list[Measurement]:
    """Milliseconds until a cursor key in the Journal's list can be seen; each key in turn with one in a plain list."""
    found = []
    for size in dict.fromkeys((bench.smallest_filled, bench.largest)):
        with bench.start(OPTION_LIST_APP) as plain, bench.start_today(size) as ours:
            plain.watch(plain.started, "row   1")
            _open_journal(ours)
            pairs = [(_cursor_down(ours), _cursor_down(plain)) for _ in range(_WARMING_KEYS + _KEYS)]
        measured, beside = (statistics.median(times) for times in zip(*pairs[_WARMING_KEYS:], strict=True))
        what = f"key to paint in the Journal, {_entries(size)}"
        found.append(Measurement(what, measured, "list of 100 rows", beside, Bound(1.5)))
    return found


def measure_portfolio_keys(bench: Bench) -> list[Measurement]:
    """Milliseconds until a cursor key in the Portfolio's lists can be seen, each in turn with one in a plain list."""
    return [_key_in_view(bench, "Portfolio", *view) for view in (("Sessions", b"3"), ("Evaluations", b"33"))]


def measure_people_keys(bench: Bench) -> list[Measurement]:
    """Milliseconds until a cursor key in the lists of People can be seen, each in turn with one in a plain list."""
    views = (("Contacts", b"4"), ("Conversations", b"44"), ("Learned", b"4444"))
    return [_key_in_view(bench, "People", *view) for view in views]


def measure_board(bench: Bench) -> list[Measurement]:
    """Milliseconds until a card among many can be seen in the next column, and until a cursor key can be seen there.

    Each move is set beside a cursor key in a plain list, as are the keys in the Board, the Timeline and the Past.
    """
    with bench.start(OPTION_LIST_APP) as plain, bench.start_today(bench.usual) as ours:
        plain.watch(plain.started, "row   1")
        ours.watch(ours.started, _TODAY_SHOWN)
        ours.watch(ours.press(b"7"), "Waiting", quiet=_QUIET)
        moves = [
            (ours.watch(ours.press(key), quiet=_MOVE_QUIET), _cursor_down(plain))
            for key in (b"L", b"H") * (_WARMING_MOVES + _MOVES)
        ][2 * _WARMING_MOVES :]
    key = statistics.median(beside for _, beside in moves)
    what = f"move of a card in the Board, {_entries(bench.usual)}"
    first, last = (statistics.median(times) for times in zip(*((m.first, m.last) for m, _ in moves), strict=True))
    views = (("Plan", "Board", b"7"), ("Plan", "Timeline", b"77"), ("Review", "Past", b"8]"))
    return [
        Measurement(what, first, "list of 100 rows", key, Bound(4)),
        Measurement(f"{what}, all of it", last, "list of 100 rows", key, Bound(8)),
        *(_key_in_view(bench, *view) for view in views),
    ]


def _key_in_view(bench: Bench, area: str, view: str, presses: bytes) -> Measurement:
    with bench.start(OPTION_LIST_APP) as plain, bench.start_today(bench.usual) as ours:
        plain.watch(plain.started, "row   1")
        ours.watch(ours.started, _TODAY_SHOWN)
        for press in presses:
            ours.watch(ours.press(bytes((press,))), quiet=_QUIET)
        pairs = [(_cursor_down(ours), _cursor_down(plain)) for _ in range(_WARMING_KEYS + _KEYS)]
    measured, beside = (statistics.median(times) for times in zip(*pairs[_WARMING_KEYS:], strict=True))
    what = f"key to paint in {area}, {view}, {_entries(bench.usual)}"
    return Measurement(what, measured, "list of 100 rows", beside, Bound(1.5))


def measure_search(bench: Bench) -> list[Measurement]:
    """Milliseconds from a letter in the Journal's filter until the list begins with what it finds."""
    with open_store(bench.workbooks[bench.largest]) as store:
        results = [_result(store, _WORD[:length]) for length in range(1, len(_WORD) + 1)]
    with bench.start_today(bench.largest) as terminal:
        _open_journal(terminal)
        keys = [_cursor_down(terminal) for _ in range(_WARMING_KEYS + _KEYS)]
        terminal.watch(terminal.press(b"/"), "@inbox +tag")
        letters = []
        for letter, result in zip(_WORD, results, strict=True):
            is_there = terminal.shows(result)  # and then nothing tells when it was found anew
            painted = terminal.watch(terminal.press(letter.encode()), *result, quiet=_SEARCH_QUIET)
            if not is_there:
                letters.append(painted.shown)
    key = statistics.median(keys[_WARMING_KEYS:])
    what = f"search as you type, {_entries(bench.largest)}"
    return [
        Measurement(f"{what}, median letter", statistics.median(letters), "key to paint", key, Bound(1.5, 20)),
        Measurement(f"{what}, slowest letter", max(letters), "key to paint", key, Bound(1.5, 20)),
    ]


def measure_captures(bench: Bench) -> list[Measurement]:
    """Milliseconds that one line from the shell takes, in turn with a Python that does nothing."""
    found = []
    for size in dict.fromkeys((bench.smallest, bench.largest)):
        command = pivot(bench.for_captures[size], "note", "Ask about the October bootcamp")
        pairs = [(_time_command(bench, command), _time_command(bench, EMPTY_PYTHON)) for _ in range(_CAPTURES)]
        measured, beside = (statistics.median(times) for times in zip(*pairs, strict=True))
        what = f"capture from the shell, {_entries(size)}"
        found.append(Measurement(what, measured, "python -c pass", beside, Bound(5)))
    return found


def measure_rest(bench: Bench) -> list[Measurement]:
    """Wake-ups a second while nothing happens, and megabytes kept in memory once every area was seen.

    Raises:
        NotMeasured: There is no /proc to read them from.
    """
    if not Path("/proc/self/task").exists():
        raise NotMeasured("Wake-ups and memory are read from /proc, which this system does not have.")
    with bench.start(EMPTY_APP) as empty, bench.start_today(bench.usual) as ours:
        empty.watch(empty.started, "empty")
        ours.watch(ours.started, _TODAY_SHOWN)
        time.sleep(_IDLE_FROM)
        wakeups, beside = _wakeups_a_second(ours, empty)
        _visit_areas(ours)
        memory = ours.memory(), empty.memory()
    against = "empty Textual app"
    what = f"memory after every area, {_entries(bench.usual)}"
    return [
        Measurement("wake-ups while Today is idle", wakeups, against, beside, Bound(0, 12), "/s"),
        Measurement(what, memory[0], against, memory[1], Bound(2.5), "MB"),
    ]


MEASURES: tuple[Callable[[Bench], list[Measurement]], ...] = (
    measure_starts,
    measure_keys,
    measure_portfolio_keys,
    measure_people_keys,
    measure_board,
    measure_search,
    measure_captures,
    measure_rest,
)


def _open_journal(terminal: Terminal) -> None:
    terminal.watch(terminal.started, _TODAY_SHOWN)
    terminal.watch(terminal.press(b"2"), _JOURNAL_SHOWN, quiet=_QUIET)


def _visit_areas(terminal: Terminal) -> None:
    for digit in _AREAS:
        terminal.watch(terminal.press(digit.encode()), quiet=_QUIET)


def _cursor_down(terminal: Terminal) -> float:
    """Milliseconds until a cursor key can be seen."""
    return terminal.watch(terminal.press(_DOWN), quiet=_KEY_QUIET).first


def _result(store: Store, typed: str) -> list[str]:
    """How the list begins once it shows the result of a word."""
    newest = journal.first_page(store, JournalFilter(words=(typed,)), _ROWS).entries
    return [entry.text[:_ROW_BEGINNING] for entry in newest]


def _time_command(bench: Bench, command: Sequence[str]) -> float:
    """Milliseconds from the start of a command to its end."""
    started = time.perf_counter()
    done = subprocess.run(
        command,
        env=environment(bench.folder),
        cwd=bench.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    took = (time.perf_counter() - started) * 1000
    if done.returncode:
        raise NotMeasured(f"{command[-2]} could not be done: {done.stderr.decode(errors='replace').strip()}")
    return took


def _wakeups_a_second(*terminals: Terminal) -> list[float]:
    before = [terminal.wakeups() for terminal in terminals]
    started = time.perf_counter()
    time.sleep(_IDLE_FOR)
    seconds = time.perf_counter() - started
    return [(terminal.wakeups() - count) / seconds for terminal, count in zip(terminals, before, strict=True)]


def _entries(size: int) -> str:
    return f"{size:,} entries" if size else "no entries"
