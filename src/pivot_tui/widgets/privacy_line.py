"""What a text should not hold, said under its field: what looks like what, what the keys do, and the support lines."""

from collections.abc import Iterable, Sequence
from datetime import date

from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.initials import with_initials
from pivot_tui.workbook import privacy, support
from pivot_tui.workbook.privacy import Found, Mark, PrivacyReading
from pivot_tui.workbook.session import Session

_URGENT = 3
"""The support lines that stand under a field; the others are one key away."""


class PrivacyLine(Static):
    """Says what was found, and remembers what the user has answered; it takes no room while there is nothing to say.

    Args:
        session: The open workbook.
        table: The table of the record that is being written.
        row: Its id, or "" for a new one.
        save_key: The key that saves, as it is called.
    """

    DEFAULT_CSS = """
    PrivacyLine { height: auto; display: none; }
    PrivacyLine.-speaks { display: block; }
    """

    def __init__(self, session: Session, table: str, row: str = "", *, save_key: str = "enter") -> None:
        super().__init__(id="privacy", markup=False)
        self._session = session
        self._table = table
        self._row = row
        self._save_key = save_key
        self._texts: tuple[str, ...] = ()
        self._reading = PrivacyReading()
        self._asked: tuple[str, ...] | None = None
        self._ignored: set[Mark] = set()

    @property
    def speaks(self) -> bool:
        """Whether there is anything to say."""
        return self.has_class("-speaks")

    @property
    def shows_support(self) -> bool:
        """Whether the support lines are among it."""
        return self._reading.speaks_of_self_harm

    def look(self, *texts: str) -> None:
        """Look at what stands in the fields now, when the hands rest, and say what there is to say.

        Raises:
            Fault: The workbook cannot be read.
        """
        self._texts = texts
        self._reading = privacy.check(self._session.store, self._table, self._row, texts, self._ignored)
        if self._asked != texts:
            self._asked = None
        self._show()

    def may_save(self, *texts: str) -> bool:
        """Whether these texts may be saved: there is nothing to confirm, or this is the second time they are tried.

        Raises:
            Fault: The workbook cannot be read.
        """
        self.look(*texts)
        if not self._reading.to_confirm or self._asked == texts:
            return True
        self._asked = texts
        self._show()
        return False

    def ignore(self) -> None:
        """Leave the words of the first warning as they are, for good, in this record.

        Raises:
            Fault: It could not be kept.
        """
        if not self._reading.warnings:
            return
        finding = self._reading.warnings[0].finding
        if self._row:
            privacy.ignore(self._session.store, self._table, self._row, finding)
        else:
            self._ignored.add(privacy.mark(finding))
        self.look(*self._texts)

    def saved(self, records: Iterable[tuple[str, str]], table: str = "") -> None:
        """Remember in records that are now saved what was ignored while they had no id.

        Args:
            records: Their ids and texts.
            table: Their table; that of the record that was written without.

        Raises:
            Fault: It could not be kept.
        """
        for row, text in records:
            privacy.ignore_in_saved(self._session.store, table or self._table, row, text, self._ignored)

    def in_initials(self, text: str) -> str | None:
        """A text with initials for the first name that was found, where that name stands in it."""
        for finding in (found.finding for found in self._reading.warnings):
            begins = text.find(finding.words)
            if finding.name is not None and begins >= 0:
                start, end = (place - finding.start + begins for place in finding.name)
                return with_initials(text, finding._replace(name=(start, end)))
        return None

    def _show(self) -> None:
        said: list[Content] = []
        if self._reading.speaks_of_self_harm:
            said += _support_lines(self._session.clock.now().day)
        if self._reading.to_confirm:
            said.append(_said(self._reading.to_confirm))
            said.append(_keys((self._save_key, f"{'again' if self._asked else 'twice'} saves it as it is")))
        if self._reading.warnings:
            said.append(_said(self._reading.warnings))
            has_name = any(found.finding.name for found in self._reading.warnings)
            initials = (("ctrl+r", "writes initials"),) if has_name else ()
            said.append(_keys(*initials, ("ctrl+g", "leaves it as it is")))
        self.set_class(bool(said), "-speaks")
        self.update(Content("\n").join(said))


def _said(found: Sequence[Found]) -> Content:
    """The first of some findings, and how many more there are."""
    more = f" (and {len(found) - 1:,} more)" if len(found) > 1 else ""
    return Content.styled(f"{privacy.sentence(found[0].finding)}{more}", "$text-warning")


def _keys(*keys: tuple[str, str]) -> Content:
    pieces = [Content.assemble((key, "$foreground bold"), (f" {does}", "$text-muted")) for key, does in keys]
    return Content("   ").join(pieces)


def _support_lines(today: date) -> list[Content]:
    """The lines that answer at once, and the key to all of them."""
    said = [
        Content.assemble((line.name, "$foreground bold"), (f"   {line.contact}", "$foreground"))
        for line in support.lines(today)[:_URGENT]
    ]
    return [*said, _keys(("F8", "names everybody who can be reached"))]
