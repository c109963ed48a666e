"""How the columns of an evaluation file are read: what each may be, what is guessed, and what is remembered."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from pivot_tui.domain.evaluation import ONE
from pivot_tui.domain.response import ImportMapping
from pivot_tui.domain.response_scales import Scale, folded, guess_points, guess_scale, is_open
from pivot_tui.domain.roster import find_level


class Layout(Enum):
    """The programs whose files are recognised."""

    QUALTRICS = "qualtrics"
    REDCAP = "redcap"
    GOOGLE_FORMS = "google_forms"
    OTHER = "other"


LAYOUT_NAMES = {
    Layout.QUALTRICS: "Qualtrics",
    Layout.REDCAP: "REDCap",
    Layout.GOOGLE_FORMS: "Google Forms",
    Layout.OTHER: "Other table",
}


class Role(Enum):
    """What a column is."""

    RATING = "rating"
    COMMENT = "comment"
    LEVEL = "level"
    RESPONSE = "response"
    DATE = "date"
    QUESTION = "question"
    COUNT = "n"
    MEAN = "mean"
    DEVIATION = "sd"
    LOWEST = "lowest"
    HIGHEST = "highest"
    IGNORED = "ignored"
    DROPPED = "dropped"


ROLE_NAMES = {
    Role.RATING: "rating",
    Role.COMMENT: "comment",
    Role.LEVEL: "learner level",
    Role.RESPONSE: "response id",
    Role.DATE: "date",
    Role.QUESTION: "question",
    Role.COUNT: "number of answers",
    Role.MEAN: "mean",
    Role.DEVIATION: "deviation",
    Role.LOWEST: "lowest point",
    Role.HIGHEST: "highest point",
    Role.IGNORED: "ignored",
    Role.DROPPED: "dropped",
}
SUMMARY_ROLES = frozenset({Role.QUESTION, Role.COUNT, Role.MEAN, Role.DEVIATION, Role.LOWEST, Role.HIGHEST})
"""What columns of a table are that has a line for each question, not for each answer."""

_IGNORED = re.compile(
    r"startdate|start date|enddate|end date|status|response type|progress|duration.*|finished|distributionchannel"
    r"|distribution channel|userlanguage|user language|response ?set|score|total score|complete\?|.*_complete"
    r"|redcap_repeat_.*|age|gender|sex|year|consent.*",
    re.IGNORECASE,
)
_RESPONSE = re.compile(
    r"response[ _]?id|responseid|record[ _]?id|study[ _]?id|evaluation[ _]?id|submission[ _]?id|respondent[ _]?id"
    r"|redcap_event_name|event name|redcap_repeat_instrument|redcap_repeat_instance|repeat instrument|repeat instance"
    r"|id|#|no\.?|nr\.?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"recordeddate|recorded date|timestamp|.*_timestamp|survey timestamp|date|day|date/time|datum|fecha|submitted.*"
    r"|completed(?: on| at)?|(?:date|day) of .*|(?:session|evaluation|completion|submission|response) date",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r".*\b(?:training level|level of training|learner level|pgy|year of training|training year|level|class year"
    r"|year in (?:school|program|programme|residency)|your role|learner type|trainee level)\b.*",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r".*\b(?:comments?|feedback|suggestions?|improve|improved|best|worst|liked?|free text|remarks?|why|describe"
    r"|anything else|explain|kommentare?|commentaires?|comentarios?)\b.*",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:what|how|which|any|please|was|were|is there|do you have)\b.*\?", re.IGNORECASE | re.DOTALL)
_SLIDER = re.compile(r".*\b(?:rat(?:e|es|ed|ing)s?|score|scale|slider|satisf\w+|recommend|overall|quality)\b.*", re.I)
_SUMMARY = {
    Role.QUESTION: re.compile(r"questions?|items?|question text|item text|evaluation item|criterion|criteria", re.I),
    Role.COUNT: re.compile(
        r"n|n responses|count|responses?|respondents|number of (?:responses|respondents|answers)|#|# responses|answers"
        r"|total responses|evaluations|# of (?:responses|evaluations)",
        re.IGNORECASE,
    ),
    Role.MEAN: re.compile(r"mean|average|avg\.?|mean (?:score|rating)|average (?:score|rating)", re.IGNORECASE),
    Role.DEVIATION: re.compile(r"sd|s\.d\.|std\.?(?: ?dev\.?)?|standard deviation|stdev", re.IGNORECASE),
    Role.LOWEST: re.compile(r"scale min(?:imum)?|lowest point|min(?:imum)? (?:of )?scale", re.IGNORECASE),
    Role.HIGHEST: re.compile(
        r"scale max(?:imum)?|scale|highest point|max(?:imum)? (?:of )?scale|out of|max(?:imum)? points", re.IGNORECASE
    ),
}
_LONG = 25  # characters of an answer that is words rather than one of a few
_MOST_IN_HUNDREDS = 10 * ONE


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file's columns are read.

    Attributes:
        layout: The program that wrote it.
        roles: What each column is, by the column's name.
        scales: The scales of ratings, by the column's name; under "" for means without a scale of their own.
        points: What answers in words are worth, by the column's name and then by the folded answer.
        others: Settings that are remembered and not about a column, such as the sheet.
    """

    layout: Layout
    roles: Mapping[str, Role]
    scales: Mapping[str, Scale] = field(default_factory=dict)
    points: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_summary(self) -> bool:
        """Whether the file has a line for each question, with its mean, rather than one for each response."""
        return {Role.QUESTION, Role.MEAN} <= set(self.roles.values())

    def of_role(self, role: Role) -> tuple[str, ...]:
        """The names of the columns of a role, in the file's order."""
        return tuple(name for name, given in self.roles.items() if given is role)


