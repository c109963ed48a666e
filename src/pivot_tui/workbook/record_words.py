"""What fields and values are called in the trash and in the history, where only a word or two fit."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple

from pivot_tui.domain.activity import DOMAIN_NAMES, INCLUDED, MILLER_NAMES, OUTCOME_NAMES
from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.days import MONTHS
from pivot_tui.domain.evaluation import ONE, read_level_rating
from pivot_tui.domain.experiment import HYPOTHESIS_NAMES, SEED_NAMES, VERDICT_NAMES
from pivot_tui.domain.journal import SIGN_NAMES, Kind, Sign
from pivot_tui.domain.learned import TOPIC_NAMES, say_month
from pivot_tui.domain.project import PORTABILITY_NAMES, STATUS_NAMES
from pivot_tui.domain.response_import import LAYOUT_NAMES, ROLE_NAMES
from pivot_tui.domain.role import ROLE_NAMES as EDUCATION_ROLES
from pivot_tui.domain.roster import say_roster
from pivot_tui.domain.rounding import half_up
from pivot_tui.workbook import plan_words
from pivot_tui.workbook.activities import type_of
from pivot_tui.workbook.search import title_of

HIDDEN = frozenset(("n", "id", "key", "at", "utc_offset", "wording", "settings", "card_uid", "rank", "figures"))
"""Fields that say nothing to the user."""
REFERENCES = {
    "activity": "activity",
    "evaluation": "evaluation",
    "compared_with": "evaluation",
    "contact": "contact",
    "conversation": "conversation",
    "card": "card",
    "review": "weekly_review",
}
"""Fields that hold the id of another record, with its table."""
_FIELDS = {
    "grp": "group",
    "sign": "as",
    "prompt": "in answer to",
    "minutes": "hours a week",
    "side": "list",
    "gap": "gap statement",
    "pivot_minutes": "time for the pivot",
    "no_move_before": "no move before",
    "earliest_start": "earliest start",
    "latest_start": "latest start",
    "max_nights": "nights a month at most",
    "max_weekends": "weekends a month at most",
    "first_on": "first day on",
    "days_on": "days on",
    "days_off": "days off",
    "nights_every": "weeks from nights to nights",
    "after_hours": "after hours",
    "last_day": "last day",
    "first_day": "first day",
    "times": "sessions",
    "roster": "learners",
    "contact_minutes": "contact",
    "supervision_minutes": "supervision",
    "prep_minutes": "preparation",
    "reach_reason": "reason for the reach",
    "outcome_level": "outcome level",
    "unique_learners": "different learners",
    "adopters": "used by",
    "miller": "assesses what a learner",
    "assessed": "assessed with it",
    "presented_on": "presented on",
    "presented_where": "presented at",
    "include_in": "shown in",
    "date_from": "from",
    "date_to": "to",
    "scale_min": "lowest point",
    "scale_max": "highest point",
    "higher_is_better": "higher is better",
    "item": "question",
    "phase": "it stands",
    "compared_with": "compared with",
    "raters": "answered by",
    "sessions": "sessions in it",
    "anchors": "ends of the scale",
    "anonymous": "without a name",
    "system": "collected with",
    "counts": "answers per point",
    "responses": "answers",
    "successes": "how many did",
    "trials": "out of",
    "source": "imported with",
    "value": "answer",
    "evaluation": "given in",
    "kept_copy": "copy",
    "place": "where",
    "layout": "kind of file",
    "deviation": "standard deviation",
    "by_level": "by level",
    "comparison_mean": "mean of others",
    "comparison_responses": "answers of others",
    "comparison_source": "others",
    "comparison_period": "period of others",
    "observer_role": "role of the observer",
    "change_agreed": "change agreed",
    "followed_up": "followed up",
    "my_role": "own role",
    "my_part": "own part",
    "has_seen": "has seen",
    "cap_minutes": "hours at most",
    "spent_minutes": "hours spent",
    "seed": "came from",
    "hypothesis": "it tests",
    "stop_rule": "stop rule",
    "enjoyed_teaching": "enjoyed teaching",
    "enjoyed_admin": "enjoyed administration",
    "energy_after": "energy after",
    "clear_goals": "clear goals",
    "adequate_preparation": "preparation",
    "appropriate_methods": "methods",
    "significant_results": "results",
    "effective_presentation": "presentation",
    "reflective_critique": "critique",
    "first_month": "first month",
    "origin": "came from",
    "vetted": "checked",
    "next_step": "next step",
    "next_due": "by",
    "snoozed_to": "rests until",
    "controls": "has a say in",
    "controls_also": "also controls",
    "other_ways": "other ways",
    "knows_goals": "knows the goals",
    "would_advocate": "would speak up",
    "wished_days": "days to the next time, wished",
    "longest_days": "days to the next time, at most",
    "in_touch": "last in touch",
    "meeting_day": "agreed day",
    "meeting_time": "time",
    "meeting_place": "where",
    "points": "what was done",
    "clear_ask": "the one ask",
    "clock_started": "clock started",
    "noted": "after-note",
    "who_else": "whom else to see",
    "write_again": "write again",
    "wrote_again": "wrote again",
    "bears_on": "bears on",
    "spoken_minutes": "minutes",
    "promised_minutes": "promised a week",
    "real_minutes": "really a week",
    "said_by": "said by",
    "first_due": "first due",
    "due": "due",
    "done_on": "done on",
    "horizon_months": "months",
    "review_weekday": "day of the review",
    "kept_minutes": "kept for the pivot",
    "win": "the win",
    "is_done": "done",
    "until": "moved to",
    "first_move": "other first move",
}
_VALUES = {
    "side": {"done_with": "done with", "would_keep": "would keep"},
    "prompt": {"dreaded": "what is dreaded", "energy": "what gives energy", "free_week": "a free week"},
    "bucket": {"clinical": "clinical", "education": "education", "admin": "admin", "after": "after hours"},
}


def _named(names: Mapping[Any, str]) -> dict[str, str]:
    """The words for an enum's members, by what is stored of them."""
    return {key.value if isinstance(key, Enum) else str(key): words for key, words in names.items()}


