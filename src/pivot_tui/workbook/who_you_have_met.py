"""Who you have met: everybody in the workbook, by what they mean for a pivot."""

from pivot_tui.domain.who_you_have_met import WhoYouHaveMet, who_you_have_met
from pivot_tui.store.people import acquaintances
from pivot_tui.store.store import Store
from pivot_tui.workbook.roles_of_interest import roles_of_interest


def read(store: Store) -> WhoYouHaveMet:
    """Who is known and met, who has a say in each role, and the mentors.

    Raises:
        Fault: The workbook cannot be read.
    """
    return who_you_have_met(acquaintances(store), roles_of_interest(store))
