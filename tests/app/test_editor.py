"""The external editor: a private file that is gone afterwards, and a text that changes only when all went well."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from pivot_tui.app.editor import edit_field, edit_text
from pivot_tui.widgets.long_text import EditorWanted, LongText

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the editors of these tests are shell scripts")


class Writing(App[None]):
    """An app with one long field, and an editor that is asked for as the workbook does."""

    def __init__(self, editor: str = "", text: str = "before") -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield LongText(self.text, id="text")
        yield Static()

    def on_editor_wanted(self, event: EditorWanted) -> None:
        edit_field(self, event.field, self.editor)

    def notify(self, message: str, **more: object) -> None:  # noqa: ARG002
        self.said.append(message)

    @contextlib.contextmanager
    def suspend(self) -> Iterator[None]:
        yield


@pytest.fixture(autouse=True)
def private_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, so that a test sees what is left of them."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return place


@pytest.fixture
def editor(tmp_path: Path) -> Callable[..., str]:
    """An editor that does what a line of shell says; the file is its last word."""

    def make(script: str, name: str = "editor") -> str:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nfor file; do :; done\n{script}\n", encoding="utf-8")
        path.chmod(0o700)
        return str(path)

    return make


@pytest.fixture
def nothing_left(private_place: Path) -> Iterator[None]:
    """Make sure that no file of the text remains."""
    yield
    assert list(private_place.iterdir()) == []


@pytest.mark.usefixtures("nothing_left")
def test_what_the_editor_leaves_is_the_new_text(editor: Callable[..., str]) -> None:
    app = Writing()

    assert (
        edit_text(app, "before", editor('printf "%s, and\\nafter\\n" "$(cat "$file")" > "$file"'))
        == "before, and\nafter"
    )
    assert app.said == []


@pytest.mark.usefixtures("nothing_left")
def test_the_file_and_its_folder_are_private_while_they_are_there(editor: Callable[..., str], tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    command = editor(f'ls -ld "$file" "$(dirname "$file")" > {seen}')

    edit_text(Writing(), "before", command)

    file, folder = sorted(line.split() for line in seen.read_text().splitlines())
    assert {file[0][:10], folder[0][:10]} == {"-rw-------", "drwx------"}
    assert Path(file[-1]).name == "pivot.txt"


def test_memory_is_preferred_where_the_system_offers_it(
    editor: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "run"
    memory.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(memory))

    found = edit_text(Writing(), "", editor('printf "%s" "$file" > "$file"'))

    assert found is not None
    assert Path(found).is_relative_to(memory)
    assert list(memory.iterdir()) == []


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('echo lost > "$file"; exit 3', "The editor ended with an error (3)."),
        ('rm "$file"', "The editor left no file behind."),
        ('rm -r "$(dirname "$file")"', "The editor left no file behind."),
        ("printf '\\377\\376' > \"$file\"", "What the editor left is not UTF-8 text."),
        ('echo lost > "$file"; kill -9 $$', "The editor ended with an error (-9)."),
    ],
    ids=["fails", "deletes the file", "deletes the folder", "writes what is not UTF-8", "is killed"],
)
def test_the_text_stays_when_the_editor(editor: Callable[..., str], script: str, said: str) -> None:
    app = Writing()

    assert edit_text(app, "before", editor(script)) is None
    assert app.said == [f"{said} Your text is as it was."]


def test_the_settings_come_before_visual_and_visual_before_editor(
    editor: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = {name: editor(f'echo {name} > "$file"', name) for name in ("chosen", "visual", "editor")}

    monkeypatch.setenv("EDITOR", commands["editor"])
    assert edit_text(Writing(), "", "") == "editor"
    monkeypatch.setenv("VISUAL", commands["visual"])
    assert edit_text(Writing(), "", "  ") == "visual"
    assert edit_text(Writing(), "", commands["chosen"]) == "chosen"


def test_a_command_may_have_words_behind_it_and_no_shell_reads_them(editor: Callable[..., str], tmp_path: Path) -> None:
    command = editor('printf "%s|" "$@" > "$file"', "with space")

    found = edit_text(Writing(), "", f"'{command}' --wait '$HOME; touch {tmp_path}/owned'")

    assert found is not None
    assert found.startswith(f"--wait|$HOME; touch {tmp_path}/owned|")
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("", "No editor is set: name one in the settings, or in $VISUAL or $EDITOR."),
        ("vim 'x", "The editor's command has a quotation mark that is not closed; see the settings."),
        ("no-such-editor-here", "The editor no-such-editor-here could not be started (No such file or directory)."),
    ],
)
@pytest.mark.usefixtures("nothing_left")
def test_an_editor_that_cannot_be_started_is_said(command: str, said: str) -> None:
    app = Writing()

    assert edit_text(app, "before", command) is None
    assert app.said == [f"{said} Your text is as it was."]


@pytest.mark.parametrize(
    ("before", "left", "after"),
    [
        ("one", "one\\n", "one"),
        ("one\n", "one\\n", "one\n"),
        ("one", "one\\n\\n", "one\n"),
        ("one", "", ""),
        ("one", "\\357\\273\\277two\\r\\nthree\\r\\n", "two\nthree"),
    ],
)
def test_the_line_end_that_editors_add_is_dropped(
    editor: Callable[..., str], before: str, left: str, after: str
) -> None:
    assert edit_text(Writing(), before, editor(f"printf '{left}' > \"$file\"")) == after


@pytest.mark.parametrize("text", ["", "one", "one\ntwo\n", "[/] 日本語 \\"])
def test_an_editor_that_changes_nothing_changes_nothing(editor: Callable[..., str], text: str) -> None:
    assert edit_text(Writing(), text, editor(":")) == text


async def test_the_key_in_a_long_field_opens_the_editor_and_the_fields_own_undo_takes_it_back(
    editor: Callable[..., str],
) -> None:
    app = Writing(editor('echo "and more" >> "$file"'))
    async with app.run_test() as pilot:
        field = app.query_one(LongText)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert field.text == "before\nand more"
        assert field.cursor_location == (1, 8)
        await pilot.press("ctrl+z")
        assert field.text == "before"


async def test_a_field_that_is_only_read_is_not_edited(editor: Callable[..., str]) -> None:
    app = Writing(editor('echo changed > "$file"'))
    async with app.run_test() as pilot:
        app.query_one(LongText).read_only = True
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert app.query_one(LongText).text == "before"


async def test_where_the_terminal_cannot_be_lent_that_is_said(editor: Callable[..., str]) -> None:
    class InABrowser(Writing):
        suspend = App.suspend

    app = InABrowser(editor('echo changed > "$file"'))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert app.query_one(LongText).text == "before"
        assert app.said == ["An editor cannot be opened in this terminal. Your text is as it was."]
