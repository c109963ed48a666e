"""Draws the README's pictures from the application itself: `python assets/draw.py`."""

import asyncio
import re
import tempfile
from pathlib import Path

from pivot_tui.app import PivotApp
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import open_for_screen
from pivot_tui.workbook.sample import sample_day, write_sample

_SIZE = (80, 24)
_WEB_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw(target: Path, *keys: str) -> None:
    """Draw the sample physician's workbook, after some keys, as an SVG that fetches nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.db"
        write_sample(path)
        with open_for_screen(path) as store:
            app = PivotApp(path, Clock(sample_day()), store)
            async with app.run_test(size=_SIZE) as pilot:
                for key in keys:
                    await pilot.press(key)
                await app.workers.wait_for_complete()
                await pilot.pause()
                picture = _WEB_FONTS.sub("", app.export_screenshot(title="pivot"))
    target.write_text(picture.replace("<text ", '<text xml:space="preserve" '), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw(Path(__file__).with_name("today.svg")))
    asyncio.run(draw(Path(__file__).with_name("profile.svg"), "2", "2"))
    asyncio.run(draw(Path(__file__).with_name("evaluations.svg"), "3", "3"))
    asyncio.run(draw(Path(__file__).with_name("people.svg"), "4"))
    asyncio.run(draw(Path(__file__).with_name("board.svg"), "7"))
    asyncio.run(draw(Path(__file__).with_name("review.svg"), "8", "enter"))
