"""The form for one entry: for writing more than a line, and for changing what was written."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from pivot_tui.domain.journal import ENTRY_SIGNS, SIGN_NAMES, Entry, Sign, find_kind
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.field_form import FieldFormScreen, FormField
from pivot_tui.screens.form import form_keys
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.workbook import drafts, journal
from pivot_tui.workbook.journal import EntryForm
from pivot_tui.workbook.session import Session


class EntryFormScreen(FieldFormScreen):
    """A new entry, or one that is there.

    Args:
        session: The open workbook.
        identifier: The entry's id; a new one without.
    """

    CSS_PATH = "entry_form.tcss"
    HELP_NAME = "entry_form"
    TABLE = "entry"
    BINDINGS: ClassVar[list[BindingType]] = form_keys("form", "Save the entry")
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("text", "Text", "text", is_free=True),
        FormField("sign", "As", "choice", options=tuple((sign, SIGN_NAMES[sign]) for sign in ENTRY_SIGNS)),
        FormField("dread", "▼ Dread", "rating"),
        FormField("energy", "▲ Energy", "rating"),
        FormField("kind", "Kind of work", hint="none"),
        FormField("tags", "Tags"),
        FormField("day", "When"),
    )

    def __init__(self, session: Session, identifier: str = "") -> None:
        self._kinds = journal.kinds_of_work(session.store)
        form = journal.form_of(journal.find(session.store, identifier)) if identifier else EntryForm()
        super().__init__(session, form, (drafts.ENTRY_FORM, identifier), identifier)
        names = {kind.id: kind.name for kind in self._kinds}
        self.form = replace(self.form, kind=names.get(self.form.kind, self.form.kind) or "")

    def form_title(self) -> str:
        """Whether it is new."""
        return "Edit entry" if self.identifier else "New entry"

    def compose(self) -> ComposeResult:
        """The fields, one under the other, each with room for its sentence."""
        yield AreaBar(2)
        yield Static(id="form-title")
        with VerticalScroll(id="form", can_focus=False):
            for field in self.FIELDS:
                yield from self.compose_field(field)
                if field.name == "text":
                    yield self.privacy_line()
        yield KeyLine()

    def suggestions(self, name: str) -> Iterable[str]:
        """The kinds of work."""
        return (kind.name for kind in self._kinds if not kind.retired) if name == "kind" else ()

    def typed(self) -> EntryForm:
        """The form as it stands, with the id of the kind that was typed by name or short word."""
        typed: EntryForm = super().typed()
        return replace(typed, kind=self._kind_id())

    def _kind_id(self) -> str | None:
        """What answers to no kind of work is kept as it is."""
        typed = self.query_one("#kind", Input).value.strip()
        found = find_kind("-".join(typed.removeprefix("@").split()), self._kinds) if typed else None
        return found.id if found else typed or None

    def from_draft(self, body: str) -> EntryForm:
        """A form from its draft, also from one that was kept while quotes were entries."""
        values = json.loads(body)
        sign = Sign(values["sign"])
        return EntryForm(**values | {"sign": sign if sign in ENTRY_SIGNS else Sign.NOTE})

    def save_form(self, form: EntryForm) -> Entry | tuple[Problem, ...]:
        """Save the entry.

        Raises:
            Fault: Nothing was saved.
        """
        if form.kind is not None and form.kind not in {kind.id for kind in self._kinds}:
            return (Problem("kind", "No kind of work has this name or short word."),)
        store, now = self.session.store, self.session.clock.now()
        if self.identifier:
            return journal.change(store, self.identifier, form, now)
        return journal.add(store, form, now)
