"""The third step: the portfolio, and the quotes on their way out of the journal."""

PORTFOLIO_SCHEMA = (
    """CREATE TABLE activity (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL CHECK (length(title) >= 1),
        domain TEXT NOT NULL CHECK (domain IN ('teaching', 'assessment', 'curriculum', 'mentoring', 'leadership')),
        type TEXT NOT NULL CHECK (length(type) >= 1), role TEXT NOT NULL, setting TEXT NOT NULL,
        reach TEXT NOT NULL CHECK (reach IN ('local', 'regional', 'national', 'international')),
        reach_reason TEXT NOT NULL, about TEXT NOT NULL, approach TEXT NOT NULL, scholarship TEXT NOT NULL,
        outcome_level TEXT CHECK (outcome_level IN ('1', '2a', '2b', '3a', '3b', '4a', '4b')),
        miller TEXT CHECK (miller IN ('knows', 'knows how', 'shows how', 'does')),
        unique_learners INTEGER CHECK (unique_learners >= 0 AND unique_learners <= 100000),
        assessed TEXT NOT NULL CHECK (json_valid(assessed)),
        adopters INTEGER CHECK (adopters >= 0 AND adopters <= 100000),
        prep_minutes INTEGER CHECK (prep_minutes >= 0 AND prep_minutes <= 600000), presented_on TEXT,
        presented_where TEXT NOT NULL, include_in TEXT NOT NULL CHECK (json_valid(include_in)),
        products TEXT NOT NULL) STRICT""",
    """CREATE TABLE session (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        activity TEXT NOT NULL CHECK (length(activity) >= 1) REFERENCES activity (id) ON DELETE CASCADE,
        day TEXT NOT NULL, last_day TEXT, times INTEGER NOT NULL CHECK (times >= 1 AND times <= 1000),
        roster TEXT NOT NULL CHECK (json_valid(roster)),
        contact_minutes INTEGER CHECK (contact_minutes >= 0 AND contact_minutes <= 600000),
        supervision_minutes INTEGER CHECK (supervision_minutes >= 0 AND supervision_minutes <= 600000),
        prep_minutes INTEGER CHECK (prep_minutes >= 0 AND prep_minutes <= 600000), note TEXT NOT NULL) STRICT""",
    """CREATE TABLE attachment (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        activity TEXT NOT NULL CHECK (length(activity) >= 1) REFERENCES activity (id) ON DELETE CASCADE,
        name TEXT NOT NULL CHECK (length(name) >= 1), place TEXT NOT NULL, kept_copy TEXT) STRICT""",
    """CREATE TABLE evaluation (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        activity TEXT NOT NULL CHECK (length(activity) >= 1) REFERENCES activity (id) ON DELETE CASCADE,
        item TEXT NOT NULL CHECK (length(item) >= 1), date_from TEXT NOT NULL, date_to TEXT NOT NULL,
        measure TEXT NOT NULL CHECK (measure IN ('ratings', 'proportion')),
        phase TEXT NOT NULL CHECK (phase IN ('before', 'after', 'single')),
        compared_with TEXT REFERENCES evaluation (id) ON DELETE SET NULL,
        raters TEXT CHECK (raters IN ('different', 'same', 'unknown')),
        sessions INTEGER CHECK (sessions >= 0 AND sessions <= 1000),
        scale_min INTEGER NOT NULL CHECK (scale_min >= -1000 AND scale_min <= 1000),
        scale_max INTEGER NOT NULL CHECK (scale_max >= -1000 AND scale_max <= 1000),
        step INTEGER NOT NULL CHECK (step >= 1 AND step <= 1000000), higher_is_better INTEGER NOT NULL,
        anchors TEXT NOT NULL, anonymous TEXT NOT NULL CHECK (anonymous IN ('yes', 'no', 'unknown')),
        system TEXT NOT NULL, invited INTEGER CHECK (invited >= 0 AND invited <= 1000000),
        counts TEXT NOT NULL CHECK (json_valid(counts)),
        mean INTEGER CHECK (mean >= -1000000 AND mean <= 1000000),
        deviation INTEGER CHECK (deviation >= -1000000 AND deviation <= 1000000),
        responses INTEGER CHECK (responses >= 0 AND responses <= 1000000),
        successes INTEGER CHECK (successes >= 0 AND successes <= 1000000),
        trials INTEGER CHECK (trials >= 0 AND trials <= 1000000),
        by_level TEXT NOT NULL CHECK (json_valid(by_level)),
        comparison_mean INTEGER CHECK (comparison_mean >= -1000000 AND comparison_mean <= 1000000),
        comparison_responses INTEGER CHECK (comparison_responses >= 0 AND comparison_responses <= 1000000),
        comparison_source TEXT NOT NULL, comparison_period TEXT NOT NULL, source TEXT NOT NULL) STRICT""",
    """CREATE TABLE response (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        evaluation TEXT NOT NULL CHECK (length(evaluation) >= 1) REFERENCES evaluation (id) ON DELETE CASCADE,
        value INTEGER CHECK (value >= -1000000 AND value <= 1000000), level TEXT NOT NULL) STRICT""",
    """CREATE TABLE import_mapping (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL CHECK (length(name) >= 1),
        layout TEXT NOT NULL CHECK (length(layout) >= 1), columns TEXT NOT NULL CHECK (json_valid(columns)),
        settings TEXT NOT NULL CHECK (json_valid(settings))) STRICT""",
    """CREATE TABLE quote (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day TEXT NOT NULL, at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL, text TEXT NOT NULL CHECK (length(text) >= 1), level TEXT NOT NULL,
        anonymous TEXT NOT NULL CHECK (anonymous IN ('yes', 'no', 'unknown')), vetted INTEGER NOT NULL,
        selected INTEGER NOT NULL, activity TEXT REFERENCES activity (id) ON DELETE SET NULL,
        evaluation TEXT REFERENCES evaluation (id) ON DELETE SET NULL,
        dread INTEGER CHECK (dread >= 0 AND dread <= 5), energy INTEGER CHECK (energy >= 0 AND energy <= 5),
        kind TEXT REFERENCES kind (id) ON DELETE SET NULL, tags TEXT NOT NULL CHECK (json_valid(tags))) STRICT""",
    """CREATE TABLE peer_observation (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        activity TEXT NOT NULL CHECK (length(activity) >= 1) REFERENCES activity (id) ON DELETE CASCADE,
        day TEXT NOT NULL, observer TEXT NOT NULL, observer_role TEXT NOT NULL, form TEXT NOT NULL,
        purpose TEXT NOT NULL CHECK (purpose IN ('formative', 'summative')), strength TEXT NOT NULL,
        change_agreed TEXT NOT NULL, followed_up TEXT) STRICT""",
    """CREATE TABLE mentee_outcome (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mentee TEXT NOT NULL CHECK (length(mentee) >= 1),
        level TEXT NOT NULL, my_role TEXT NOT NULL CHECK (my_role IN ('mentor', 'adviser', 'coach')),
        since TEXT NOT NULL, activity TEXT REFERENCES activity (id) ON DELETE SET NULL,
        kind TEXT NOT NULL CHECK (kind IN ('talk', 'poster', 'paper', 'post', 'project')),
        outcome TEXT NOT NULL CHECK (length(outcome) >= 1), day TEXT NOT NULL, my_part TEXT NOT NULL) STRICT""",
    """CREATE TABLE referee (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, initials TEXT NOT NULL CHECK (length(initials) >= 1),
        role TEXT NOT NULL, has_seen TEXT NOT NULL,
        purpose TEXT NOT NULL CHECK (purpose IN ('posts', 'promotion', 'training')),
        status TEXT NOT NULL CHECK (status IN ('not asked', 'asked', 'agreed', 'sent')), day TEXT) STRICT""",
    """CREATE TABLE experiment (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL CHECK (length(title) >= 1),
        goal TEXT NOT NULL CHECK (length(goal) >= 1), first_day TEXT NOT NULL, last_day TEXT NOT NULL,
        seed TEXT NOT NULL CHECK (seed IN ('precept', 'talk', 'committee', 'request', 'own')),
        hypothesis TEXT NOT NULL CHECK (hypothesis IN ('enjoy', 'impact', 'both')),
        cap_minutes INTEGER CHECK (cap_minutes >= 0 AND cap_minutes <= 600000),
        spent_minutes INTEGER CHECK (spent_minutes >= 0 AND spent_minutes <= 600000), measure TEXT NOT NULL,
        stop_rule TEXT NOT NULL, closed TEXT,
        enjoyed_teaching INTEGER CHECK (enjoyed_teaching >= 0 AND enjoyed_teaching <= 5),
        enjoyed_admin INTEGER CHECK (enjoyed_admin >= 0 AND enjoyed_admin <= 5),
        energy_after INTEGER CHECK (energy_after >= 0 AND energy_after <= 5), evidence TEXT NOT NULL,
        verdict TEXT CHECK (verdict IN ('keep', 'adapt', 'drop'))) STRICT""",
    """CREATE TABLE project (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL CHECK (length(title) >= 1),
        status TEXT NOT NULL CHECK (status IN ('planned', 'running', 'finished', 'parked')),
        activity TEXT REFERENCES activity (id) ON DELETE SET NULL, problem TEXT NOT NULL, audience TEXT NOT NULL,
        deliverable TEXT NOT NULL, adopters INTEGER CHECK (adopters >= 0 AND adopters <= 100000),
        portability TEXT CHECK (portability IN ('travels', 'local')), clear_goals TEXT NOT NULL,
        adequate_preparation TEXT NOT NULL, appropriate_methods TEXT NOT NULL, significant_results TEXT NOT NULL,
        effective_presentation TEXT NOT NULL, reflective_critique TEXT NOT NULL) STRICT""",
    """CREATE TABLE academic_calendar (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        first_month INTEGER NOT NULL CHECK (first_month >= 1 AND first_month <= 12)) STRICT""",
    "CREATE INDEX session_activity ON session (activity, day)",
    "CREATE INDEX session_day ON session (day)",
    "CREATE INDEX attachment_activity ON attachment (activity)",
    "CREATE INDEX evaluation_activity ON evaluation (activity, date_from)",
    "CREATE INDEX evaluation_day ON evaluation (date_to, id)",
    "CREATE INDEX evaluation_compared ON evaluation (compared_with) WHERE compared_with IS NOT NULL",
    "CREATE INDEX response_evaluation ON response (evaluation)",
    "CREATE INDEX quote_day ON quote (day, at, id)",
    "CREATE INDEX quote_activity ON quote (activity) WHERE activity IS NOT NULL",
    "CREATE INDEX quote_evaluation ON quote (evaluation) WHERE evaluation IS NOT NULL",
    "CREATE INDEX quote_kind ON quote (kind) WHERE kind IS NOT NULL",
    "CREATE INDEX observation_activity ON peer_observation (activity)",
    "CREATE INDEX mentee_activity ON mentee_outcome (activity) WHERE activity IS NOT NULL",
    "CREATE INDEX project_activity ON project (activity) WHERE activity IS NOT NULL",
    # Whoever searches as they type begins with one letter; the index is filled anew after every migration.
    "DROP TABLE search",
    """CREATE VIRTUAL TABLE search USING fts5 (
        title, body, content = '', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2')""",
)

