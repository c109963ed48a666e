"""The honest view of something that this version does not keep: what belongs there, and what can be done today."""

from textual.content import Content
from textual.widgets import Static

from pivot_tui import guide


class Unbuilt(Static):
    """What belongs here, that this version does not keep it, and what helps meanwhile; the words are the guide's.

    Args:
        name: The entry of the guide's areas.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Unbuilt { padding: 2 4; width: 100%; max-width: 76; height: auto; }
    """

    def __init__(self, name: str) -> None:
        words = guide.load("areas")[name]
        super().__init__(
            Content.assemble(
                Content.styled(words["title"], "bold"),
                "\n\n",
                words["holds"],
                "\n\n",
                Content.styled(words["meanwhile"], "$text-muted"),
            ),
            id=f"unbuilt-{name}",
        )
