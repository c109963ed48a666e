"""What is in front of the camera: the scenes of which pictures are kept, and how to get to each."""

from dataclasses import dataclass

from tests.screens.driving import HOSTILE
from tests.screens.making import LONG_WORD

PROFILE, PROMPTS, HOURS = ("2", "]"), ("2", "]", "]"), ("2", "]", "]", "]")
SESSIONS, EVALUATIONS, PROJECTS, TOTALS = ("3",), ("3", "]"), ("3", "]", "]"), ("3", "[")
CONTACTS, CONVERSATIONS, MET, LEARNED = ("4",), ("4", "]"), ("4", "]", "]"), ("4", "[")
BOARD, TIMELINE, STAGES = ("7",), ("7", "]"), ("7", "[")
WEEK, PAST, TRENDS = ("8",), ("8", "escape", "]"), ("8", "escape", "[")
LOOSE_ENDS = (*WEEK, "enter")
NEXT_WEEK = (*LOOSE_ENDS, *"wwwww", "enter", "enter", "enter")
SAVE_TALK = ("tab", *"noon", "tab", *"today", "tab", "1", "tab", *"MS3", "space", "8", "ctrl+s")
"""What saves a new activity once its title is there."""
SIX_LINES = """- prior auth calls 5/0 @inbox
+ walked an MS3 through an ECG 5 +ecg
"I finally get it now"
- pager all night 9/9
ask S.B. about April yesterday
- six admissions on tue 18:30 4"""


@dataclass(frozen=True)
class Scene:
    """How to get a screen in front of the camera.

    Attributes:
        name: The picture's name.
        workbook: Which one is open.
        keys: What is pressed; a name that begins with "app." is what the palette would do.
        text: What is pasted then.
        then: What is pressed at last.
        sees: What must be there before the picture is taken.
    """

    name: str
    workbook: str
    keys: tuple[str, ...] = ()
    text: str = ""
    then: tuple[str, ...] = ()
    sees: str = ""


