"""A mistake of the program itself: one calm line, a report without a word of the user's, and nothing lost."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console
from tests.screens.driving import hand_on, texts, waiting
from textual import events
from textual.screen import Screen

from pivot_tui.app import PivotApp
from pivot_tui.workbook import Store

PRIVATE = "the words of a private entry"


class Careless(Screen[None]):
    """A screen with a mistake in it."""

    def on_key(self, event: events.Key) -> None:
        """Fail, with private words in a variable, in an attribute and in the message."""
        journal_entry = f"{PRIVATE}, {event.key}"
        self.private = journal_entry
        try:
            raise KeyError(journal_entry)
        except KeyError as error:
            raise ValueError(f"cannot keep {journal_entry}") from error


async def crash(app: PivotApp, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the app fail; what it would print to the terminal."""
    printed = io.StringIO()
    monkeypatch.setattr(app, "error_console", Console(file=printed, width=500))
    with pytest.raises(ValueError, match="cannot keep"):
        async with hand_on(app) as hand:
            await hand.press("c")
            await hand.write("- not finished")
            await hand.until(lambda: waiting(hand.store))
            await app.push_screen(Careless())
            await hand.press("x")
    console = Console(file=printed, width=500)
    for renderable in app._exit_renderables:
        console.print(renderable)
    return printed.getvalue()


async def test_a_crash_says_one_calm_line_without_a_word_of_the_users(
    sample_app: PivotApp, sample_workbook: Store, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    said = await crash(sample_app, monkeypatch)
    said += "".join(capfd.readouterr())
    assert PRIVATE not in said
    assert "Traceback" not in said
    assert "journal_entry" not in said
    sentences = " ".join(said.split())
    assert sentences.startswith("pivot stopped because of a mistake of its own. What you had saved is safe")
    assert sentences.count("pivot stopped") == 1
    assert str(sample_workbook.path.parent) in sentences
    assert sample_app.return_code == 1


async def test_the_report_names_the_error_and_the_place_and_no_word_of_the_users(
    sample_app: PivotApp, sample_workbook: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await crash(sample_app, monkeypatch)
    (report,) = sample_workbook.path.parent.glob("crash-*.txt")
    content = report.read_text(encoding="utf-8")
    assert PRIVATE not in content
    assert "cannot keep" not in content
    lines = content.splitlines()
    assert "ValueError" in lines
    assert "KeyError" in lines
    assert any(re.fullmatch(r"  test_crash\.py:\d+ on_key", line) for line in lines)
    assert report.stat().st_mode & 0o777 == 0o600


async def test_what_was_saved_and_what_was_being_typed_outlive_the_crash(
    sample_app: PivotApp, sample_workbook: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await crash(sample_app, monkeypatch)
    assert len(texts(sample_workbook)) == 8
    assert waiting(sample_workbook) == ["- not finished"]


async def test_a_folder_that_takes_no_report_still_gives_the_calm_line(
    sample_app: PivotApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setattr(sample_app, "path", in_the_way / "workbook.db")
    said = " ".join((await crash(sample_app, monkeypatch)).split())
    assert said == ("pivot stopped because of a mistake of its own. What you had saved is safe, and so is your draft.")


async def test_a_mistake_while_a_screen_is_being_built_is_as_calm(
    sample_app: PivotApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(*_: object, **__: object) -> None:
        private = PRIVATE
        raise RuntimeError(private)

    printed = io.StringIO()
    monkeypatch.setattr(sample_app, "error_console", Console(file=printed, width=500))
    monkeypatch.setattr("pivot_tui.workbook.history.versions", careless)
    with pytest.raises(RuntimeError):
        async with hand_on(sample_app) as hand:
            await hand.press("2", "v")
    for renderable in sample_app._exit_renderables:
        Console(file=printed, width=500).print(renderable)
    assert PRIVATE not in printed.getvalue()
    assert "pivot stopped because of a mistake of its own." in printed.getvalue()
