"""The fourth step: contacts, conversations, what was seen and learned, the ledger and the roles of interest."""

PEOPLE_SCHEMA = (
    """CREATE TABLE contact (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, who TEXT NOT NULL CHECK (length(who) >= 1),
        type TEXT NOT NULL CHECK (type IN ('clerkship director', 'program director', 'vice chair', 'ume director',
            'simulation director', 'mentor', 'peer', 'external', 'coordinator')),
        next_step TEXT NOT NULL, next_due TEXT, snoozed_to TEXT, position TEXT NOT NULL, institution TEXT NOT NULL,
        controls TEXT NOT NULL CHECK (json_valid(controls)), controls_also TEXT NOT NULL, email TEXT NOT NULL,
        phone TEXT NOT NULL, other_ways TEXT NOT NULL, mentor INTEGER, knows_goals INTEGER, would_advocate INTEGER,
        wished_days INTEGER CHECK (wished_days >= 0 AND wished_days <= 3650),
        longest_days INTEGER CHECK (longest_days >= 0 AND longest_days <= 3650), in_touch TEXT,
        tags TEXT NOT NULL CHECK (json_valid(tags)), card_uid TEXT NOT NULL) STRICT""",
    """CREATE TABLE conversation (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        contact TEXT NOT NULL CHECK (length(contact) >= 1) REFERENCES contact (id) ON DELETE CASCADE, asked TEXT,
        message TEXT NOT NULL, followed_up TEXT, declined TEXT, meeting_day TEXT, meeting_time TEXT NOT NULL,
        meeting_place TEXT NOT NULL, prepared TEXT, points TEXT NOT NULL, directions TEXT NOT NULL,
        clear_ask TEXT NOT NULL, questions TEXT NOT NULL, clock_started TEXT, held TEXT,
        spoken_minutes INTEGER
            CHECK (spoken_minutes >= 0 AND spoken_minutes <= 1440), noted TEXT, advice TEXT NOT NULL,
        who_else TEXT NOT NULL, thanked TEXT, write_again TEXT, wrote_again TEXT) STRICT""",
    """CREATE TABLE seen_work (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        contact TEXT NOT NULL CHECK (length(contact) >= 1) REFERENCES contact (id) ON DELETE CASCADE,
        day TEXT NOT NULL, what TEXT NOT NULL CHECK (length(what) >= 1),
        activity TEXT REFERENCES activity (id) ON DELETE SET NULL) STRICT""",
    """CREATE TABLE learned (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL CHECK (length(text) >= 1),
        day TEXT NOT NULL,
        topic TEXT NOT NULL CHECK (topic IN ('protected time', 'who decides', 'opening', 'money', 'other')),
        bears_on TEXT NOT NULL CHECK (bears_on IN ('place', 'role', 'offer')),
        role TEXT CHECK (role IN ('clerkship', 'residency', 'simulation', 'preclinical', 'scholar')),
        offer TEXT NOT NULL, month TEXT, contact TEXT REFERENCES contact (id) ON DELETE SET NULL,
        conversation TEXT REFERENCES conversation (id) ON DELETE SET NULL) STRICT""",
    """CREATE TABLE incumbent (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL CHECK (length(title) >= 1),
        promised_minutes INTEGER NOT NULL CHECK (promised_minutes >= 0 AND promised_minutes <= 10080),
        day TEXT NOT NULL, real_minutes INTEGER CHECK (real_minutes >= 0 AND real_minutes <= 10080),
        role TEXT CHECK (role IN ('clerkship', 'residency', 'simulation', 'preclinical', 'scholar')),
        place TEXT NOT NULL, contact TEXT REFERENCES contact (id) ON DELETE SET NULL, said_by TEXT NOT NULL) STRICT""",
    """CREATE TABLE role_of_interest (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL
            CHECK (role IN ('clerkship', 'residency', 'simulation', 'preclinical', 'scholar'))) STRICT""",
    "CREATE INDEX conversation_contact ON conversation (contact, id)",
    "CREATE INDEX conversation_held ON conversation (held)",
    "CREATE INDEX seen_work_contact ON seen_work (contact, day)",
    "CREATE INDEX seen_work_activity ON seen_work (activity) WHERE activity IS NOT NULL",
    "CREATE INDEX learned_day ON learned (day, id)",
    "CREATE INDEX learned_contact ON learned (contact) WHERE contact IS NOT NULL",
    "CREATE INDEX learned_conversation ON learned (conversation) WHERE conversation IS NOT NULL",
    "CREATE INDEX incumbent_contact ON incumbent (contact) WHERE contact IS NOT NULL",
)
