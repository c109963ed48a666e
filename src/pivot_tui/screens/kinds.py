"""Kinds of work: the user renames, adds and retires them; the entries of a retired kind keep it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from pivot_tui.domain.journal import GROUP_NAMES, Group, Kind
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import UNDO_BINDINGS, RecordsChanged, WorkbookDialog, WorkbookScreen
from pivot_tui.screens.privacy import ChecksPrivacy
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import journal
from pivot_tui.workbook.session import Session

_GROUPS = tuple(Group)
_RETIRED = "retired"
_REST_WAIT = 0.4


class KindsScreen(WorkbookScreen[None]):
    """All kinds of work, by group."""

    CSS_PATH = "kinds.tcss"
    HELP_NAME = "kinds"
    AUTO_FOCUS = "#kinds"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="add", tooltip="Add a kind of your own"),
        Binding("e", "edit", "Rename", show=False, id="edit", tooltip="Change its name, short word or group"),
        Binding("d", "retire", "Retire", id="retire", tooltip="Offer it no longer, or offer it again"),
        Binding("escape", "leave", "Back", id="kinds.leave", tooltip="Back to where you were"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._kinds: dict[str, journal.CountedKind] = {}

    def compose(self) -> ComposeResult:
        """The list."""
        yield AreaBar(2)
        yield Static(Content.styled("Kinds of work", "bold"), id="kinds-title")
        yield RecordList(id="kinds")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read the kinds of work again."""
        self.attempt(self._show)

    def _show(self) -> None:
        found = journal.counted_kinds(self.session.store)
        self._kinds = {counted.kind.id: counted for counted in found}
        self.query_one(RecordList).show(_rows(found))
        self.refresh_bindings()

    def _current(self) -> Kind | None:
        counted = self._kinds.get(self.query_one(RecordList).current or "")
        return counted.kind if counted else None

    def described(self, binding: Binding) -> Binding:
        """Name what ``d`` will do to the kind under the cursor."""
        kind = self._current()
        if binding.action == "retire" and kind is not None and kind.retired:
            return Binding(binding.key, binding.action, "Bring back")
        return binding

    def on_option_list_option_highlighted(self) -> None:
        """What the keys do depends on the kind under the cursor."""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a kind."""
        event.stop()
        self.action_edit()

    def action_add(self) -> None:
        """Open an empty form."""
        self.app.push_screen(KindFormScreen(self.session, None))

    def action_edit(self) -> None:
        """Open the form of the kind under the cursor."""
        if (kind := self._current()) is not None:
            self.app.push_screen(KindFormScreen(self.session, kind))

    def action_retire(self) -> None:
        """Retire the kind, or bring it back; either can be undone."""
        kind = self._current()
        if kind is None:
            return
        changed = self.attempt(lambda: journal.retire_kind(self.session.store, kind, retired=not kind.retired))
        if changed is not None:
            self.say("Retired; its entries keep it. d brings it back." if changed.retired else "Back in use.")
            self.post_message(RecordsChanged())

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class KindFormScreen(WorkbookDialog[None], ChecksPrivacy[None]):
    """The three fields of a kind of work."""

    CSS_PATH = "kinds.tcss"
    HELP_NAME = "kinds"
    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="form.save", tooltip="Save the kind of work"),
        Binding("tab", "app.focus_next", "Next field", id="form.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="form.leave", tooltip="Close without saving"),
    ]

    def __init__(self, session: Session, kind: Kind | None) -> None:
        super().__init__(session)
        self._kind = kind
        self._rest_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Name, short word and group, and room for one sentence."""
        kind = self._kind
        group = _GROUPS.index(kind.grp) if kind else _GROUPS.index(Group.OTHER)
        with Vertical(id="kind-form"):
            yield Static(Content.styled("Kind of work" if kind else "New kind of work", "bold"), id="kind-title")
            with Horizontal(classes="kind-field"):
                yield Static(Content("Name"), classes="kind-label")
                yield Input(kind.name if kind else "", compact=True, select_on_focus=False, id="name")
            yield PrivacyLine(self.session, "kind", kind.id if kind else "")
            with Horizontal(classes="kind-field"):
                yield Static(Content("Short word  @"), classes="kind-label")
                yield Input(kind.alias if kind else "", compact=True, select_on_focus=False, id="alias")
            with Horizontal(classes="kind-field"):
                yield Static(Content("Group"), classes="kind-label")
                yield Choice(tuple(GROUP_NAMES.values()), group, id="grp")
            yield Static(id="kind-problem")
        yield KeyLine()

    def on_input_changed(self) -> None:
        """Look at the name once the hands rest."""
        if self._rest_timer is not None:
            self._rest_timer.stop()
        self._rest_timer = self.set_timer(_REST_WAIT, self.look)

    def free_texts(self) -> tuple[str, ...]:
        """The name."""
        return (self.query_one("#name", Input).value,)

    def on_input_submitted(self) -> None:
        """Enter saves, since the form is so small."""
        self.action_save()

    def action_save(self) -> None:
        """Save, or say what is wrong."""
        name, alias = self.query_one("#name", Input).value, self.query_one("#alias", Input).value
        group = _GROUPS[self.query_one("#grp", Choice).index]
        identifier = self._kind.id if self._kind else None
        if not self.may_save():
            return
        found = self.attempt(lambda: journal.save_kind(self.session.store, name, alias, group, identifier))
        if isinstance(found, Kind):
            self.attempt(lambda: self.query_one(PrivacyLine).saved([(found.id, found.name)]))
            self.say("Saved. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)
        elif found:
            self._show_problem(found)

    def _show_problem(self, problems: Sequence[Problem]) -> None:
        self.query_one("#kind-problem", Static).update(Content.styled(problems[0].sentence, "$text-warning"))
        if problems[0].field in ("name", "alias"):
            self.query_one(f"#{problems[0].field}").focus()

    def action_leave(self) -> None:
        """Close without saving."""
        self.dismiss(None)


def _rows(found: Sequence[journal.CountedKind]) -> list[ListedRecord]:
    rows = []
    for counted in found:
        kind = counted.kind
        group = _RETIRED if kind.retired else GROUP_NAMES[kind.grp]
        left = Content.assemble(
            Content.styled(f"{group:<14} ", "$text-muted"), Content.styled(f"@{kind.alias}".ljust(12), "$text-muted")
        )
        entries = "1 entry" if counted.entries == 1 else f"{counted.entries:,} entries"
        right = Content.styled(entries if counted.entries else "", "$text-muted")
        rows.append(ListedRecord(kind.id, Row(left, plain(kind.name), right)))
    return rows
