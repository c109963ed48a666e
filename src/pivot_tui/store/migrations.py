"""The changes of the schema over time, in literal SQL: a step that has been released is never edited."""

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from pivot_tui.domain.identifiers import uuid5

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATIONS = Migrations("pivot-tui")

_FIRST_SCHEMA = (
    """CREATE TABLE workbook (
        one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, created_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE batch (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        action TEXT NOT NULL CHECK (action IN ('do', 'undo', 'redo', 'merge')),
        what TEXT NOT NULL,
        target INTEGER REFERENCES batch (n),
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'undone', 'dropped'))) STRICT""",
    "CREATE UNIQUE INDEX batch_open ON batch (state) WHERE state = 'open'",
    "CREATE INDEX batch_undone ON batch (n) WHERE state = 'undone'",
    "CREATE INDEX batch_target ON batch (target) WHERE target IS NOT NULL",
    """CREATE TABLE change (
        n INTEGER PRIMARY KEY,
        batch INTEGER NOT NULL REFERENCES batch (n),
        tbl TEXT NOT NULL,
        row TEXT NOT NULL,
        op TEXT NOT NULL CHECK (op IN ('I', 'U', 'D', 'P')),
        before TEXT,
        after TEXT) STRICT""",
    "CREATE INDEX change_row ON change (row, n)",
    "CREATE INDEX change_batch ON change (batch)",
    "CREATE INDEX change_deleted ON change (tbl, n) WHERE op = 'D'",
    """CREATE TABLE draft (
        form TEXT NOT NULL, row TEXT NOT NULL, body TEXT NOT NULL, saved_at TEXT NOT NULL,
        PRIMARY KEY (form, row)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE kind (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL,
        name TEXT NOT NULL CHECK (length(name) >= 1), alias TEXT NOT NULL CHECK (length(alias) >= 1),
        grp TEXT NOT NULL CHECK (grp IN ('burden', 'teaching', 'clinical', 'other')),
        retired INTEGER NOT NULL) STRICT""",
    """CREATE TABLE entry (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day TEXT NOT NULL, at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL, text TEXT NOT NULL CHECK (length(text) >= 1),
        dread INTEGER CHECK (dread >= 0 AND dread <= 5), energy INTEGER CHECK (energy >= 0 AND energy <= 5),
        kind TEXT REFERENCES kind (id) ON DELETE SET NULL,
        sign TEXT NOT NULL CHECK (sign IN ('drain', 'feed', 'note', 'quote')),
        tags TEXT NOT NULL CHECK (json_valid(tags))) STRICT""",
    "CREATE INDEX entry_day ON entry (day, at, id)",
    "CREATE INDEX entry_profile ON entry (kind, dread, energy)",
    """CREATE TABLE link (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, from_tbl TEXT NOT NULL, from_id TEXT NOT NULL,
        to_tbl TEXT NOT NULL, to_id TEXT NOT NULL, role TEXT NOT NULL) STRICT""",
    "CREATE INDEX link_from ON link (from_id)",
    "CREATE INDEX link_to ON link (to_id)",
    """CREATE VIRTUAL TABLE search USING fts5 (
        title, body, content = '', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')""",
)

_FIRST_KINDS = (
    ("DOC", "Charts and inbox", "inbox", "burden"),
    ("VISITS", "Stacked visits", "visits", "burden"),
    ("NIGHTS", "Nights and weekends", "nights", "burden"),
    ("METRICS", "Scores and RVUs", "rvus", "burden"),
    ("SYSTEM", "The system", "system", "burden"),
    ("CALL", "Call and pager", "call", "burden"),
    ("EXPLAIN", "Explaining", "explain", "teaching"),
    ("COACH", "Coaching learners", "coach", "teaching"),
    ("TALK", "Giving talks", "talk", "teaching"),
    ("DISCUSS", "Case discussion", "discuss", "teaching"),
    ("CURRIC", "Building courses", "build", "teaching"),
    ("ASSESS", "Assessing", "assess", "teaching"),
    ("MENTOR", "Mentoring", "mentor", "teaching"),
    ("SIM", "Simulation", "sim", "teaching"),
    ("DX", "Hard diagnoses", "dx", "clinical"),
)


