"""When the file itself is in trouble: what is the matter, and the one way out that can be offered."""

from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from pivot_tui.domain.faults import Fault
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row


class WayOut(Enum):
    """What the user chose."""

    RESTORE = "restore"
    COPY = "copy"
    READ_ON = "read on"


class TroubleScreen(ModalScreen[WayOut]):
    """One sentence, one offer, and the choice to read on without saving.

    Args:
        fault: What is the matter.
        offer: The way out that there is, or nothing.
        said: The offer in words.
    """

    CSS_PATH = "trouble.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Read on", id="trouble.leave", tooltip="Go on reading; nothing can be saved"),
    ]

    def __init__(self, fault: Fault, offer: WayOut | None, said: str = "") -> None:
        super().__init__()
        self._fault = fault
        self._offer = offer
        self._said = said

    def compose(self) -> ComposeResult:
        """The sentence and the choices."""
        with Vertical(id="trouble"):
            yield Static(Content.styled(self._fault.title, "$text-error bold"), id="trouble-title")
            yield Static(Content(self._fault.sentence), id="trouble-sentence")
            yield RecordList(id="trouble-choices")
        yield KeyLine()

    def on_mount(self) -> None:
        """Offer what there is."""
        choices = [] if self._offer is None else [(self._offer, self._said)]
        choices.append((WayOut.READ_ON, "Read on; nothing can be saved"))
        self.query_one(RecordList).show(
            ListedRecord(way.value, Row(Content(""), Content(said))) for way, said in choices
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the choice back."""
        event.stop()
        self.dismiss(WayOut(event.option_id))

    def action_leave(self) -> None:
        """Read on."""
        self.dismiss(WayOut.READ_ON)

    def action_press(self, key: str) -> None:
        """Do what a key does, for a click on its name."""
        self.app.simulate_key(key)
