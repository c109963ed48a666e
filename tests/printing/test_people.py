"""People as lines and JSON: the sample's figures, what is missing stays missing, and hostile text stays text."""

import json
from datetime import date

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.printing.contacts import say_flags
from pivot_tui.printing.people import lost_said, people_json, people_lines
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.workbook import Store, ledger, people

TODAY = date(2026, 3, 13)


def test_the_samples_people_give_the_expected_figures(sample_workbook: Store) -> None:
    lines = list(people_lines(people.read(sample_workbook, TODAY)))
    text = "\n".join(lines)
    assert "Who controls education jobs: 5 of 5 known, 3 of 5 met" in lines
    assert "Mentors: 2 mentors, 2 with all three flags, 2 wanted; 3 know your goals" in lines
    assert "Overdue: M.O. 11 Mar 2026" in lines
    assert "In the next 14 days: A.W. 15 Mar 2026, D.F. 18 Mar 2026, R.T. 20 Mar 2026, L.K. 24 Mar 2026" in lines
    assert "11 Mar 2026: Send the one-page CV, 2 days overdue" in text
    assert "put off from 8 Mar 2026" in text
    assert "M.O.      mentor: no, would speak up for you: not known" in text


def test_the_samples_ledger_is_printed_with_hours_lost_and_a_question(sample_workbook: Store) -> None:
    text = "\n".join(people_lines(people.read(sample_workbook, TODAY)))
    assert "promised 16 h, really 13 h; 3 h lost (18.8%) (R.T.; 25 Feb 2026)" in text
    assert "promised 12 h; not known: ask the next one (M.O.; 4 Mar 2026)" in text
    assert "promised 8 h, really 5 h; ! 3 h lost (37.5%), over 25% (S.B.; 27 Feb 2026)" in text
    assert "Clerkship seat opens July 2027 (R.T.)" in text
    assert "an opening · bears on Clerkship or block director · July 2027" in text


def test_the_json_holds_the_same_figures_and_null_for_what_is_missing(sample_workbook: Store) -> None:
    found = json.loads(people_json(people.read(sample_workbook, TODAY)))
    assert (found["format"], found["version"], found["day"]) == ("pivot-tui/people", 1, "2026-03-13")
    assert (found["types_known"], found["types_met"]) == (5, 3)
    assert (found["mentors"], found["mentors_with_all_flags"], found["know_goals"]) == (2, 2, 3)
    by_id = {one["id"]: one for one in found["people"]}
    assert [by_id[one]["who"] for one in found["overdue"]] == ["M.O."]
    assert [(by_id[one]["who"], by_id[one]["due"]["day"]) for one in found["due_soon"]] == [
        ("A.W.", "2026-03-15"),
        ("D.F.", "2026-03-18"),
        ("R.T.", "2026-03-20"),
        ("L.K.", "2026-03-24"),
    ]
    assert by_id[found["overdue"][0]]["due"]["days_overdue"] == 2
    assert by_id[found["overdue"][0]]["would_advocate"] is None
    assert [(one["lost_minutes"], one["lost_percent"], one["flagged"]) for one in found["ledger"]] == [
        (180, 18.8, False),
        (None, None, False),
        (180, 37.5, True),
    ]
    assert [one["month"] for one in found["learned"]] == [None, None, "2027-07"]


def test_a_mentor_by_type_is_one_in_the_pane_and_in_json_alike(sample_workbook: Store) -> None:
    with sample_workbook.transaction("contact.add"):
        mentors = [
            Contact("m1", "B.B.", ContactType.MENTOR),
            Contact("m2", "C.C.", ContactType.MENTOR, mentor=False),
            Contact("m3", "E.E.", ContactType.PEER),
        ]
        CONTACT.insert(sample_workbook.db, mentors)
    found = json.loads(people_json(people.read(sample_workbook, TODAY)))
    assert {one["id"]: one["mentor"] for one in found["people"] if one["id"] in ("m1", "m2", "m3")} == {
        "m1": True,
        "m2": False,
        "m3": None,
    }
    assert [say_flags(contact)[:11] for contact in mentors] == ["mentor: yes", "mentor: no,", ""]


def test_an_empty_workbook_says_so(empty_workbook: Store) -> None:
    answer = people.read(empty_workbook, TODAY)
    assert list(people_lines(answer)) == [
        "Nobody is written down yet.",
        "",
        "Nothing learned yet.",
        "",
        "Nothing in the ledger yet.",
    ]
    found = json.loads(people_json(answer))
    assert (found["people"], found["types_known"], found["ledger"]) == ([], 0, [])


def test_a_gain_is_said_as_one_and_what_was_never_promised_has_no_percent() -> None:
    said = [lost_said(Incumbent("i", "D", promised, TODAY, real)) for promised, real in ((480, 600), (0, 60), (0, 0))]
    assert said == ["gains 2 h (25.0%)", "gains 1 h", "nothing was promised"]
    assert lost_said(Incumbent("i", "D", 480, TODAY, 480)) == "nothing lost"


def test_what_would_command_a_terminal_is_made_visible(empty_workbook: Store) -> None:
    found = ledger.save_incumbent(empty_workbook, ledger.IncumbentForm("[red]x[/]\tD", "", "1", "1", "日本語"), TODAY)
    assert isinstance(found, Incumbent)
    text = "\n".join(people_lines(people.read(empty_workbook, TODAY)))
    assert "[red]x[/] D: promised 1 h, really 1 h; nothing lost (日本語; 13 Mar 2026)" in text
