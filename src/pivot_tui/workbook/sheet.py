"""The sheet of work elements: its three questions with their rows, and saving, ticking, offering and trashing rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pivot_tui import guide, intake
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid5, uuid7
from pivot_tui.domain.journal import Kind, Sign, find_kind, hyphenated
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement, element_problems, read_hours, say_hours
from pivot_tui.domain.situation import Premise, Side, Situation, cannot_fit
from pivot_tui.store.drafts import read_drafts, save_draft
from pivot_tui.store.links import links_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.store.tables.profile import ELEMENT
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.situation import premises, situation

ELEMENT_FORM = "element"
"""The form of one row among the drafts; its row there is the element's id, or for a new one its question's name."""

OFFER_FORM = "element_offer"
"""The same form for a capture that is offered to the sheet; its row there is the entry's id."""

LINES_FORM = "prompt"
"""The box in which a question is answered line by line; its row there is the question's name."""

SHEET_ROLE = "sheet"
"""The role of the link that leads from an entry to the row it became."""

_PROMPT_OF_SIGN = {Sign.DRAIN: Prompt.DREADED, Sign.FEED: Prompt.ENERGY}


@dataclass(frozen=True, slots=True)
class ElementForm:
    """The fields of the form for one row, as they were typed or chosen.

    Attributes:
        text: The words.
        prompt: The question that it answers.
        kind: A kind of work by name or short word, or "".
        dread: 0 to 5, or nothing.
        energy: 0 to 5, or nothing.
        hours: Hours a week, such as 6, 1.5, 1:30 or 90 min, or "".
        bucket: Where its hours go in the job, or nothing.
        entry: The id of the entry that was offered to the sheet, or "".
    """

    text: str = ""
    prompt: Prompt = Prompt.DREADED
    kind: str = ""
    dread: int | None = None
    energy: int | None = None
    hours: str = ""
    bucket: Bucket | None = None
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Seed:
    """A suggestion for a question.

    Attributes:
        id: The id of its row, ticked or not.
        text: The words of the row, or those of the suggestion.
        kind: The kind of work that it belongs to, where there still is one.
        ticked: Whether it is on the sheet.
    """

    id: str
    text: str
    kind: Kind | None
    ticked: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three questions with what was answered.

    Attributes:
        prompt: Which.
        short: Its name in a few words.
        question: As it is asked.
        hint: What helps to answer it.
        elements: The rows, in the order they came.
        has_seeds: Whether there are suggestions for it.
        drafts: The forms in which something was typed for it and not saved yet.
    """

    prompt: Prompt
    short: str
    question: str
    hint: str
    elements: tuple[WorkElement, ...]
    has_seeds: bool
    drafts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that was said in the first step.

    Attributes:
        questions: The three questions.
        kinds: All kinds of work, by id.
        premises: The two lists.
        situation: What there is room for.
        cannot_fit: Why a plan cannot fit into it, a sentence for each reason.
    """

    questions: tuple[Question, ...]
    kinds: Mapping[str, Kind]
    premises: tuple[Premise, ...]
    situation: Situation
    cannot_fit: tuple[str, ...]

    @property
    def elements(self) -> tuple[WorkElement, ...]:
        """All rows, question by question."""
        return tuple(element for question in self.questions for element in question.elements)

    def kind_name(self, element: WorkElement) -> str:
        """The name of a row's kind of work; "" for none."""
        kind = self.kinds.get(element.kind or "")
        return kind.name if kind else ""

    def on_list(self, side: Side) -> tuple[str, ...]:
        """The lines of one of the two lists."""
        return tuple(premise.text for premise in self.premises if premise.side is side)


def read(store: Store, today: date) -> Sheet:
    """The sheet as it stands.

    Raises:
        Fault: The workbook cannot be read.
    """
    rows, frame, waiting = elements(store), situation(store), read_drafts(store)
    questions = []
    for words in guide.load("prompts")["question"]:
        prompt = Prompt(words["prompt"])
        answers = tuple(element for element in rows if element.prompt is prompt)
        drafts = tuple(draft.form for draft in waiting if draft.row == prompt.value)
        has_seeds = bool(words.get("seed"))
        questions.append(Question(prompt, words["short"], words["question"], words["hint"], answers, has_seeds, drafts))
    kinds = {kind.id: kind for kind in kinds_of_work(store)}
    return Sheet(tuple(questions), kinds, premises(store), frame, cannot_fit(frame, today))


def elements(store: Store) -> tuple[WorkElement, ...]:
    """The rows of the sheet, in the order they came."""
    with store.reading() as db:
        return tuple(ELEMENT.select(db, "ORDER BY n"))


def find(store: Store, identifier: str) -> WorkElement:
    """One row.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        element = ELEMENT.get(db, identifier)
    if element is None:
        raise NotFound("That row is not on the sheet any more.")
    return element


def form_of(element: WorkElement, kinds: Sequence[Kind]) -> ElementForm:
    """A row as its form shows it."""
    return ElementForm(
        text=element.text,
        prompt=element.prompt,
        kind=next((kind.name for kind in kinds if kind.id == element.kind), ""),
        dread=element.dread,
        energy=element.energy,
        hours=say_hours(element.minutes),
        bucket=element.bucket,
    )


def read_form(form: ElementForm, kinds: Sequence[Kind], identifier: str) -> WorkElement | tuple[Problem, ...]:
    """The row that a form describes, or what is wrong with it, by the form's fields."""
    minutes = read_hours(form.hours)
    word = hyphenated(form.kind.strip().removeprefix("@"))
    kind = find_kind(word, kinds) if word else None
    problems = [Problem("hours", minutes.sentence)] if isinstance(minutes, Problem) else []
    if word and kind is None:
        problems.append(Problem("kind", "No kind of work has this name or short word."))
    if problems:
        return tuple(problems)
    values = {
        "id": identifier,
        "prompt": form.prompt.value,
        "text": form.text.strip(),
        "kind": kind.id if kind else None,
        "dread": form.dread,
        "energy": form.energy,
        "minutes": minutes,
        "bucket": form.bucket.value if form.bucket else None,
    }
    found = intake.record(WorkElement, values)
    wrong = element_problems(found) if isinstance(found, WorkElement) else found
    if wrong:
        return tuple(Problem("hours", p.sentence) if p.field == "minutes" else p for p in wrong)
    return found


