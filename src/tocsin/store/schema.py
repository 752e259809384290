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
    """
    -- Articles whose events have been merged, and the rules by which.
    CREATE TABLE merged (
        article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        merger TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Near-copies: articles of one group have the same text but for headline, cuts and small edits.
    CREATE TABLE copies (
        article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        first TEXT NOT NULL  -- id of the group's first article
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX copies_by_group ON copies (first);
    CREATE TABLE copy_keys (
        key INTEGER NOT NULL,
        article TEXT NOT NULL,  -- stays when the article is coded anew: its id and its keys are made from the same text
        PRIMARY KEY (key, article)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE happenings (
        id TEXT PRIMARY KEY,
        island TEXT NOT NULL,  -- id of the first of the happenings that are merged together
        event TEXT NOT NULL,
        mode TEXT,
        status TEXT NOT NULL,
        date TEXT,
        articles INTEGER NOT NULL,
        publishers INTEGER NOT NULL,
        stale INTEGER NOT NULL DEFAULT 0,  -- a report has gone since
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX happenings_by_island ON happenings (island);
    CREATE INDEX happenings_by_day ON happenings (date, event);
    CREATE INDEX happenings_stale ON happenings (stale) WHERE stale;

    CREATE TABLE reports (
        event TEXT PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
        happening TEXT NOT NULL REFERENCES happenings (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reports_by_happening ON reports (happening);
    CREATE TRIGGER reports_removed AFTER DELETE ON reports BEGIN
        UPDATE happenings SET stale = 1 WHERE id = old.happening;
    END;

    -- What happenings are looked up by when new articles come: two that share a key may be one.
    CREATE TABLE happening_keys (
        key INTEGER NOT NULL,
        happening TEXT NOT NULL REFERENCES happenings (id) ON DELETE CASCADE,
        PRIMARY KEY (key, happening)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX happening_keys_by_happening ON happening_keys (happening);
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
    # what persons have set; it outlives the articles that it was set on, should they be coded anew
    """
    CREATE TABLE corrections (
        id INTEGER PRIMARY KEY,
        article TEXT NOT NULL,
        start INTEGER NOT NULL,  -- of the trigger that reports the threat
        outcome TEXT NOT NULL,
        who TEXT NOT NULL,
        why TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;
    """,
    # what became of each article read, and the feeds that are watched
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        command TEXT NOT NULL,
        inputs TEXT NOT NULL,  -- a JSON list
        started TEXT NOT NULL,
        ended TEXT,  -- NULL: it goes on, or was killed
        ending TEXT CHECK (ending IN ('finished', 'stopped', 'failed')),
        coded INTEGER NOT NULL DEFAULT 0,
        known INTEGER NOT NULL DEFAULT 0,
        duplicate INTEGER NOT NULL DEFAULT 0,
        refused INTEGER NOT NULL DEFAULT 0,
        not_english INTEGER NOT NULL DEFAULT 0,
        events INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE refusals (
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        place TEXT NOT NULL,  -- the file, file:row or address
        fault TEXT NOT NULL
    ) STRICT;
    CREATE INDEX refusals_by_run ON refusals (run);

    CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;
    -- An article that changed under its address. Stays when an article is coded anew.
    CREATE TABLE versions (
        article TEXT PRIMARY KEY,
        earlier TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE feeds (
        url TEXT PRIMARY KEY,
        name TEXT,
        etag TEXT,
        modified TEXT,
        succeeded TEXT,  -- when it was last read
        failed TEXT,  -- when it last was not to be read
        fault TEXT,  -- why
        failures INTEGER NOT NULL DEFAULT 0,  -- since it was last read
        due TEXT,  -- when it is to be asked again
        held INTEGER NOT NULL DEFAULT 0,  -- the server itself asked to wait until then
        articles INTEGER NOT NULL DEFAULT 0,  -- coded from it
        events INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    -- What the feeds list: addresses, or ids of entries that have none.
    CREATE TABLE links (
        url TEXT PRIMARY KEY,
        feed TEXT NOT NULL,
        mark TEXT NOT NULL,  -- changes when the feed says something else of it
        outcome TEXT NOT NULL,
        fault TEXT,
        article TEXT,
        tries INTEGER NOT NULL,  -- readings that failed in a row
        read_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX links_by_feed ON links (feed, outcome);
    """,
    # what became of threats, as last reckoned; all of it can be reckoned anew from the tables above
    """
    -- Articles whose deeds are entered.
    CREATE TABLE judged (
        article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        fresh INTEGER NOT NULL  -- 1: the ledger has not been reckoned since
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX judged_fresh ON judged (article) WHERE fresh;
    -- Articles that have gone since.
    CREATE TABLE unjudged (article TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TRIGGER judged_removed AFTER DELETE ON judged BEGIN
        INSERT OR IGNORE INTO unjudged VALUES (old.article);
    END;
    -- Asserted events that may show an outcome, by who does them to whom; '': to nobody who is named, '*': to whomever.
    CREATE TABLE deeds (
        who TEXT NOT NULL,
        whom TEXT NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
        mode TEXT,
        PRIMARY KEY (who, whom, kind, day, event)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX deeds_by_event ON deeds (event);

    CREATE INDEX happenings_of_threats ON happenings (status) WHERE event = 'THREATEN';
    -- What each happening threatens; NULL: nothing.
    CREATE TABLE menaces (
        happening TEXT PRIMARY KEY REFERENCES happenings (id) ON DELETE CASCADE,
        record TEXT
    ) STRICT, WITHOUT ROWID;
    -- What the rule says of a threat, by a key made of the threat.
    CREATE TABLE rulings (key BLOB PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE ledger (
        id TEXT PRIMARY KEY,
        source TEXT,  -- of imported events; NULL: read here
        day TEXT NOT NULL,
        due TEXT NOT NULL,
        settled TEXT,
        reckoned TEXT NOT NULL,  -- the outcome, before anybody corrects it
        basis BLOB,  -- changes when the entry must be written anew
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ledger_by_day ON ledger (day, id);
    -- The threat that a happening, or an imported event, makes.
    CREATE TABLE ledger_happenings (
        happening TEXT PRIMARY KEY,
        threat TEXT NOT NULL REFERENCES ledger (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ledger_happenings_by_threat ON ledger_happenings (threat);
    CREATE TABLE ledger_state (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        version INTEGER NOT NULL,  -- number of times that it was reckoned
        stamp TEXT,  -- the rules
        as_of TEXT,
        data_end TEXT,  -- last day of the imported events
        imported INTEGER  -- number of imported events; NULL: they have changed since
    ) STRICT;
    INSERT INTO ledger_state (one, version) VALUES (1, 0);

    CREATE VIEW outcomes AS
        SELECT ledger.id AS threat, source, day, due, settled, coalesce(corrected.outcome, reckoned) AS outcome, reckoned,
            corrected.who AS corrected_by
        FROM ledger LEFT JOIN (
            SELECT threat, corrections.outcome AS outcome, who, max(corrections.id) FROM corrections  -- there are few: from them on
            CROSS JOIN events ON events.article = corrections.article AND events.event = 'THREATEN'
                AND events.record ->> '$.trigger.start' = start
            CROSS JOIN reports ON reports.event = events.id
            CROSS JOIN ledger_happenings ON ledger_happenings.happening = reports.happening
            GROUP BY threat
        ) AS corrected ON corrected.threat = ledger.id;
    """,
    # what lists and counts ask of events stands in one index, in order of time; who speaks, by country and by name
    """
    ALTER TABLE events ADD COLUMN actors TEXT NOT NULL DEFAULT '';  -- as in imported
    ALTER TABLE events ADD COLUMN recipients TEXT NOT NULL DEFAULT '';
    ALTER TABLE events ADD COLUMN sectors TEXT NOT NULL DEFAULT '';  -- the primary ones of both sides, space-separated
    UPDATE events SET
        actors = coalesce((SELECT group_concat(coalesce(country, '-'), ' ') FROM participants
            WHERE participants.event = events.id AND side = 'actor'), ''),
        recipients = coalesce((SELECT group_concat(coalesce(country, '-'), ' ') FROM participants
            WHERE participants.event = events.id AND side = 'recipient'), ''),
        sectors = coalesce((SELECT group_concat(sector, ' ') FROM participants WHERE participants.event = events.id), '');
    DROP INDEX events_by_day;
    CREATE INDEX events_by_day ON events (date, event, quad, actors, recipients, auxiliary, mode, sectors);
    CREATE INDEX imported_asserted ON imported (date, event, quad, actors, recipients) WHERE coalesce(auxiliary, '') = '';
    CREATE INDEX statements_by_country ON statements (country, date);
    CREATE INDEX statements_by_entity ON statements (entity, date);
    """,
    # what persons have decided on events; it outlives the articles that it was decided on, should they be coded anew
    """
    CREATE TABLE decisions (
        id INTEGER PRIMARY KEY,
        article TEXT NOT NULL,
        verdict TEXT NOT NULL,
        event TEXT NOT NULL,  -- JSON
        coded TEXT,
        who TEXT NOT NULL,
        why TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decisions_by_article ON decisions (article);
    -- What the coder made of the articles on which something was decided, before it was.
    CREATE TABLE coded (
        article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE events ADD COLUMN doubt REAL NOT NULL DEFAULT 0;  -- 0 (none) to 1
    ALTER TABLE events ADD COLUMN reviewed TEXT;
    UPDATE events SET doubt = round(min(1, 1 - confidence + 0.15 * min(2,
        (SELECT count(*) FROM participants WHERE event = events.id AND country IS NULL AND sector IS NULL)
        + (SELECT NOT EXISTS (SELECT 1 FROM participants WHERE event = events.id AND side = 'actor')))), 2);
    CREATE INDEX events_by_doubt ON events (doubt DESC, id) WHERE reviewed IS NULL;
    CREATE INDEX figures_by_event ON figures (event);  -- else each event that goes has all figures read
    CREATE INDEX events_by_type_and_doubt ON events (event, doubt DESC, id) WHERE reviewed IS NULL;
    """,
    # a group of near-copies that loses an article is found anew: what connected the others, or was its first, may have gone
    """
    CREATE TRIGGER copies_removed AFTER DELETE ON copies BEGIN
        DELETE FROM merged WHERE article IN (SELECT article FROM copies WHERE first = old.first);
        DELETE FROM copies WHERE first = old.first;
    END;
    DELETE FROM merged WHERE article IN (SELECT article FROM copies WHERE first NOT IN (SELECT id FROM articles));
    DELETE FROM copies WHERE first NOT IN (SELECT id FROM articles);
    """,
    # all that lists ask of events and happenings stands in an index in the order of the list
    """
    ALTER TABLE events ADD COLUMN contexts TEXT NOT NULL DEFAULT '';  -- each between two spaces
    ALTER TABLE events ADD COLUMN publisher TEXT;  -- of the article
    UPDATE events SET
        contexts = coalesce((SELECT group_concat(' ' || value || ' ', '') FROM json_each(record, '$.contexts')), ''),
        publisher = (SELECT publisher FROM articles WHERE articles.id = article);
    DROP INDEX events_by_day;
    CREATE INDEX events_listed ON events (date DESC, id, event, mode, quad, auxiliary, actors, recipients, sectors, contexts, publisher, article);
    CREATE INDEX events_asserted ON events (date, event, quad, actors, recipients, auxiliary) WHERE auxiliary = '';
    CREATE INDEX events_by_publisher ON events (publisher, date);

    ALTER TABLE happenings ADD COLUMN quad TEXT NOT NULL DEFAULT '';
    ALTER TABLE happenings ADD COLUMN actors TEXT NOT NULL DEFAULT '';  -- as in events, of all reports
    ALTER TABLE happenings ADD COLUMN recipients TEXT NOT NULL DEFAULT '';
    ALTER TABLE happenings ADD COLUMN sectors TEXT NOT NULL DEFAULT '';
    UPDATE happenings SET
        quad = record ->> '$.quad',
        actors = coalesce((SELECT group_concat(coalesce(value ->> '$.country', '-'), ' ') FROM json_each(record, '$.actors')), ''),
        recipients = coalesce((SELECT group_concat(coalesce(value ->> '$.country', '-'), ' ') FROM json_each(record, '$.recipients')), ''),
        sectors = coalesce((SELECT group_concat(value ->> '$.sectors[0]', ' ') FROM (
            SELECT value FROM json_each(record, '$.actors') UNION ALL SELECT value FROM json_each(record, '$.recipients'))), '');
    DROP INDEX happenings_by_day;
    CREATE INDEX happenings_listed ON happenings (date DESC, id, event, mode, quad, status, actors, recipients, sectors);
    CREATE INDEX happenings_reported ON happenings (articles DESC, id, date, event, mode, quad, status, actors, recipients, sectors);
    """,
    # the same of the reports of happenings, and of events in the order of their doubt
    """
    ALTER TABLE happenings ADD COLUMN contexts TEXT NOT NULL DEFAULT '';  -- as in events, of all reports
    ALTER TABLE happenings ADD COLUMN told_by TEXT NOT NULL DEFAULT '';  -- the publishers, each between two line ends
    UPDATE happenings SET
        contexts = coalesce((SELECT group_concat(contexts, '') FROM (SELECT DISTINCT contexts FROM reports
            CROSS JOIN events ON events.id = reports.event WHERE happening = happenings.id)), ''),
        told_by = coalesce((SELECT group_concat(char(10) || publisher || char(10), '') FROM (SELECT DISTINCT publisher FROM reports
            CROSS JOIN events ON events.id = reports.event WHERE happening = happenings.id AND publisher IS NOT NULL)), '');
    DROP INDEX happenings_listed;
    DROP INDEX happenings_reported;
    CREATE INDEX happenings_listed ON happenings
        (date DESC, id, event, mode, quad, status, actors, recipients, sectors, contexts, told_by);
    CREATE INDEX happenings_reported ON happenings
        (articles DESC, id, date, event, mode, quad, status, actors, recipients, sectors, contexts, told_by);

    UPDATE events SET doubt = 0 WHERE reviewed IS NOT NULL;
    DROP INDEX events_by_doubt;
    CREATE INDEX events_doubted ON events
        (doubt DESC, id, reviewed, date, event, mode, quad, auxiliary, actors, recipients, sectors, contexts, publisher, article);
    """,
    # whether date, place and contexts were decided on too
    """
    ALTER TABLE decisions ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;
    """,
    # the terms of the threat that was decided on
    """
    ALTER TABLE decisions ADD COLUMN threat TEXT;  -- JSON; NULL: the event makes none, or its terms were not shown
    """,
    # what begins with two letters is looked up, instead of put together from all words that do
    """
    DROP TABLE articles_text;
    CREATE VIRTUAL TABLE articles_text USING fts5 (title, text, content = 'articles', tokenize = 'unicode61', prefix = '2');
    INSERT INTO articles_text (articles_text) VALUES ('rebuild');
    """,
    # what somebody did over time is counted along an index that holds no more than that takes
    """
    DROP INDEX events_asserted;
    CREATE INDEX events_asserted ON events (date, event, quad, actors, recipients, auxiliary, mode) WHERE auxiliary = '';
    """,
]
