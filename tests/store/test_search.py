"""Search: finds what was written by the beginnings of its words, takes nothing for syntax, and is never behind."""

import subprocess
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pivot_tui.domain.journal import Entry, Kind
from pivot_tui.store import history, trash
from pivot_tui.store.search import Hit, count, match_expression, search
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY

Add = Callable[..., Entry]
Edit = Callable[..., Entry]


def found(store: Store, words: str) -> list[str]:
    """The entries that were found; a fresh workbook has kinds of work that may be found as well."""
    return [hit.id for hit in search(store, words) if hit.table == "entry"]


@pytest.mark.parametrize(
    "words",
    ["prior", "PRIOR", "pri", "auth prior", "calls", "prior-auth", "auth,calls", '"prior auth"', "prior\tauth\ncalls"],
)
def test_an_entry_is_found_by_the_beginnings_of_its_words(store: Store, add: Add, words: str) -> None:
    made = add(store, "Prior auth calls")
    add(store, "Something else")
    assert found(store, words) == [made.id]


@pytest.mark.parametrize("words", ["rior", "prior nothing", "priorauth", "calls calling"])
def test_every_word_must_begin_as_typed(store: Store, add: Add, words: str) -> None:
    add(store, "Prior auth calls")
    assert found(store, words) == []


@pytest.mark.parametrize(
    ("typed", "written"),
    [("resume", "résumé"), ("résumé", "resume"), ("Übel", "ubel"), ("re\u0301sume\u0301", "résumé"), ("niñ", "nino")],
)
def test_accents_do_not_matter(store: Store, add: Add, typed: str, written: str) -> None:
    made = add(store, written)
    assert found(store, typed) == [made.id]


def test_accents_typed_apart_are_found_as_they_were_typed(store: Store, add: Add) -> None:
    made = add(store, "cafe\u0301s x\u0302yz")
    assert found(store, "cafe\u0301s") == found(store, "cafés") == found(store, "x\u0302yz") == [made.id]


@pytest.mark.parametrize(
    "words",
    ["a AND b", "NOT b", "b OR c", "NEAR(b c)", "text:b", "{title body}:b", "^b", "b*", "-b", "(b", '"b', "b + c", "*"],
)
def test_nothing_in_the_words_is_taken_for_syntax(store: Store, add: Add, words: str) -> None:
    add(store, "b c title")
    literal = add(store, "and not or near a b c text body title")
    assert set(found(store, words)) <= set(found(store, "b"))
    assert (literal.id in found(store, words)) is (words != "*")


@pytest.mark.parametrize("words", ["", "  ", "*", "-", "()", "...", '""', "\0", "\u0301", "+ & |", "\ud800"])
def test_a_search_without_words_finds_nothing(store: Store, add: Add, words: str) -> None:
    add(store, "anything at all")
    assert found(store, words) == []


def test_a_pasted_page_is_no_trouble(store: Store, add: Add) -> None:
    page = " ".join(f"word{number}" for number in range(3_000))
    made = add(store, page)
    assert found(store, page) == [made.id]
    assert found(store, page + " unwritten") == []


@settings(max_examples=80, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=40) | st.text("ab\"'*:^-+(){}[]. ANDORNTE", max_size=40))
def test_no_words_can_break_a_search(store: Store, words: str) -> None:
    assert isinstance(search(store, words), tuple)


written = st.text(
    st.characters(categories=["Ll", "Lu", "Nd", "Zs", "Po"], max_codepoint=0x24F), min_size=1, max_size=40
)


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=written)
def test_whatever_was_written_finds_itself(store: Store, add: Callable[..., Entry], text: str) -> None:
    made = add(store, text)
    assert match_expression([text]) == "" or made.id in found(store, text)
    trash.erase(store, "entry", made.id)


