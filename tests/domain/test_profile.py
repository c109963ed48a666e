"""The sheet as the profile reads it: the first sign, draining hours, shares of the job, and what weighs most."""

import dataclasses

import pytest

from pivot_tui.domain.journal import Group, Kind
from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.profile import FirstSign, Hint, Said, first_sign, read_said
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement

NAMES = {
    "DOC": ("Charts and inbox", Group.BURDEN),
    "VISITS": ("Stacked visits", Group.BURDEN),
    "NIGHTS": ("Nights and weekends", Group.BURDEN),
    "METRICS": ("Scores and RVUs", Group.BURDEN),
    "SYSTEM": ("The system", Group.BURDEN),
    "EXPLAIN": ("Explaining", Group.TEACHING),
    "COACH": ("Coaching learners", Group.TEACHING),
    "TALK": ("Giving talks", Group.TEACHING),
    "DISCUSS": ("Case discussion", Group.TEACHING),
    "CURRIC": ("Building courses", Group.TEACHING),
    "ASSESS": ("Assessing", Group.TEACHING),
    "DX": ("Hard diagnoses", Group.CLINICAL),
}
KINDS = tuple(Kind(key, key, name, key.lower(), group) for key, (name, group) in NAMES.items())
CLINICAL, EDUCATION, ADMIN, AFTER = Bucket.CLINICAL, Bucket.EDUCATION, Bucket.ADMIN, Bucket.AFTER_HOURS
WISH = Prompt.FREE_WEEK


def row(
    kind: str | None,
    dread: int | None,
    energy: int | None,
    hours: float | None = None,
    bucket: Bucket | None = None,
    prompt: Prompt = Prompt.DREADED,
) -> WorkElement:
    minutes = round(hours * 60) if hours is not None else None
    return WorkElement("", prompt, "words", kind, dread, energy, minutes, bucket)


SHEET = (
    row("DOC", 5, 0, 6, AFTER),
    row("DOC", 5, 0, 2, CLINICAL),
    row("NIGHTS", 4, 1, 6, CLINICAL),
    row("NIGHTS", 4, 1, 8, CLINICAL),
    row("METRICS", 4, 0, 1, ADMIN),
    row("METRICS", 3, 0, 1, ADMIN),
    row("VISITS", 4, 1, 14, CLINICAL),
    row("EXPLAIN", 1, 4, 3, CLINICAL, Prompt.ENERGY),
    row("COACH", 0, 5, 2, CLINICAL, Prompt.ENERGY),
    row("TALK", 1, 5, 1, EDUCATION, Prompt.ENERGY),
    row("DISCUSS", 0, 4, 1, EDUCATION, Prompt.ENERGY),
    row("DX", 1, 4, 7, CLINICAL, Prompt.ENERGY),
    row("ASSESS", 2, 2, 1, CLINICAL, Prompt.ENERGY),
    row("CURRIC", 0, 4, 1, CLINICAL, Prompt.ENERGY),
    row("CURRIC", None, 5, prompt=WISH),
)


def read(*rows: WorkElement) -> Said:
    return read_said(rows, KINDS)


@pytest.fixture
def said() -> Said:
    """The sheet of the sample physician, read."""
    return read(*SHEET)


def percent(share: float | None) -> float:
    assert share is not None
    return round(100 * share, 1)


def test_the_sample_physician_has_a_strong_first_sign(said: Said) -> None:
    burden, clinical, teaching = (
        next(one for one in said.groups if one.group is group)
        for group in (Group.BURDEN, Group.CLINICAL, Group.TEACHING)
    )

    assert (burden.rows, burden.dread.mean.n, burden.energy.mean.n) == (7, 7, 7)
    assert burden.dread.mean.value == pytest.approx(4.1429, abs=5e-5)
    assert burden.energy.mean.value == pytest.approx(0.4286, abs=5e-5)
    assert (teaching.rows, teaching.energy.mean.value) == (6, 4.0)
    assert teaching.dread.mean.value == pytest.approx(0.6667, abs=5e-5)
    assert (clinical.rows, clinical.dread.mean.value, clinical.energy.mean.value) == (1, 1.0, 4.0)
    assert said.gap == pytest.approx(3.5714, abs=5e-5)
    assert said.teaching_net.mean.value == pytest.approx(3.3333, abs=5e-5)
    assert said.sign is FirstSign.STRONG


def test_the_wish_for_a_free_week_is_a_direction_and_not_counted(said: Said) -> None:
    assert (said.rows, said.wishes) == (14, 1)
    assert read(*SHEET[:-1]) == dataclasses.replace(said, wishes=0)


def test_the_hours_and_shares_of_the_sample_physician(said: Said) -> None:
    assert said.minutes == 54 * 60
    assert said.drain_minutes == 38 * 60
    assert percent(said.share(said.drain_minutes)) == 70.4
    assert said.teaching_minutes == 9 * 60
    assert percent(said.share(said.teaching_minutes)) == 16.7
    assert {bucket: minutes / 60 for bucket, minutes in said.bucket_minutes.items()} == {
        CLINICAL: 44,
        EDUCATION: 2,
        ADMIN: 2,
        AFTER: 6,
    }
    mix = (said.clinical_minutes, said.bucket_minutes[EDUCATION], said.bucket_minutes[ADMIN])
    assert [percent(said.share(minutes)) for minutes in mix] == [92.6, 3.7, 3.7]
    assert said.is_in_band is False


