"""The first step at the shell: the figures of the sample as its oracle has them (DOMAIN 8.2), and no others."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., CompletedProcess[str]]

FRIDAY = ("--today", "2026-03-13")
ANSWERS = ("profile", "pulse", "sheet")
SHARE = 0.0005
"""How far a share may be from its percentage with one decimal."""


@pytest.fixture
def shown(pivot: Run, sample: Path) -> Callable[[str], Any]:
    """What a command says of the sample as JSON."""

    def read(answer: str) -> Any:
        done = pivot("show", answer, "--json", *FRIDAY, path=sample)
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    return read


@pytest.fixture
def lines(pivot: Run, sample: Path) -> Callable[[str], str]:
    """What a command says of the sample as lines, every run of blanks as one."""

    def read(answer: str) -> str:
        done = pivot("show", answer, "--plain", *FRIDAY, path=sample)
        assert (done.returncode, done.stderr) == (0, "")
        return "\n".join(" ".join(line.split()) for line in done.stdout.splitlines())

    return read


def test_burden_teaching_and_their_gap(shown: Callable[[str], Any]) -> None:
    said = shown("profile")["said"]
    groups = {one["group"]: one for one in said["groups"]}

    assert groups["burden"]["dread"] == {"mean": pytest.approx(4.1429, abs=0.0001), "n": 7}
    assert groups["burden"]["energy"] == {"mean": pytest.approx(0.4286, abs=0.0001), "n": 7}
    assert groups["teaching"]["dread"] == {"mean": pytest.approx(0.6667, abs=0.0001), "n": 6}
    assert groups["teaching"]["energy"] == {"mean": 4.0, "n": 6}
    assert said["gap"] == pytest.approx(3.5714, abs=0.0001)
    assert said["teaching_net"]["mean"] == pytest.approx(3.3333, abs=0.0001)
    assert (said["first_sign"], said["rows"], said["wishes"]) == ("strong", 14, 1)


def test_hours_and_their_shares(shown: Callable[[str], Any]) -> None:
    said = shown("profile")["said"]

    assert (said["hours"], said["draining"]["hours"], said["teaching_like"]["hours"]) == (54, 38, 9)
    assert said["draining"]["share"] == pytest.approx(0.704, abs=SHARE)
    assert said["teaching_like"]["share"] == pytest.approx(0.167, abs=SHARE)
    assert said["education"] == {"hours": 2, "share": pytest.approx(0.037, abs=SHARE), "in_band": False}
    mix = [said[part]["share"] for part in ("clinical", "education", "admin")]
    assert mix == pytest.approx([0.926, 0.037, 0.037], abs=SHARE)
    assert said["buckets"] == {"clinical": 44, "education": 2, "admin": 2, "after": 6}


def test_what_weighs_most_shares_a_rank_where_it_weighs_the_same(shown: Callable[[str], Any]) -> None:
    said = shown("profile")["said"]

    assert [(one["rank"], one["kind"], one["dread_x_hours"]) for one in said["triggers"][:5]] == [
        (1, "Nights and weekends", 56),
        (1, "Stacked visits", 56),
        (3, "Charts and inbox", 40),
        (4, "Hard diagnoses", 7),
        (4, "Scores and RVUs", 7),
    ]
    assert said["hint"] == "content/schedule"


def test_the_log_stands_beside_it_with_how_many_each_mean_rests_on(shown: Callable[[str], Any]) -> None:
    logged = shown("profile")["logged"]
    groups = {one["group"]: one for one in logged["groups"]}

    assert (logged["entries"], logged["last"]) == (8, "2026-03-12")
    assert logged["dread"] == {"mean": pytest.approx(2.8), "n": 5}
    assert logged["energy"] == {"mean": pytest.approx(3.0), "n": 6}
    assert groups["burden"]["dread"] == {"mean": pytest.approx(4.3333, abs=0.0001), "n": 3}
    assert groups["burden"]["energy"] == {"mean": 0, "n": 2}
    assert groups["teaching"]["dread"] == {"mean": 0.5, "n": 2}
    assert groups["teaching"]["energy"] == {"mean": 4.5, "n": 4}
    assert logged["last_seven_days"] == {
        "entries": 3,
        "dread": {"mean": 1, "n": 1},
        "energy": {"mean": 4.5, "n": 2},
    }


def test_the_lines_of_the_profile_say_the_same(lines: Callable[[str], str]) -> None:
    said = lines("profile")

    assert "Burden 4.1 0.4 7 38\n" in said
    assert "Teaching-like 0.7 4.0 6 9\n" in said
    assert "gap 3.6." in said
    assert "Draining hours 38 of 54 (70.4%), teaching-like 9 (16.7%), education 2 (3.7%)." in said
    assert "Nights and weekends 56, Stacked visits 56, Charts and inbox 40." in said
    assert "In all: 8 entries, ▼ dread 2.8 (n 5), ▲ energy 3.0 (n 6)." in said
    assert "Last seven days: 3 entries, ▼ dread 1.0 (n 1), ▲ energy 4.5 (n 2)." in said


def test_a_pulse_stands_beside_the_last_one_of_the_same_kind_of_week(shown: Callable[[str], Any]) -> None:
    pulses = shown("pulse")["pulses"]

    assert [one["week"] for one in pulses] == ["on", "off", "on", "off", "on", "off"]
    assert pulses[-1] == {
        "day": "2026-03-13",
        "energy": 3,
        "dread": 3,
        "week": "off",
        "compared_with": "2026-02-27",
        "energy_change": 0,
        "dread_change": 0,
    }


def test_the_lines_of_the_pulses_say_the_same(lines: Callable[[str], str]) -> None:
    said = lines("pulse")

    assert "2026-02-20 on ▲ 2 ▼ 3 ▲ +1, ▼ −1 against 6 Feb (▲ 1, ▼ 4)" in said
    assert "2026-03-13 off ▲ 3 ▼ 3 ▲ no change, ▼ no change against 27 Feb (▲ 3, ▼ 3)" in said


def test_the_sheet_has_every_row_under_its_question(shown: Callable[[str], Any], lines: Callable[[str], str]) -> None:
    sheet = shown("sheet")
    printed = lines("sheet")

    assert [len(one["rows"]) for one in sheet["questions"]] == [7, 7, 1]
    assert sheet["answered"] is True
    for question in sheet["questions"]:
        assert question["question"] in printed
        for row in question["rows"]:
            assert row["text"] in printed
    assert "▲0 ▼5 6 h Finishing charts and the inbox after the shift is over Charts and inbox" in printed


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("day", ["1900-01-01", "2026-03-13", "9998-12-31"])
def test_an_empty_workbook_gives_no_number_that_nobody_gave(pivot: Run, answer: str, day: str) -> None:
    document = pivot("show", answer, "--json", "--today", day)
    printed = pivot("show", answer, "--today", day)

    assert (document.returncode, printed.returncode, document.stderr + printed.stderr) == (0, 0, "")
    assert json.loads(document.stdout)["format"] == f"pivot-tui/{answer}"
    assert "None" not in printed.stdout
    assert "nan" not in printed.stdout.lower()


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_is_not_understood_is_said_before_anything_is_opened(pivot: Run, tmp_path: Path, answer: str) -> None:
    untouched = tmp_path / "none.db"

    assert pivot("show", answer, "surplus", path=untouched).returncode == 2
    assert pivot("show", answer, "--nope", path=untouched).returncode == 2
    assert not untouched.exists()


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_workbook_behind_a_passphrase_says_so(pivot: Run, locked: Path, answer: str) -> None:
    done = pivot("show", answer, "--json", path=locked)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "encrypted" in done.stderr
