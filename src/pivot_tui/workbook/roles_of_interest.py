"""The roles that the user could see themselves in: which are ticked, and ticking them."""

from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.role import Role, RoleOfInterest
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import ROLE_OF_INTEREST
from pivot_tui.store.trash import put_in_trash


def roles_of_interest(store: Store) -> frozenset[Role]:
    """The roles that are ticked.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        return frozenset(ticked.role for ticked in ROLE_OF_INTEREST.select(db))


def identifier_of(role: Role) -> str:
    """The id that a role has once it is ticked."""
    return uuid5(ROLE_OF_INTEREST.name, role.value)


def tick_role(store: Store, role: Role) -> bool:
    """Tick a role, or take its tick away; whether it is ticked now.

    Raises:
        Fault: Nothing was saved.
    """
    if role in roles_of_interest(store):
        put_in_trash(store, ROLE_OF_INTEREST.name, [identifier_of(role)], "role.tick")
        return False
    with store.transaction("role.tick"):
        ROLE_OF_INTEREST.insert(store.db, [RoleOfInterest(identifier_of(role), role)])
    return True
