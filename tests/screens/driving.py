"""A hand on the keys and an eye on the screen: what the tests of the screens are written with."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from rich.cells import cell_len
from textual import events
from textual._compositor import Compositor
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.keys import _character_to_key, key_to_character
from textual.message import Message
from textual.pilot import Pilot

from pivot_tui.app import PivotApp
from pivot_tui.domain.journal import Entry
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.workbook import Store, drafts, journal

HOSTILE = "[/] [red]x[/] [$primary] \\ 日本語 👩🏽‍⚕️"
"""What breaks careless programs: markup that does not close, styles, variables, a backslash, wide and joined signs."""

_PATIENCE = 6.0
_GLANCE = 0.004
_QUIET_ROUNDS = 10


class ParsedStyles:
    """Parses each sheet of styles once for all the apps of a test run, and not once for each app.

    The sheets are the same in every test, and reading them is a fifth of the time that a test takes.
    """

    def __init__(self) -> None:
        self._parse = Stylesheet._parse_rules
        self._parsed: dict[object, Any] = {}

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Use them in one test."""

        def parse_rules(sheet: Stylesheet, css: str, *given: Any, **named: Any) -> Any:
            key = (css, given, *named.items(), *sheet._variables.items())
            if key not in self._parsed:
                self._parsed[key] = self._parse(sheet, css, *given, **named)
            return self._parsed[key]

        monkeypatch.setattr(Stylesheet, "_parse_rules", parse_rules)


STYLES = ParsedStyles()


