"""Preparing a conversation: the sheet fills itself from what is recorded, and is saved as it was then typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from pivot_tui import guide
from pivot_tui.domain.activity import Activity, Reach
from pivot_tui.domain.comparison import Gate
from pivot_tui.domain.contact import Contact
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.learner_contacts import contacts_said, sizes_of
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.preparation import (
    FEWEST_POINTS,
    MOST_POINTS,
    PreparationForm,
    answered,
    directions,
    form_of,
    is_written,
    open_questions,
    say_compared,
    say_in_use,
)
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.project import Project
from pivot_tui.domain.role import ROLE_NAMES, Role
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION, INCUMBENT, LEARNED, ROLE_OF_INTEREST
from pivot_tui.store.tables.portfolio import ACTIVITY, SESSION
from pivot_tui.workbook import evaluations, projects
from pivot_tui.workbook.completeness import completeness
from pivot_tui.workbook.evaluations import Evaluated

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

PREPARATION_FORM = "preparation"
"""The form of a sheet among the drafts; its row there is the conversation's id."""

_MOST_WINDOWS = 200  # the newest; older figures are no longer what one is known for
_GONE = "That conversation is not there any more; what you typed is kept as a draft."


@dataclass(frozen=True, slots=True)
class OpenedConversation:
    """A conversation as it stands.

    Attributes:
        conversation: The conversation.
        contact: Whom it is with.
        form: Its sheet as it was saved, or as it fills itself where none was saved and it was not held yet.
        earlier: What was said in earlier conversations with them, the newest first.
    """

    conversation: Conversation
    contact: Contact
    form: PreparationForm
    earlier: tuple[Conversation, ...]


