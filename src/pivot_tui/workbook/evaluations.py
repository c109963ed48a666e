"""Evaluated windows and pairs: pages of them, newest first, and what of them others may see (DOMAIN 1.11, 1.12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pivot_tui.domain.activity import Activity
from pivot_tui.domain.comparison import Comparison, compare, nearest_comparable
from pivot_tui.domain.evaluation import Comparability, Evaluation, LevelRating, Phase, comparability
from pivot_tui.domain.evidence import PeerObservation
from pivot_tui.domain.export_profile import Profile, is_included
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.figures import levels_for_others
from pivot_tui.domain.level_ratings import levels_withheld
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.suppression import TOTAL_NEEDS, say_shown
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION, MENTEE_OUTCOME, PEER_OBSERVATION, QUOTE, REFEREE
from pivot_tui.store.trash import put_in_trash

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

PAGE = 100
"""Windows in a page of the list."""

_NEWEST_FIRST = "ORDER BY date_to DESC, id DESC LIMIT ?"
_OLDEST_FIRST = "ORDER BY date_to, id LIMIT ?"


@lru_cache(maxsize=4 * PAGE)
def _compared(window: Evaluation, before: Evaluation | None) -> Comparison:
    return compare(window, before)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A window of an activity, together with the one before that it is compared with.

    Attributes:
        activity: The activity.
        window: The window, the later one of two.
        before: The one before; nothing where the window stands by itself.
        observations: What colleagues saw of the activity, the latest first; it stands next to the ratings.
    """

    activity: Activity
    window: Evaluation
    before: Evaluation | None
    observations: tuple[PeerObservation, ...] = ()

    @property
    def id(self) -> str:
        """The id of the window."""
        return self.window.id

    @property
    def comparison(self) -> Comparison:
        """How far the two carry; worked out when it is first asked for."""
        return _compared(self.window, self.before)


class Page(NamedTuple):
    """A stretch of evaluated windows, newest first.

    Attributes:
        evaluated: The windows and pairs.
        first: The first window that was looked at, shown or part of a pair; nothing in an empty page.
        last: The last of them.
        newer: Whether there are newer ones before it.
        older: Whether there are older ones behind it.
    """

    evaluated: tuple[Evaluated, ...]
    first: Evaluation | None
    last: Evaluation | None
    newer: bool
    older: bool


class Beside(NamedTuple):
    """What stands beside the ratings of an activity; it never becomes a number (DOMAIN 1.13).

    Attributes:
        observations: What colleagues saw, the latest first.
        quotes: Selected words of learners, the latest first.
    """

    observations: tuple[PeerObservation, ...]
    quotes: tuple[Quote, ...]


class Shown(NamedTuple):
    """What others may see of a window or a pair (DOMAIN 1.12, suppression).

    Attributes:
        is_shown: Whether its numbers may leave at all.
        levels: The rows by learner level that are shown.
        hidden: The rows that are not.
        reason: Why rows are hidden, or "".
    """

    is_shown: bool
    levels: tuple[LevelRating, ...]
    hidden: tuple[LevelRating, ...]
    reason: str


class ShownOf(NamedTuple):
    """How many of the evaluated activities can be shown to others, and how many are evaluated."""

    shown: int
    evaluated: int

    @property
    def said(self) -> str:
        """In the words that a committee's copy prints."""
        return say_shown(self.shown, self.evaluated)


# Pages


def first_page(store: Store, limit: int = PAGE) -> Page:
    """The latest windows and pairs.

    Raises:
        Fault: The workbook cannot be read.
    """
    windows = _windows(store, _NEWEST_FIRST, (limit + 1,))
    return _page(store, windows[:limit], newer=False, older=len(windows) > limit)


def last_page(store: Store, limit: int = PAGE) -> Page:
    """The earliest windows and pairs.

    Raises:
        Fault: The workbook cannot be read.
    """
    windows = _windows(store, _OLDEST_FIRST, (limit + 1,))
    page = _page(store, windows[:limit][::-1], newer=len(windows) > limit, older=False)
    while not page.evaluated and page.newer and page.first is not None:
        page = newer_page(store, page.first, limit)._replace(older=False)  # all that is older is shown in a pair
    return page


