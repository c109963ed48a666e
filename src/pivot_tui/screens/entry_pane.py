"""The entry under the cursor beside the list, as much of it as fits, and the number it lacks, asked for right there."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from pivot_tui.widgets.rating import RatingScale


class EntryDetail(Widget):
    """The whole of the entry under the cursor, as much as fits; enter opens the rest."""

    auto_links = False

    def __init__(self) -> None:
        super().__init__(id="detail")
        self._content = Content("")

    def show(self, content: Content) -> None:
        """Show another entry; the size stays, so nothing is laid out again."""
        self._content = content
        self.refresh()

    def render(self) -> Content:
        """The entry."""
        return self._content


class EntryPane(Vertical):
    """An entry, and the scale for its missing number while that is asked for."""

    class Rated(Message):
        """The user has given the number.

        Attributes:
            rating: 0 to 5.
        """

        def __init__(self, rating: int) -> None:
            self.rating = rating
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="one")

    def compose(self) -> ComposeResult:
        """The entry; the scale waits until it is asked for."""
        yield EntryDetail()
        with Horizontal(id="rating") as rating:
            yield Static(id="rating-name")
            yield RatingScale(id="scale")
        rating.display = False

    @property
    def is_asking(self) -> bool:
        """Whether a number is being asked for."""
        return self.query_one("#rating").display

    def show(self, content: Content) -> None:
        """Show another entry."""
        self.query_one(EntryDetail).show(content)

    def ask(self, field: str) -> None:
        """Ask for a number; the next digit gives it."""
        self.query_one("#rating-name", Static).update(Content(f"How much {field}, 0 to 5?  "))
        self.query_one("#rating").display = True
        scale = self.query_one(RatingScale)
        scale.value = None
        scale.focus()

    def close(self) -> None:
        """Stop asking."""
        self.query_one("#rating").display = False

    def on_rating_scale_rated(self, event: RatingScale.Rated) -> None:
        """Hand the number up."""
        event.stop()
        if event.value is not None:
            self.post_message(self.Rated(event.value))
