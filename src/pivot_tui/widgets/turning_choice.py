"""One of several whose names are too long to stand side by side: the chosen one is shown, the others a key away."""

from textual.content import Content
from textual.events import Click

from pivot_tui.widgets.choice import Choice


class TurningChoice(Choice):
    """Several names of which the chosen one is shown; the arrows, space or a click go to the next."""

    DEFAULT_CSS = """
    TurningChoice { width: 1fr; }
    """

    def render(self) -> Content:
        """The chosen name between two arrows, and which one it is."""
        number = f"  {self.index + 1} of {len(self._names)}"
        return Content.assemble("‹ ", Content.styled(self._names[self.index], "bold"), " ›", number)

    def on_click(self, event: Click) -> None:
        """A click goes to the next one."""
        event.stop()
        self.action_step(1)

    def rename(self, index: int, name: str) -> None:
        """Give one of them another name."""
        self._names = [*self._names[:index], name, *self._names[index + 1 :]]
        self.refresh()
