"""The bars of a mix: numbers beside every bar, and a mark at what is aimed at."""

import pytest
from tests.widgets.hosting import Host

from pivot_tui.widgets.mix_bars import MixBar, MixBars

SAMPLE = (MixBar("Clinical", 92.6, 50), MixBar("Education", 3.7, 35), MixBar("Admin", 3.7, None))


def filled(bars: MixBars) -> MixBars:
    """The widget with the sample's mix; a part of it has no target."""
    bars.show(SAMPLE)
    return bars


async def test_every_bar_has_its_numbers_beside_it() -> None:
    app = Host(lambda: filled(MixBars()))
    async with app.run_test(size=(60, 10)):
        heading, clinical, education, admin = app.lines[:4]

    assert heading.split() == ["Mix", "now", "target"]
    assert clinical.startswith("Clinical")
    assert clinical.endswith("92.6%     50%")
    assert education.endswith("3.7%     35%")
    assert admin.endswith("3.7%       –")


async def test_a_longer_bar_is_a_larger_share_and_the_target_has_a_mark() -> None:
    app = Host(lambda: filled(MixBars()))
    async with app.run_test(size=(60, 10)):
        _, clinical, education, admin = app.lines[:4]

    assert clinical.count("━") > 5 * education.count("━") > 0
    assert clinical.index("┃") < clinical.rindex("━")
    assert education.index("┃") > education.rindex("━")
    assert "┃" not in admin


@pytest.mark.parametrize("width", [26, 34, 60, 120])
async def test_the_numbers_are_whole_at_any_width(width: int) -> None:
    app = Host(lambda: filled(MixBars()))
    async with app.run_test(size=(width, 10)):
        lines = app.lines[1:4]

    assert [line.split()[-2:] for line in lines] == [["92.6%", "50%"], ["3.7%", "35%"], ["3.7%", "–"]]
    assert all(len(line) == width for line in lines)


async def test_what_is_not_known_is_no_zero() -> None:
    def unknown() -> MixBars:
        bars = MixBars()
        bars.show([MixBar("Clinical", None, 100)])
        return bars

    app = Host(unknown)
    async with app.run_test(size=(40, 10)):
        line = app.lines[1]

    assert line.split()[-2:] == ["–", "100%"]
    assert "━" not in line
    assert line.count("┃") == 1