def open_conversation(store: Store, identifier: str) -> OpenedConversation:
    """A conversation with its sheet; on its first visit the sheet fills itself.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = CONVERSATION.get(db, identifier)
        contact = CONTACT.get(db, found.contact) if found else None
        if found is None or contact is None:
            raise NotFound("That conversation is not there any more.")
        rest = "WHERE contact = ? AND id <> ? AND held IS NOT NULL ORDER BY held DESC, id DESC LIMIT 3"
        earlier = tuple(CONVERSATION.select(db, rest, (contact.id, identifier)))
    form = form_of(found)
    if found.prepared is None and found.held is None and not is_written(form):
        form = fill(store, contact)
    return OpenedConversation(found, contact, form, earlier)


def save_preparation(
    store: Store, identifier: str, form: PreparationForm, today: date, drafts: Sequence[tuple[str, str]] = ()
) -> Conversation | tuple[Problem, ...]:
    """Save a sheet as it was typed, or say what is wrong with it.

    Args:
        store: The workbook.
        identifier: The conversation.
        form: What was typed.
        today: The day on which it is prepared.
        drafts: The drafts to forget with it: each the form's name among the drafts and its row there.

    Raises:
        NotFound: The conversation is not there any more.
        Fault: Nothing was saved.
    """
    problems = _problems(form)
    if problems:
        return problems
    with store.transaction("conversation.prepare"):
        found = CONVERSATION.get(store.db, identifier)
        if found is None:
            raise NotFound(_GONE)
        prepared = found.prepared if found.held is not None else today
        saved = replace(found, prepared=prepared, **{name: text.strip() for name, text in asdict(form).items()})
        CONVERSATION.update(store.db, saved)
        for draft in drafts:
            save_draft(store, *draft, "")
    return saved


def _problems(form: PreparationForm) -> tuple[Problem, ...]:
    if not is_written(form):
        return (Problem("points", "There is nothing on the sheet yet."),)
    found = ((name, text_problem(text)) for name, text in asdict(form).items() if text.strip())
    return tuple(Problem(name, problem.sentence) for name, problem in found if problem)


# The sheet as it fills itself


def fill(store: Store, contact: Contact) -> PreparationForm:
    """What a sheet for a conversation with somebody begins with: nothing stands there without a record behind it.

    Raises:
        Fault: The workbook cannot be read.
    """
    words = guide.load("preparation")
    with store.reading() as db:
        interests = [found.role for found in ROLE_OF_INTEREST.select(db)]
        leaning = directions(interests, contact.controls)
        questions = _questions(db, contact, leaning, words["question"])
    names = "\n".join(ROLE_NAMES[role] for role in leaning)
    return PreparationForm("\n".join(strongest_points(store)), names, str(words["ask"]), "\n".join(questions))


def _questions(db: "Connection", contact: Contact, leaning: Sequence[Role], words: dict[str, str]) -> tuple[str, ...]:
    called: dict[str | None, str] = dict(db.execute("SELECT id, who FROM contact"))
    return open_questions(
        contact.id,
        {*leaning, *(role for role in Role if role.value in contact.controls)},
        tuple(INCUMBENT.select(db, "ORDER BY day DESC, id DESC")),
        tuple(LEARNED.select(db, "ORDER BY day DESC, id DESC LIMIT 200")),
        lambda identifier: called.get(identifier, ""),
        words,
    )


def strongest_points(store: Store) -> tuple[str, ...]:
    """Three to five lines on what was done, the strongest first; fewer where less is recorded (S4.5).

    First what may be said to be higher after than before, then what is really used, up to five. Where these are fewer
    than three, other evaluations follow, by how complete their evidence is and how many answered, and last how many
    were reached. Each activity stands there once.

    Raises:
        Fault: The workbook cannot be read.
    """
    compared = list(islice(evaluations.evaluated(store), _MOST_WINDOWS))
    used = [project for project in projects.projects(store) if project.is_used]
    lines: dict[str, str] = {}
    _take(lines, _of_comparisons(compared, used, is_higher=True), MOST_POINTS)
    _take(lines, ((project.activity or project.id, _say_project(project)) for project in used), MOST_POINTS)
    if len(lines) < FEWEST_POINTS:
        _take(lines, _of_comparisons(_by_evidence(store, compared), used, is_higher=False), FEWEST_POINTS)
        _take(lines, _of_rosters(store, set(lines)), FEWEST_POINTS)
    return tuple(lines.values())


def _take(lines: dict[str, str], found: Iterable[tuple[str, str]], most: int) -> None:
    """Add lines, each about something of its own, until there are so many."""
    for about, line in found:
        if len(lines) >= most:
            return
        lines.setdefault(about, line)


def _of_comparisons(
    compared: Sequence[Evaluated], used: Sequence[Project], *, is_higher: bool
) -> Iterator[tuple[str, str]]:
    """Those that may be said as higher, what is in use before the others, or else those that may not."""
    adopters = {project.activity: project.adopters or 0 for project in used}
    for one in sorted(compared, key=lambda one: not adopters.get(one.activity.id)) if is_higher else compared:
        if (one.comparison.gate is Gate.HIGHER) is not is_higher:
            continue
        said = say_compared(one.comparison)
        if said:
            people = adopters.get(one.activity.id, 0)
            use = f"; {say_in_use(people)}" if people else ""
            yield one.activity.id, f"{_title(one.activity)}: {said}{use}"


def _by_evidence(store: Store, compared: Sequence[Evaluated]) -> list[Evaluated]:
    complete = completeness(store)
    parts = {activity: len(found.parts) for activity, found in complete.items()}
    return sorted(compared, key=lambda one: (-parts.get(one.activity.id, 0), -answered(one.comparison)))


def _say_project(project: Project) -> str:
    result = " ".join(project.significant_results.split())
    return f"{' '.join(project.title.split())}: {f'{result}; ' if result else ''}{say_in_use(project.adopters or 0)}"


def _of_rosters(store: Store, named: set[str]) -> Iterator[tuple[str, str]]:
    """How many were reached by what stands on no other line: what reaches furthest, then what reached most."""
    with store.reading() as db:
        activities = [one for one in ACTIVITY.select(db, "ORDER BY n DESC") if one.id not in named]
        sizes = {
            one.id: sizes_of(SESSION.select(db, "WHERE activity = ? ORDER BY day, n", (one.id,)))
            for one in _furthest(activities)
        }
    for activity in sorted(
        (one for one in activities if sizes.get(one.id)),
        key=lambda one: (-tuple(Reach).index(one.reach), -sum(size * times for size, times in sizes[one.id])),
    ):
        reach = "" if activity.reach is Reach.LOCAL else f"; {activity.reach.value}"
        yield activity.id, f"{_title(activity)}: {contacts_said(sizes[activity.id])}{reach}"


def _furthest(activities: Sequence[Activity]) -> list[Activity]:
    """As many activities as are worth looking at, those that reach furthest first, the newest before others."""
    return sorted(activities, key=lambda one: -tuple(Reach).index(one.reach))[:_MOST_WINDOWS]


def _title(activity: Activity) -> str:
    """A title on one line."""
    return " ".join(activity.title.split())
