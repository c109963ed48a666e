"""Making the Portfolio for the tests of the screens: every text in hostile words, and very many activities."""

from datetime import UTC, date, datetime

from tests.screens.driving import HOSTILE
from tests.screens.making import LONG_TEXT, LONG_WORD

from pivot_tui.domain.activity import Activity, EducatorDomain, MillerLevel, OutcomeLevel, Reach, TeachingSession
from pivot_tui.domain.attachment import Attachment
from pivot_tui.domain.evaluation import Evaluation, Phase
from pivot_tui.domain.evidence import MenteeOutcome, MentoringRole, OutcomeKind, PeerObservation, Referee
from pivot_tui.domain.experiment import Experiment, Verdict
from pivot_tui.domain.project import Project
from pivot_tui.domain.quote import Quote
from pivot_tui.store.tables import portfolio as tables
from pivot_tui.workbook import Store

TITLE = (f"{HOSTILE} a title that goes on " * 8)[:300]
MANY = 200


def add_hostile_portfolio(store: Store) -> None:
    """Add records of every kind whose words look like markup or are endless, and activities beyond one screen."""
    with store.transaction("activity.add"):
        tables.ACTIVITY.insert(store.db, _activities())
        tables.SESSION.insert(store.db, _sessions())
        tables.ATTACHMENT.insert(
            store.db,
            [
                Attachment("f1", "a1", TITLE, f"https://example.org/{'x' * 300}"),
                Attachment("f2", "a1", LONG_WORD, f"/tmp/{HOSTILE}"),
            ],
        )
        tables.EVALUATION.insert(store.db, _evaluations())
        tables.QUOTE.insert(store.db, _quotes())
        _add_evidence(store)
        _add_experiments(store)


def _activities() -> list[Activity]:
    full = Activity(
        "a1", TITLE, EducatorDomain.LEADERSHIP, "noon_conference", HOSTILE, HOSTILE, Reach.INTERNATIONAL,
        HOSTILE, HOSTILE, HOSTILE, HOSTILE, OutcomeLevel.PATIENTS, MillerLevel.DOES, 99, _heads(12), 9999, 6000,
        date(2026, 1, 1), HOSTILE, (), HOSTILE,
    )  # fmt: skip
    word = LONG_WORD
    endless = Activity(
        "a2", word, EducatorDomain.CURRICULUM, "precepting", word, word, Reach.NATIONAL, word, about=word
    )
    many = [
        Activity(f"m{n}", f"{n} {HOSTILE}", EducatorDomain.TEACHING, "precepting", role=HOSTILE) for n in range(MANY)
    ]
    return [full, endless, *many]


def _heads(number: int) -> tuple[str, ...]:
    return (f"PGY-1:{number}",)


def _sessions() -> list[TeachingSession]:
    first, last = date(2025, 3, 1), date(2025, 3, 20)
    two = [
        TeachingSession("s1", "a1", date(2026, 3, 1), roster=_heads(9999), contact_minutes=90, note=HOSTILE),
        TeachingSession("s2", "a2", first, last, 999, _heads(100), supervision_minutes=9999, note=LONG_WORD),
    ]
    return two + [
        TeachingSession(
            f"t{n}", f"m{n}", date(2020 + n % 6, 1 + n % 12, 3), roster=_heads(n + 1), supervision_minutes=60
        )
        for n in range(MANY)
    ]


def _evaluations() -> list[Evaluation]:
    before, after = date(2025, 9, 1), date(2026, 3, 1)
    return [
        Evaluation(
            "e1", "a1", TITLE, before, before, phase=Phase.BEFORE, anchors=HOSTILE, system=HOSTILE, invited=400,
            counts=(10, 20, 100, 120, 99), source=HOSTILE,
        ),
        Evaluation(
            "e2", "a1", TITLE, after, after, phase=Phase.AFTER, anchors=HOSTILE, system=HOSTILE, invited=400,
            counts=(1, 2, 100, 120, 99), comparison_mean=4100, comparison_responses=99, comparison_source=HOSTILE,
            comparison_period=HOSTILE, source=HOSTILE,
        ),
        Evaluation(
            "e3", "a2", LONG_WORD, after, after, anchors=LONG_WORD, system=LONG_WORD, counts=(1, 2, 1, 0, 9),
            comparison_mean=4100, comparison_responses=99, comparison_source=LONG_WORD, source=LONG_WORD,
        ),
    ]  # fmt: skip


def _quotes() -> list[Quote]:
    def quote(number: int, text: str, **fields: object) -> Quote:
        at = datetime(2026, 3, 1, 12, number, tzinfo=UTC)
        return Quote(f"q{number}", at.date(), at, 0, text, HOSTILE, **fields)  # type: ignore[arg-type]

    return [
        quote(3, HOSTILE, vetted=True, selected=True, activity="a1", evaluation="e2", tags=("日本語",)),
        quote(2, LONG_WORD, activity="a1"),
        quote(1, LONG_TEXT),
    ]


def _add_evidence(store: Store) -> None:
    day, mentor, talk = date(2026, 3, 1), MentoringRole.MENTOR, OutcomeKind.TALK
    tables.PEER_OBSERVATION.insert(
        store.db,
        [PeerObservation("o1", "a1", day, HOSTILE, HOSTILE, HOSTILE, strength=HOSTILE, change_agreed=LONG_WORD)],
    )
    tables.MENTEE_OUTCOME.insert(
        store.db,
        [
            MenteeOutcome("n1", HOSTILE, HOSTILE, mentor, HOSTILE, "a1", talk, HOSTILE, day, HOSTILE),
            MenteeOutcome("n2", LONG_WORD, LONG_WORD, mentor, LONG_WORD, None, talk, LONG_WORD, day, LONG_WORD),
        ],
    )
    tables.REFEREE.insert(
        store.db, [Referee("r1", HOSTILE, HOSTILE, HOSTILE), Referee("r2", LONG_WORD, LONG_WORD, LONG_WORD)]
    )


def _add_experiments(store: Store) -> None:
    word = LONG_WORD
    running = Experiment(
        "x1", TITLE, HOSTILE, date(2026, 3, 1), date(2026, 3, 30), cap_minutes=600, measure=HOSTILE,
        stop_rule=HOSTILE, evidence=HOSTILE,
    )  # fmt: skip
    closed = Experiment(
        "x2", word, word, date(2026, 1, 1), date(2026, 2, 1), measure=word, stop_rule=word, closed=date(2026, 2, 1),
        enjoyed_teaching=5, enjoyed_admin=1, energy_after=2, evidence=word, verdict=Verdict.ADAPT,
    )  # fmt: skip
    tables.EXPERIMENT.insert(store.db, [running, closed])
    tables.PROJECT.insert(
        store.db,
        [
            Project("p1", TITLE, activity="a1", problem=HOSTILE, audience=HOSTILE, deliverable=HOSTILE),
            Project("p2", word, problem=word, audience=word, deliverable=word, adopters=3, significant_results=word),
        ],
    )
