"""Every word can be read in both of the workbook's themes: enough contrast between letters and ground."""

from collections.abc import Callable, Iterator

import pytest
from rich.color import Color
from rich.segment import Segment
from tests.pictures.drawing import press
from tests.screens.driving import Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.widgets.themes import DARK, LIGHT

NORMAL, MUTED = 4.5, 3.0
PLACES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Today", (), ""),
    ("Today, a list", ("tab",), ""),
    ("Today, the steps", ("tab",), ""),
    ("Journal", ("2", "j"), ""),
    ("Journal, filter", ("2", "/"), "@nobody"),
    ("Journal, rating", ("2", "n"), ""),
    ("Capture", ("c",), "- pager 5/0 @inbox\n- pager 9/9"),
    ("Entry", ("2", "e"), ""),
    ("Kinds", ("2", "w"), ""),
    ("Erase", ("2", "D"), ""),
    ("Help", ("?",), ""),
    ("Privacy, question", ("c",), "- MRN 1234567 4"),
    ("Profile", ("2", "2"), ""),
    ("Profile, logged", ("2", "2", "tab"), ""),
    ("Profile, weekdays", ("2", "2", "tab", "tab"), ""),
    ("Profile, weeks", ("2", "2", "tab", "tab", "tab"), ""),
    ("Profile, pulse", ("2", "2", "shift+tab"), ""),
    ("Behind a bar", ("2", "2", "j", "enter"), ""),
    ("Prompts", ("2", "]", "]"), ""),
    ("Hours", ("2", "]", "]", "]"), ""),
    ("Find", ("ctrl+f",), "co"),
    ("Find, none", ("ctrl+f",), "zebra"),
    ("Trash", ("2", "d", "app.trash_can"), ""),
    ("History", ("app.history",), ""),
    ("An action", ("app.history", "enter"), ""),
    ("Restore", ("app.restore",), ""),
    ("Print", ("2", "2", "p"), ""),
    ("Print, folder", ("2", "p", "s"), ""),
    ("Settings", ("app.settings", "j", "tab"), ""),
    ("Settings, theme", ("app.settings", "enter"), ""),
    ("Settings, a key", ("app.settings", "tab", "enter"), ""),
    ("Support", ("x",), ""),
    ("Import", ("app.import",), "journal.txt"),
    ("Pulse", ("app.pulse",), ""),
    ("Pattern", ("app.pattern",), ""),
    ("Sessions", ("3",), ""),
    ("Activity", ("3", "e"), ""),
    ("Activity, a choice", ("3", "e", "tab", "tab"), ""),
    ("Session", ("3", "r"), ""),
    ("Links", ("3", "l"), ""),
    ("Files", ("3", "o"), ""),
    ("Evaluations", ("3", "3"), ""),
    ("Evaluation", ("3", "3", "e", "f"), ""),
    ("Quotes", ("3", "3", "q"), ""),
    ("Projects", ("3", "3", "3"), ""),
    ("Closing", ("3", "3", "3", "n", "tab"), ""),
    ("Request", ("3", "3", "3", "y"), ""),
    ("Totals", ("3", "3", "3", "3"), ""),
    ("Evidence", ("3", "3", "3", "3", "o"), ""),
    ("Export", ("3", "3", "3", "3", "E"), ""),
    ("Contacts", ("4",), ""),
    ("Contact", ("4", "e"), ""),
    ("Acts", ("4", "y"), ""),
    ("Ask", ("4", "j", "j", "n"), ""),
    ("Met", ("4", "m"), ""),
    ("Conversations", ("4", "]"), ""),
    ("Prepare", ("4", "]", "enter"), ""),
    ("After-note", ("4", "]", "j", "j", "enter"), ""),
    ("Who you have met", ("4", "]", "]"), ""),
    ("Learned", ("4", "["), ""),
    ("Line of the ledger", ("4", "[", "b"), ""),
    ("Board", ("7",), ""),
    ("Card", ("7", "e"), ""),
    ("Seed cards", ("7", "s"), ""),
    ("Cards, filter", ("7", "/"), "late"),
    ("Timeline", ("7", "]"), ""),
    ("Stages", ("7", "["), ""),
    ("Stage review", ("7", "[", "n"), ""),
    ("Hard questions", ("7", "[", "y"), ""),
    ("First moves", ("7", "[", "y", "o"), ""),
    ("This week", ("8",), ""),
    ("Past", ("8", "escape", "]"), ""),
    ("Trends", ("8", "escape", "["), ""),
)


def luminance(color: Color) -> float:
    """The relative luminance of a colour, by WCAG 2."""
    parts = [value / 255 for value in color.get_truecolor()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def inks(segment: Segment) -> tuple[Color, Color]:
    """The colour of the letters, and of the ground they stand on."""
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    return (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)


def segments(hand: Hand) -> Iterator[Segment]:
    """Everything that is read: letters, digits and the workbook's own signs; what a dialog has dimmed is left out."""
    strips = hand.app.screen._compositor.render_strips()
    for widget in hand.app.screen.children:
        region = widget.region
        for strip in strips[region.y : region.bottom]:
            for segment in strip.crop(region.x, region.right):
                if any(character.isalnum() or character in "▲▼●◐○·+-“" for character in segment.text):
                    yield segment


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_every_word_stands_out_from_its_ground(open_app: Callable[[str], PivotApp], theme: str) -> None:
    app = open_app("sample")
    app.theme = theme
    weak = set()
    async with hand_on(app) as hand:
        muted = Color.parse(app.get_css_variables()["text-muted"]).get_truecolor()
        for place, keys, text in PLACES:
            await press(hand, keys)
            await hand.paste(text)
            for segment in segments(hand):
                ink, ground = inks(segment)
                ratio = contrast(ink, ground)
                if ratio < (MUTED if ink.get_truecolor() == muted else NORMAL):
                    weak.add(f"{place}: {segment.text.strip()!r} {ratio:.2f} ({ink.name} on {ground.name})")
            await hand.go_home()
    assert not weak, "\n".join(sorted(weak))


def test_the_measure_agrees_with_the_known_extremes() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.478, abs=0.01)
