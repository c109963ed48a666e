"""Erasing a record of the portfolio for good: what belongs to it goes too, everywhere, in every backup."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.attachment import Attachment
from pivot_tui.domain.evaluation import Evaluation
from pivot_tui.domain.evidence import PeerObservation
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.response import Response
from pivot_tui.store import backups, trash
from pivot_tui.store.drafts import read_drafts, save_draft
from pivot_tui.store.ignored import ignore, ignored
from pivot_tui.store.links import End, add_link, links_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, ATTACHMENT, EVALUATION, PEER_OBSERVATION, RESPONSE, SESSION

SECRET = "zebrafish"
DAY = date(2026, 3, 11)


def ids(store: Store, count: int) -> list[str]:
    return [uuid7(store.clock()) for _ in range(count)]


def add_activity(store: Store, words: str) -> dict[str, str]:
    """An activity with one record of each kind that can belong to it, links and drafts; their ids by table."""
    names = ("activity", "session", "evaluation", "response", "attachment", "peer_observation")
    made = dict(zip(names, ids(store, len(names)), strict=True))
    activity, evaluation = made["activity"], made["evaluation"]
    with store.transaction("activity.add"):
        ACTIVITY.insert(store.db, [Activity(activity, f"Talk on {words}", EducatorDomain.TEACHING, "lecture")])
        SESSION.insert(store.db, [TeachingSession(made["session"], activity, DAY, note=f"The {words} slides")])
        EVALUATION.insert(store.db, [Evaluation(evaluation, activity, f"Was {words} clear?", DAY, DAY)])
        RESPONSE.insert(store.db, [Response(made["response"], evaluation, 4000, level=words)])
        ATTACHMENT.insert(store.db, [Attachment(made["attachment"], activity, f"{words}.pdf", f"/{words}.pdf")])
        observation = PeerObservation(made["peer_observation"], activity, DAY, strength=f"{words} told well")
        PEER_OBSERVATION.insert(store.db, [observation])
    for form, table in (("session_log", "activity"), ("session_log", "session"), ("evaluation", "evaluation")):
        save_draft(store, form, made[table], f"{words} in a draft")
    ignore(store, "session", made["session"], [("name", words)])
    return made


def held(store: Store, words: str = SECRET) -> list[str]:
    """The places in a file that hold some words."""
    places = [f"SELECT 'change' FROM change WHERE before LIKE '%{words}%' OR after LIKE '%{words}%'"]
    places += [f"SELECT 'draft' FROM draft WHERE body LIKE '%{words}%'"]
    places += [f"SELECT 'ignored' FROM ignored WHERE mark LIKE '%{words}%'"]
    places += [f"SELECT 'activity' FROM activity WHERE title LIKE '%{words}%'"]
    places += [f"SELECT 'attachment' FROM attachment WHERE name LIKE '%{words}%'"]
    found = [place for query in places for (place,) in store.db.execute(query).fetchall()]
    blocks = [bytes(block) for (block,) in store.db.execute("SELECT block FROM search_data").fetchall()]
    return found + ["search" for block in blocks if words.encode() in block]


@pytest.mark.parametrize("is_trashed", [False, True], ids=["live", "in the trash"])
def test_with_an_activity_all_that_belongs_to_it_is_erased_here_and_in_every_backup(
    store: Store, key: str | None, is_trashed: bool
) -> None:
    made = add_activity(store, SECRET)
    kept = add_activity(store, "sepsis")
    assert {"draft", "ignored", "activity", "attachment"} <= set(held(store))
    first = backups.make_backup(store, backups.BackupReason.BY_HAND)
    if is_trashed:
        trash.put_in_trash(store, "activity", [made["activity"]], "activity.trash")
    second = backups.make_backup(store, backups.BackupReason.DAILY)

    erased = trash.erase(store, "activity", made["activity"])

    assert set(erased.gone) == set(made.items())
    assert held(store) == []
    assert {draft.row for draft in read_drafts(store)} == {kept["activity"], kept["session"], kept["evaluation"]}
    assert ignored(store, "session", kept["session"])
    assert backups.erase_from_backups(store, "activity", made["activity"], erased.gone) == (2, 0)
    for backup in (first, second):
        assert SECRET.encode() not in backup.path.read_bytes().lower()
        with Store(backup.path, key) as copy:
            assert held(copy) == []
            assert [activity.id for activity in ACTIVITY.select(copy.db)] == [kept["activity"]]
            assert [response.level for response in RESPONSE.select(copy.db)] == ["sepsis"]


def test_what_belonged_to_another_when_a_backup_was_made_is_erased_there_too(store: Store, key: str | None) -> None:
    made = add_activity(store, "sepsis")
    other = add_activity(store, "chest pain")
    observation = PEER_OBSERVATION.get(store.db, made["peer_observation"])
    assert observation is not None
    with store.transaction("evidence.edit"):
        PEER_OBSERVATION.update(store.db, replace(observation, strength=SECRET))
    backup = backups.make_backup(store, backups.BackupReason.BY_HAND)
    with store.transaction("evidence.edit"):
        PEER_OBSERVATION.update(store.db, replace(observation, strength=SECRET, activity=other["activity"]))

    erased = trash.erase(store, "activity", other["activity"])
    backups.erase_from_backups(store, "activity", other["activity"], erased.gone)

    with Store(backup.path, key) as copy:
        assert held(copy) == []
        assert PEER_OBSERVATION.get(copy.db, observation.id) is None
        assert ACTIVITY.get(copy.db, made["activity"]) is not None


@pytest.mark.parametrize("table", ["session", "evaluation", "attachment", "peer_observation"])
def test_what_belongs_to_an_activity_is_erased_alone(store: Store, table: str) -> None:
    made = add_activity(store, "sepsis")
    add_link(store, End(table, made[table]), End("activity", made["activity"]), "x")
    erased = trash.erase(store, table, made[table])
    with_it = {"evaluation": ["response"]}.get(table, [])
    assert set(erased.gone) == {(name, made[name]) for name in [table, *with_it]}
    assert ACTIVITY.get(store.db, made["activity"]) is not None
    assert links_of(store, made["activity"]) == ()
    with pytest.raises(NotFound):
        trash.restore(store, made[table])


def test_what_goes_with_a_record_is_counted_the_trashed_among_it(store: Store) -> None:
    made = add_activity(store, "sepsis")
    trash.put_in_trash(store, "session", [made["session"]], "session.trash")
    assert trash.count_owned(store, "activity", made["activity"]) == {
        "session": 1, "evaluation": 1, "response": 1, "attachment": 1, "peer_observation": 1,
    }  # fmt: skip
    assert trash.count_owned(store, "session", made["session"]) == {}


def test_a_backup_that_knows_no_portfolio_is_left_as_it_is(store: Store, key: str | None) -> None:
    backup = backups.make_backup(store, backups.BackupReason.BEFORE)
    with Store(backup.path, key) as old:
        for name in ("peer_observation", "response", "evaluation", "attachment", "session", "activity", "ignored"):
            old.db.execute(f"DROP TABLE {name}")
        old.db.execute("PRAGMA journal_mode = DELETE")
    made = add_activity(store, SECRET)
    erased = trash.erase(store, "activity", made["activity"])
    assert backups.erase_from_backups(store, "activity", made["activity"], erased.gone) == (0, 0)


def test_the_trash_is_read_page_by_page(store: Store) -> None:
    made: Any = [add_activity(store, f"talk {number}")["activity"] for number in range(5)]
    for identifier in made:
        trash.put_in_trash(store, "activity", [identifier], "activity.trash")
    first = trash.trashed(store, 2)
    second = trash.trashed(store, 2, first[-1].number)
    last = trash.trashed(store, 2, second[-1].number)
    assert [item.id for item in (*first, *second, *last)] == list(reversed(made))
    assert trash.trashed(store, 2, last[-1].number) == ()


def test_whose_a_trashed_record_is_is_known_while_that_one_is_away(store: Store) -> None:
    made = add_activity(store, "sepsis")
    trash.put_in_trash(store, "session", [made["session"]], "session.trash")
    assert trash.owner_of(store, made["session"]) is None
    trash.put_in_trash(store, "activity", [made["activity"]], "activity.trash")
    assert trash.owner_of(store, made["session"]) == ("activity", made["activity"])
    assert trash.owner_of(store, "nobody") is None
