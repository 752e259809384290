"""The store's tables, as a list of migrations: a store of an older version is brought up to date when it is opened.

Records are kept whole as JSON; the columns beside them are what queries filter by.
"""

MIGRATIONS = [
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        ref TEXT,
        url TEXT,
        publisher TEXT,
        byline TEXT,
        title TEXT,
        published TEXT,
        language TEXT NOT NULL,
        text TEXT NOT NULL,
        coder TEXT NOT NULL,  -- version and codebook that coded it
        coded_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX articles_by_day ON articles (published);

    CREATE VIRTUAL TABLE articles_text USING fts5 (title, text, content = 'articles', tokenize = 'unicode61');
    CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
        INSERT INTO articles_text (rowid, title, text) VALUES (new.rowid, new.title, new.text);
    END;
    CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
        INSERT INTO articles_text (articles_text, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
    END;

    CREATE TABLE events (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        event TEXT NOT NULL,
        mode TEXT,
        quad TEXT NOT NULL,
        date TEXT,
        auxiliary TEXT NOT NULL,  -- space-separated; empty: asserted
        confidence REAL NOT NULL,
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX events_by_article ON events (article);
    CREATE INDEX events_by_day ON events (date, event);
    CREATE INDEX events_by_type ON events (event, mode, date);

    CREATE TABLE participants (
        event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
        side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
        place INTEGER NOT NULL,
        country TEXT,
        sector TEXT,
        entity TEXT,
        name TEXT,
        text TEXT NOT NULL,
        PRIMARY KEY (event, side, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX participants_by_country ON participants (side, country, sector);
    CREATE INDEX participants_by_entity ON participants (entity);

    CREATE TABLE statements (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        country TEXT,
        sector TEXT,
        entity TEXT,
        speaker TEXT,
        date TEXT,
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX statements_by_article ON statements (article);
    CREATE INDEX statements_by_day ON statements (date);

    CREATE TABLE threats (
        event TEXT PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
        record TEXT NOT NULL
    ) STRICT;

    CREATE TABLE figures (
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        kind TEXT NOT NULL,
        value REAL NOT NULL,
        event TEXT REFERENCES events (id) ON DELETE SET NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (article, place)
    ) STRICT;
    """,
    # other people's events: no words to cite, so they do not stand among `events`, which promise some
    """
    CREATE TABLE imported (
        id TEXT PRIMARY KEY,  -- name of the source and the event's id there
        date TEXT,
        event TEXT,
        mode TEXT,
        quad TEXT,
        auxiliary TEXT,  -- as in events; NULL: the source does not say
        actors TEXT NOT NULL,  -- countries, space-separated, - where one is not known
        recipients TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX imported_by_day ON imported (date, event);
    """,
]
