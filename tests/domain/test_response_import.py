"""What columns are guessed to be, and what a mapping remembers of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.response import ImportMapping
from pivot_tui.domain.response_import import (
    Layout,
    Reading,
    Role,
    guess_roles,
    level_of,
    likeness,
    mapping_of,
    reading_of,
)
from pivot_tui.domain.response_scales import Scale


@pytest.mark.parametrize(
    ("header", "values", "role"),
    [
        ("Overall", ["4", "5"], Role.RATING),
        ("Overall", ["Good", "Excellent"], Role.RATING),
        ("Would you come again?", ["Yes", "No"], Role.RATING),
        ("What helped?", ["The drill", "Slides"], Role.COMMENT),
        ("Q9", ["It was a long but very clear hour"], Role.COMMENT),
        ("Training level", ["PGY-1", "MS3"], Role.LEVEL),
        ("You are", ["Resident (PGY 2)", "PGY-1"], Role.LEVEL),
        ("Submitted on", ["2026-03-11"], Role.DATE),
        ("Response ID", ["1", "2"], Role.RESPONSE),
        ("Duration (in seconds)", ["61"], Role.IGNORED),
        ("Room", ["214", "310"], Role.IGNORED),
        ("Empty", [], Role.IGNORED),
    ],
)
def test_a_column_is_guessed_from_its_name_and_its_values(header: str, values: list[str], role: Role) -> None:
    assert guess_roles([(header, header)], {header: values}, Layout.OTHER) == {header: role}


def test_a_table_of_means_is_known_by_its_columns() -> None:
    columns = [(name, name) for name in ("Item", "Scale max", "N", "Average", "SD", "Comments")]
    found = guess_roles(columns, {name: ["x"] for name, _ in columns}, Layout.OTHER)

    assert list(found.values()) == [
        Role.QUESTION, Role.HIGHEST, Role.COUNT, Role.MEAN, Role.DEVIATION, Role.COMMENT,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "level"),
    [("pgy2", "PGY-2"), ("Resident, PGY 3", "PGY-3"), ("Fellow", "fellow"), ("PGY-1 or PGY-2", ""), ("blue", "")],
)
def test_a_level_is_found_in_an_answer(cell: str, level: str) -> None:
    assert level_of(cell) == level


names = st.text(min_size=1, max_size=12)


@given(
    st.dictionaries(names, st.sampled_from(Role), max_size=4),
    st.dictionaries(
        names,
        st.builds(Scale, st.integers(0, 1), st.integers(2, 10), st.sampled_from([1000, 500]), st.booleans()),
        max_size=3,
    ),
)
def test_a_mapping_gives_back_what_it_was_made_of(roles: dict[str, Role], scales: dict[str, Scale]) -> None:
    points = {name: {"poor: really": 1000} for name in scales}
    reading = Reading(Layout.REDCAP, roles, scales, points, {"sheet": "One: two"})

    assert reading_of(mapping_of("id", "Name", reading, None)) == reading


def test_columns_that_a_file_lacks_stay_remembered() -> None:
    before = mapping_of("id", "Form", Reading(Layout.OTHER, {"A": Role.RATING, "B": Role.COMMENT}), None)
    after = reading_of(mapping_of("id", "Form", Reading(Layout.OTHER, {"A": Role.IGNORED}), before))

    assert after.roles == {"A": Role.IGNORED, "B": Role.COMMENT}


def test_what_cannot_be_understood_in_a_mapping_is_passed_over() -> None:
    mapping = ImportMapping(
        "id",
        "Form",
        "nonsense",
        ("rating", "dragon:A", "rating:B"),
        ("scale:[1,2]", "points:{", 'scale:["B",5,1,1,true]'),
    )

    assert reading_of(mapping) == Reading(Layout.OTHER, {"B": Role.RATING})
    assert likeness(mapping, Layout.OTHER, ["B"]) == 0.0
