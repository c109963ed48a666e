"""Pictures of the screen as plain text: drawn, compared with those that are kept, and written anew when asked to."""

import difflib
import os
from collections.abc import Sequence
from pathlib import Path

from tests.screens.driving import Hand

EXPECTED = Path(__file__).with_name("expected")
WRITE = os.environ.get("PIVOT_PICTURES") == "write"
"""Whether pictures are written anew instead of compared: PIVOT_PICTURES=write pytest tests/pictures."""


async def press(hand: Hand, keys: Sequence[str]) -> None:
    """Press keys; a name that begins with "app." is what the palette would do."""
    for key in keys:
        if key.startswith("app."):
            await hand.app.run_action(key)
            await hand.settle()
        else:
            await hand.press(key)


def draw(hand: Hand) -> str:
    """The screen as lines of text, without the blanks at their ends."""
    return hand.screen + "\n"


def compare(name: str, drawn: str, folder: Path = EXPECTED, *, write: bool = WRITE) -> str:
    """How a picture differs from the one that is kept, as a unified diff; nothing where it does not, or was written."""
    path = folder / f"{name}.txt"
    if write:
        folder.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
        return ""
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = difflib.unified_diff(
        kept.splitlines(), drawn.splitlines(), f"kept/{name}", f"drawn/{name}", lineterm=""
    )
    return "\n".join(difference)
