"""The order of the three first experiments, by the energy that the sheet gives their kinds of work."""

from pivot_tui.domain.experiment import Seed
from pivot_tui.domain.experiment_seeds import rank_seeds
from pivot_tui.domain.journal import Group, Kind
from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.sheet import Prompt, WorkElement

KEYS = ("COACH", "TALK", "DISCUSS", "ASSESS", "CURRIC")
KINDS = [Kind(key.lower(), key, key.title(), key.lower(), Group.TEACHING) for key in KEYS]
NAMES = {Seed.PRECEPT: "precepting", Seed.TALK: "talk", Seed.COMMITTEE: "committee"}


def row(kind: str, energy: int | None, minutes: int | None = None, prompt: Prompt = Prompt.ENERGY) -> WorkElement:
    """A row of the sheet."""
    return WorkElement(f"{kind}{energy}", prompt, "words", kind, None, energy, minutes, None)


def order(*rows: WorkElement) -> list[tuple[Seed, int | None]]:
    """The seeds with their ranks."""
    return [(one.seed, one.rank) for one in rank_seeds(rows, KINDS, NAMES)]


def test_the_mean_energy_of_their_kinds_puts_them_in_order() -> None:
    found = rank_seeds(
        [row("coach", 5), row("talk", 5), row("discuss", 4), row("assess", 2), row("curric", 4)], KINDS, NAMES
    )
    assert [(one.seed, one.rank, one.energy) for one in found] == [
        (Seed.PRECEPT, 1, Ratings(5, 1)),
        (Seed.TALK, 2, Ratings(9, 2)),
        (Seed.COMMITTEE, 3, Ratings(6, 2)),
    ]


def test_a_wish_for_a_free_week_is_not_counted() -> None:
    assert order(row("curric", 5, prompt=Prompt.FREE_WEEK), row("talk", 1))[0] == (Seed.TALK, 1)


def test_equal_means_share_a_rank_and_stand_by_hours_then_by_name() -> None:
    by_hours = order(row("coach", 4, 60), row("talk", 4, 120), row("assess", 3))
    assert by_hours == [(Seed.TALK, 1), (Seed.PRECEPT, 1), (Seed.COMMITTEE, 3)]
    by_name = order(row("coach", 4), row("talk", 4), row("assess", 4))
    assert by_name == [(Seed.COMMITTEE, 1), (Seed.PRECEPT, 1), (Seed.TALK, 1)]


def test_what_nobody_rated_stands_last_and_has_no_rank() -> None:
    assert order(row("assess", 0), row("coach", None)) == [
        (Seed.COMMITTEE, 1),
        (Seed.PRECEPT, None),
        (Seed.TALK, None),
    ]
    assert [rank for _, rank in order()] == [None, None, None]