_UNKNOWN = "not known"
_EDUCATION_ROLES = _named(EDUCATION_ROLES)
_WORDS_OF = {
    ("activity", "domain"): _named(DOMAIN_NAMES),
    ("activity", "outcome_level"): _named(OUTCOME_NAMES),
    ("activity", "miller"): _named(MILLER_NAMES),
    ("evaluation", "measure"): {"proportion": "how many did"},
    ("evaluation", "phase"): {"before": "before a change", "after": "after a change", "single": "by itself"},
    ("evaluation", "raters"): {"different": "other people", "same": "the same people", "unknown": _UNKNOWN},
    ("evaluation", "anonymous"): {"unknown": _UNKNOWN},
    ("quote", "anonymous"): {"unknown": _UNKNOWN},
    ("import_mapping", "layout"): _named(LAYOUT_NAMES),
    ("experiment", "seed"): _named(SEED_NAMES),
    ("experiment", "hypothesis"): _named(HYPOTHESIS_NAMES),
    ("experiment", "verdict"): _named(VERDICT_NAMES),
    ("project", "status"): _named(STATUS_NAMES),
    ("project", "portability"): _named(PORTABILITY_NAMES),
    ("contact", "type"): _named(TYPE_NAMES),
    ("learned", "topic"): _named(TOPIC_NAMES),
    ("learned", "role"): _EDUCATION_ROLES,
    ("incumbent", "role"): _EDUCATION_ROLES,
    ("role_of_interest", "role"): _EDUCATION_ROLES,
}
_ROLES = _named(ROLE_NAMES)
_RATED = {"dread", "energy", "enjoyed_teaching", "enjoyed_admin", "energy_after"}
_TEXTS = {
    "text",
    "title",
    "name",
    "gap",
    "household",
    "item",
    "outcome",
    "initials",
    "strength",
    "note",
    "who",
    "what",
    "advice",
    "win",
    "words",
    "reason",
}
_SHARES = {"clinical", "education", "admin", "other"}
_TIMES = {
    "minutes",
    "pivot_minutes",
    "contact_minutes",
    "supervision_minutes",
    "prep_minutes",
    "cap_minutes",
    "spent_minutes",
    "promised_minutes",
    "real_minutes",
    "kept_minutes",
}
_THOUSANDTHS = {"mean", "deviation", "comparison_mean", "value", "step"}
_OF_A_KIND = {"entry", "element", "quote"}
_YES_NO = {"vetted", "selected", "higher_is_better", "mentor", "knows_goals", "would_advocate"}


class Names(NamedTuple):
    """What the records that others refer to are called.

    Attributes:
        kinds: The kinds of work.
        titles: The titles of activities and the questions of evaluations, by id.
    """

    kinds: Sequence[Kind]
    titles: Mapping[str, str]


def field_name(name: str, table: str = "") -> str:
    """A field, in a word for the user; in a table where it is called otherwise, in that one's word."""
    return plan_words.FIELDS.get((table, name)) or _FIELDS.get(name, name)


