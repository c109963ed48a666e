"""What a command must not load: a capture after a shift shall not wait for what it does not need."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WATCHED = """
import sys
from pivot_tui.cli import main
try:
    main(sys.argv[1:])
finally:
    print("\\n".join(sorted(sys.modules)), file=sys.stderr)
"""
HEAVY = {"textual", "rich", "pydantic", "pydantic_core", "sqlite_utils"}


@pytest.fixture
def loaded(environment: dict[str, str]) -> Callable[..., set[str]]:
    """The modules that a command has loaded when it is done."""

    def run(*words: str, piped: str = "") -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", WATCHED, *words],
            input=piped, capture_output=True, text=True, env=environment, check=True,
        )  # fmt: skip
        return set(done.stderr.split("\n"))

    return run


def test_a_capture_with_words_loads_neither_the_screens_nor_the_parsers(
    loaded: Callable[..., set[str]], db: Path
) -> None:
    modules = loaded("--db", str(db), "dread", "prior", "auth", "5/0", "@inbox", "+friday", "yesterday")

    assert "pivot_tui.workbook.capture" in modules
    assert modules & {*HEAVY, "click", "tomllib", "asyncio", "pivot_tui.intake", "pivot_tui.app"} == set()


def test_a_capture_waits_for_no_part_of_the_standard_library_that_it_can_do_without(
    loaded: Callable[..., set[str]], db: Path
) -> None:
    assert (
        loaded("--db", str(db), "dread", "prior", "auth", "5/0") & {"pathlib", "urllib.parse", "platformdirs"} == set()
    )


PORTFOLIO = {
    "pivot_tui.domain.quote",
    "pivot_tui.domain.evaluation",
    "pivot_tui.store.quotes",
    "pivot_tui.store.tables.quotes",
    "pivot_tui.store.tables.portfolio",
}


@pytest.mark.parametrize("command", ["dread", "energy", "note"])
def test_an_everyday_capture_loads_nothing_of_the_portfolio(
    loaded: Callable[..., set[str]], db: Path, command: str
) -> None:
    assert loaded("--db", str(db), command, "some words") & PORTFOLIO == set()


def test_a_quote_loads_the_quotes_and_neither_the_rest_of_the_portfolio_nor_the_parsers(
    loaded: Callable[..., set[str]], db: Path
) -> None:
    modules = loaded("--db", str(db), "quote", "now I get it")

    assert "pivot_tui.store.tables.quotes" in modules
    assert modules & {*HEAVY, "click", "pivot_tui.store.tables.portfolio"} == set()


def test_a_capture_from_a_pipe_loads_no_more(loaded: Callable[..., set[str]], db: Path) -> None:
    modules = loaded("--db", str(db), "note", piped="one\ntwo\n")

    assert modules & {*HEAVY, "click"} == set()


def test_a_capture_into_a_new_file_loads_only_what_makes_it(loaded: Callable[..., set[str]], tmp_path: Path) -> None:
    modules = loaded("--db", str(tmp_path / "new.db"), "note", "hello")

    assert "pivot_tui.store.migrations" in modules
    assert modules & (HEAVY - {"sqlite_utils"}) == set()


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_do_not_even_load_the_store(loaded: Callable[..., set[str]], option: str) -> None:
    modules = loaded(option)

    assert "click" in modules
    assert modules & {*HEAVY, "sqlcipher3", "sqlite3", "pivot_tui.store", "pivot_tui.workbook"} == set()


@pytest.mark.parametrize("words", [("show", "today"), ("show", "journal", "--json"), ("search", "a"), ("trash",)])
def test_printing_loads_neither_the_screens_nor_the_checks(
    loaded: Callable[..., set[str]], sample: Path, words: tuple[str, ...]
) -> None:
    modules = loaded("--db", str(sample), *words)

    assert "pivot_tui.printing" in modules
    assert modules & {*HEAVY, "pivot_tui.app"} == set()
