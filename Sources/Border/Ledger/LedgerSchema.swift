import GRDB
import Journal

/// The tables of the read model. A change of any of them is a new `version`: an older file is left alone and the new
/// one is built from the journal.
enum LedgerSchema {
  static let version = 1

  static func create(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS state (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          journal TEXT NOT NULL,          -- which journal this belongs to
          file INTEGER NOT NULL,          -- the place that it has reached
          offset INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          tail BLOB NOT NULL,             -- the bytes of the journal just before that place
          unknown INTEGER NOT NULL,       -- records of kinds that this program doesn't know
          unreadable INTEGER NOT NULL,
          damaged INTEGER NOT NULL        -- lines that are not what was written
        );
        CREATE TABLE IF NOT EXISTS crossings (
          seq INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          time INTEGER NOT NULL,          -- milliseconds since 1970-01-01 UTC
          direction TEXT NOT NULL,
          lane INTEGER,
          name TEXT NOT NULL,
          birth TEXT,
          sex TEXT,
          nationality TEXT,
          document TEXT NOT NULL,
          number TEXT NOT NULL,
          outcome TEXT NOT NULL,
          reason TEXT,
          words TEXT,
          purpose TEXT,
          vehicle TEXT,
          officer TEXT NOT NULL,
          console TEXT NOT NULL,
          scan TEXT,
          checked TEXT,
          void_seq INTEGER,
          void_reason TEXT,
          void_officer TEXT
        );
        CREATE INDEX IF NOT EXISTS crossings_time ON crossings (time);
        CREATE INDEX IF NOT EXISTS crossings_number ON crossings (number);
        CREATE TABLE IF NOT EXISTS scans (
          seq INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          time INTEGER NOT NULL,
          lane INTEGER NOT NULL,
          direction TEXT NOT NULL,
          source TEXT NOT NULL,
          mrz TEXT NOT NULL,              -- lines joined by newlines
          crossing TEXT                   -- the crossing that decided it
        );
        CREATE INDEX IF NOT EXISTS scans_waiting ON scans (lane, seq) WHERE crossing IS NULL;
        CREATE TABLE IF NOT EXISTS checks (
          seq INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          time INTEGER NOT NULL,
          subject TEXT NOT NULL,
          name TEXT NOT NULL,
          lane INTEGER,
          lists TEXT NOT NULL,            -- digests joined by blanks
          body TEXT NOT NULL,             -- the event's body
          band TEXT,                      -- of the best candidate
          waiting INTEGER NOT NULL        -- 1: a hit that nobody has decided
        );
        CREATE INDEX IF NOT EXISTS checks_subject ON checks (subject);
        CREATE INDEX IF NOT EXISTS checks_waiting ON checks (seq) WHERE waiting = 1;
        CREATE TABLE IF NOT EXISTS totals (
          day INTEGER NOT NULL,           -- days since 1970-01-01 at the post
          hour INTEGER NOT NULL,          -- hour of that day at the post
          direction TEXT NOT NULL,
          outcome TEXT NOT NULL,
          count INTEGER NOT NULL,
          PRIMARY KEY (day, hour, direction, outcome)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS lists (
          name TEXT PRIMARY KEY,
          seq INTEGER NOT NULL,
          time INTEGER NOT NULL,
          body TEXT NOT NULL              -- of the import that counts
        );
        """)
  }

  static let tables = ["state", "crossings", "scans", "checks", "totals", "lists"]
}
