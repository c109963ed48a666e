"""What may identify somebody: every example is caught by its pattern, and what only looks like it is spared."""

import re
import subprocess
import sys

import pytest
from tests.domain.privacy_examples import CAUGHT, SPARED

from pivot_tui.domain.privacy import Finding, _is_meant, distinct, findings
from pivot_tui.domain.privacy_patterns import PATTERNS


def names(text: str) -> list[str]:
    return [finding.pattern for finding in findings(text)]


@pytest.mark.parametrize(("pattern", "text"), CAUGHT)
def test_what_identifies_somebody_is_caught(pattern: str, text: str) -> None:
    assert pattern in names(text)


@pytest.mark.parametrize("text", SPARED)
def test_the_words_of_teaching_and_of_work_are_spared(text: str) -> None:
    assert findings(text) == ()


@pytest.mark.parametrize("text", [text for _, text in CAUGHT] + list(SPARED))
def test_the_quick_look_misses_nothing_that_the_expressions_would_match(text: str) -> None:
    for written in (text, text.upper(), f"—{text}”", f"({text})\n\n…{text}", f"[{text}]_"):
        for pattern in PATTERNS:
            matches = [m for m in re.finditer(pattern.expression, written) if _is_meant(pattern.name, m)]
            assert (len(matches) >= pattern.cluster) == (pattern.name in names(written))


@pytest.mark.parametrize(
    ("text", "level"),
    [("MRN 1234567", "A"), ("Mrs. Alvarez", "B"), ("BP 120/80 HR 88 RR 18", "C")],
)
def test_each_kind_has_its_level(text: str, level: str) -> None:
    [finding] = findings(text)
    assert finding.level == level
    assert finding.needs_confirmation == (level == "A")


def test_a_finding_says_where_it_is_and_what_was_found() -> None:
    text = "Saw a resident, Sam, then MRN: 1234567 was read out"
    [finding] = findings(text)
    assert finding.words == text[finding.start : finding.end] == "MRN: 1234567"


@pytest.mark.parametrize("number", ["000-12-3456", "666-12-3456", "912-12-3456", "123-00-3456", "123-45-0000"])
def test_a_number_that_is_nobodys_social_security_number_is_spared(number: str) -> None:
    assert names(f"form {number}") == []


@pytest.mark.parametrize(
    "text", ["a 95-year-old hospital", "a 101-year-old medical school.", "a 90 year old tradition"]
)
def test_an_old_institution_is_no_patient(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["a 95-year-old veteran", "94 yo, back at school", "101 years old, from our hospital"])
def test_an_old_person_is_one(text: str) -> None:
    assert names(text) == ["age90"]


@pytest.mark.parametrize(
    "text",
    ["1-888-409-0141", "call 888-409-0141", "1 800 273 8255", "(800) 662-4357", "+1-800-662-4357"],
)
def test_the_numbers_of_help_lines_may_stand(text: str) -> None:
    assert names(text) == []


def test_one_heading_is_no_note_and_two_are() -> None:
    assert names("HPI: how I teach it") == []
    assert names("HPI: x\nlater\n  PMH: y") == ["noteheads"]


def test_two_vital_signs_are_no_note_and_three_are() -> None:
    assert names("BP 120/80 and HR 88 on the slide") == []
    assert names("BP 120/80, HR 88, SpO2 97") == ["vitals"]


def test_of_findings_that_share_words_the_weightier_is_said() -> None:
    found = findings("93 yo woman with delirium, and Mrs. Alvarez")
    assert {finding.pattern for finding in found} == {"age90", "agesex", "titled"}
    assert [finding.pattern for finding in distinct(found)] == ["age90", "titled"]


def test_a_name_is_marked_without_its_title() -> None:
    text = "PGY-2 Sam Ortiz met Pt. Maria K. Lopez and Mrs. Alvarez"
    marked = {text[slice(*finding.name)] for finding in findings(text) if finding.name}
    assert marked == {"Sam Ortiz", "Maria K. Lopez", "Alvarez"}


def test_findings_that_only_touch_do_not_overlap() -> None:
    assert not Finding("a", "A", 0, 3, "abc").overlaps(Finding("b", "B", 3, 6, "def"))


def test_an_ordinary_text_compiles_no_expression() -> None:
    looked = """
import re
from pivot_tui.domain import privacy
def refuse(expression):
    raise AssertionError(expression)
privacy.re.compile = refuse
for text in ("prior auth calls all afternoon", "walked an MS3 through an ECG", "3 admissions on call, 2 talks"):
    assert privacy.findings(text) == ()
"""
    subprocess.run([sys.executable, "-c", looked], check=True)
