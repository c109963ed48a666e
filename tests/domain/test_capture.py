"""What a capture line is read as, and that a written entry reads back as itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pivot_tui.domain.capture import Reading, is_blank, read, written
from pivot_tui.domain.days import Now, When, day_of, instant_on
from pivot_tui.domain.journal import ENTRY_SIGNS, TAG, Entry, Group, Kind, Sign, entry_problems
from pivot_tui.domain.plain_text import text_problem

ZONE = timezone(timedelta(hours=-4))
FRIDAY = date(2026, 3, 13)
YESTERDAY = date(2026, 3, 12)
TUESDAY = date(2026, 3, 10)
NOW = Now(
    at=datetime(2026, 3, 13, 18, 30, 20, 500_000, tzinfo=ZONE),
    day=FRIDAY,
    local=lambda naive: naive.replace(tzinfo=ZONE),
)
INBOX = Kind("k-inbox", "DOC", "Charts and inbox", "inbox", Group.BURDEN)
TALK = Kind("k-talk", "TALK", "Giving talks", "talk", Group.TEACHING)
FLOAT = Kind("k-float", "", "Night float", "night-float", Group.BURDEN)
CLINIC = Kind("k-clinic", "", "Tuesday clinic", "clinic", Group.CLINICAL, retired=True)
FIVE = Kind("k-five", "", "Été à cinq", "5", Group.OTHER)
KINDS = (INBOX, TALK, FLOAT, CLINIC, FIVE)

AS_TEXT = "If it belongs to the text, end the line with the word //."


def read_line(line: str, sign: Sign | None = None) -> Reading:
    return read(line, NOW, KINDS, sign)


def problems(line: str, sign: Sign | None = None) -> list[tuple[str, str]]:
    return [(problem.field, problem.sentence) for problem in read_line(line, sign).problems]


def problem_fields(line: str, sign: Sign | None = None) -> list[str]:
    return [field for field, _ in problems(line, sign)]


def test_everything_a_line_can_say_is_understood_at_once() -> None:
    assert read_line("- prior auth calls 5/0 @inbox +friday on tue") == Reading(
        Sign.DRAIN, "prior auth calls", 5, 0, INBOX, ("friday",), When(TUESDAY)
    )


def test_a_line_becomes_the_entry_that_is_saved() -> None:
    assert read_line("+ noon talk 1/5 @talk +sepsis yesterday 13:10").entry("id-1", NOW) == Entry(
        id="id-1",
        day=YESTERDAY,
        at=datetime(2026, 3, 12, 17, 10, tzinfo=UTC),
        utc_offset=-240,
        text="noon talk",
        dread=1,
        energy=5,
        kind="k-talk",
        sign=Sign.FEED,
        tags=("sepsis",),
    )


def test_words_alone_are_a_note_of_this_moment() -> None:
    assert read_line("ask S.B. about the checklist") == Reading(Sign.NOTE, "ask S.B. about the checklist")
    assert read_line("ask S.B. about the checklist").entry("id-1", NOW) == Entry(
        id="id-1",
        day=FRIDAY,
        at=datetime(2026, 3, 13, 22, 30, 20, tzinfo=UTC),
        utc_offset=-240,
        text="ask S.B. about the checklist",
        dread=None,
        energy=None,
        kind=None,
        sign=Sign.NOTE,
        tags=(),
    )


# The sign


@pytest.mark.parametrize(
    ("line", "sign", "text"),
    [
        ("- inbox", Sign.DRAIN, "inbox"),
        ("  -   inbox ", Sign.DRAIN, "inbox"),
        ("+ ECG rounds", Sign.FEED, "ECG rounds"),
        ("plain words", Sign.NOTE, "plain words"),
        ("// - not a drain", Sign.NOTE, "- not a drain"),
        ('// "not a quote"', Sign.NOTE, '"not a quote"'),
        ("// // twice", Sign.NOTE, "// twice"),
        ('"I finally get ABGs"', Sign.QUOTE, "I finally get ABGs"),
        ('"I finally get ABGs', Sign.QUOTE, "I finally get ABGs"),
        ("“I finally get ABGs”", Sign.QUOTE, "I finally get ABGs"),
        ('“I finally get ABGs"', Sign.QUOTE, "I finally get ABGs"),
        ('" spaced out "', Sign.QUOTE, "spaced out"),
        ('""twice""', Sign.QUOTE, '"twice"'),
        ("-inbox", Sign.NOTE, "-inbox"),
        ("+friday was long", Sign.NOTE, "+friday was long"),
        ("–3 degrees", Sign.NOTE, "–3 degrees"),
        ("//comment", Sign.NOTE, "//comment"),
        ("- - twice", Sign.DRAIN, "- twice"),
        ('- "said she"', Sign.DRAIN, '"said she"'),
    ],
)
def test_the_first_sign_says_what_it_is(line: str, sign: Sign, text: str) -> None:
    assert read_line(line) == Reading(sign, text)


@pytest.mark.parametrize("sign", list(Sign))
@pytest.mark.parametrize("text", ["- dash", "+ plus", '"quoted"', "“quoted”", "// slashes", "plain"])
def test_with_the_shells_command_a_leading_sign_is_text(sign: Sign, text: str) -> None:
    assert read_line(text, sign) == Reading(sign, text)


@pytest.mark.parametrize(("line", "blank"), [
    ("", True), ("  ", True), ("-", True), ("+ ", True), ('"', True), ("“ ", True), ("//", True), ("// ", True),
    ("x", False), ("- x", False), ('""', False), ("-x", False), ("// x", False), ("5", False),
])  # fmt: skip
def test_a_line_is_blank_until_something_stands_behind_its_sign(line: str, blank: bool) -> None:
    assert is_blank(line) is blank


@pytest.mark.parametrize("line", ["", "-", "- 5", "+ @talk", "5/0 @inbox yesterday", '""', '"', "- // 5", "//"])
def test_marks_without_words_are_not_enough(line: str) -> None:
    assert problems(line) == [("text", "There are no words yet.")]


def test_what_no_terminal_can_show_is_refused() -> None:
    assert problem_fields("bell\x07 rings") == ["text"]
    assert problem_fields("half \ud83d a face") == ["text"]


# Ratings


def test_a_bare_five_after_drains_is_dread() -> None:
    assert read_line("- inbox again 5") == Reading(Sign.DRAIN, "inbox again", dread=5)


def test_a_bare_five_after_feeds_is_energy() -> None:
    assert read_line("+ journal club 5") == Reading(Sign.FEED, "journal club", energy=5)


@pytest.mark.parametrize("digit", ["0", "1", "2", "3", "4", "5"])
def test_every_bare_digit_of_the_scale_rates(digit: str) -> None:
    assert read_line(f"inbox {digit}", Sign.DRAIN).dread == int(digit)
    assert read_line(f"rounds {digit}", Sign.FEED).energy == int(digit)


@pytest.mark.parametrize("sign", [Sign.NOTE, Sign.QUOTE])
def test_a_bare_digit_in_a_note_or_quote_stays_text(sign: Sign) -> None:
    assert read_line("order set 5", sign) == Reading(sign, "order set 5")


@pytest.mark.parametrize("word", ["6", "05", "10", "-1", "5.", "5,", "+5", "½", "٥", "⁵"])
def test_a_number_off_the_scale_stays_text(word: str) -> None:
    assert read_line(f"- patients {word}") == Reading(Sign.DRAIN, f"patients {word}")


@pytest.mark.parametrize("sign", list(Sign))
@pytest.mark.parametrize(
    ("word", "dread", "energy"),
    [("5/0", 5, 0), ("0/5", 0, 5), ("0/0", 0, 0), ("-/3", None, 3), ("3/-", 3, None), ("-/0", None, 0)],
)
def test_two_numbers_are_dread_and_energy_under_every_sign(
    sign: Sign, word: str, dread: int | None, energy: int | None
) -> None:
    assert read_line(f"some words {word}", sign) == Reading(sign, "some words", dread, energy)


@pytest.mark.parametrize("word", ["-/-", "5/", "/5", "5/0/1", "5/0.", "5 /0", "٥/٠", "a/b", "5\\0", "12345/1"])
def test_what_is_no_rating_stays_text(word: str) -> None:
    assert read_line(f"some words {word}") == Reading(Sign.NOTE, f"some words {word}")


@pytest.mark.parametrize("word", ["6/0", "0/6", "6/6", "-/6", "9/-", "120/80", "24/7"])
def test_a_rating_off_the_scale_is_refused_with_the_way_out(word: str) -> None:
    assert problems(f"- bad day {word}") == [
        (
            "rating",
            f"{word} is not a rating: dread/energy go from 0 to 5. "
            "If it belongs to the text, end the line with the word //.",
        )
    ]


def test_the_way_out_of_a_refused_rating_works() -> None:
    assert read_line("on call 24/7 //") == Reading(Sign.NOTE, "on call 24/7")


def test_of_two_ratings_only_the_last_counts() -> None:
    assert read_line("- inbox 4/1 5/0") == Reading(Sign.DRAIN, "inbox 4/1", 5, 0)
    assert read_line("- inbox 4 5") == Reading(Sign.DRAIN, "inbox 4", dread=5)
    assert read_line("- inbox 6/0 5/0 @inbox") == Reading(Sign.DRAIN, "inbox 6/0", 5, 0, INBOX)


def test_a_rating_in_the_middle_stays_text() -> None:
    assert read_line("- gave it 5/0 and meant it") == Reading(Sign.DRAIN, "gave it 5/0 and meant it")


# Kinds and tags


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("@inbox", INBOX),
        ("@INBOX", INBOX),
        ("@charts-and-inbox", INBOX),
        ("@Giving-Talks", TALK),
        ("@night-float", FLOAT),
        ("@clinic", CLINIC),
        ("@tuesday-clinic", CLINIC),
        ("@5", FIVE),
        ("@été-à-cinq", FIVE),
    ],
)
def test_a_kind_answers_by_alias_and_name_even_when_retired(word: str, kind: Kind) -> None:
    assert read_line(f"some words {word}") == Reading(Sign.NOTE, "some words", kind=kind)


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    assert problems("- charts @inbx") == [("kind", "No kind of work answers to @inbx; did you mean @inbox? " + AS_TEXT)]


def test_capitals_do_not_hide_the_nearest_kind() -> None:
    assert problems("- charts @INBX") == [("kind", "No kind of work answers to @INBX; did you mean @inbox? " + AS_TEXT)]


def test_an_unknown_kind_like_no_other_is_answered_with_those_in_use() -> None:
    assert problems("- charts @zzz") == [
        ("kind", "No kind of work answers to @zzz; known are @inbox, @talk, @night-float, @5. " + AS_TEXT)
    ]


def test_a_retired_kind_is_not_suggested() -> None:
    assert "did you mean" not in problems("x @clini")[0][1]


def test_of_two_kinds_only_the_last_counts() -> None:
    assert read_line("- both @talk @inbox") == Reading(Sign.DRAIN, "both @talk", kind=INBOX)


def test_an_at_sign_alone_or_in_the_text_stays_text() -> None:
    assert read_line("meet @") == Reading(Sign.NOTE, "meet @")
    assert read_line("mail a@b.org") == Reading(Sign.NOTE, "mail a@b.org")
    assert read_line("@inbox was long") == Reading(Sign.NOTE, "@inbox was long")


def test_tags_keep_their_order_in_lower_case_and_each_once() -> None:
    assert read_line("- week over +Friday +day-off +FRIDAY +été").tags == ("friday", "day-off", "été")


@pytest.mark.parametrize("word", ["+", "+5", "+1", "++", "+_x", "+a.b", "+a!"])
def test_a_plus_that_makes_no_tag_stays_text(word: str) -> None:
    assert read_line(f"some words {word}") == Reading(Sign.NOTE, f"some words {word}")


# Days and times


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("today", When(FRIDAY)),
        ("yesterday", When(YESTERDAY)),
        ("on tue", When(TUESDAY)),
        ("on Fri", When(FRIDAY)),
        ("3 days ago", When(TUESDAY)),
        ("2026-03-10", When(TUESDAY)),
        ("on 2026-03-10", When(TUESDAY)),
        ("18:30", When(FRIDAY, time(18, 30))),
        ("at 7:05", When(FRIDAY, time(7, 5))),
        ("on 2026-03-10 at 18:30", When(TUESDAY, time(18, 30))),
        ("3 days ago at 18:30", When(TUESDAY, time(18, 30))),
        ("3 days ago 18:30", When(TUESDAY, time(18, 30))),
    ],
)
def test_the_longest_words_that_name_a_day_are_taken(words: str, when: When) -> None:
    assert read_line(f"- inbox {words}") == Reading(Sign.DRAIN, "inbox", when=when)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("2026-02-30", "There is no day 2026-02-30"),
        ("25:00", "There is no time 25:00"),
        ("2026-03-14", "Saturday 14 March 2026 is still to come"),
        ("18:31", "18:31 is still to come today"),
        ("on fri at 20:00", "20:00 is still to come today"),
        ("99999 days ago", "too long ago"),
    ],
)
def test_a_day_that_cannot_be_is_refused(words: str, sentence: str) -> None:
    ((field, said),) = problems(f"- inbox {words} @inbox")
    assert field == "day"
    assert said.startswith(sentence) or sentence in said
    assert read_line(f"- inbox {words} //").problems == ()


def test_of_two_days_only_the_last_counts() -> None:
    assert read_line("- late again yesterday on tue") == Reading(Sign.DRAIN, "late again yesterday", when=When(TUESDAY))


def test_a_count_of_days_ago_is_no_rating() -> None:
    assert read_line("- prior auth 5 3 days ago") == Reading(Sign.DRAIN, "prior auth", dread=5, when=When(TUESDAY))


def test_a_day_in_the_middle_stays_text() -> None:
    assert read_line("yesterday was long") == Reading(Sign.NOTE, "yesterday was long")


def test_a_day_without_a_time_keeps_the_time_of_writing() -> None:
    entry = read_line("- inbox yesterday").entry("id-1", NOW)
    assert (entry.day, entry.at) == (YESTERDAY, datetime(2026, 3, 13, 22, 30, 20, tzinfo=UTC))


def test_two_in_the_morning_belongs_to_the_shift_that_began_the_day_before() -> None:
    after_midnight = Now(datetime(2026, 3, 14, 2, 0, tzinfo=ZONE), FRIDAY, NOW.local)
    entry = read("- cross-cover", after_midnight, KINDS).entry("id-1", after_midnight)
    assert (entry.day, entry.at) == (FRIDAY, datetime(2026, 3, 14, 6, 0, tzinfo=UTC))
    page = read("- paged at 01:30", after_midnight, KINDS).entry("id-2", after_midnight)
    assert (page.day, page.at) == (FRIDAY, datetime(2026, 3, 14, 5, 30, tzinfo=UTC))
    assert read("- paged at 03:30", after_midnight, KINDS).problems[0].field == "day"


# Marks together, and the word that ends the text


@pytest.mark.parametrize(
    "marks",
    [
        "5/0 @inbox +a +b on tue at 08:00",
        "on tue at 08:00 +a +b @inbox 5/0",
        "+a 5/0 +b on tue at 08:00 @inbox",
        "@inbox +a on tue at 08:00 +b 5/0",
    ],
)
def test_marks_may_stand_in_any_order(marks: str) -> None:
    assert read_line(f"- inbox {marks}") == Reading(
        Sign.DRAIN, "inbox", 5, 0, INBOX, ("a", "b"), When(TUESDAY, time(8))
    )


def test_the_first_word_that_is_no_mark_ends_the_marks() -> None:
    assert read_line("- inbox @inbox and +more 5") == Reading(Sign.DRAIN, "inbox @inbox and", dread=5, tags=("more",))


def test_everything_wrong_with_the_marks_is_said_in_the_order_typed() -> None:
    assert problem_fields("- inbox 6/0 @inbx 2026-02-30") == ["rating", "kind", "day"]
    assert problem_fields("- 2026-02-30 @inbx 6/0") == ["day", "kind", "rating", "text"]


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("- gave it 5 //", Reading(Sign.DRAIN, "gave it 5")),
        ("- gave it 5 // 4", Reading(Sign.DRAIN, "gave it 5", dread=4)),
        (
            "- slept badly yesterday // 3/1 +nights",
            Reading(Sign.DRAIN, "slept badly yesterday", 3, 1, tags=("nights",)),
        ),
        ("see @inbox // @talk", Reading(Sign.NOTE, "see @inbox", kind=TALK)),
        ("ends in // //", Reading(Sign.NOTE, "ends in //")),
        ("either // or", Reading(Sign.NOTE, "either // or")),
        ("joined// 5/0", Reading(Sign.NOTE, "joined//", 5, 0)),
        ('"give me 5/0" //', Reading(Sign.QUOTE, "give me 5/0")),
        ('"give me" // 5/0', Reading(Sign.QUOTE, "give me", 5, 0)),
    ],
)
def test_two_slashes_end_the_text(line: str, reading: Reading) -> None:
    assert read_line(line) == reading


def test_a_quote_that_ends_before_the_text_keeps_both_its_marks() -> None:
    assert read('"I get it now" - an MS3', NOW, KINDS).text == '"I get it now" - an MS3'


def test_marks_behind_a_closed_quote_count() -> None:
    assert read_line("“I get it now” 0/5 @talk yesterday") == Reading(
        Sign.QUOTE, "I get it now", 0, 5, TALK, (), When(YESTERDAY)
    )


def test_a_mark_inside_the_closing_quotation_mark_is_text() -> None:
    assert read_line('"you get 5/0"') == Reading(Sign.QUOTE, "you get 5/0")


def test_the_text_is_kept_as_typed() -> None:
    assert read_line("- two  spaces,\ta tab\xa0and  #3 [b] it's 5") == Reading(
        Sign.DRAIN, "two  spaces,\ta tab\xa0and  #3 [b] it's", dread=5
    )


def test_line_breaks_belong_to_the_text_when_the_sign_is_given() -> None:
    assert read_line("  first line\n\n  second line\n5/0 @inbox\n", Sign.DRAIN) == Reading(
        Sign.DRAIN, "first line\n\n  second line", 5, 0, INBOX
    )


def test_the_words_of_a_day_may_stand_on_two_lines() -> None:
    assert read_line("first line\n3 days\nago", Sign.NOTE) == Reading(Sign.NOTE, "first line", when=When(TUESDAY))


# Writing


def entry_with(
    text: str,
    sign: Sign = Sign.DRAIN,
    dread: int | None = None,
    energy: int | None = None,
    kind: str | None = None,
    tags: tuple[str, ...] = (),
    when: When | None = None,
) -> Entry:
    at = instant_on(when, NOW) if when else NOW.at
    return Entry(
        "id-1", when.day if when else FRIDAY, at.astimezone(UTC).replace(microsecond=0), -240,
        text, dread, energy, kind, sign, tags,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (entry_with("inbox"), "- inbox"),
        (entry_with("inbox", dread=5), "- inbox 5/-"),
        (entry_with("rounds", Sign.FEED, None, 4), "+ rounds -/4"),
        (entry_with("plain", Sign.NOTE), "plain"),
        (entry_with("- dash", Sign.NOTE), "// - dash"),
        (entry_with('"said"', Sign.NOTE), '// "said"'),
        (entry_with("+tag first", Sign.NOTE), "+tag first"),
        (entry_with("gave it 5"), "- gave it 5 //"),
        (entry_with("gave it 5", dread=4, energy=0), "- gave it 5 // 4/0"),
        (entry_with("set 5", Sign.NOTE), "set 5"),
        (entry_with("see @inbox", dread=4), "- see @inbox // 4/-"),
        (entry_with("ends in //"), "- ends in // //"),
        (entry_with("late", kind="k-clinic", tags=("b", "a")), "- late @clinic +b +a"),
        (entry_with("late", when=When(YESTERDAY)), "- late 2026-03-12"),
        (entry_with("late", when=When(YESTERDAY, time(7, 5))), "- late 2026-03-12 07:05"),
        (entry_with("late", when=When(YESTERDAY, time(2, 5))), "- late 2026-03-12 02:05"),
        (entry_with("late", when=When(FRIDAY, time(8))), "- late 2026-03-13 08:00"),
        (entry_with("the light was on", when=When(YESTERDAY)), "- the light was on // 2026-03-12"),
        (
            entry_with("all of it", dread=5, energy=0, kind="k-inbox", tags=("a",), when=When(TUESDAY, time(8))),
            "- all of it 5/0 @inbox +a 2026-03-10 08:00",
        ),
    ],
)
def test_an_entry_is_written_as_one_would_type_it(entry: Entry, line: str) -> None:
    assert written(entry, KINDS, NOW) == line
    assert read_line(line).entry("id-1", NOW) == entry


def test_an_entry_saved_within_a_minute_is_written_with_that_minute() -> None:
    entry = replace(entry_with("late"), day=YESTERDAY, at=datetime(2026, 3, 13, 1, 15, 42, tzinfo=UTC))
    assert written(entry, KINDS, NOW) == "- late 2026-03-12 21:15"


def test_an_entry_about_an_earlier_day_than_it_was_saved_on_is_written_with_that_day_alone() -> None:
    entry = replace(entry_with("late"), day=TUESDAY, at=datetime(2026, 3, 13, 1, 15, 42, tzinfo=UTC))
    assert written(entry, KINDS, NOW) == "- late 2026-03-10"


@pytest.mark.parametrize("text", ["- dash", '"said"', "two\nlines", "// first", "gave it 5\nyesterday", "//"])
def test_without_its_sign_a_line_is_for_the_shells_command(text: str) -> None:
    entry = entry_with(text, Sign.NOTE, 1, 2)
    line = written(entry, KINDS, NOW, with_sign=False)
    assert line.startswith(text)
    assert read_line(line, Sign.NOTE).entry("id-1", NOW) == entry


def test_an_entry_on_either_side_of_summer_time_is_written_and_read_back() -> None:
    new_york = ZoneInfo("America/New_York")
    now = Now(
        at=datetime(2026, 3, 9, 9, 0, tzinfo=new_york),
        day=date(2026, 3, 9),
        local=lambda naive: naive.replace(tzinfo=new_york),
    )
    evening = read("- late on sat 22:00", now, KINDS).entry("id-1", now)
    night = read("- later on sat 03:30", now, KINDS).entry("id-2", now)
    assert (evening.at, evening.utc_offset) == (datetime(2026, 3, 8, 3, 0, tzinfo=UTC), -300)
    assert (night.at, night.utc_offset) == (datetime(2026, 3, 8, 7, 30, tzinfo=UTC), -240)
    assert night.day == evening.day == date(2026, 3, 7)
    assert [written(entry, KINDS, now) for entry in (evening, night)] == [
        "- late 2026-03-07 22:00",
        "- later 2026-03-07 03:30",
    ]
    for entry in (evening, night):
        assert read(written(entry, KINDS, now), now, KINDS).entry(entry.id, now) == entry


def test_a_quote_keeps_what_was_captured_with_it_and_is_not_checked_yet() -> None:
    reading = read_line('"I get it now" 0/5 @talk +ecg on tue 08:00')

    quote = reading.quote("id-1", NOW, "a-1")

    entry = reading.entry("id-1", NOW)
    assert (quote.id, quote.text, quote.activity) == ("id-1", "I get it now", "a-1")
    assert (quote.dread, quote.energy, quote.kind, quote.tags) == (0, 5, TALK.id, ("ecg",))
    assert (quote.day, quote.at, quote.utc_offset) == (entry.day, entry.at, entry.utc_offset)
    assert (quote.vetted, quote.selected, quote.level, quote.evaluation) == (False, False, "", None)


# Properties

NASTY = st.sampled_from([
    "//", "///", "-", "+", "–", '"', "“", "”", '""', "'", "5", "0", "6", "5/0", "6/0", "-/3", "-/-", "@inbox", "@INBOX",
    "@x", "@", "@5", "+tag", "+Tag", "+5", "++", "on", "ON", "at", "today", "yesterday", "on tue", "tue", "2026-02-30",
    "2026-03-13", "2030-01-01", "on 2020-02-29", "18:30", "25:00", "03:59", "at 7:05", "3 days ago", "3 days", "ago",
    "0000000003 days ago", "2 weeks ago at 9:00", "5 //", "// 5", "#", "[bold]", "it's", "שלום", "مرحبا", "\u202eabc",
    "👩🏽\u200d⚕️", "e\u0301", "हिन्दी", "\u0301", "\u200b", "\ufeff", "a\xa0b", "\u2028",
])  # fmt: skip
SPACES = st.sampled_from([" ", " ", " ", "", "  ", "\t", "\xa0", "\u2028", "\u3000", "\n", "\n\n", " \n"])


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Any text at all, often made of pieces that look like marks."""
    pieces = draw(st.lists(NASTY | st.text(st.characters(exclude_categories=()), max_size=5), max_size=8))
    return "".join(piece + draw(SPACES) for piece in pieces)