def test_tags_names_and_short_words_are_found_too(store: Store, add: Add, add_kind: Callable[..., Kind]) -> None:
    made = add(store, "An afternoon", tags=("friday", "clinic_day"))
    kind = add_kind(store, "Grand rounds")
    assert search(store, "frid") == search(store, "clinic_day") == (Hit("entry", made.id),)
    assert search(store, "grand") == (Hit("kind", kind.id),)
    (inbox,) = search(store, "inbox")
    assert inbox.table == "kind"


def test_an_edit_is_found_by_its_new_words_alone(store: Store, add: Add, edit: Edit) -> None:
    made = add(store, "old words", tags=("oldtag",))
    edit(store, made, text="new words", tags=("newtag",))
    assert found(store, "old") == found(store, "oldtag") == []
    assert found(store, "new words") == found(store, "newtag") == [made.id]
    history.undo(store)
    assert found(store, "oldtag old") == [made.id]
    assert found(store, "new") == []


def test_an_edit_of_a_rating_leaves_the_words_findable(store: Store, add: Add, edit: Edit) -> None:
    made = add(store, "rated words")
    edit(store, made, dread=5)
    assert found(store, "rated") == [made.id]


def test_what_is_deleted_is_not_found_and_what_comes_back_is(store: Store, add: Add) -> None:
    made = add(store, "fleeting words")
    trash.put_in_trash(store, "entry", [made.id], "journal.trash")
    assert found(store, "fleeting") == []
    trash.restore(store, made.id)
    assert found(store, "fleeting") == [made.id]
    trash.erase(store, "entry", made.id)
    assert found(store, "fleeting") == []


@pytest.mark.parametrize("letters", ["z", "ze"])
def test_under_three_letters_the_newest_come_first(store: Store, add: Add, letters: str) -> None:
    made = [add(store, text).id for text in ("zebra", "zebra zebra zebra", "a long line that ends in a zebra")]
    assert found(store, letters) == made[::-1]


def test_from_three_letters_on_the_best_come_first(store: Store, add: Add) -> None:
    best = add(store, "team team team team")
    for number in range(5):
        add(store, f"a line about many things that ends, after all of them, in a team of {number}")
    assert found(store, "tea")[0] == best.id


def test_no_more_than_asked_for(store: Store, entry: Callable[..., Entry]) -> None:
    with store.transaction("sample.load"):
        ENTRY.insert(store.db, [entry(f"common {number}") for number in range(60)])
    assert len(search(store, "common")) == 50
    assert len(search(store, "c", limit=7)) == 7


def test_an_entry_deleted_elsewhere_in_the_midst_of_a_search_is_passed_over(store: Store, add: Add) -> None:
    gone, stays = add(store, "common gone"), add(store, "common stays")
    other = store.another()

    def meanwhile(statement: str) -> None:
        if statement.startswith("SELECT * FROM entry") and ENTRY.get(other.db, gone.id) is not None:
            trash.put_in_trash(other, "entry", [gone.id], "journal.trash")

    store.db.set_trace_callback(meanwhile)
    hits = found(store, "common")
    store.db.set_trace_callback(None)
    other.close()
    assert hits == [stays.id]


def test_what_another_process_wrote_is_found(store: Store, child: Callable[..., subprocess.Popen[str]]) -> None:
    child("""
with open_store(path, key) as store:
    add(store, "written elsewhere")
tell("there")
""")
    (hit,) = search(store, "elsew")
    read = ENTRY.get(store.db, hit.id)
    assert read is not None
    assert read.text == "written elsewhere"


def test_what_was_found_brings_its_columns_along(store: Store, add: Add) -> None:
    made = add(store, "Prior auth calls", dread=4)
    [hit] = [hit for hit in search(store, "prior") if hit.table == "entry"]
    assert (hit.values["id"], hit.values["text"], hit.values["dread"]) == (made.id, "Prior auth calls", 4)


def test_all_hits_are_counted_whatever_the_limit(store: Store, add: Add) -> None:
    for number in range(5):
        add(store, f"needle {number}")
    assert len(search(store, "needle", 2)) == 2
    assert count(store, "needle") == 5
    assert count(store, "needle 3") == 1
    assert count(store, "") == 0
