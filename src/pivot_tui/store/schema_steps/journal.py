"""The first schema: history, drafts, search, kinds of work and the journal."""

FIRST_SCHEMA = (
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

FIRST_KINDS = (
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
