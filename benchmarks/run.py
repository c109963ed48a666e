"""Measures how the workbook feels, beside the least that Textual and Python can do, and prints one table."""

import argparse
import compileall
import os
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
try:
    from benchmarks.measures import MEASURES, Bench, Measurement, warm_up
    from benchmarks.terminal import NotMeasured
    from benchmarks.workbooks import back_up_today, workbook_of

    import pivot_tui
    from pivot_tui.domain.faults import Fault
except ModuleNotFoundError as error:
    print(f"Nothing was measured: {error.name} is missing. This needs Linux or macOS, and pip install -e '.[test]'.")
    sys.exit(0)


def main() -> None:
    """Measure and print; the exit code is 0 whatever comes out, for this measures and fails no build."""
    arguments = _arguments()
    package = Path(pivot_tui.__file__).parent
    if not compileall.compile_dir(package, quiet=2):
        print(f"Bytecode of {package} cannot be written, so every start is slower than where it can.")
    try:
        with tempfile.TemporaryDirectory(prefix="pivot-benchmarks-") as folder:
            bench = _bench(Path(folder), arguments.workbooks, arguments.sizes)
            warm_up(bench)
            rows = _measure(bench, arguments.rounds)
    except (NotMeasured, Fault, OSError) as error:
        print(f"Nothing was measured: {error}")
        return
    _print_table(rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured; the median counts")
    parser.add_argument("--sizes", type=_sizes, default="0,1000,20000,100000", help="entries of the workbooks")
    parser.add_argument("--workbooks", type=Path, metavar="FOLDER", help="keep the workbooks here for the next time")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    sizes = sorted({int(size) for size in text.split(",")})
    if sizes[0] < 0 or not sizes[-1]:
        raise argparse.ArgumentTypeError("name at least one workbook with entries, like 0,1000")
    return sizes


def _bench(folder: Path, kept: Path | None, sizes: Sequence[int]) -> Bench:
    """Copies of the workbooks, so that those that are kept stay as they were built."""
    home = folder / "home"
    home.mkdir()
    kept = kept or folder
    kept.mkdir(parents=True, exist_ok=True)
    bench = Bench(home, {}, {})
    for size in sizes:
        _say(f"a workbook of {size:,} entries")
        built = workbook_of(size, kept)
        bench.workbooks[size] = home / f"{size}.db"
        bench.for_captures[size] = home / f"{size}-for-captures.db"
        for copy in (bench.workbooks[size], bench.for_captures[size]):
            shutil.copy(built, copy)
        back_up_today(bench.workbooks[size])
    return bench


def _measure(bench: Bench, rounds: int) -> list[list[Measurement]]:
    """The measurements of all rounds, row by row of the table; what could not be measured is said."""
    found: dict[tuple[str, str], list[Measurement]] = defaultdict(list)
    for number in range(1, rounds + 1):
        _say(f"round {number} of {rounds}")
        for measure in MEASURES:
            try:
                for measurement in measure(bench):
                    found[measurement.what, measurement.against].append(measurement)
            except (NotMeasured, Fault, OSError) as error:
                print(f"Left out of round {number}: {error}")
    return list(found.values())


def _print_table(rows: Sequence[Sequence[Measurement]]) -> None:
    print(f"{'':55}{'measured':>10}{'beside':>11}{'':24}{'ratio':>6}  {'least to most':15}{'difference':>11}  bound")
    for row in rows:
        print(_line(row))
    python, load = sys.version.split()[0], os.getloadavg()[0]
    print(f"Medians of the rounds; Python {python}, {os.cpu_count()} cores, load {load:.1f}.")


def _line(measurements: Sequence[Measurement]) -> str:
    one = measurements[0]
    measured = statistics.median(m.measured for m in measurements)
    beside = statistics.median(m.beside for m in measurements)
    ratios = [m.measured / m.beside for m in measurements]
    ratio = statistics.median(ratios)
    difference = statistics.median(m.measured - m.beside for m in measurements)
    is_kept = statistics.median(m.measured - m.bound.allowed(m.beside) for m in measurements) <= 0
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    return (
        f"{one.what:55}{measured:>7.1f} {one.unit:2}{beside:>8.1f} {one.unit:2} {one.against:23}{ratio:>6.2f}"
        f"  {spread:15}{difference:>+8.1f} {one.unit:2}  {_said(one):16}{'ok' if is_kept else 'over'}"
    )


def _said(measurement: Measurement) -> str:
    bound = measurement.bound
    times = f"{bound.times:g} x" if bound.times else ""
    plus = f"{bound.plus:g} {measurement.unit}" if bound.plus else ""
    return "≤ " + " + ".join(filter(None, (times, plus)))


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr)


if __name__ == "__main__":
    main()
