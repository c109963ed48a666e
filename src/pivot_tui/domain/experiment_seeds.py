"""The three seeds of a first experiment, in the order that the sheet's energies give them (S3.2)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pivot_tui.domain.experiment import Seed
from pivot_tui.domain.journal import Kind
from pivot_tui.domain.logged import Ratings, ratings
from pivot_tui.domain.sheet import WorkElement

KINDS_OF_SEED = {
    Seed.PRECEPT: ("COACH",),
    Seed.TALK: ("TALK", "DISCUSS"),
    Seed.COMMITTEE: ("ASSESS", "CURRIC"),
}
"""The kinds of work, by their keys, whose rows speak for each seed."""


@dataclass(frozen=True, slots=True)
class RankedSeed:
    """One of the three seeds as the sheet sees it.

    Attributes:
        seed: Which.
        rank: 1 for the highest mean energy, shared by equal ones; nothing where no row of its kinds is rated.
        energy: The energy of the rows of its kinds; wishes for a free week are not counted.
        minutes: Their minutes a week.
    """

    seed: Seed
    rank: int | None
    energy: Ratings
    minutes: int


def rank_seeds(
    elements: Iterable[WorkElement], kinds: Sequence[Kind], names: Mapping[Seed, str]
) -> tuple[RankedSeed, ...]:
    """The seeds by mean energy; equal ones share their rank and are listed by hours, then by name, as in S1.6.

    Those without a rated row stand behind the others, in the order of `KINDS_OF_SEED` and without a rank.
    """
    counted = [element for element in elements if element.is_counted]
    key_of = {kind.id: kind.key for kind in kinds}
    rated: list[tuple[Fraction, RankedSeed]] = []
    unrated: list[RankedSeed] = []
    for seed, keys in KINDS_OF_SEED.items():
        rows = [element for element in counted if key_of.get(element.kind or "") in keys]
        energy, minutes = ratings(row.energy for row in rows), sum(row.minutes or 0 for row in rows)
        if energy.n:
            rated.append((Fraction(energy.total, energy.n), RankedSeed(seed, None, energy, minutes)))
        else:
            unrated.append(RankedSeed(seed, None, energy, minutes))
    rated.sort(key=lambda pair: (-pair[0], -pair[1].minutes, names[pair[1].seed]))
    means = [mean for mean, _ in rated]
    ranked = (RankedSeed(one.seed, means.index(mean) + 1, one.energy, one.minutes) for mean, one in rated)
    return (*ranked, *unrated)