@st.composite
def kept_texts(draw: st.DrawFn) -> str:
    """A text that may be kept, without white space around it."""
    pieces = draw(
        st.lists(NASTY | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=5), min_size=1, max_size=8)
    )
    text = "".join(piece + draw(SPACES) for piece in pieces).strip()
    return text if text_problem(text) is None else "words"


EARLIEST, LATEST = (datetime.combine(date(year, 1, 1), time(0)) for year in (2020, 2040))


@st.composite
def presents(draw: st.DrawFn) -> Now:
    """A present in some fixed zone, to the microsecond."""
    zone = timezone(timedelta(minutes=draw(st.integers(-12 * 60, 14 * 60))))
    at = draw(st.datetimes(EARLIEST, LATEST, timezones=st.just(zone)))
    return Now(at=at, day=day_of(at), local=lambda naive: naive.replace(tzinfo=zone))


@st.composite
def entries(draw: st.DrawFn) -> tuple[Entry, Now]:
    """An entry as a capture can make it, and the present in which it is written and read."""
    now = draw(presents())
    named = draw(st.sampled_from(["nothing", "day", "time"]))
    at, day = now.at, now.day
    if named == "day":
        day -= timedelta(days=draw(st.integers(0, 5000)))
    elif named == "time":
        at = now.at.replace(second=0, microsecond=0) - timedelta(minutes=draw(st.integers(0, 5000 * 24 * 60)))
        day = day_of(at)
    offset = now.at.utcoffset()
    assert offset is not None
    ratings = st.none() | st.integers(0, 5)
    tags = st.sampled_from(["tag", "friday", "été", "on", "x-1"]) | st.from_regex(TAG, fullmatch=True).map(str.lower)
    entry = Entry(
        id="id-1",
        day=day,
        at=at.astimezone(UTC).replace(microsecond=0),
        utc_offset=offset // timedelta(minutes=1),
        text=draw(kept_texts()),
        dread=draw(ratings),
        energy=draw(ratings),
        kind=draw(st.none() | st.sampled_from([kind.id for kind in KINDS])),
        sign=draw(st.sampled_from(ENTRY_SIGNS)),
        tags=tuple(draw(st.lists(tags.filter(TAG.fullmatch), max_size=3, unique=True))),
    )
    return entry, now


