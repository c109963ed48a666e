"""The second step: the sheet, the premise, hours, pulses and what was said once."""

PROFILE_SCHEMA = (
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
