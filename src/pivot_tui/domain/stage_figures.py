"""The evidence beside the hard questions and a stage review, frozen with the review and read back for ever (S10.5)."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.profile import HARD_QUESTION_BAND, FirstSign, Said, gap_over
from pivot_tui.domain.sheet import Bucket

WORDING = 1
"""The version of the wording of the figures; a saved review keeps the one it was saved with."""

_LARGEST = 1_000_000_000
_NONE_GIVEN = Ratings()


@dataclass(frozen=True, slots=True)
class Enjoyed:
    """What a closed experiment came to.

    Attributes:
        title: What was tried.
        teaching: How much its teaching was enjoyed, 0 to 5, or nothing.
        admin: How much its administration was enjoyed, 0 to 5, or nothing.
    """

    title: str
    teaching: int | None = None
    admin: int | None = None


@dataclass(frozen=True, slots=True)
class FitEvidence:
    """What stands beside the first hard question (H1).

    Attributes:
        teaching: The energy of teaching-like rows of the sheet.
        burden: The energy of its burden rows.
        sign: The first sign that the sheet gives.
        minutes: Minutes a week on the sheet.
        education_minutes: Those of them whose bucket of the job is education.
        enjoyed: The closed experiments, the latest first.
    """

    teaching: Ratings = _NONE_GIVEN
    burden: Ratings = _NONE_GIVEN
    sign: FirstSign = FirstSign.TOO_FEW
    minutes: int = 0
    education_minutes: int = 0
    enjoyed: tuple[Enjoyed, ...] = ()

    @property
    def gap(self) -> tuple[int, int] | None:
        """The gap of the sheet as a whole fraction; nothing while one side has no rating (S1.4)."""
        return gap_over(self.teaching, self.burden)

    @property
    def is_in_band(self) -> bool | None:
        """Whether the education share of the job lies in the band of the question; unknown without hours."""
        if not self.minutes:
            return None
        low, high = HARD_QUESTION_BAND
        return low * self.minutes <= 100 * self.education_minutes <= high * self.minutes


_NO_EVIDENCE = FitEvidence()


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a hard question as it stood.

    Attributes:
        answer: ``yes``, ``no`` or ``unsure``.
        percent: The percent of it, or nothing.
        day: When it was given, or nothing.
    """

    answer: str
    percent: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class WeekPulse:
    """A pulse as it stood.

    Attributes:
        day: Its day.
        energy: 0 to 5.
        dread: 0 to 5.
    """

    day: date
    energy: int
    dread: int


@dataclass(frozen=True, slots=True)
class StageFigures:
    """The figures beside a stage review; what was not counted is missing, which is not 0.

    Attributes:
        first: The first day of the phase.
        until: The day they were counted.
        fit: The sheet, the job and the experiments.
        teaching: The answer to the first hard question, or nothing.
        trade: The answer to the second, or nothing.
        pulses: The pulses since the phase began, the earliest first.
        sessions: Teaching sessions since then.
        evaluations: Evaluations that came in since then.
        comments: Comments of learners since then.
        conversations: Conversations that were held since then.
        done: Cards of the phase that are done.
        still_open: Cards of the phase that are open.
    """

    first: date | None = None
    until: date | None = None
    fit: FitEvidence = _NO_EVIDENCE
    teaching: Given | None = None
    trade: Given | None = None
    pulses: tuple[WeekPulse, ...] = ()
    sessions: int | None = None
    evaluations: int | None = None
    comments: int | None = None
    conversations: int | None = None
    done: int | None = None
    still_open: int | None = None


def fit_of(said: Said, enjoyed: tuple[Enjoyed, ...]) -> FitEvidence:
    """The evidence of the first question from the sheet as the profile reads it, and from the closed experiments."""
    education = said.bucket_minutes[Bucket.EDUCATION]
    return FitEvidence(said.teaching_energy, said.burden_energy, said.sign, said.minutes, education, enjoyed)


_COUNTS = ("sessions", "evaluations", "comments", "conversations", "done", "still_open")


def frozen(figures: StageFigures) -> str:
    """Figures as a saved stage review keeps them."""
    values = asdict(figures)
    values["fit"]["sign"] = figures.fit.sign.value
    return json.dumps(values, ensure_ascii=False, default=date.isoformat)


def frozen_figures(text: str) -> StageFigures:
    """The figures that a saved stage review has kept; what it has not, or what cannot be read, is missing."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return StageFigures()
    found = _fields(values)
    pulses = tuple(pulse for one in _items(found.get("pulses")) if (pulse := _pulse(_fields(one))) is not None)
    return StageFigures(
        first=_day(found.get("first")),
        until=_day(found.get("until")),
        fit=_fit(_fields(found.get("fit"))),
        teaching=_given(_fields(found.get("teaching"))),
        trade=_given(_fields(found.get("trade"))),
        pulses=pulses,
        **{name: _count(found.get(name)) for name in _COUNTS},
    )


def _fields(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _items(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _count(value: object, most: int = _LARGEST) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= most else None  # type: ignore[operator, return-value]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _ratings(value: Mapping[str, Any]) -> Ratings:
    total, n = _count(value.get("total")), _count(value.get("n"))
    return _NONE_GIVEN if total is None or n is None else Ratings(total, n)


def _fit(value: Mapping[str, Any]) -> FitEvidence:
    signs = {sign.value: sign for sign in FirstSign}
    return FitEvidence(
        _ratings(_fields(value.get("teaching"))),
        _ratings(_fields(value.get("burden"))),
        signs.get(str(value.get("sign")), FirstSign.TOO_FEW),
        _count(value.get("minutes")) or 0,
        _count(value.get("education_minutes")) or 0,
        tuple(
            Enjoyed(str(one.get("title", "")), _count(one.get("teaching"), 5), _count(one.get("admin"), 5))
            for one in map(_fields, _items(value.get("enjoyed")))
        ),
    )


def _given(value: Mapping[str, Any]) -> Given | None:
    answer = value.get("answer")
    return Given(answer, _count(value.get("percent"), 100), _day(value.get("day"))) if isinstance(answer, str) else None


def _pulse(value: Mapping[str, Any]) -> WeekPulse | None:
    day, energy, dread = _day(value.get("day")), _count(value.get("energy"), 5), _count(value.get("dread"), 5)
    return None if day is None or energy is None or dread is None else WeekPulse(day, energy, dread)
