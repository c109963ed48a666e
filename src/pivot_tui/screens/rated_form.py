"""What the two forms with ratings share: the scale, what may be said of it while typing, the tally, and more fields."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.evaluation import Evaluation, Raters
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.evaluation_fields import line, moved_counts, usable_scale, words
from pivot_tui.screens.form import FormScreen, row
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.scale_entry import ScaleEntry
from pivot_tui.workbook.evaluation_form import EvaluationForm, Given, evaluation_scale
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.session_reading import say_question, words_of

_RATERS = {"o": Raters.DIFFERENT, "s": Raters.SAME, "k": Raters.UNKNOWN}
_RATERS_NAMES = {"o": "other people", "s": "the same or some", "k": "not known"}


class RatedFormScreen(FormScreen):
    """A form in which ratings are typed along their scale, beside the window before.

    Args:
        session: The open workbook.
        place: Where its draft lies: the form's name among the drafts and its row there.
        heading: The activity's title, and of what type it is and how far it reaches.
    """

    MORE_FROM: ClassVar[str] = ""
    """The field that is gone to when the other fields are shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="rated.save", tooltip="Save all of it"),
        Binding("tab", "app.focus_next", "Next", id="rated.next", tooltip="Go to the next field"),
        Binding("t", "tally", "Tally forms", id="rated.tally", tooltip="One digit for each form; once more ends it"),
        Binding("f", "more", "More fields", id="rated.more", tooltip="Show the other fields, or hide them"),
        Binding("o", "raters('o')", "Other people", show=False, id="rated.others", tooltip="Other people answered"),
        Binding("s", "raters('s')", "Same people", show=False, id="rated.same", tooltip="The same people, or some"),
        Binding("k", "raters('k')", "Not known", show=False, id="rated.unknown", tooltip="Not known who answered"),
        Binding("escape", "leave", "Close", id="rated.leave", tooltip="Leave the field, or the form with its draft"),
    ]

    def __init__(self, session: Session, place: tuple[str, str], heading: tuple[str, str]) -> None:
        super().__init__(session, *place)
        self._heading = heading
        self.use(EvaluationForm())

    def use(self, ratings: EvaluationForm) -> None:
        """Begin with these ratings."""
        self.scale = evaluation_scale(ratings)
        self.given = Given.MEAN if ratings.given is Given.COUNTS and self.scale.is_long else ratings.given
        self.raters = ratings.raters

    def compose_heading(self) -> ComposeResult:
        """The activity's title at the left; at the right what it is, or how the draft stands."""
        title, kind = self._heading
        yield Horizontal(
            Static(Content.styled(title, "bold"), id="form-title"),
            Static(Content(kind), id="form-state"),
            id="form-heading",
        )

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say in the heading how the draft stands."""
        style = "$text-warning bold" if warn else "$text-muted"
        self.query_one("#form-state", Static).update(Content.styled(state or self._heading[1], style))

    def compose_ratings(self, ratings: EvaluationForm) -> ComposeResult:
        """The question, the scale with its counts or the other numbers, how many were asked, and what may be said."""
        yield Horizontal(words("Ratings", "label"), Static(id="question"), classes="field -ratings")
        counts = ratings.counts if len(ratings.counts) == len(self.scale.points) else ()
        yield ScaleEntry(self.scale, counts, id="counts")
        yield from row(
            "",
            words("mean", "between -first"),
            line(ratings.mean, "mean"),
            words("SD", "between"),
            line(ratings.deviation, "deviation"),
            words("from", "between"),
            line(ratings.responses, "responses"),
            words("answers", "between"),
            classes="-short-inputs -mean",
        )
        yield from row(
            "",
            line(ratings.successes, "successes"),
            words("of", "between"),
            line(ratings.trials, "trials"),
            classes="-short-inputs -proportion",
        )
        invited = line(ratings.invited, "invited", placeholder="?", select=True)
        asked = Horizontal(Static(id="answered"), invited, Static(id="rate"), id="asked")
        summary = Vertical(asked, Static(id="mean-now"), id="summary-now")
        yield from row("", Static(id="summary-before"), summary, fields=("counts", "invited"), classes="-summary")
        with Vertical(id="sentences"):
            yield Horizontal(words("May be said", "label"), Static(id="may-be-said"), classes="field")
            yield Horizontal(words("With it goes", "label"), Static(id="goes-with-it"), classes="field", id="goes-row")
        yield Horizontal(words("Who answered", "label"), Static(id="raters"), classes="field", id="raters-row")

    # What is typed

    @property
    def entry(self) -> ScaleEntry:
        """Where the counts are typed."""
        return self.query_one(ScaleEntry)

    def value(self, name: str) -> str:
        """What stands in a field of one line."""
        return self.query_one(f"#{name}", Input).value

    def typed_numbers(self) -> dict[str, object]:
        """The fields of the ratings that `compose_ratings` shows, by name."""
        names = ("mean", "deviation", "responses", "successes", "trials", "invited")
        typed: dict[str, object] = {name: self.value(name) for name in names}
        return typed | {"given": self.given, "counts": self.entry.counts, "raters": self.raters}

    def read_again(self) -> None:
        """Read the form, and say at once what is understood of it and what may be said."""
        raise NotImplementedError

    def take_change(self) -> None:
        """Something was typed, counted or chosen."""
        self.read_again()
        self.changed()

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_input_changed(self) -> None:
        """Something was typed."""
        self.take_change()

    def on_scale_entry_changed(self) -> None:
        """Something was counted."""
        self.take_change()

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Something was chosen."""
        self.choose(event.choice.id, event.index)
        self.take_change()

    def choose(self, name: str | None, index: int) -> None:
        """Take what was chosen in a field, where more hangs on it than that field."""

    def on_input_submitted(self) -> None:
        """Enter in a field of one line goes on to the next."""
        self.focus_next()

    def on_scale_entry_left(self) -> None:
        """From the last count on to how many were asked."""
        self.query_one("#invited").focus()

    # What is understood of it

    def take_scale(self, ratings: EvaluationForm) -> None:
        """Use another scale as soon as one is typed; on a long one mean and n are asked for instead of counts."""
        scale = usable_scale(ratings, self.scale)
        if scale != self.scale and not scale.is_long:
            self.entry.take(scale, moved_counts(self.entry.counts, self.entry.scale, scale))
        if scale.is_long and self.given is Given.COUNTS:
            self.given = Given.MEAN
        elif self.scale.is_long and not scale.is_long and self.given is Given.MEAN and not self.value("mean"):
            self.given = Given.COUNTS
        self.scale = scale
        self.entry.display = self.given is Given.COUNTS
        self.query_one(".-mean").display = self.given is Given.MEAN
        self.query_one(".-proportion").display = self.given is Given.PROPORTION
        self.query_one(".-summary").display = self.given is not Given.PROPORTION

    def show_window(self, ratings: EvaluationForm, window: Evaluation | None, before: Evaluation | None) -> None:
        """Show the window that was read beside the one before, and what may be said of both."""
        said = words_of(window, before)
        muted = {
            "summary-before": said.before,
            "goes-with-it": said.goes_with_it,
        }
        plain = {
            "answered": said.answered,
            "rate": said.rate,
            "mean-now": said.mean,
            "may-be-said": said.may_be_said,
        }
        for name, text in muted.items():
            self.query_one(f"#{name}", Static).update(Content.styled(text, "$text-muted"))
        for name, text in plain.items():
            self.query_one(f"#{name}", Static).update(Content(text))
        scale = "" if self.given is Given.PROPORTION else say_question(ratings)
        self.query_one("#asked").set_class(not said.answered, "-bare")
        question = Content.assemble(ratings.item, (f"   {scale}", "$text-muted"))
        self.query_one("#question", Static).update(question)
        self.entry.compare(before.counts if before else None, said.headings)
        self.set_class(before is not None, "-compared")
        self.query_one("#sentences").display = bool(said.may_be_said)
        self.query_one("#goes-row").display = bool(said.goes_with_it)
        self.query_one("#raters-row").display = before is not None
        self.query_one("#raters", Static).update(self._said_raters())

    def _said_raters(self) -> Content:
        pieces: list[Content] = []
        for key, name in _RATERS_NAMES.items():
            chosen = _RATERS[key] is self.raters
            named = Content.styled(f"[{name}]", "bold") if chosen else Content.styled(f" {name} ", "$text-muted")
            pieces.append(Content.assemble((key, "$foreground bold"), " ", named))
        return Content("  ").join(pieces)

    # Keys

    def action_tally(self) -> None:
        """Count forms one by one, a digit each, or stop that."""
        if self.given is not Given.COUNTS:
            self.say("A tally goes with counts; here a mean or a proportion is given.")
        elif not self.scale.takes_tally:
            self.say("On this scale a digit could mean two points; type the counts.")
        else:
            self.entry.focus()
            self.call_after_refresh(self.entry.tally, on=not self.entry.tallying)

    def action_more(self) -> None:
        """Show the other fields and go to the first, or hide them."""
        self.toggle_class("-more")
        if self.has_class("-more"):
            self.query_one(self.MORE_FROM).focus()

    def action_raters(self, key: str) -> None:
        """Say whether other people answered before; the same key takes it back."""
        if self.has_class("-compared"):
            self.raters = None if self.raters is _RATERS[key] else _RATERS[key]
            self.take_change()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each sentence under its field, among the other fields as well."""
        more = {said.id for said in self.query("#more .problem")}
        if any(f"problem-{problem.field}" in more for problem in problems):
            self.add_class("-more")
        super().show_problems(problems)

    def action_leave(self) -> None:
        """End a tally, leave the field, then the form; what is typed is kept, and stays here while that fails."""
        if self.entry.tallying:
            self.entry.tally(on=False)
        else:
            super().action_leave()