@settings(deadline=None, database=None, max_examples=200)
@given(entries())
@example((entry_with("the light was on", when=When(YESTERDAY, time(8))), NOW))
def test_an_entry_written_with_its_sign_reads_back_as_itself(drawn: tuple[Entry, Now]) -> None:
    entry, now = drawn
    reading = read(written(entry, KINDS, now), now, KINDS)
    assert reading.problems == ()
    assert reading.entry(entry.id, now) == entry


@settings(deadline=None, database=None, max_examples=200)
@given(entries())
@example((entry_with("the light was\non", Sign.NOTE, when=When(YESTERDAY, time(8))), NOW))
def test_an_entry_written_without_its_sign_reads_back_as_itself(drawn: tuple[Entry, Now]) -> None:
    entry, now = drawn
    reading = read(written(entry, KINDS, now, with_sign=False), now, KINDS, entry.sign)
    assert reading.problems == ()
    assert reading.entry(entry.id, now) == entry


@settings(deadline=None, database=None, max_examples=200)
@given(lines(), presents(), st.none() | st.sampled_from(Sign))
def test_any_line_is_either_refused_or_can_be_saved_and_written_again(line: str, now: Now, sign: Sign | None) -> None:
    reading = read(line, now, KINDS, sign)
    if reading.problems:
        assert {problem.field for problem in reading.problems} <= {"text", "rating", "kind", "day"}
        return
    if reading.sign is Sign.QUOTE:
        quote = reading.quote("id-1", now)
        assert sign in (None, Sign.QUOTE)
        assert quote.at <= now.at
        assert quote.text.removeprefix('"') in line
        return
    entry = reading.entry("id-1", now)
    assert entry_problems(entry, now.day) == ()
    assert entry.at <= now.at
    assert sign in (None, entry.sign)
    assert entry.text in line
    assert read(written(entry, KINDS, now), now, KINDS).entry("id-1", now) == entry