@MIGRATIONS()
def m001_journal(db: "Database") -> None:
    """History, drafts, search, kinds of work and the journal."""
    for statement in _FIRST_SCHEMA:
        db.conn.execute(statement)
    for key, name, alias, group in _FIRST_KINDS:
        db.conn.execute(
            "INSERT INTO kind (id, key, name, alias, grp, retired) VALUES (?, ?, ?, ?, ?, 0)",
            (uuid5("kind", key), key, name, alias, group),
        )


_PROFILE_SCHEMA = (
    """CREATE TABLE element (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        prompt TEXT NOT NULL CHECK (prompt IN ('dreaded', 'energy', 'free_week')),
        text TEXT NOT NULL CHECK (length(text) >= 1), kind TEXT REFERENCES kind (id) ON DELETE SET NULL,
        dread INTEGER CHECK (dread >= 0 AND dread <= 5), energy INTEGER CHECK (energy >= 0 AND energy <= 5),
        minutes INTEGER CHECK (minutes >= 0 AND minutes <= 10080),
        bucket TEXT CHECK (bucket IN ('clinical', 'education', 'admin', 'after'))) STRICT""",
    """CREATE TABLE premise (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        side TEXT NOT NULL CHECK (side IN ('done_with', 'would_keep')),
        text TEXT NOT NULL CHECK (length(text) >= 1)) STRICT""",
    """CREATE TABLE situation (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, gap TEXT NOT NULL,
        pivot_minutes INTEGER CHECK (pivot_minutes >= 0 AND pivot_minutes <= 10080), household TEXT NOT NULL,
        no_move_before TEXT, earliest_start TEXT, latest_start TEXT) STRICT""",
    """CREATE TABLE target_week (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        clinical INTEGER CHECK (clinical >= 0 AND clinical <= 100),
        education INTEGER CHECK (education >= 0 AND education <= 100),
        admin INTEGER CHECK (admin >= 0 AND admin <= 100), other INTEGER CHECK (other >= 0 AND other <= 100),
        max_nights INTEGER CHECK (max_nights >= 0 AND max_nights <= 31),
        max_weekends INTEGER CHECK (max_weekends >= 0 AND max_weekends <= 5)) STRICT""",
    """CREATE TABLE work_pattern (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first_on TEXT NOT NULL,
        days_on INTEGER NOT NULL CHECK (days_on >= 1 AND days_on <= 60),
        days_off INTEGER NOT NULL CHECK (days_off >= 0 AND days_off <= 60),
        nights_every INTEGER CHECK (nights_every >= 1 AND nights_every <= 52)) STRICT""",
    """CREATE TABLE week_log (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, week TEXT NOT NULL,
        clinical INTEGER CHECK (clinical >= 0 AND clinical <= 10080),
        education INTEGER CHECK (education >= 0 AND education <= 10080),
        admin INTEGER CHECK (admin >= 0 AND admin <= 10080),
        after_hours INTEGER CHECK (after_hours >= 0 AND after_hours <= 10080),
        nights INTEGER CHECK (nights >= 0 AND nights <= 7)) STRICT""",
    """CREATE TABLE pulse (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day TEXT NOT NULL,
        energy INTEGER NOT NULL CHECK (energy >= 0 AND energy <= 5),
        dread INTEGER NOT NULL CHECK (dread >= 0 AND dread <= 5)) STRICT""",
    """CREATE TABLE burnout_answer (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day TEXT NOT NULL,
        answer INTEGER NOT NULL CHECK (answer >= 1 AND answer <= 5),
        wording TEXT NOT NULL CHECK (length(wording) >= 1)) STRICT""",
    """CREATE TABLE origin (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        source TEXT NOT NULL CHECK (length(source) >= 1), kept TEXT NOT NULL) STRICT""",
    "CREATE INDEX origin_entry ON origin (entry)",
    """CREATE TABLE ignored (
        tbl TEXT NOT NULL, row TEXT NOT NULL, pattern TEXT NOT NULL, mark TEXT NOT NULL,
        PRIMARY KEY (tbl, row, pattern, mark)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE said (what TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


@MIGRATIONS()
def m002_profile(db: "Database") -> None:
    """The sheet, the premise, hours, pulses, origins of entries, ignored privacy marks, and what was said once."""
    for statement in _PROFILE_SCHEMA:
        db.conn.execute(statement)
