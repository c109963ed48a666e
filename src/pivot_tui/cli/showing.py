"""The commands that print what a screen shows, as lines or as JSON."""

import click

from pivot_tui.cli.options import form_options, opened, present, print_answer, shared_options
from pivot_tui.domain.faults import NotUnderstood

_JOURNAL_HELP = """Entries, newest first, all of them or those that a filter lets through.

\b
The filter is the one of the Journal:
  @inbox  +tag  drains feeds notes  dread>=3  energy=none  since 2026-02  on tue  words"""


@click.group()
@shared_options
def show() -> None:
    """Print what a screen shows, as lines or as JSON.

    The JSON begins with "format" (pivot-tui/today, pivot-tui/journal and so on) and "version" (1); a field that is
    there stays and keeps its meaning as long as the version does. What was not recorded is null.
    """


@show.command("today")
@shared_options
@form_options
def show_today(form: str) -> int:
    """The one next thing, the last seven days, the latest entries and the ten steps."""
    from pivot_tui.printing import today as printing
    from pivot_tui.workbook import today

    with opened() as store:
        answer = today.read(store, present())
    return print_answer(form, lambda: printing.today_json(answer), lambda: printing.today_lines(answer))


@show.command("journal", help=_JOURNAL_HELP)
@shared_options
@form_options
@click.argument("filter_words", nargs=-1, type=click.UNPROCESSED, metavar="[FILTER]...")
def show_journal(form: str, filter_words: tuple[str, ...]) -> int:
    """Print the journal; its help is `_JOURNAL_HELP`."""
    from pivot_tui.domain.journal_filter import read_filter
    from pivot_tui.domain.problems import Problem
    from pivot_tui.printing import journal as printing
    from pivot_tui.workbook.capture import kinds_of_work

    with opened() as store:
        now, kinds = present(), kinds_of_work(store)
        chosen = read_filter(" ".join(filter_words), kinds, now.day)
        if isinstance(chosen, Problem):
            raise NotUnderstood(chosen.sentence)
        return print_answer(
            form,
            lambda: printing.journal_json(store, chosen, kinds, now),
            lambda: printing.journal_lines(store, chosen, kinds),
        )


@show.command("profile")
@shared_options
@form_options
def show_profile(form: str) -> int:
    """What the sheet says, with its first sign, and beside it what was logged."""
    from pivot_tui.printing import profile as printing
    from pivot_tui.workbook import profile

    with opened() as store:
        answer = profile.read(store, present())
    return print_answer(form, lambda: printing.profile_json(answer), lambda: printing.profile_lines(answer))


@show.command("pulse")
@shared_options
@form_options
def show_pulse(form: str) -> int:
    """Energy and dread week by week, each beside the last week of the same kind."""
    from pivot_tui.printing import pulse as printing
    from pivot_tui.workbook import pulse

    with opened() as store:
        answer = pulse.read(store, present())
    return print_answer(form, lambda: printing.pulse_json(answer), lambda: printing.pulse_lines(answer))


@show.command("sheet")
@shared_options
@form_options
def show_sheet(form: str) -> int:
    """The rows of the sheet under their three questions, the two lists, and what there is room for."""
    from pivot_tui.printing import sheet as printing
    from pivot_tui.workbook import sheet

    today = present().day
    with opened() as store:
        answer = sheet.read(store, today)
    return print_answer(form, lambda: printing.sheet_json(answer, today), lambda: printing.sheet_lines(answer))


@show.command("portfolio")
@shared_options
@form_options
def show_portfolio(form: str) -> int:
    """The activities, most recently taught first, with what is known of each."""
    from pivot_tui.printing import sessions as printing
    from pivot_tui.workbook.activity_facts import all_facts

    today = present().day
    with opened() as store:
        found = tuple(all_facts(store))
    return print_answer(
        form, lambda: printing.portfolio_json(found, today), lambda: printing.portfolio_lines(found, today)
    )


@show.command("experiments")
@shared_options
@form_options
def show_experiments(form: str) -> int:
    """Experiments, with the journal before and during them, and the owned project."""
    from pivot_tui.printing import experiments as printing
    from pivot_tui.workbook import experiment_forms, experiments, projects

    today = present().day
    with opened() as store:
        found = experiments.read(store, today), projects.projects(store), experiment_forms.seeds(store, today)
    return print_answer(form, lambda: printing.experiments_json(*found), lambda: printing.experiments_lines(*found))


@show.command("totals")
@shared_options
@form_options
def show_totals(form: str) -> int:
    """Sessions, hours and learner contacts by academic year, and how complete the portfolio is."""
    from pivot_tui.printing import totals as printing
    from pivot_tui.workbook import totals

    with opened() as store:
        answer = totals.read(store)
    return print_answer(form, lambda: printing.totals_json(answer), lambda: printing.totals_lines(answer))


@show.command("evaluations")
@shared_options
@form_options
def show_evaluations(form: str) -> int:
    """What learners said, newest first, and how far it carries."""
    from pivot_tui.printing import evaluations as printing
    from pivot_tui.workbook import evaluations

    with opened() as store:
        found, shown = tuple(evaluations.evaluated(store)), evaluations.shown_of_evaluated(store)
    return print_answer(
        form, lambda: printing.evaluation_json(found, shown), lambda: printing.evaluation_lines(found, shown)
    )


@show.command("review")
@shared_options
@form_options
def show_review(form: str) -> int:
    """The weekly review that was saved last: its pulse, what was counted, decided, won and promised."""
    from pivot_tui.printing import review as printing
    from pivot_tui.workbook import past_reviews

    with opened() as store:
        answer = past_reviews.latest_page(store)
    return print_answer(form, lambda: printing.review_json(answer), lambda: printing.review_lines(answer))


@show.command("people")
@shared_options
@form_options
def show_people(form: str) -> int:
    """Everybody with what stands next, who you have met, what is due, what was learned, and the ledger."""
    from pivot_tui.printing import people as printing
    from pivot_tui.workbook import people

    today = present().day
    with opened() as store:
        answer = people.read(store, today)
    return print_answer(form, lambda: printing.people_json(answer), lambda: printing.people_lines(answer))


@show.command("plan")
@shared_options
@form_options
def show_plan(form: str) -> int:
    """The phases and how the plan stands, the four lamps, what is due by month, and the board."""
    from pivot_tui.printing import plan as printing
    from pivot_tui.workbook import plan_overview

    with opened() as store:
        answer = plan_overview.read(store, present())
    return print_answer(form, lambda: printing.plan_json(answer), lambda: printing.plan_lines(answer))
