"""The lines that frame every screen: the areas, the views of one, and the keys that act here."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

AREAS = ("Today", "Journal", "Portfolio", "People", "Options", "CV", "Plan", "Review")
_CHARACTERS = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "minus": "-",
    "less_than_sign": "<",
    "greater_than_sign": ">",
}
_NAMES = {"escape": "esc", "delete": "del"}


def key_name(key: str) -> str:
    """A key as its cap says it: ``?`` rather than question_mark, ``esc`` rather than escape."""
    return _CHARACTERS.get(key) or _NAMES.get(key, key)


def _typed_by(key: str) -> str | None:
    """The character that a key would type into a field, if any."""
    character = _CHARACTERS.get(key, key)
    return character if len(character) == 1 else None


def _clickable(text: str, action: str, style: str = "") -> Content:
    """A piece of text that runs an action of the app when it is clicked."""
    content = Content.styled(text, style) if style else Content(text)
    return content.stylize(Style.from_meta({"@click": action}))


class AreaBar(Widget):
    """The one line at the top that names the areas; the digit is the key."""

    ALLOW_SELECT = False
    auto_links = False
    DEFAULT_CSS = """
    AreaBar { height: 1; background: $panel; color: $text-muted; text-wrap: nowrap; link-style: none; }
    """

    def __init__(self, area: int) -> None:
        super().__init__()
        self._area = area

    def render(self) -> Content:
        """The areas, the open one set off by its shade."""
        pieces = []
        for number, name in enumerate(AREAS, 1):
            style = "$background on $primary bold" if number == self._area else ""
            pieces.append(_clickable(f" {number} {name} ", f"app.area({number})", style))
        return Content.assemble(*pieces)


class ViewBar(Widget):
    """The second line: at most four views of the area at the left, one fact at the right."""

    ALLOW_SELECT = False
    auto_links = False
    DEFAULT_CSS = """
    ViewBar { height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; link-style: none; }
    """

    view: reactive[int] = reactive(0)
    fact: reactive[str] = reactive("")

    def __init__(self, views: Sequence[str]) -> None:
        super().__init__()
        self._views = views

    def render(self) -> Content:
        """The views, the open one set off, and the fact."""
        pieces = []
        for number, name in enumerate(self._views):
            style = "$foreground bold underline" if number == self.view else ""
            pieces += [_clickable(name, f"screen.view({number})", style), Content("   ")]
        views = Content.assemble(*pieces)
        fact = Content(self.fact)
        room = self.size.width - views.cell_length
        return Content.assemble(views, fact.truncate(max(room, 0), ellipsis=True).pad_left(max(room - len(fact), 0)))


_HELP = "question_mark"
_GAP = Content("   ")


def _key(key: str, binding: Binding) -> Content:
    """A key with what it does, which a click does too."""
    label = Content.assemble((key_name(key), "$foreground bold"), " ", binding.description)
    return label.stylize(Style.from_meta({"@click": f"screen.press('{key}')"}))


class KeyLine(Widget):
    """The last line: the few keys that matter here, or one quiet sentence for a while."""

    ALLOW_SELECT = False
    auto_links = False
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; padding: 0 1; background: $panel; color: $text-muted;
        text-wrap: nowrap; link-style: none;
    }
    """
    FIRST: ClassVar[tuple[str, ...]] = ("n", "c", "enter", "ctrl+s")
    LAST: ClassVar[tuple[str, ...]] = ("tab", "slash", "question_mark", "escape", "f1")

    def on_mount(self) -> None:
        """Draw again whenever the keys that are active have changed."""
        self.screen.bindings_updated_signal.subscribe(self, self._draw_again)

    def _draw_again(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys and what each does here, the most used first; what does not fit is left to the help, which does."""
        shown = self._shown()
        kept = [_key(*item) for item in shown if item[0] == _HELP]
        room = self.size.width + len(_GAP) - sum(piece.cell_length + len(_GAP) for piece in kept)
        pieces: list[Content] = []
        for key, binding in shown:
            piece = _key(key, binding)
            if key != _HELP:
                room -= piece.cell_length + len(_GAP)
            if key == _HELP or room >= 0:
                pieces += [piece, _GAP]
        return Content.assemble(*pieces)

    def _shown(self) -> list[tuple[str, Binding]]:
        """The active bindings that are meant to be shown, each once; over a text field none that it would type."""
        focused = self.screen.focused
        shown: dict[str, tuple[str, Binding]] = {}
        for key, active in self.screen.active_bindings.items():
            binding = active.binding
            typed = focused is not None and focused.check_consume_key(key, _typed_by(key))
            if binding.show and active.enabled and not typed:
                shown.setdefault(binding.action, (key, self._described(binding)))
        return sorted(shown.values(), key=lambda item: self._rank(item[0]))

    def _described(self, binding: Binding) -> Binding:
        described = getattr(self.screen, "described", None)
        return described(binding) if callable(described) else binding

    def _rank(self, key: str) -> tuple[int, int]:
        """Its place in the line: the four that carry the workbook, what is special here, the ways around and out."""
        if key in self.FIRST:
            return 0, self.FIRST.index(key)
        return (2, self.LAST.index(key)) if key in self.LAST else (1, 0)
