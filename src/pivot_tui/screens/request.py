"""An incoming request: what is known of it, its score as it is typed, and a reply to copy that states the goal."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from pivot_tui import guide
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.request_filter import MOST_POINTS, WEEKS_OF_ROOM, Part
from pivot_tui.domain.sheet import say_hours
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import journal, requests
from pivot_tui.workbook.experiment_forms import NEW
from pivot_tui.workbook.requests import REQUEST_FORM, ReadRequest, RequestForm
from pivot_tui.workbook.session import Session

_DEGREES = (("", "not said"), ("0", "no"), ("1", "perhaps"), ("2", "yes"))


class RequestScreen(LayeredFormScreen):
    """One request, which is kept as a draft until it is cleared or has become an experiment.

    Args:
        session: The open workbook.
    """

    HELP_NAME = "request"
    TABLE = "experiment"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("what", "What", hint="what is asked for", is_free=True),
        FormField("asker", "Who asks", hint="initials", is_free=True),
        FormField("hours", "Hours in all", hint="6, 1.5, 1:30 or 90 min"),
        FormField("kind", "Kind of work", hint="as on your sheet: its energy counts"),
        FormField("goal", "Your goal", hint="what learners shall be able to do; the reply states it", is_free=True),
        FormField("output", "To show", "choice", options=_DEGREES),
        FormField("measure", "Measurable", "choice", options=_DEGREES),
        FormField("promotion", "For promotion", "choice", options=_DEGREES),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "Copy", id="request.copy", tooltip="Copy the reply"),
        Binding("d", "clear", "Clear", id="request.clear", tooltip="Empty the fields for another request"),
        Binding("ctrl+s", "save", "Try it", id="request.start", tooltip="Start it as an experiment"),
    ]

    def __init__(self, session: Session) -> None:
        kinds = journal.kinds_of_work(session.store)
        self._kinds = tuple(kind.name for kind in kinds if not kind.retired)
        super().__init__(session, RequestForm(), (REQUEST_FORM, NEW))

    def form_title(self) -> str:
        """What this is."""
        return str(guide.load("experiments")["filter"]["title"])

    def suggestions(self, name: str) -> Iterable[str]:
        """The kinds of work."""
        return self._kinds if name == "kind" else ()

    def _read(self) -> ReadRequest:
        return requests.read(self.session.store, self.typed())

    def note(self) -> Content:
        """The score with its parts, what is suggested, and the reply."""
        form = self.typed()
        words = guide.load("experiments")["filter"]
        if not form.what.strip():
            return Content.styled(words["empty"], "$text-muted")
        found = self._read()
        said = [_parts(found)]
        score = f"{found.filtered.score} of {found.filtered.possible} points: " if found.filtered.reply else ""
        said.append(Content.assemble(score, (requests.suggestion(found.filtered.reply), "bold")))
        if found.filtered.reply and not form.goal.strip():
            said.append(Content.styled(words["no_goal"], "$text-warning"))
        said += [Content(found.reply), Content.styled(words["copy"], "$text-muted")] if found.reply else []
        return Content("\n").join(said)

    def action_copy(self) -> None:
        """Copy the reply."""
        found = self.attempt(self._read)
        if found is not None and found.reply:
            self.app.copy_to_clipboard(found.reply)
            self.say("Copied, where the terminal lets a program copy.")
        elif found is not None:
            self.say("There is no reply yet: it needs what is asked for, your goal, and three of the five answers.")

    def action_clear(self) -> None:
        """Empty the fields and forget the draft."""
        self.put(asdict(RequestForm()))
        self.stop_keeping()
        self.keep_draft()
        self.query_one("#what").focus()

    def save_form(self, form: Any) -> tuple[Problem, ...]:
        """What keeps a request from becoming an experiment: words for what it is, and what cannot be read.

        Raises:
            Fault: The workbook cannot be read.
        """
        problems = requests.read(self.session.store, form).problems
        return problems if form.what.strip() else (Problem("what", "Say first what is asked for."), *problems)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each sentence under its field; without any, go on in the form of an experiment."""
        if problems:
            super().show_problems(problems)
            return
        from pivot_tui.screens.experiment_form import ExperimentFormScreen

        self.stop_keeping()
        if not self.keep_draft():
            self.say("It cannot be kept just now, so it stays here.", warn=True)
            return
        form = requests.as_experiment(self.typed(), self.session.clock.now().day.isoformat())
        screen = self.attempt(lambda: ExperimentFormScreen(self.session, form=form, forget=self.draft_place))
        if screen is not None:
            self.post_message(RecordsChanged())
            self.dismiss(None)
            self.app.push_screen(screen)

    def entered(self) -> None:
        """Enter goes on to the next field: nothing is saved here."""
        self.focus_next()


def _parts(found: ReadRequest) -> Content:
    """The five parts with their points, on two lines: first those that rest on figures."""
    names = requests.part_names()
    unread = {problem.field for problem in found.problems}
    energy = f"{found.energy.said} (n {found.energy.n})" if found.energy.n else ""
    reasons = {
        Part.ENERGY: "no such kind of work" if "kind" in unread else energy,
        Part.HOURS: "cannot be read" if "hours" in unread else _room_said(found),
    }
    lines: list[list[str]] = [[], []]
    for part, points in found.filtered.points.items():
        reason = f" {reasons[part]}" if reasons.get(part) else ""
        given = "not known" if points is None else f"{points}/{MOST_POINTS}"
        lines[part not in reasons].append(f"{names[part]}{reason}: {given}")
    return Content.styled("\n".join("   ".join(line) for line in lines), "$text-muted")


def _room_said(found: ReadRequest) -> str:
    """The hours it takes, and of how many."""
    if found.minutes is None or found.room is None:
        return ""
    return f"{say_hours(found.minutes)} of {say_hours(WEEKS_OF_ROOM * found.room)} in four weeks"
