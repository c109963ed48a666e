"""The record tables of a workbook by name, with what they give to the search index; records load when asked for."""

from typing import Any, NamedTuple

from pivot_tui.store.records import Table

RECORD_TABLES = (
    "kind",
    "entry",
    "link",
    "element",
    "premise",
    "situation",
    "target_week",
    "work_pattern",
    "week_log",
    "pulse",
    "burnout_answer",
    "origin",
    "activity",
    "session",
    "attachment",
    "evaluation",
    "response",
    "import_mapping",
    "quote",
    "peer_observation",
    "mentee_outcome",
    "referee",
    "experiment",
    "project",
    "academic_calendar",
    "contact",
    "conversation",
    "seen_work",
    "learned",
    "incumbent",
    "role_of_interest",
    "card",
    "plan",
    "gate_reason",
    "stage_review",
    "weekly_review",
    "loose_end",
    "commitment",
    "hard_answer",
)
"""Every table whose rows are records, in the order in which one may refer to another."""

SEARCH_SLOTS = 64
"""The rowid in the search index is a record's local number times this, plus its table's own number."""


class Searched(NamedTuple):
    """What a table gives to the search index.

    Attributes:
        number: Its own number in the index, from 1; never given to another table.
        title: Columns that count as a record's title.
        body: Columns that hold the rest of its words.
    """

    number: int
    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


SEARCHED = {
    "entry": Searched(1, body=("text", "tags")),
    "kind": Searched(2, title=("name",), body=("alias",)),
    "element": Searched(3, body=("text",)),
    "premise": Searched(4, body=("text",)),
    "situation": Searched(5, body=("gap", "household")),
    "activity": Searched(6, title=("title",), body=("role", "setting", "reach_reason", "about", "products")),
    "session": Searched(7, body=("note",)),
    "evaluation": Searched(8, body=("item", "comparison_source")),
    "quote": Searched(9, body=("text", "level", "tags")),
    "peer_observation": Searched(10, body=("observer", "observer_role", "strength", "change_agreed")),
    "mentee_outcome": Searched(11, title=("outcome",), body=("mentee", "my_part")),
    "referee": Searched(12, title=("initials",), body=("role", "has_seen")),
    "experiment": Searched(13, title=("title",), body=("goal", "measure", "stop_rule", "evidence")),
    "project": Searched(14, title=("title",), body=("problem", "audience", "deliverable")),
    "attachment": Searched(15, title=("name",), body=("place",)),
    "contact": Searched(
        16,
        title=("who",),
        body=("next_step", "position", "institution", "controls_also", "email", "phone", "other_ways", "tags"),
    ),
    "conversation": Searched(
        17,
        body=("message", "meeting_place", "points", "directions", "clear_ask", "questions", "advice", "who_else"),
    ),
    "seen_work": Searched(18, body=("what",)),
    "learned": Searched(19, body=("text", "offer")),
    "incumbent": Searched(20, title=("title",), body=("place", "said_by")),
    "card": Searched(21, title=("title",), body=("notes", "checklist")),
    "gate_reason": Searched(22, title=("title",), body=("reason",)),
    "stage_review": Searched(23, body=("words",)),
    "weekly_review": Searched(24, body=("win",)),
    "loose_end": Searched(25, body=("what",)),
    "commitment": Searched(26, body=("text",)),
    "hard_answer": Searched(27, body=("words",)),
}


def record_tables() -> tuple[Table[Any], ...]:
    """The tables themselves, in the order of `RECORD_TABLES`; this loads the records of every area."""
    from pivot_tui.store.tables import journal, links, people, plan, portfolio, profile

    return (
        journal.KIND,
        journal.ENTRY,
        links.LINK,
        profile.ELEMENT,
        profile.PREMISE,
        profile.SITUATION,
        profile.TARGET_WEEK,
        profile.WORK_PATTERN,
        profile.WEEK_LOG,
        profile.PULSE,
        profile.BURNOUT_ANSWER,
        profile.ORIGIN,
        portfolio.ACTIVITY,
        portfolio.SESSION,
        portfolio.ATTACHMENT,
        portfolio.EVALUATION,
        portfolio.RESPONSE,
        portfolio.IMPORT_MAPPING,
        portfolio.QUOTE,
        portfolio.PEER_OBSERVATION,
        portfolio.MENTEE_OUTCOME,
        portfolio.REFEREE,
        portfolio.EXPERIMENT,
        portfolio.PROJECT,
        portfolio.ACADEMIC_CALENDAR,
        people.CONTACT,
        people.CONVERSATION,
        people.SEEN_WORK,
        people.LEARNED,
        people.INCUMBENT,
        people.ROLE_OF_INTEREST,
        plan.CARD,
        plan.PLAN,
        plan.GATE_REASON,
        plan.STAGE_REVIEW,
        plan.WEEKLY_REVIEW,
        plan.LOOSE_END,
        plan.COMMITMENT,
        plan.HARD_ANSWER,
    )