def guess_roles(
    columns: Sequence[tuple[str, str]], values: Mapping[str, Sequence[str]], layout: Layout
) -> dict[str, Role]:
    """What columns are likely to be.

    Args:
        columns: The name of each and the words of its question, without those that are dropped.
        values: What stands in each, by its name.
        layout: The program that wrote the file.
    """
    if layout is Layout.OTHER and (found := _summary_roles(columns, values)):
        return found
    roles: dict[str, Role] = {}
    for name, title in columns:
        is_stamp = layout is Layout.GOOGLE_FORMS and not roles  # the first column, whatever the language calls it
        role = Role.DATE if is_stamp else _guess_role((name, title), values[name])
        if role is Role.DATE and role in roles.values():
            role = Role.IGNORED
        roles[name] = role
    if layout is Layout.QUALTRICS and Role.DATE not in roles.values():
        roles |= {name: Role.DATE for name, _ in columns if name.casefold() == "enddate"}
    return roles


def _summary_roles(columns: Sequence[tuple[str, str]], values: Mapping[str, Sequence[str]]) -> dict[str, Role] | None:
    """What the columns of a table with a line for each question are; nothing where it is no such table."""
    roles: dict[str, Role] = {}
    for name, title in columns:
        found = next((role for role, words in _SUMMARY.items() if words.fullmatch(title.strip())), None)
        if found is not None and found not in roles.values():
            roles[name] = found
        elif _DATE.fullmatch(title.strip()) and Role.DATE not in roles.values():
            roles[name] = Role.DATE
        else:
            roles[name] = Role.COMMENT if _COMMENT.fullmatch(title) and any(values[name]) else Role.IGNORED
    return roles if {Role.QUESTION, Role.MEAN, Role.COUNT} <= set(roles.values()) else None


def _guess_role(headers: Sequence[str], values: Sequence[str]) -> Role:
    """What a column is likely to be, from what it is called and from what stands in it."""
    called = [" ".join(header.split()).rstrip(":") for header in headers]
    given = [value for value in values if not is_open(value)]

    def is_called(pattern: re.Pattern[str]) -> bool:
        return any(pattern.fullmatch(name) for name in called)

    if is_called(_RESPONSE):
        return Role.RESPONSE
    if is_called(_DATE):
        return Role.DATE
    if is_called(_IGNORED) or not given:
        return Role.IGNORED
    if is_called(_LEVEL) and any(level_of(value) for value in given):
        return Role.LEVEL
    if sum(bool(level_of(value)) for value in given) > len(given) // 2 and not any(map(_is_long, given)):
        return Role.LEVEL
    if guess_points(given) is not None:
        return Role.RATING
    scale = guess_scale(given)
    if scale is not None:
        return Role.RATING if scale.high * ONE <= _MOST_IN_HUNDREDS or is_called(_SLIDER) else Role.IGNORED
    is_words = any(" " in value for value in given)
    if is_called(_COMMENT) or any(map(_is_long, given)) or (is_called(_ASKED) and is_words):
        return Role.COMMENT
    return Role.IGNORED


def _is_long(value: str) -> bool:
    return len(value) >= _LONG and " " in value.strip()