class PaintedOnceAtRest:
    """Paints what a key has changed once, when all of it is there, and not each frame on the way.

    A test sees only what stands there at rest, and painting for nobody is a quarter of the time that a test takes.
    """

    def __init__(self) -> None:
        self._paint = Compositor.render_update

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Leave the painting to the hand in one test."""
        monkeypatch.setattr(Compositor, "render_update", lambda *_, **__: None)

    def paint(self, app: App[Any]) -> bool:
        """Paint what has changed on the open screen; whether anything had."""
        compositor = app.screen._compositor
        if not compositor._dirty_regions:
            return False
        self._paint(compositor, screen_stack=app._background_screens)
        return True


FRAMES = PaintedOnceAtRest()


class Messages:
    """Counts the messages that an app has handled."""

    count = 0

    def add(self, _: Message) -> None:
        """One more."""
        self.count += 1


@dataclass
class Hand:
    """Presses keys as a user would, and reads the screen as text.

    Attributes:
        app: The app.
        pilot: Textual's pilot for it.
        messages: How many messages the app has handled.
    """

    app: PivotApp
    pilot: Pilot[None]
    messages: "Messages"

    @property
    def store(self) -> Store:
        """The workbook that is open."""
        assert self.app.session is not None
        return self.app.session.store

    # Keys

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and wait until each has had its effect."""
        for key in keys:
            event = events.Key(_character_to_key(key), key) if len(key) == 1 else events.Key(key, key_to_character(key))
            self.app.post_message(event)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type text as a quick typist does: every character is a key, and nothing waits in between."""
        for character in text:
            key = "enter" if character == "\n" else _character_to_key(character)
            self.app.post_message(events.Key(key, character))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste text as a terminal hands it over."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def go_home(self) -> None:
        """Leave whatever is open, and go to Today."""
        for _ in range(6):
            if len(self.app.screen_stack) == 1:
                break
            await self.press("escape")
        await self.press("escape", *(["1"] if self.area != "Today" else []))

    async def click(self, text: str) -> None:
        """Click on the first place where a text stands on the screen."""
        lines = self.lines
        row = _find(text, lines)
        await self.click_at(cell_len(lines[row].partition(text)[0]), row)

    async def click_at(self, column: int, row: int) -> None:
        """Click on a cell of the screen."""
        await self.pilot.click(offset=(column, row))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait until every message has been handled, every worker is done, and what is to be drawn is drawn.

        This asks the queues themselves. Textual's own wait takes a process that gets no processor time for an idle
        one, and sleeps at least 40 ms a key.
        """
        end = time.monotonic() + _PATIENCE
        quiet, seen = 0, -1
        while quiet < _QUIET_ROUNDS and time.monotonic() < end and self.app.is_running:
            is_quiet = not self._has_messages() and seen == self.messages.count
            if is_quiet and self._is_undrawn():
                self.app.screen._on_timer_update()
                is_quiet = False
            if is_quiet and FRAMES.paint(self.app):
                is_quiet = False
            quiet, seen = quiet + 1 if is_quiet else 0, self.messages.count
            await asyncio.sleep(_GLANCE if self._is_waiting() else 0)

    def _has_messages(self) -> bool:
        pumps = (self.app, *self.app._registry)
        return self._is_waiting() or any(p._next_callbacks or not p._message_queue.empty() for p in pumps)

    def _is_waiting(self) -> bool:
        return bool(self.app._batch_count) or not all(worker.is_finished for worker in self.app.workers)

    def _is_undrawn(self) -> bool:
        screen = self.app.screen
        return bool(
            screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._recompose_required
            or screen._dirty_widgets
            or screen._callbacks
        )

    async def until(self, condition: Callable[[], Any]) -> None:
        """Look again and again until a condition holds; an error names what was on the screen when it did not."""
        end = time.monotonic() + _PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise AssertionError("waited in vain; the screen was:\n" + self.screen)
            await asyncio.sleep(_GLANCE)
            await self.settle()

    async def until_seen(self, text: str) -> None:
        """Wait until a text is on the screen."""
        await self.until(lambda: self.sees(text))

    async def until_gone(self, text: str) -> None:
        """Wait until a text is no longer on the screen."""
        await self.until(lambda: not self.sees(text))

    # Eyes

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, as it would be painted."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def screen(self) -> str:
        """The whole screen, without the blanks at the ends of its lines."""
        return "\n".join(line.rstrip() for line in self.lines)

    @property
    def keys(self) -> str:
        """The last line, which names the keys."""
        return self.lines[-1]

    @property
    def offered(self) -> list[str]:
        """The keys that the last line names: the first word of each of its pieces."""
        return [piece.split()[0] for piece in self.keys.split("   ") if piece.strip()]

    def sees(self, text: str) -> bool:
        """Whether a text stands on one line of the screen."""
        return any(text in line for line in self.lines)

    def shows(self, *texts: str) -> None:
        """Make sure that each text stands on one line of the screen; an error shows the screen."""
        lines = self.lines
        for text in texts:
            _find(text, lines)

    def hides(self, *texts: str) -> None:
        """Make sure that none of the texts stands on the screen; an error shows the screen."""
        screen = self.screen
        for text in texts:
            if text in screen:
                raise AssertionError(f"{text!r} is on the screen:\n{screen}")

    def reads(self, *texts: str) -> None:
        """Make sure that the screen, read across its line breaks, holds each text."""
        flow = " ".join(self.screen.replace("▌", " ").split())
        for text in texts:
            if text not in flow:
                raise AssertionError(f"{text!r} cannot be read on the screen:\n{self.screen}")

    def row(self, text: str) -> int:
        """The line on which a text stands first."""
        return _find(text, self.lines)

    def line(self, text: str) -> str:
        """The whole first line on which a text stands."""
        lines = self.lines
        return lines[_find(text, lines)]

    @property
    def area(self) -> str:
        """The name of the open area: the one that the first line sets off."""
        return self._set_off(0)

    @property
    def view(self) -> str:
        """The name of the open view: the one that the second line sets off."""
        return self._set_off(1)

    def _set_off(self, row: int) -> str:
        strip = self.app.screen._compositor.render_strips()[row]
        return "".join(s.text for s in strip if s.style is not None and s.style.bold).strip(" 0123456789")

    def cursor_line(self) -> str:
        """The line that has the cursor's shade."""
        strips = self.app.screen._compositor.render_strips()
        shade = self.app.get_css_variables()["block-cursor-background"].lower()
        for strip in strips:
            for segment in strip:
                style = segment.style
                if style is not None and style.bgcolor is not None and segment.text.strip():
                    triplet = style.bgcolor.triplet
                    if triplet is not None and triplet.hex.lower() == shade:
                        return strip.text
        raise AssertionError("no cursor on the screen:\n" + self.screen)


def entries(store: Store) -> tuple[Entry, ...]:
    """All entries of a workbook, newest first."""
    return journal.first_page(store, JournalFilter(), 10_000).entries


def texts(store: Store) -> list[str]:
    """The words of all entries, newest first."""
    return [entry.text for entry in entries(store)]


def waiting(store: Store) -> list[str]:
    """What stands in the drafts of a workbook."""
    return [draft.body for draft in drafts.read_drafts(store)]


def _find(text: str, lines: Sequence[str]) -> int:
    found = next((number for number, line in enumerate(lines) if text in line), None)
    if found is None:
        raise AssertionError("\n".join([f"{text!r} is not on the screen:", *(line.rstrip() for line in lines)]))
    return found


@contextlib.asynccontextmanager
async def hand_on(app: PivotApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    """The app, running without a terminal, with a hand on its keys."""
    messages = Messages()
    async with app.run_test(size=size, notifications=True, message_hook=messages.add) as pilot:
        hand = Hand(app, pilot, messages)
        await hand.settle()
        yield hand