# Until now a quote was an entry with its own sign. Those in the trash are known by how they were deleted last.
QUOTES = """CREATE TEMP TABLE moved AS
    SELECT id FROM entry WHERE sign = 'quote'
    UNION
    SELECT c.row FROM change c
    WHERE c.tbl = 'entry' AND c.op = 'D' AND json_extract(c.before, '$.sign') = 'quote'
      AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = c.row AND later.n > c.n)
      AND NOT EXISTS (SELECT 1 FROM entry WHERE id = c.row)"""
_NEW_FIELDS = """'$.level', '', '$.anonymous', 'unknown', '$.vetted', 0, '$.selected', 0,
    '$.activity', NULL, '$.evaluation', NULL"""
QUOTES_MOVE = (
    """INSERT INTO quote (id, day, at, utc_offset, text, level, anonymous, vetted, selected, activity, evaluation,
        dread, energy, kind, tags)
        SELECT id, day, at, utc_offset, text, '', 'unknown', 0, 0, NULL, NULL, dread, energy, kind, tags
        FROM entry WHERE sign = 'quote' ORDER BY n""",
    "DELETE FROM entry WHERE sign = 'quote'",
    """UPDATE change SET tbl = 'quote', before = json_remove(before, '$.sign'), after = json_remove(after, '$.sign')
        WHERE tbl = 'entry' AND row IN (SELECT id FROM temp.moved)""",
    f"""UPDATE change SET before = json_set(before, {_NEW_FIELDS})
        WHERE tbl = 'quote' AND op = 'D' AND before IS NOT NULL""",
    "UPDATE link SET from_tbl = 'quote' WHERE from_tbl = 'entry' AND from_id IN (SELECT id FROM temp.moved)",
    "UPDATE link SET to_tbl = 'quote' WHERE to_tbl = 'entry' AND to_id IN (SELECT id FROM temp.moved)",
    """UPDATE change SET before = json_set(before, '$.from_tbl', 'quote')
        WHERE tbl = 'link' AND json_extract(before, '$.from_id') IN (SELECT id FROM temp.moved)""",
    """UPDATE change SET before = json_set(before, '$.to_tbl', 'quote')
        WHERE tbl = 'link' AND json_extract(before, '$.to_id') IN (SELECT id FROM temp.moved)""",
    """UPDATE draft SET form = 'quote' WHERE form = 'entry' AND (row IN (SELECT id FROM temp.moved)
        OR row = '' AND json_valid(body) AND json_extract(body, '$.sign') = 'quote')""",
    # A quote that was being offered to the sheet goes on there as a new row of its question.
    """UPDATE OR IGNORE draft SET form = 'element', row = json_extract(body, '$.prompt'),
        body = json_set(body, '$.entry', '')
        WHERE form = 'element_offer' AND row IN (SELECT id FROM temp.moved) AND json_valid(body)""",
    "UPDATE OR REPLACE ignored SET tbl = 'quote' WHERE tbl = 'entry' AND row IN (SELECT id FROM temp.moved)",
    # What an imported entry's old program knew of it has no place beside a quote: it stays as a version of the quote,
    # so that it is erased with it. In the trash it would be asked for when the quote comes back.
    """INSERT INTO batch (id, action, what, state) SELECT :batch, 'do', 'quote.move', 'dropped'
        WHERE EXISTS (SELECT 1 FROM origin WHERE entry IN (SELECT id FROM temp.moved))""",
    """INSERT INTO change (batch, tbl, row, op, before, after)
        SELECT (SELECT max(n) FROM batch), 'quote', entry, 'U',
            json_object('origin', source || char(10) || kept), json_object('origin', NULL)
        FROM origin WHERE entry IN (SELECT id FROM temp.moved)""",
    """UPDATE change SET before = NULL, after = NULL
        WHERE tbl = 'origin' AND json_extract(before, '$.entry') IN (SELECT id FROM temp.moved)""",
    "DELETE FROM origin WHERE entry IN (SELECT id FROM temp.moved)",
    "DROP TABLE temp.moved",
)
