"""Ratings typed along their scale from the top: every count stands beside its bar, so the entry column is the chart."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from pivot_tui.domain.rating_scale import PointScale

_LABEL = 9
_GAP = 3
_NUMBER = 6
_CELLS_EACH = 2  # the bar of one answer, while there is room
_LONGEST_COUNT = 4


class ScaleEntry(Widget, can_focus=True):
    """One count for each point of a scale, the highest at the top, with the window before at its left.

    While it has the focus, digits are counts and ``enter`` goes down; in a tally each digit is one form.

    Args:
        scale: The scale.
        counts: The counts that are there already, from the lowest point to the highest; empty for none.
        id: Its id.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ScaleEntry { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "down", "Next count", show=False, tooltip="The count below, and then the next field"),
        Binding("up", "up", "Count above", show=False, tooltip="The count above"),
        Binding("home", "top", "Top", show=False, tooltip="The count of the highest point"),
        Binding("backspace", "take_back", "Take back", show=False, tooltip="The last digit, or the last form, back"),
        Binding("delete", "clear", "Clear", show=False, tooltip="Empty this count"),
    ]

    class Changed(Message):
        """A count is another one now."""

        def __init__(self, entry: "ScaleEntry") -> None:
            self.entry = entry
            super().__init__()

        @property
        def control(self) -> "ScaleEntry":
            """The widget."""
            return self.entry

    class Left(Message):
        """The last count was confirmed: whoever types goes on with the next field."""

    def __init__(self, scale: PointScale, counts: Sequence[int] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._before: tuple[int, ...] | None = None
        self._headings = ("", "")
        self.tallying = False
        self._begin(scale, counts)

    def _begin(self, scale: PointScale, counts: Sequence[int]) -> None:
        self.scale = scale
        self._typed = [str(count) for count in counts] or [""] * len(scale.points)
        self._tallied: list[int] = []
        self._place = len(self._typed) - 1
        self._fresh = True  # the first digit replaces a count that stood there before

    # What it holds and shows

    @property
    def counts(self) -> tuple[int, ...]:
        """The counts from the lowest point to the highest; empty while nobody has answered."""
        counts = tuple(int(typed or 0) for typed in self._typed)
        return counts if any(counts) else ()

    def take(self, scale: PointScale, counts: Sequence[int] = ()) -> None:
        """Count on another scale, or begin with other counts."""
        self.tallying = False
        self._begin(scale, counts)
        self.refresh(layout=True)

    def compare(self, before: Sequence[int] | None, headings: tuple[str, str] = ("", "")) -> None:
        """Show another window at the left.

        Args:
            before: Its counts from the lowest point to the highest; empty where it has none, nothing for no window.
            headings: What stands over the window before, and over this one.
        """
        drawn = None if before is None else tuple(before)
        if (drawn, headings) != (self._before, self._headings):
            self._before, self._headings = drawn, headings
            self.refresh()

    def tally(self, *, on: bool) -> bool:
        """Begin a tally, or end it; whether one is going on now."""
        self.tallying = on and self.scale.takes_tally
        self._tallied.clear()
        self.refresh()
        return self.tallying

    def get_content_height(self, *_: object) -> int:
        """A line for the headings, and one for each point."""
        return len(self._typed) + 1

    def render(self) -> Content:
        """The headings, and the points with both their bars."""
        counts, before = [int(typed or 0) for typed in self._typed], self._before
        width = self.size.width - _LABEL
        left = 0 if before is None else (width - _GAP) // 2
        room_left, room_right = left - _NUMBER, width - left - (_GAP if left else 0) - _NUMBER - 2
        most = max([*counts, *(before or ()), 1])
        each = min(_CELLS_EACH, max(min(room_left if before else room_right, room_right), 1) / most)
        lines = [self._heading(left)]
        for place in reversed(range(len(counts))):
            now = Content.styled(_bar(counts[place], each), "$primary")
            parts: list[Content] = [Content(f"{self.scale.labels[place]:>{_LABEL - 3}}   ")]
            if before is not None:
                drawn = _bar(before[place], each) if before else ""
                said = f"{drawn} {before[place]}".strip() if before else ""
                parts.append(Content.styled(f"{said:<{left}}{'':{_GAP}}", "$text-muted"))
            parts += [self._field(place), Content("  "), now]
            lines.append(Content.assemble(*parts))
        return Content("\n").join(lines)

    def _heading(self, left: int) -> Content:
        before, now = self._headings
        if self.tallying:
            halves = ", . for a half more" if self.scale.has_halves else ""
            forms = f"{len(self._tallied)} form{'' if len(self._tallied) == 1 else 's'}"
            now = f"a digit a form{halves}: {forms}"
        beside = f"{before[: left + _GAP - 1]:<{left + _GAP}}" if left else ""
        return Content.styled(f"{'':{_LABEL}}{beside}{now}", "bold" if self.tallying else "$text-muted")

    def _field(self, place: int) -> Content:
        here = self.has_focus and not self.tallying and place == self._place
        last = self.tallying and self._tallied[-1:] == [place]
        text = f"[{self._typed[place] or '0':>2}]"
        style = "$block-cursor-foreground on $block-cursor-background" if here else "bold" if last else ""
        field = Content.styled(text, style) if style else Content(text)
        return field.stylize(Style.from_meta({"place": place}))

    def on_focus(self) -> None:
        """The cursor is shown."""
        self._fresh = True
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is shown no more, and a tally is over."""
        self.tally(on=False)

    # Keys

    def on_key(self, event: Key) -> None:
        """A digit is a count, or in a tally one form; none of them opens an area by mistake."""
        character = event.character or ""
        if character and character in "0123456789":
            event.stop()
            event.prevent_default()
            if self.tallying:
                self._add(self.scale.place_of(character))
            else:
                self._type(character)
        elif self.tallying and character in (".", ",") and self._tallied and self.scale.has_halves:
            event.stop()
            self._raise_by_half()

    def on_click(self, event: Click) -> None:
        """A click on a count goes there."""
        place = event.style.meta.get("place")
        if isinstance(place, int):
            self._go_to(place)

    def action_down(self) -> None:
        """Go to the count below; from the last one on to the next field."""
        if self._place == 0 or self.tallying:
            self.post_message(self.Left())
        else:
            self._go_to(self._place - 1)

    def action_up(self) -> None:
        """Go to the count above."""
        self._go_to(min(self._place + 1, len(self._typed) - 1))

    def action_top(self) -> None:
        """Go to the highest point."""
        self._go_to(len(self._typed) - 1)

    def action_take_back(self) -> None:
        """Take the last digit back; in a tally the last form."""
        if not self.tallying:
            self._set(self._place, self._typed[self._place][:-1])
        elif self._tallied:
            place = self._tallied.pop()
            self._set(place, str(int(self._typed[place]) - 1))

    def action_clear(self) -> None:
        """Empty the count."""
        if not self.tallying:
            self._set(self._place, "")

    def _go_to(self, place: int) -> None:
        self._place, self._fresh = place, True
        self.refresh()

    def _type(self, digit: str) -> None:
        before = "" if self._fresh else self._typed[self._place]
        if len(before) < _LONGEST_COUNT:
            self._set(self._place, str(int(before + digit)))

    def _add(self, place: int | None) -> None:
        if place is not None:
            self._tallied.append(place)
            self._set(place, str(int(self._typed[place] or 0) + 1))

    def _raise_by_half(self) -> None:
        """Half a point more for the last form."""
        place = self._tallied[-1]
        above = self.scale.half_above(place)
        if above is not None:
            self.action_take_back()
            self._add(above)

    def _set(self, place: int, typed: str) -> None:
        self._fresh = False
        self._typed[place] = typed
        self.refresh()
        self.post_message(self.Changed(self))


def _bar(count: int, each: float) -> str:
    """A bar to half a cell; the smallest count has half a cell at least."""
    halves = max(int(count * each * 2), 1) if count else 0
    return "█" * (halves // 2) + ("▌" if halves % 2 else "")
