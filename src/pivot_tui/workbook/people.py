"""All people at once: who is known and met, what stands next, what is due, what was learned, and the ledger."""

from dataclasses import dataclass
from datetime import date, timedelta

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.due_line import DAYS_AHEAD
from pivot_tui.domain.follow_up import Due, due_of
from pivot_tui.domain.who_you_have_met import WhoYouHaveMet, who_you_have_met
from pivot_tui.store.people import acquaintances
from pivot_tui.store.store import Store
from pivot_tui.workbook import learned, ledger
from pivot_tui.workbook.learned import SaidLearned
from pivot_tui.workbook.ledger import Ledger
from pivot_tui.workbook.roles_of_interest import roles_of_interest


@dataclass(frozen=True, slots=True)
class People:
    """All people, with what stands between them and the user.

    Attributes:
        known: Everybody, each with what is due with them: what is overdue or due first, then those with nothing due.
        met: Who is known and met, who has a say in each role, and the mentors.
        learned: What was learned, the newest first.
        ledger: What people in education roles were promised, and what they really get.
        today: The present day.
    """

    known: tuple[tuple[Acquaintance, Due | None], ...]
    met: WhoYouHaveMet
    learned: tuple[SaidLearned, ...]
    ledger: Ledger
    today: date

    @property
    def overdue(self) -> tuple[Due, ...]:
        """What is past its day, the longest first."""
        return tuple(due for _, due in self.known if due is not None and due.is_overdue(self.today))

    @property
    def soon(self) -> tuple[Due, ...]:
        """What is due from today until in 14 days."""
        last = self.today + timedelta(days=DAYS_AHEAD)
        return tuple(
            due for _, due in self.known if due is not None and not due.is_overdue(self.today) and due.shown_day <= last
        )


def read(store: Store, today: date) -> People:
    """All people as they stand.

    Raises:
        Fault: The workbook cannot be read.
    """
    found = acquaintances(store)
    known = sorted(((one, due_of(one, today)) for one in found), key=_by_day)
    met = who_you_have_met(found, roles_of_interest(store))
    return People(tuple(known), met, learned.learned(store), ledger.ledger(store), today)


def _by_day(pair: tuple[Acquaintance, Due | None]) -> tuple[date, str]:
    known, due = pair
    return (date.max if due is None else due.shown_day, known.contact.id)