def title_or_facts(table: str, values: Mapping[str, Any], names: Names) -> str:
    """A record's first line, or, where it has no words of the user's, whose it is and what it says in numbers."""
    return title_of(values) or ", ".join(_instead_of_title(table, values, names))


def _instead_of_title(table: str, values: Mapping[str, Any], names: Names) -> Iterator[str]:
    owned_by = next((name for name in ("activity", "contact") if values.get(name) in names.titles), "")
    if owned_by:
        yield names.titles[values[owned_by]]
    yield from facts(table, {name: value for name, value in values.items() if name != owned_by}, names)


def facts(table: str, values: Mapping[str, Any], names: Names) -> tuple[str, ...]:
    """What a record says beside its words, as ``name value``; what is missing is left out."""
    return tuple(
        f"{field_name(name, table)} {shown}"
        for name, value in values.items()
        if name not in HIDDEN | _TEXTS | {"day", "week", "side"}
        and value is not None
        and not (table == "response" and name in REFERENCES)
        and not (table == "session" and name == "times" and value == 1)
        and (shown := shown_value(table, name, value, names))
    )


def shown_value(table: str, name: str, value: Any, names: Names) -> str:
    """A field's stored value as the user knows it."""
    if name == "kind" and table in _OF_A_KIND:
        return next((kind.name for kind in names.kinds if kind.id == value), "none" if value is None else "another")
    if value is None:
        return "not rated" if name in _RATED else "not set"
    if name in REFERENCES:
        return names.titles.get(value, "one that is gone")
    if (of_the_plan := plan_words.said(table, name, value)) is not None:
        return of_the_plan
    if name == "type" and table == "activity":
        return type_of(value).name
    if name in _VALUES:
        return _VALUES[name].get(value, str(value))
    if (table, name) in _WORDS_OF:
        return _WORDS_OF[table, name].get(value, str(value))
    if (shown := _shown_kept(table, name, value)) is not None:
        return shown
    return _shown_number(table, name, value) or str(value)


def _shown_kept(table: str, name: str, value: Any) -> str | None:
    """What is kept in a form that only the program reads: a sign, a month, a list; nothing for anything else."""
    if name == "sign":
        return SIGN_NAMES[Sign(value)]
    if (table, name) == ("learned", "month"):
        return say_month(date.fromisoformat(value))
    if name in _LISTS:
        return _LISTS[name]([str(item) for item in json.loads(value)])
    return None


def _shown_number(table: str, name: str, value: Any) -> str:
    """A number with its unit, or a yes or no; "" for anything else."""
    if name in _TIMES or (table == "week_log" and name in _SHARES | {"after_hours"}):
        return f"{value // 60}:{value % 60:02}"
    if table == "target_week" and name in _SHARES:
        return f"{value} %"
    if name in _THOUSANDTHS:
        return _from_thousandths(value)
    if name == "retired":
        return "retired" if value else "in use"
    if name in _YES_NO:
        return "yes" if value else "no"
    if name == "kept_copy":
        return "kept inside"
    if name == "first_month":
        return MONTHS[value - 1]
    return ""


def _from_thousandths(value: int) -> str:
    """Thousandths without noughts at their end: 4.25, 4.3, 4."""
    return half_up(Fraction(value, ONE), 3).rstrip("0").rstrip(".")


def _tags(items: list[str]) -> str:
    return " ".join(f"+{item}" for item in items)


def _places(items: list[str]) -> str:
    return ", ".join(INCLUDED.get(item, item) for item in items)


def _levels(items: list[str]) -> str:
    """Ratings by learner level, each mean with its n."""
    found = ((item, read_level_rating(item)) for item in items)
    return ", ".join(
        f"{rating.level} {_from_thousandths(int(rating.mean * ONE))} (n = {rating.answers})" if rating else item
        for item, rating in found
    )


def _columns(items: list[str]) -> str:
    """What each column of a file is, without those that are passed over."""
    parts = (item.partition(":") for item in items)
    return ", ".join(f"{header} is {_ROLES.get(role, role)}" for role, _, header in parts if role != "ignored")


def _roles(items: list[str]) -> str:
    """The roles that somebody has a say in."""
    return ", ".join(_EDUCATION_ROLES.get(item, item) for item in items)


_LISTS: dict[str, Callable[[list[str]], str]] = {
    "tags": _tags,
    "roster": say_roster,
    "assessed": say_roster,
    "include_in": _places,
    "by_level": _levels,
    "counts": ", ".join,
    "columns": _columns,
    "controls": _roles,
}