def older_page(store: Store, last: Evaluation, limit: int = PAGE) -> Page:
    """The windows and pairs behind the last one of a page.

    Raises:
        Fault: The workbook cannot be read.
    """
    windows = _windows(store, f"WHERE (date_to, id) < (?, ?) {_NEWEST_FIRST}", (*_place(last), limit + 1))
    return _page(store, windows[:limit], newer=True, older=len(windows) > limit)


def newer_page(store: Store, first: Evaluation, limit: int = PAGE) -> Page:
    """The windows and pairs before the first one of a page.

    Raises:
        Fault: The workbook cannot be read.
    """
    windows = _windows(store, f"WHERE (date_to, id) > (?, ?) {_OLDEST_FIRST}", (*_place(first), limit + 1))
    return _page(store, windows[:limit][::-1], newer=len(windows) > limit, older=True)


def page_from(store: Store, window: Evaluation, limit: int = PAGE) -> Page:
    """A page that begins with a window, or with what stands in its place once it is gone.

    Raises:
        Fault: The workbook cannot be read.
    """
    newer = _windows(store, f"WHERE (date_to, id) > (?, ?) {_OLDEST_FIRST}", (*_place(window), 1))
    return older_page(store, newer[0], limit) if newer else first_page(store, limit)


def _place(window: Evaluation) -> tuple[str, str]:
    return window.date_to.isoformat(), window.id


def _windows(store: Store, rest: str, given: tuple[str | int, ...]) -> list[Evaluation]:
    with store.reading() as db:
        return list(EVALUATION.select(db, rest, given))


def _page(store: Store, windows: list[Evaluation], *, newer: bool, older: bool) -> Page:
    with store.reading() as db:
        activities = {name: ACTIVITY.get(db, name) for name in {window.activity for window in windows}}
        found = tuple(_evaluated(db, windows, activities))
    return Page(found, windows[0] if windows else None, windows[-1] if windows else None, newer, older)


def _evaluated(
    db: "Connection", windows: list[Evaluation], activities: dict[str, Activity | None]
) -> Iterator[Evaluated]:
    """The windows that stand by themselves or are the later one of a pair, even where a still later one follows."""
    seen: dict[str, tuple[PeerObservation, ...]] = {}
    for window in windows:
        activity = activities[window.activity]
        if activity is None:
            continue
        before = _before(db, window)
        if before is not None or not _is_compared_with(db, window):
            if activity.id not in seen:
                seen[activity.id] = _observations(db, activity.id)
            yield Evaluated(activity, window, before, seen[activity.id])


def _observations(db: "Connection", activity_id: str) -> tuple[PeerObservation, ...]:
    return tuple(PEER_OBSERVATION.select(db, "WHERE activity = ? ORDER BY day DESC, n DESC", (activity_id,)))


def _before(db: "Connection", window: Evaluation) -> Evaluation | None:
    """The window that one is compared with, as `pair_of` has it, without reading all windows of the activity."""
    if window.compared_with is not None:
        return EVALUATION.get(db, window.compared_with)
    if window.phase is not Phase.AFTER:
        return None
    rest = (
        "WHERE activity = ? AND date_from <= ? AND phase = 'before' AND id <> ? "
        "ORDER BY date_from DESC, date_to DESC, id DESC"  # by nearness
    )
    day = window.date_from.isoformat()
    return nearest_comparable(window, EVALUATION.select(db, rest, (window.activity, day, window.id)))


def _is_compared_with(db: "Connection", window: Evaluation) -> bool:
    """Whether a window stands before another one in a pair, so that it is shown there."""
    if db.execute("SELECT 1 FROM evaluation WHERE compared_with = ? LIMIT 1", (window.id,)).fetchone():
        return True
    if window.phase is not Phase.BEFORE:
        return False
    rest = (
        "WHERE activity = ? AND date_from >= ? AND phase = 'after' AND compared_with IS NULL "
        "ORDER BY date_from, date_to, id"
    )
    for later in EVALUATION.select(db, rest, (window.activity, window.date_to.isoformat())):
        fits = comparability(later, window)
        if fits is Comparability.DIFFERENT_FORM:
            continue
        before = _before(db, later)
        if before is not None and before.id == window.id:
            return True
        if fits is Comparability.SAME_FORM:
            return False  # another window lies between them, and does so for every later one
    return False


