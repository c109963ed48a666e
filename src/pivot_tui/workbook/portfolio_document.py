"""The portfolio as a document: its pieces in their order, as Markdown or CSV, to be looked at or written to a file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.export_profile import Profile
from pivot_tui.domain.sheet import say_hours
from pivot_tui.interchange import portfolio_text
from pivot_tui.interchange.csv_tables import BYTE_ORDER_MARK
from pivot_tui.interchange.portfolio_text import Fact, Grid, Heading, Piece
from pivot_tui.store.store import Store
from pivot_tui.workbook.exported_activities import ActivityExport, CommentExport, EvaluationExport
from pivot_tui.workbook.portfolio_export import PortfolioExport, RecordExport, Work
from pivot_tui.workbook.private_files import check_target, named_file, write_private

FORMATS = {"md": "Markdown", "csv": "CSV"}
"""The formats, by the endings of their files."""

_NOTHING = "Nothing is left out."
_COMMENT, _SELECTED = "Comment", "Selected comment"


def file_name(export: PortfolioExport, form: str) -> str:
    """A name for the file, after the reader and the day: ``portfolio-committee-2026-03-13.md``."""
    return f"portfolio-{export.profile.value}-{export.day.isoformat()}.{form}"


def lines(export: PortfolioExport, form: str) -> Iterator[str]:
    """The document line by line, without the line ends; a cell of CSV may hold some of its own."""
    if form == "csv":
        return (row.removesuffix("\r\n") for row in portfolio_text.csv_rows(pieces(export)))
    return portfolio_text.markdown(pieces(export))


def report(export: PortfolioExport) -> tuple[str, ...]:
    """What a reader of this copy is not shown, a line each, and whether texts should be read again first."""
    found = ["Left out:", *(f"- {one.said}" for one in export.left_out)] if export.left_out else [_NOTHING]
    if export.to_look_at:
        looks = "1 text looks" if export.to_look_at == 1 else f"{export.to_look_at:,} texts look"
        it = "it" if export.to_look_at == 1 else "them"
        found.append(f"{looks} as if somebody could be identified by {it}; read before you pass this on.")
    return tuple(found)


# The pieces


def pieces(export: PortfolioExport) -> Iterator[Piece]:
    """The whole document, section by section; a section with nothing in it is not there."""
    yield Heading(1, "Teaching" if export.profile is Profile.PUBLIC else "Teaching portfolio")
    yield Fact("As of", say_day_and_year(export.day))
    if export.profile is Profile.PUBLIC:
        yield from _public(export)
        return
    yield Fact("Evaluations", export.evaluated_said)
    if export.comments:
        yield Fact("Comments", export.comments_said)
    yield from _totals(export)
    if export.activities:
        yield Heading(2, "Activities")
        for activity in export.activities:
            yield from _activity(activity)
    for name, records in (
        ("Mentoring", export.mentees),
        ("Owned projects", export.projects),
        ("Experiments", export.experiments),
        ("Referees", export.referees),
    ):
        yield from _records(name, records)
    if export.other_comments:
        yield Heading(2, "Comments on no activity")
        yield from map(_comment, export.other_comments)


def _totals(export: PortfolioExport) -> Iterator[Piece]:
    if not export.all_years.sessions:
        return
    with_prep = export.all_years.prep is not None
    names = ["Academic year", "Sessions", "Didactic hours", "Clinical supervision hours"]
    names += ["Preparation hours, private"] if with_prep else []
    names += ["Learner contacts", "By group"]
    yield Heading(2, "Totals by academic year")
    yield Grid(names, tuple(_work(work, with_prep=with_prep) for work in (*export.years, export.all_years)))
    yield Heading(2, "Totals by domain")
    yield Grid(["Domain", *names[1:]], tuple(_work(work, with_prep=with_prep) for work in export.domains))


def _work(work: Work, *, with_prep: bool) -> tuple[str, ...]:
    hours = [work.didactic, work.supervision, *([work.prep or 0] if with_prep else [])]
    groups = ", ".join(f"{group} {contacts:,}" for group, contacts in work.groups)
    return (work.name, f"{work.sessions:,}", *map(say_hours, hours), f"{work.contacts:,}", groups)


def _activity(activity: ActivityExport) -> Iterator[Piece]:
    yield Heading(3, activity.title)
    for facts in (activity.frame, activity.quantity):
        yield from (Fact(label, text) for label, text in facts)
    for evaluation in activity.evaluations:
        yield from _evaluation(evaluation)
    for observation in activity.observations:
        yield Fact("Peer observation", "; ".join(f"{label.lower()} {text}" for label, text in observation))
    for facts in (activity.approach, activity.scholarship, activity.outcome):
        yield from (Fact(label, text) for label, text in facts)
    yield from map(_comment, activity.comments)
    yield from (Fact(label, text) for label, text in activity.private)


def _evaluation(evaluation: EvaluationExport) -> Iterator[Piece]:
    item, sentence = evaluation.item, evaluation.sentence
    names_itself = sentence.casefold().startswith(" ".join(item.split()).casefold())
    yield Fact("Evaluation", sentence if names_itself else f"{item}: {sentence}")
    if said := "; ".join(filter(None, (*evaluation.levels, evaluation.levels_withheld))):
        yield Fact("By learner level", said)


def _comment(comment: CommentExport) -> Fact:
    words = f"“{comment.text.strip()}”"
    return Fact(
        _SELECTED if comment.is_selected else _COMMENT, f"{words} ({comment.about})" if comment.about else words
    )


def _records(name: str, records: Iterable[RecordExport]) -> Iterator[Piece]:
    for number, record in enumerate(records):
        if number == 0:
            yield Heading(2, name)
        yield Heading(3, record.title)
        yield from (Fact(label, text) for label, text in record.facts)


# As on a CV: a line for each


def _public(export: PortfolioExport) -> Iterator[Piece]:
    domain = ""
    for activity in export.activities:
        facts = dict(activity.frame)
        if facts["Domain"] != domain:
            domain = facts["Domain"]
            yield Heading(2, domain)
        yield Fact("", _public_line(activity))
        yield from map(_comment, activity.comments)
    for name, records in (("Achievements of mentees", export.mentees), ("Projects", export.projects)):
        for number, record in enumerate(records):
            if number == 0:
                yield Heading(2, name)
            said = (f"{label.lower()}: {text}" for label, text in record.facts)
            yield Fact("", "; ".join((record.title, *said)))


def _public_line(activity: ActivityExport) -> str:
    """One line: what it is, how much, how far it reaches, and what learners gave."""
    frame, quantity = dict(activity.frame), dict(activity.quantity)
    hours = [
        f"{quantity[name]} {said}"
        for name, said in (("Didactic hours", "didactic"), ("Clinical supervision hours", "clinical supervision"))
        if name in quantity
    ]
    sessions = quantity.get("Sessions", "")
    counted = [f"{sessions} {'session' if sessions == '1' else 'sessions'}"] if sessions else []
    contacts = [f"learner contacts {quantity['Learner contacts']}"] if "Learner contacts" in quantity else []
    assessed = [f"learners assessed {quantity['Learners assessed']}"] if "Learners assessed" in quantity else []
    used = [f"used by {quantity['Used by']}"] if "Used by" in quantity else []
    what = ", ".join(filter(None, (frame.get("Type"), frame.get("My role"), frame.get("Setting"))))
    rest = [", ".join([*counted, *hours]), *contacts, *assessed, *used]
    rest += [frame["Reach"]] if frame.get("Reach", "local") != "local" else []
    rest += [evaluation.short for evaluation in activity.evaluations]
    rest += [f"{label.lower()}: {text}" for label, text in (*activity.outcome, *activity.scholarship)]
    years = f" ({frame['Academic years']})" if frame.get("Academic years") else ""
    return "; ".join(filter(None, (f"{activity.title}{years}: {what}", *rest)))


# Writing it down


def write(store: Store, export: PortfolioExport, form: str, path: Path, *, force: bool = False) -> Path:
    """Write the document to a file that only this user may read; where it is.

    Args:
        store: The workbook.
        export: What to write.
        form: One of `FORMATS`.
        path: The file; ``~`` is the home folder, and in a folder it gets a name of its own.
        force: Write over a file that is there; never over the workbook itself.

    Raises:
        TargetExists: There is such a file, and it was not said to write over it.
        Fault: It was not written, and what was there is as it was.
    """
    target = named_file(path, file_name(export, form))
    check_target(store, target, force=force)
    write_private(target, (piece.encode() for piece in _content(export, form)), force=force)
    return target


def _content(export: PortfolioExport, form: str) -> Iterator[str]:
    if form == "csv":
        yield BYTE_ORDER_MARK
        yield from portfolio_text.csv_rows(pieces(export))
    else:
        yield from (f"{line}\n" for line in lines(export, form))
