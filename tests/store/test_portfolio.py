"""What belongs to an activity goes, comes back and is erased with it, its links included."""

from datetime import date

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.evaluation import Evaluation
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.response import Response
from pivot_tui.store import history, trash
from pivot_tui.store.links import End, add_link, links_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION, RESPONSE, SESSION

SECRET = "zebrafish"


def taught(store: Store) -> tuple[str, str, str]:
    """An activity with a session and an evaluated window that has one imported answer; the first three ids."""
    activity, session, evaluation, response = (uuid7(store.clock()) for _ in range(4))
    day = date(2026, 3, 11)
    with store.transaction("activity.add"):
        ACTIVITY.insert(store.db, [Activity(activity, f"Talk on {SECRET}", EducatorDomain.TEACHING, "lecture")])
        SESSION.insert(store.db, [TeachingSession(session, activity, day, note=f"The {SECRET} slides")])
        EVALUATION.insert(store.db, [Evaluation(evaluation, activity, f"Was {SECRET} clear?", day, day)])
        RESPONSE.insert(store.db, [Response(response, evaluation, 4000)])
    return activity, session, evaluation


def rows(store: Store) -> dict[str, int]:
    tables = ("activity", "session", "evaluation", "response", "link")
    return {name: store.db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def test_an_activity_takes_everything_with_it_and_the_trash_names_it_once(store: Store) -> None:
    activity, session, evaluation = taught(store)
    add_link(store, End("session", session), End("evaluation", evaluation))
    trash.put_in_trash(store, "activity", [activity], "activity.trash")
    assert rows(store) == {"activity": 0, "session": 0, "evaluation": 0, "response": 0, "link": 0}
    assert [(item.table, item.id) for item in trash.trashed(store)] == [("activity", activity)]


def test_an_activity_comes_back_with_all_that_went_with_it(store: Store) -> None:
    activity, session, evaluation = taught(store)
    add_link(store, End("session", session), End("evaluation", evaluation))
    before = rows(store)
    trash.put_in_trash(store, "activity", [activity], "activity.trash")
    assert trash.restore(store, activity) == 5
    assert rows(store) == before
    assert len(links_of(store, session)) == 1


def test_a_session_is_not_brought_back_to_an_activity_that_is_in_the_trash(store: Store) -> None:
    activity, session, _ = taught(store)
    trash.put_in_trash(store, "session", [session], "session.trash")
    trash.put_in_trash(store, "activity", [activity], "activity.trash")
    with pytest.raises(NotFound, match="bring that back first"):
        trash.restore(store, session)
    assert rows(store)["session"] == 0
    trash.restore(store, activity)
    trash.restore(store, session)
    assert rows(store)["session"] == 1


@pytest.mark.parametrize("is_trashed", [False, True], ids=["live", "in the trash"])
def test_erasing_an_activity_leaves_no_word_of_what_belonged_to_it(store: Store, is_trashed: bool) -> None:
    activity, session, _ = taught(store)
    trash.put_in_trash(store, "session", [session], "session.trash")
    if is_trashed:
        trash.put_in_trash(store, "activity", [activity], "activity.trash")
    trash.erase(store, "activity", activity)
    said = store.db.execute("SELECT count(*) FROM change WHERE before LIKE ? OR after LIKE ?", [f"%{SECRET}%"] * 2)
    assert said.fetchone() == (0,)
    assert not any(SECRET.encode() in bytes(block) for (block,) in store.db.execute("SELECT block FROM search_data"))
    assert trash.trashed(store) == ()


def test_undo_brings_an_activity_back_whole(store: Store) -> None:
    activity, *_ = taught(store)
    before = rows(store)
    trash.put_in_trash(store, "activity", [activity], "activity.trash")
    history.undo(store)
    assert rows(store) == before