SCENES = (
    Scene("today-empty", "empty"),
    Scene("today-sample", "sample"),
    Scene("today-hostile", "hostile"),
    Scene("journal-empty", "empty", ("2",)),
    Scene("journal-sample", "sample", ("2", "j")),
    Scene("journal-hostile", "hostile", ("2",)),
    Scene("journal-long-word", "hostile", ("2", "j", "j", "j", "j")),
    Scene("journal-filter", "sample", ("2", "/"), "@inbox", (), "2 entries like that"),
    Scene("journal-rating", "sample", ("2", "n")),
    Scene("capture-empty", "empty", ("c",)),
    Scene("capture-sample", "sample", ("2", "c"), "- prior auth calls 5/0 @inbox +phone"),
    Scene("capture-six-lines", "sample", ("c",), SIX_LINES),
    Scene("capture-hostile", "hostile", ("c",), f"- {HOSTILE}\n{LONG_WORD[:300]}\n- x @[/]"),
    Scene("form-sample", "sample", ("2", "j", "e")),
    Scene("form-problems", "empty", ("2", "a", "ctrl+s")),
    Scene("form-hostile", "hostile", ("2", "e")),
    Scene("kinds-sample", "sample", ("2", "w")),
    Scene("kinds-hostile", "hostile", ("2", "w")),
    Scene("kind-form", "sample", ("2", "w", "e")),
    Scene("versions", "empty", ("c",), "+ tea with the interns 4", ("enter", "2", "n", "1", "v")),
    Scene("erase", "sample", ("2", "D")),
    Scene("help-today", "sample", ("?",)),
    Scene("help-capture", "sample", ("c", "f1")),
    Scene("palette", "sample", ("ctrl+p",), "blood", (), "Talked an MS3 through a blood gas at the bedside   6 Mar"),
    Scene("unbuilt", "sample", ("5",)),
    Scene("locked", "locked"),
    Scene("privacy-warning", "sample", ("c",), "- thanked Mrs. Alvarez 2", (), "ctrl+g leaves it as it is"),
    Scene(
        "privacy-question", "sample", ("c",), "- read MRN 1234567 aloud 4", ("enter",), "enter again saves it as it is"
    ),
    Scene("profile-empty", "empty", PROFILE),
    Scene("profile-sample", "sample", PROFILE),
    Scene("profile-hostile", "hostile", PROFILE),
    Scene("profile-logged", "sample", (*PROFILE, "tab")),
    Scene("profile-weekdays", "sample", (*PROFILE, "tab", "tab")),
    Scene("profile-weeks", "sample", (*PROFILE, "tab", "tab", "tab")),
    Scene("profile-pulse", "sample", (*PROFILE, "shift+tab")),
    Scene("profile-pulse-empty", "empty", (*PROFILE, "shift+tab")),
    Scene("behind", "sample", (*PROFILE, "j", "enter")),
    Scene("behind-hostile", "hostile", (*PROFILE, "enter")),
    Scene("find-empty", "sample", ("ctrl+f",)),
    Scene("find-sample", "sample", ("ctrl+f",), "co", (), "records"),
    Scene("find-none", "sample", ("ctrl+f",), "zebra", (), "Nothing has these words."),
    Scene("find-hostile", "hostile", ("ctrl+f",), "日本語", (), "records"),
    Scene("trash-empty", "empty", ("app.trash_can",)),
    Scene("trash-sample", "sample", ("2", "d", "j", "d", "app.trash_can", "j")),
    Scene("trash-hostile", "hostile", ("2", "j", "j", "j", "j", "d", "g", "d", "app.trash_can")),
    Scene("history-empty", "empty", ("app.history",)),
    Scene("history-sample", "sample", ("2", "e"), " And thanked them.", ("ctrl+s", "d", "u", "app.history")),
    Scene("history-action", "sample", ("2", "e"), " And thanked them.", ("ctrl+s", "app.history", "enter")),
    Scene("restore-empty", "empty", ("app.restore",)),
    Scene("restore-kept", "kept", ("app.restore",)),
    Scene("restore-question", "kept", ("app.restore", "enter")),
    Scene("print-profile", "sample", (*PROFILE, "p")),
    Scene("print-journal", "sample", ("2", "p", "s")),
    Scene("settings", "sample", ("app.settings",)),
    Scene("settings-theme", "sample", ("app.settings", "enter")),
    Scene("settings-key", "sample", ("app.settings", "tab", "enter")),
    Scene("support", "sample", ("x",)),
    Scene("import-empty", "sample", ("app.import",)),
    Scene("import-preview", "sample", ("app.import",), "journal.txt", ("enter",), "enter imports this"),
    Scene("first-run", "new"),
    Scene("first-run-question", "new", ("enter",)),
    Scene("help-profile", "sample", (*PROFILE, "?")),
    Scene("prompts-empty", "empty", PROMPTS),
    Scene("prompts-sample", "sample", PROMPTS),
    Scene("prompts-hostile", "hostile", PROMPTS),
    Scene("hours-empty", "empty", HOURS),
    Scene("hours-sample", "sample", HOURS),
    Scene("pulse-form", "sample", ("app.pulse",)),
    Scene("sessions-empty", "empty", SESSIONS),
    Scene("sessions-sample", "sample", SESSIONS),
    Scene("sessions-hostile", "empty", (*SESSIONS, "a"), HOSTILE, SAVE_TALK),
    Scene("evaluations-empty", "empty", EVALUATIONS),
    Scene("evaluations-sample", "sample", EVALUATIONS),
    Scene("evaluations-more", "sample", (*EVALUATIONS, "f")),
    Scene("projects-empty", "empty", PROJECTS),
    Scene("projects-sample", "sample", PROJECTS),
    Scene("projects-hostile", "empty", (*PROJECTS, "b"), f"{HOSTILE} {LONG_WORD}", ("ctrl+s",)),
    Scene("totals-empty", "empty", TOTALS),
    Scene("totals-sample", "sample", TOTALS),
    Scene("totals-hostile", "empty", (*SESSIONS, "a"), HOSTILE, (*SAVE_TALK, "[")),
    Scene("academic-year", "sample", (*TOTALS, "m")),
    Scene("activity-form", "sample", (*SESSIONS, "a")),
    Scene("session-form", "sample", (*SESSIONS, "r")),
    Scene("session-list", "sample", (*SESSIONS, "enter")),
    Scene("files-empty", "sample", (*SESSIONS, "o")),
    Scene("evaluation-form", "sample", (*EVALUATIONS, "e")),
    Scene("quotes-sample", "sample", (*EVALUATIONS, "q")),
    Scene("evidence-sample", "sample", (*TOTALS, "o")),
    Scene("links-sample", "sample", (*SESSIONS, "l")),
    Scene("first-experiment", "sample", (*PROJECTS, "s")),
    Scene("experiment-closing", "sample", (*PROJECTS, "n")),
    Scene("request", "sample", (*PROJECTS, "y")),
    Scene("sessions-many", "hostile-portfolio", SESSIONS),
    Scene("evaluations-hostile", "hostile-portfolio", EVALUATIONS),
    Scene("projects-many", "hostile-portfolio", PROJECTS),
    Scene("totals-many", "hostile-portfolio", TOTALS),
    Scene("import-evaluations-preview", "sample", (*EVALUATIONS, "i"), "answers.csv", ("enter",), "read as"),
    Scene("import-evaluations-empty", "sample", (*EVALUATIONS, "i")),
    Scene("export-portfolio", "sample", (*TOTALS, "E"), "", (), "evaluated activities shown"),
    Scene("contacts-empty", "empty", CONTACTS),
    Scene("contacts-sample", "sample", CONTACTS),
    Scene("contacts-hostile", "hostile-people", CONTACTS),
    Scene("contacts-filter", "sample", (*CONTACTS, "/"), "not met", (), "3 of 6"),
    Scene("contact-form", "sample", (*CONTACTS, "e")),
    Scene("contact-form-more", "sample", (*CONTACTS, "e", "tab", "f")),
    Scene("seen-work", "sample", (*CONTACTS, "g", "j", "j", "j", "w")),
    Scene("snooze", "sample", (*CONTACTS, "s")),
    Scene("acts", "sample", (*CONTACTS, "y")),
    Scene("ask", "sample", (*CONTACTS, "j", "j", "n")),
    Scene("met", "sample", (*CONTACTS, "m")),
    Scene("import-contacts-preview", "sample", (*CONTACTS, "i"), "people.vcf", ("enter",), "2 new"),
    Scene("conversations-empty", "empty", CONVERSATIONS),
    Scene("conversations-sample", "sample", CONVERSATIONS),
    Scene("conversations-hostile", "hostile-people", CONVERSATIONS),
    Scene("conversation-prepare", "sample", (*CONVERSATIONS, "enter")),
    Scene("conversation-hold", "sample", (*CONVERSATIONS, "enter", "n")),
    Scene("after-note", "sample", (*CONVERSATIONS, "j", "j", "enter")),
    Scene("who-empty", "empty", MET),
    Scene("who-sample", "sample", MET),
    Scene("learned-empty", "empty", LEARNED),
    Scene("learned-sample", "sample", LEARNED),
    Scene("learned-hostile", "hostile-people", LEARNED),
    Scene("learned-form", "sample", (*LEARNED, "e")),
    Scene("board-empty", "empty", BOARD),
    Scene("board-sample", "sample", BOARD),
    Scene("board-hostile", "hostile-plan", BOARD),
    Scene("board-filter", "sample", (*BOARD, "/"), "late", (), "1 of 17"),
    Scene("card-line", "sample", (*BOARD, "a"), "Ask D.F. for a slot on 18 mar 2h step 4", (), "Wednesday 18 March"),
    Scene("card-form", "sample", (*BOARD, "e")),
    Scene("card-form-more", "sample", (*BOARD, "e", "tab", "tab", "f")),
    Scene("card-form-hostile", "hostile-plan", (*BOARD, "e")),
    Scene("blocked-by", "sample", (*BOARD, "b"), "meet"),
    Scene("seed-cards-empty", "empty", (*BOARD, "s")),
    Scene("gate", "sample", (*BOARD, "/"), "three posts", ("enter", "L", "L"), "Before this leap"),
    Scene("plan-form", "sample", (*BOARD, "o")),
    Scene("export-calendar", "sample", (*BOARD, "E")),
    Scene("timeline-empty", "empty", TIMELINE),
    Scene("timeline-sample", "sample", TIMELINE),
    Scene("timeline-hostile", "hostile-plan", TIMELINE),
    Scene("stages-empty", "empty", STAGES),
    Scene("stages-sample", "sample", STAGES),
    Scene("stages-hostile", "hostile-plan", STAGES),
    Scene("stage-form", "sample", (*STAGES, "n")),
    Scene("hard-questions", "sample", (*STAGES, "y")),
    Scene("hard-questions-form", "sample", (*STAGES, "y", "a")),
    Scene("first-moves", "sample", (*STAGES, "y", "o")),
    Scene("review-empty", "empty", WEEK),
    Scene("review-sample-2", "sample", WEEK),
    Scene("review-sample-3", "sample", LOOSE_ENDS),
    Scene("review-sample-6", "sample", NEXT_WEEK),
    Scene("review-hostile", "hostile-plan", WEEK),
    Scene("past-sample", "sample", PAST),
    Scene("past-hostile", "hostile-plan", ("8", "]")),
    Scene("past-form", "sample", (*PAST, "e")),
    Scene("export-review", "sample", (*PAST, "E")),
    Scene("trends-sample", "sample", TRENDS),
)
TWICE = {
    "today-empty", "today-sample", "today-hostile", "journal-sample", "journal-hostile", "capture-sample",
    "form-sample", "kinds-sample", "help-today", "profile-empty", "profile-sample", "profile-hostile", "profile-weeks",
    "profile-pulse", "behind", "find-sample", "trash-sample", "history-sample", "settings", "import-preview", "support",
    "first-run", "sessions-sample", "evaluations-sample", "projects-sample", "totals-sample",
    "contacts-sample", "contacts-hostile", "conversations-sample", "conversation-prepare", "conversation-hold",
    "after-note", "who-sample", "learned-sample", "board-sample", "board-hostile", "timeline-sample", "stages-sample",
    "stage-form", "hard-questions-form", "review-sample-3", "past-sample", "trends-sample",
}  # fmt: skip
"""The scenes that are drawn in a large terminal too, where more stands side by side."""
OF_TEXTUAL = {"palette"}
"""Scenes in front of which stands a screen of Textual's own, which names no keys."""
