"""Who said something: the contact that typed initials mean."""

from collections.abc import Mapping

from pivot_tui.domain.problems import Problem
from pivot_tui.store.store import Store


def who_of_contacts(store: Store) -> dict[str, str]:
    """The initials or names of all contacts, by their ids.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        return dict(db.execute("SELECT id, who FROM contact ORDER BY id"))


def contact_meant(
    typed: str, who: Mapping[str, str], known: str | None = None, field: str = ""
) -> str | Problem | None:
    """The id of the contact that words mean; nothing where nobody has them.

    Args:
        typed: Initials with or without dots, or a name.
        who: All contacts' initials or names, by their ids.
        known: The contact that is meant already, who decides between equal initials.
        field: The field that a problem is said at.
    """
    words = _bare(typed)
    if not words:
        return None
    found = [identifier for identifier, name in who.items() if _bare(name) == words]
    if known in found:
        return known
    if len(found) > 1:
        return Problem(field, f"{len(found)} of your contacts are called {' '.join(typed.split())}; give more of it.")
    return found[0] if found else None


def _bare(words: str) -> str:
    return "".join(words.replace(".", " ").split()).casefold()