def test_the_triggers_of_the_sample_physician_share_ranks_and_stand_by_hours_then_name(said: Said) -> None:
    assert [(one.rank, one.kind.name, one.weight / 60, one.minutes / 60) for one in said.triggers[:5]] == [
        (1, "Nights and weekends", 56, 14),
        (1, "Stacked visits", 56, 14),
        (3, "Charts and inbox", 40, 8),
        (4, "Hard diagnoses", 7, 7),
        (4, "Scores and RVUs", 7, 2),
    ]
    assert [one.kind.key for one in said.top_triggers] == ["NIGHTS", "VISITS", "DOC"]
    assert said.hint is Hint.CONTENT


def test_metrics_and_the_system_point_to_the_place() -> None:
    assert read(row("METRICS", 4, 0, 3), row("SYSTEM", 3, 0, 2), row("VISITS", 5, 0, 3)).hint is Hint.ENVIRONMENT
    assert read(row("METRICS", 5, 0, 3), row("VISITS", 5, 0, 3)).hint is None
    assert read(row("DX", 5, 0, 3)).hint is None


def test_all_kinds_that_share_the_third_rank_are_among_the_top() -> None:
    said = read(*(row(key, 2, 0, hours) for key, hours in (("DOC", 9), ("VISITS", 8), ("NIGHTS", 3), ("DX", 3))))

    assert [(one.rank, one.kind.key) for one in said.top_triggers] == [
        (1, "DOC"),
        (2, "VISITS"),
        (3, "DX"),
        (3, "NIGHTS"),
    ]


@pytest.mark.parametrize(
    ("teaching", "burden", "net", "sign"),
    [
        (Ratings(13, 3), Ratings(7, 3), Ratings(6, 3), FirstSign.STRONG),  # 4.33 - 2.33: exactly 2, which no float is
        (Ratings(15, 3), Ratings(3, 3), Ratings(5, 3), FirstSign.WEAK),
        (Ratings(15, 3), Ratings(3, 3), Ratings(), FirstSign.WEAK),
        (Ratings(10, 3), Ratings(9, 3), Ratings(9, 3), FirstSign.WEAK),
        (Ratings(9, 3), Ratings(9, 3), Ratings(9, 3), FirstSign.NONE),
        (Ratings(3, 3), Ratings(9, 3), Ratings(0, 3), FirstSign.NONE),
        (Ratings(10, 2), Ratings(0, 3), Ratings(10, 2), FirstSign.TOO_FEW),
        (Ratings(15, 3), Ratings(0, 2), Ratings(15, 3), FirstSign.TOO_FEW),
        (Ratings(), Ratings(), Ratings(), FirstSign.TOO_FEW),
    ],
)
def test_the_first_sign_at_its_borders(teaching: Ratings, burden: Ratings, net: Ratings, sign: FirstSign) -> None:
    assert first_sign(teaching, burden, net) is sign


def test_rows_without_energy_do_not_make_up_the_three_that_a_side_needs() -> None:
    rows = [row("COACH", 0, 5), row("TALK", 0, 5), row("DISCUSS", 0, None), *(row("DOC", 5, 0) for _ in range(3))]

    assert read(*rows).sign is FirstSign.TOO_FEW
    assert read(*rows, row("ASSESS", 0, 5)).sign is FirstSign.STRONG


@pytest.mark.parametrize(
    ("dread", "energy", "is_draining"),
    [(3, 2, True), (3, 3, False), (2, 0, False), (5, 5, False), (5, None, False), (None, 0, False)],
)
def test_draining_is_dread_of_three_or_more_and_more_than_energy(
    dread: int | None, energy: int | None, is_draining: bool
) -> None:
    assert read(row("DOC", dread, energy, 2)).drain_minutes == (120 if is_draining else 0)


def test_what_is_missing_is_counted_as_missing() -> None:
    said = read(row("DOC", 5, None, 2), row("DOC", None, None), row(None, 3, 1, 1, CLINICAL))

    assert (said.half_rated, said.without_hours, said.unplaced_minutes) == (1, 1, 120)
    assert [(one.group, one.rows) for one in said.groups] == [(Group.BURDEN, 2), (None, 1)]
    assert [trigger.kind.key for trigger in said.triggers] == ["DOC"]


def test_an_empty_sheet_has_no_gap_no_shares_and_no_triggers() -> None:
    said = read()

    assert (said.gap, said.share(said.drain_minutes), said.is_in_band) == (None, None, None)
    assert (said.sign, said.groups, said.triggers, said.hint) == (FirstSign.TOO_FEW, (), (), None)


@pytest.mark.parametrize(("education", "is_inside"), [(2.9, False), (3, True), (7, True), (7.1, False)])
def test_the_band_of_the_first_hard_question_includes_its_ends(education: float, is_inside: bool) -> None:
    rows = (row("TALK", 0, 5, education, EDUCATION), row("DOC", 5, 0, 10 - education, CLINICAL))

    assert read(*rows).is_in_band is is_inside
