"""What holds for the whole checkout: modules that say what they are, small enough to read, and no private addresses."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pivot_tui.cli.commands import pivot

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_MODULE, LONGEST_CLASS = 400, 250
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "stuff"}

# Written in pieces, so that this file does not hold what it looks for.
_SLASH = "/"
PRIVATE_PLACES = tuple(f"{_SLASH}{name}{_SLASH}" for name in ("work", "home"))
_DOT = "."
REGISTRIES = tuple(
    _DOT.join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("crates", "io"))
)
_DASH = "--"
INDEX_OPTIONS = tuple(f"{_DASH}{name}" for name in ("index-url", "extra-index-url", "find-links", "trusted-host"))


def name_of(module: Path) -> str:
    """A module's place under src, to name a test."""
    return module.relative_to(ROOT / "src").as_posix()


def tracked_texts() -> Iterator[tuple[str, str]]:
    """The files that git keeps, where they are text."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is not a checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip(f"git does not answer here: {listed.stderr.strip()}")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file():
            content = path.read_bytes()
            if b"\0" not in content:
                yield name, content.decode("utf-8", errors="replace")


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 40


def is_one_sentence(said: str | None) -> bool:
    """Whether a docstring is one sentence on one line."""
    return said is not None and bool(re.fullmatch(r"[^\n]+\.", said)) and not re.search(r"[.!?] [A-Z]", said)


def lengths(text: str) -> Iterator[tuple[str, int, int]]:
    """The module, as "", and its classes, each with its lines and the most that it may have."""
    yield "", len(text.splitlines()), LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1, LONGEST_CLASS


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    said = {name_of(module): ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) for module in MODULES}

    assert {name: words for name, words in said.items() if not is_one_sentence(words)} == {}


@pytest.mark.parametrize("said", [None, "", "No full stop", "Two. Sentences.", "One line\nand another."])
def test_what_is_not_one_sentence_would_be_found(said: str | None) -> None:
    assert not is_one_sentence(said)


def test_no_module_is_called_what_any_could_be_called() -> None:
    parts = {part for module in MODULES for part in module.relative_to(ROOT / "src").parts}

    assert {part.removesuffix(".py").strip("_").casefold() for part in parts} & SAYS_NOTHING == set()


def test_no_module_and_no_class_holds_two_ideas() -> None:
    found = {
        (name_of(module), name): length
        for module in MODULES
        for name, length, most in lengths(module.read_text(encoding="utf-8"))
        if length > most
    }

    assert found == {}


def found_in(text: str, wanted: tuple[str, ...]) -> list[str]:
    """Those of some strings that stand in a text."""
    return [string for string in wanted if string in text]


@pytest.mark.parametrize(
    "wanted", [PRIVATE_PLACES, REGISTRIES, INDEX_OPTIONS], ids=["folders", "registries", "indexes"]
)
def test_no_file_that_is_kept_names_a_private_folder_or_an_index(wanted: tuple[str, ...]) -> None:
    found = {name: strings for name, text in tracked_texts() if (strings := found_in(text, wanted))}

    assert found == {}


def test_what_must_not_be_named_would_be_found() -> None:
    assert found_in(f"see {_SLASH}home{_SLASH}somebody", PRIVATE_PLACES) == [f"{_SLASH}home{_SLASH}"]
    assert found_in(f"https:{_SLASH}{_SLASH}pypi{_DOT}org{_SLASH}simple", REGISTRIES) == [f"pypi{_DOT}org"]


def commands_in(text: str) -> set[tuple[str, ...]]:
    """The commands that a text shows in code: the words behind ``pivot``, as far as they name a command."""
    blocks = re.findall(r"```.*?```", text, flags=re.DOTALL)
    code = blocks + re.findall(r"`[^`\n]+`|^    [^\n]+$", text, flags=re.MULTILINE)
    found = set()
    for words in re.findall(r"(?:^ *|`|\$ |\| )pivot((?: [a-z][a-z-]*)+)", "\n".join(code), flags=re.MULTILINE):
        first, *others = words.split()
        found.add((first, *others[:1]) if first == "show" else (first,))
    return found


def test_the_commands_that_the_readme_shows_exist() -> None:
    shown = commands_in((ROOT / "README.md").read_text(encoding="utf-8"))
    if not shown:
        pytest.skip("the README shows no commands yet")

    known = {(name,) for name in pivot.commands} | {("show", "today"), ("show", "journal")}
    assert shown - known == set()


def test_commands_are_found_in_the_forms_a_readme_has() -> None:
    text = (
        "Type `pivot dread` or\n\n```sh\n$ pivot show today --json\npivot demo\n```\n\n    pivot undo\nthe pivot word"
    )

    assert commands_in(text) == {("dread",), ("show", "today"), ("demo",), ("undo",)}