def draft_place(form: ElementForm, identifier: str | None = None) -> tuple[str, str]:
    """Where the draft of a form lies: the form's name among the drafts and its row there."""
    if form.entry:
        return OFFER_FORM, form.entry
    return ELEMENT_FORM, identifier or form.prompt.value


def save_element(
    store: Store, form: ElementForm, identifier: str | None = None, draft: tuple[str, str] | None = None
) -> WorkElement | tuple[Problem, ...]:
    """Save a row from its form, new or over the one with this id, or say what is wrong with it.

    An entry that was offered is linked to the row that it became, in the same action.

    Args:
        store: The workbook.
        form: What was typed.
        identifier: The row to write over; a new one without.
        draft: The draft to forget with it: the form's name among the drafts and its row there.

    Raises:
        NotFound: The row is not there any more.
        Fault: Nothing was saved.
    """
    found = read_form(form, kinds_of_work(store), identifier or uuid7(store.clock()))
    if not isinstance(found, WorkElement):
        return found
    what = "sheet.edit" if identifier else "sheet.from_entry" if form.entry else "sheet.add"
    with store.transaction(what) as batch:
        if identifier is None:
            ELEMENT.insert(store.db, [found])
        elif not ELEMENT.update(store.db, found):
            raise NotFound("That row is not on the sheet any more; what you typed is kept as a draft.")
        if form.entry and ENTRY.get(store.db, form.entry) is not None:
            link = Link(uuid7(batch.at), ENTRY.name, form.entry, ELEMENT.name, found.id, SHEET_ROLE)
            LINK.insert(store.db, [link])
        if draft is not None:
            save_draft(store, *draft, "")
    return found


def from_entry(store: Store, entry_id: str) -> ElementForm:
    """The form of a new row, filled from a captured entry: one key offers a capture to the sheet (S1.1).

    Raises:
        NotFound: The entry is not there any more.
    """
    with store.reading() as db:
        entry = ENTRY.get(db, entry_id)
    if entry is None:
        raise NotFound("That entry is not there any more.")
    kind = next((kind.name for kind in kinds_of_work(store) if kind.id == entry.kind), "")
    prompt = _PROMPT_OF_SIGN.get(entry.sign) or (
        Prompt.ENERGY if (entry.energy or 0) > (entry.dread or 0) else Prompt.DREADED
    )
    return ElementForm(" ".join(entry.text.split()), prompt, kind, entry.dread, entry.energy, entry=entry_id)


def element_of_entry(store: Store, entry_id: str) -> str | None:
    """The id of the row that an entry has become, if it is on the sheet."""
    links = (link for link in links_of(store, entry_id) if link.role == SHEET_ROLE and link.from_id == entry_id)
    return next((link.to_id for link in links), None)


def add_lines(store: Store, prompt: Prompt, text: str) -> tuple[WorkElement, ...] | Problem:
    """Answer a question with one row for each line, all in one action, and forget the draft of its box.

    Raises:
        Fault: Nothing was saved.
    """
    lines = [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]
    if problem := next(filter(None, map(text_problem, lines)), None):
        return problem
    added: list[WorkElement] = []
    with store.transaction("sheet.add") as batch:
        for line in lines:
            identifier = uuid7(batch.at, after=added[-1].id if added else None)
            added.append(WorkElement(identifier, prompt, line, None, None, None, None, None))
        ELEMENT.insert(store.db, added)
        save_draft(store, LINES_FORM, prompt.value, "")
    return tuple(added)


def trash_elements(store: Store, identifiers: Sequence[str]) -> int:
    """Put rows in the trash, as one action; how many went.

    Raises:
        NotFound: One of them is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, ELEMENT.name, identifiers, "sheet.trash")


# Suggestions


def seeds(store: Store, prompt: Prompt) -> tuple[Seed, ...]:
    """The suggestions for a question, those on the sheet ticked and in the user's words."""
    words = next(words for words in guide.load("prompts")["question"] if words["prompt"] == prompt.value)
    rows = {element.id: element for element in elements(store)}
    kinds = {kind.key: kind for kind in kinds_of_work(store)}
    found = []
    for seed in words.get("seed", ()):
        identifier = uuid5("element", f"{prompt.value}/{seed['key']}")
        row = rows.get(identifier)
        found.append(Seed(identifier, row.text if row else seed["text"], kinds.get(seed["kind"]), row is not None))
    return tuple(found)


def tick_seed(store: Store, prompt: Prompt, seed: Seed) -> bool:
    """Make a suggestion a row, or put its row in the trash; whether it is on the sheet now.

    Raises:
        NotFound: It was taken off meanwhile.
        Fault: Nothing was saved.
    """
    if seed.ticked:
        trash_elements(store, [seed.id])
        return False
    kind = seed.kind.id if seed.kind else None
    with store.transaction("sheet.seeds"):
        if ELEMENT.get(store.db, seed.id) is None:
            ELEMENT.insert(store.db, [WorkElement(seed.id, prompt, seed.text, kind, None, None, None, None)])
    return True
