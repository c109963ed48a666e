"""The user's own scale from 0 to 5, for dread and for energy."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

HIGHEST = 5


class RatingScale(Widget, can_focus=True):
    """Six digits of which one is chosen, or none; while it has the focus the digits are ratings."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RatingScale { height: 1; width: auto; min-width: 38; background: $surface; padding: 0 1; text-wrap: nowrap; }
    RatingScale:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Less", show=False, tooltip="One less"),
        Binding("right,l", "step(1)", "More", show=False, tooltip="One more"),
        Binding("backspace,delete,minus", "clear", "Not rated", show=False, tooltip="Take the rating away"),
    ]

    value: reactive[int | None] = reactive(None)

    class Rated(Message):
        """The user has chosen a rating, or taken it away."""

        def __init__(self, scale: "RatingScale", value: int | None) -> None:
            self.scale = scale
            self.value = value
            super().__init__()

        @property
        def control(self) -> "RatingScale":
            """The scale."""
            return self.scale

    def render(self) -> Content:
        """The six digits, the chosen one set off."""
        digits = []
        for number in range(HIGHEST + 1):
            chosen = number == self.value
            digit = Content.styled(f"[{number}]", "bold") if chosen else Content(f" {number} ")
            digits.append(digit.stylize(Style.from_meta({"rating": number})))
        said = "" if self.value is not None else "  not rated"
        return Content.assemble(*digits, said)

    def on_key(self, event: Key) -> None:
        """A digit chooses; one beyond the scale does nothing, so that no area opens by mistake."""
        if event.character is not None and event.character in "0123456789":
            event.stop()
            event.prevent_default()
            if int(event.character) <= HIGHEST:
                self._choose(int(event.character))

    def on_click(self, event: Click) -> None:
        """A click on a digit chooses it."""
        number = event.style.meta.get("rating")
        if isinstance(number, int):
            self._choose(number)

    def action_step(self, by: int) -> None:
        """Choose the rating beside the one chosen."""
        self._choose(min(max((self.value if self.value is not None else -1) + by, 0), HIGHEST))

    def action_clear(self) -> None:
        """Leave it not rated."""
        self._choose(None)

    def _choose(self, value: int | None) -> None:
        self.value = value
        self.post_message(self.Rated(self, value))
