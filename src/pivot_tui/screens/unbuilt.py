"""The areas that this version does not have: each says so, and what can be done today instead."""

from collections.abc import Iterable

from textual.widget import Widget

from pivot_tui.screens.frame import AreaScreen
from pivot_tui.widgets.bars import AREAS
from pivot_tui.widgets.unbuilt import Unbuilt


class UnbuiltArea(AreaScreen):
    """An area that this version does not keep anything for."""

    HELP_NAME = "unbuilt"
    AUTO_FOCUS = ""

    def compose_body(self) -> Iterable[Widget]:
        """What belongs here, and what helps meanwhile."""
        yield Unbuilt(AREAS[self.area - 1].lower())