def level_of(cell: str) -> str:
    """The learner level that an answer names: "PGY-2", "Resident (PGY 2)", "MS3"; "" where it names none."""
    words = " ".join(cell.split())
    if not words or len(words) > 60:
        return ""
    if found := find_level(words):
        return found
    named = re.findall(r"(?i)\b(?:pgy|ms|oms|m)[ -]?\d\b|\b(?:fellow|chief|faculty|intern|nurse|pharmd)s?\b", words)
    levels = {find_level({"nurse": "RN", "nurses": "RN"}.get(word.casefold(), word)) for word in named} - {None}
    return levels.pop() or "" if len(levels) == 1 else ""


def guess_reading(
    layout: Layout, columns: Sequence[tuple[str, str]], values: Mapping[str, Sequence[str]], known: Reading | None
) -> Reading:
    """How a file is likely to be read; what is known of its columns already goes before every guess.

    Args:
        layout: The program that wrote it.
        columns: The name of each column and the words of its question, without those that are dropped.
        values: What stands in each, by its name.
        known: What is remembered of files of this kind, or was chosen.
    """
    chosen: Mapping[str, Role] = known.roles if known is not None else {}
    guessed = guess_roles(columns, values, layout)
    roles = {name: chosen.get(name, guessed[name]) for name, _ in columns}
    scales = dict(known.scales) if known is not None else {}
    points = {name: dict(worth) for name, worth in known.points.items()} if known is not None else {}
    for name in (name for name, role in roles.items() if role is Role.RATING):
        words = guess_points(values[name])
        if words is not None:
            points[name] = {**words[1], **points.get(name, {})}
        scale = words[0] if words is not None else guess_scale(values[name])
        if name not in scales:
            scales[name] = scale or Scale(1, 5)
    return Reading(layout, roles, scales, points, dict(known.others) if known is not None else {})


def reading_of(mapping: ImportMapping) -> Reading:
    """How files are read that a remembered mapping is for; what in it cannot be understood is passed over."""
    roles = {}
    for column in mapping.columns:
        role, _, name = column.partition(":")
        if role in (one.value for one in Role) and name:
            roles[name] = Role(role)
    scales: dict[str, Scale] = {}
    points: dict[str, dict[str, int]] = {}
    others = {}
    for setting in mapping.settings:
        name, _, value = setting.partition(":")
        if name == "scale":
            scales.update(_scale_kept(value))
        elif name == "points":
            for column, answer, worth in _points_kept(value):
                points.setdefault(column, {})[answer] = worth
        elif value:
            others[name] = value
    layout = next((layout for layout in Layout if layout.value == mapping.layout), Layout.OTHER)
    return Reading(layout, roles, scales, points, others)


def mapping_of(identifier: str, name: str, reading: Reading, before: ImportMapping | None) -> ImportMapping:
    """The mapping under which a reading is remembered.

    Args:
        identifier: Its id.
        name: What the user calls it.
        reading: How a file was read with it.
        before: What was remembered under this name; its columns that this file lacks stay.
    """
    old = reading_of(before) if before is not None else None
    roles = {**reading.roles, **{n: r for n, r in (old.roles if old else {}).items() if n not in reading.roles}}
    scales = {**(old.scales if old else {}), **reading.scales}
    points = {**(old.points if old else {}), **reading.points}
    others = {**(old.others if old else {}), **reading.others}
    settings = [f"{setting}:{value}" for setting, value in others.items()]
    settings += [f"scale:{json.dumps([column, *scale], ensure_ascii=False)}" for column, scale in scales.items()]
    settings += [
        f"points:{json.dumps([column, answer, worth], ensure_ascii=False)}"
        for column, answers in points.items()
        for answer, worth in answers.items()
    ]
    columns = tuple(f"{role.value}:{column}" for column, role in roles.items())
    return ImportMapping(identifier, name, reading.layout.value, columns, tuple(settings))


def likeness(mapping: ImportMapping, layout: Layout, names: Iterable[str]) -> float:
    """How much of a file's columns a remembered mapping knows, from 0 to 1."""
    wanted = set(names)
    if mapping.layout != layout.value or not wanted:
        return 0.0
    return len(wanted & reading_of(mapping).roles.keys()) / len(wanted)


def _scale_kept(value: str) -> dict[str, Scale]:
    match _loaded(value):
        case [str(column), int(low), int(high), int(step), bool(up)] if Scale(low, high, step, up).is_one:
            return {column: Scale(low, high, step, up)}
    return {}


def _points_kept(value: str) -> list[tuple[str, str, int]]:
    match _loaded(value):
        case [str(column), str(answer), int(worth)]:
            return [(column, folded(answer), worth)]
    return []


def _loaded(value: str) -> object:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None
