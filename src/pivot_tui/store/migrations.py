"""The changes of the schema over time, step by step: one that has been released is never edited."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from pivot_tui.domain.identifiers import uuid5, uuid7
from pivot_tui.store.schema_steps.journal import FIRST_KINDS, FIRST_SCHEMA
from pivot_tui.store.schema_steps.people import PEOPLE_SCHEMA
from pivot_tui.store.schema_steps.plan import PLAN_SCHEMA
from pivot_tui.store.schema_steps.portfolio import PORTFOLIO_SCHEMA, QUOTES, QUOTES_MOVE
from pivot_tui.store.schema_steps.profile import PROFILE_SCHEMA

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATIONS = Migrations("pivot-tui")


@MIGRATIONS()
def m001_journal(db: "Database") -> None:
    """History, drafts, search, kinds of work and the journal."""
    for statement in FIRST_SCHEMA:
        db.conn.execute(statement)
    for key, name, alias, group in FIRST_KINDS:
        db.conn.execute(
            "INSERT INTO kind (id, key, name, alias, grp, retired) VALUES (?, ?, ?, ?, ?, 0)",
            (uuid5("kind", key), key, name, alias, group),
        )


@MIGRATIONS()
def m002_profile(db: "Database") -> None:
    """The sheet, the premise, hours, pulses, origins of entries, ignored privacy marks, and what was said once."""
    for statement in PROFILE_SCHEMA:
        db.conn.execute(statement)


@MIGRATIONS()
def m003_portfolio(db: "Database") -> None:
    """Activities, sessions, evaluations, other evidence, experiments and projects; quotes move out of the journal."""
    for statement in (*PORTFOLIO_SCHEMA, QUOTES, *QUOTES_MOVE):
        db.conn.execute(statement, {"batch": uuid7(datetime.now(UTC))} if ":batch" in statement else ())


@MIGRATIONS()
def m004_people(db: "Database") -> None:
    """Contacts, conversations, what was seen and learned, the ledger of incumbents and the roles of interest."""
    for statement in PEOPLE_SCHEMA:
        db.conn.execute(statement)


@MIGRATIONS()
def m005_plan(db: "Database") -> None:
    """The plan with its cards, the gates, the stages, the weekly reviews and the hard questions."""
    for statement in PLAN_SCHEMA:
        db.conn.execute(statement)