def evaluated(store: Store) -> Iterator[Evaluated]:
    """All windows and pairs, newest first, a page at a time.

    Raises:
        Fault: The workbook cannot be read.
    """
    page = first_page(store)
    yield from page.evaluated
    while page.older and page.last is not None:
        page = older_page(store, page.last)
        yield from page.evaluated


def of_activity(store: Store, activity_id: str) -> tuple[Evaluated, ...]:
    """The windows and pairs of one activity, newest first.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        activity = ACTIVITY.get(db, activity_id)
        if activity is None:
            raise NotFound("That activity is not there any more.")
        rest = "WHERE activity = ? ORDER BY date_to DESC, id DESC"
        windows = list(EVALUATION.select(db, rest, (activity_id,)))
        return tuple(_evaluated(db, windows, {activity_id: activity}))


def find(store: Store, identifier: str) -> Evaluated:
    """The window or pair that a window is shown in.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        window = EVALUATION.get(db, identifier)
    if window is None:
        raise NotFound("That evaluation is not there any more.")
    shown = of_activity(store, window.activity)
    own = [one for one in shown if one.id == identifier]
    for one in own or shown:
        if identifier == one.id or (one.before is not None and one.before.id == identifier):
            return one
    raise NotFound("That evaluation is not there any more.")


def place_of(store: Store, identifier: str) -> Evaluated | None:
    """Where a window is shown, or the latest one of the activity that other evidence is about; nothing without one.

    Raises:
        NotFound: A window with that id has gone.
    """
    with store.reading() as db:
        for table in (QUOTE, PEER_OBSERVATION, MENTEE_OUTCOME, REFEREE):
            found = table.get(db, identifier)
            if found is None:
                continue
            window, activity = getattr(found, "evaluation", None), getattr(found, "activity", None)
            break
        else:
            window, activity = identifier, None
    if window is not None:
        return find(store, window)
    return next(iter(of_activity(store, activity)), None) if activity is not None else None


def count(store: Store) -> int:
    """How many windows there are.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        return int(db.execute("SELECT count(*) FROM evaluation").fetchone()[0])


def beside(store: Store, activity_id: str) -> Beside:
    """What stands beside the ratings of an activity.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        observations = _observations(db, activity_id)
        quotes = QUOTE.select(db, "WHERE activity = ? AND selected ORDER BY day DESC, n DESC", (activity_id,))
        return Beside(observations, tuple(quotes))


def trash(store: Store, identifier: str) -> int:
    """Put a window in the trash; how many went.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, EVALUATION.name, [identifier], "evaluation.trash")


# What others may see


def shown_to_others(found: Evaluated) -> Shown:
    """What every output but the user's own may hold of a window or a pair."""
    now = found.comparison.now
    kept = levels_for_others(now)
    levels, hidden = (tuple(now.by_level[place] for place in places) for places in (kept.shown, kept.hidden))
    return Shown(kept.total_printed, levels, hidden, levels_withheld(now) if kept.total_printed else "")


def shown_of_evaluated(store: Store, needs: int = TOTAL_NEEDS) -> ShownOf:
    """How many of the evaluated activities a committee is shown: marked for it or for nothing, with enough answers.

    Raises:
        Fault: The workbook cannot be read.
    """
    answers = """CASE measure WHEN 'proportion' THEN trials
        ELSE coalesce((SELECT sum(value) FROM json_each(counts)), responses) END"""
    with store.reading() as db:
        rows = db.execute(f"SELECT activity, max(coalesce({answers}, 0)) FROM evaluation GROUP BY activity").fetchall()
        included = {one.id for one in ACTIVITY.select(db) if is_included(one, Profile.COMMITTEE)}
    return ShownOf(sum(most >= needs and activity in included for activity, most in rows), len(rows))
