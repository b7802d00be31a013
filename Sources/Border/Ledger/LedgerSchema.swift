import GRDB

/// The tables of the read model.
///
/// The file's name holds `version`, so that programs of two versions can work at one store, each with tables of its
/// own. The file itself holds `fingerprint`, so that tables of another form under the same name are told and built
/// anew.
enum LedgerSchema {
  static let version = 1
  /// "plbn" in ASCII, as SQLite's `application_id`.
  static let applicationID = 0x706C_626E

  static func create(_ db: Database) throws {
    try db.execute(sql: tables)
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(fingerprint)")
  }

  /// What finds rows by other things than their number. Made last when tables are built from nothing: sorting once is
  /// several times faster than keeping order all along.
  static func createIndexes(_ db: Database) throws { try db.execute(sql: indexes) }

  /// Whether the file holds these tables, by its two marks. What the tables hold is `LedgerState`'s to say.
  static func isPresent(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID
      && Int.fetchOne(db, sql: "PRAGMA user_version") == fingerprint
  }

  /// FNV-1a of the tables' text, as the positive 32-bit number that `user_version` can hold.
  static let fingerprint: Int = {
    let hash = (tables + indexes).utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return Int(hash & 0x7FFF_FFFF)
  }()

  private static let tables = """
    CREATE TABLE state (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      journal TEXT NOT NULL,          -- which journal this belongs to
      zone INTEGER NOT NULL,          -- the post's offset from UTC in minutes, which the totals are made by
      file INTEGER NOT NULL,          -- the place that it has reached
      offset INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      tail BLOB NOT NULL,             -- the bytes of the journal just before that place
      unknown INTEGER NOT NULL,       -- records of kinds that this program doesn't know
      unreadable INTEGER NOT NULL,
      damaged INTEGER NOT NULL,       -- places where the journal is not what was written
      first_damage TEXT,              -- the first of them, and the newest
      last_damage TEXT,
      lost TEXT                       -- what these tables once held and the journal no longer does
    );
    CREATE TABLE ids (
      id TEXT PRIMARY KEY,            -- of the events that were applied, so that each is applied once
      seq INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE crossings (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
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
    CREATE TABLE scans (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      lane INTEGER NOT NULL,
      direction TEXT NOT NULL,
      source TEXT NOT NULL,
      mrz TEXT NOT NULL,              -- lines joined by newlines
      checks TEXT NOT NULL,           -- the ids of its checks, oldest first, joined by blanks
      checked INTEGER,                -- the newest of them
      hit INTEGER NOT NULL,           -- 1: that check has a candidate to look at
      crossing INTEGER                -- the crossing that decided it
    );
    CREATE TABLE checks (
      seq INTEGER PRIMARY KEY,        -- of scans alone
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      v INTEGER NOT NULL,             -- the version of the body's form
      body BLOB NOT NULL              -- the event's body as it was recorded
    );
    CREATE TABLE totals (
      day INTEGER NOT NULL,           -- days since 1970-01-01 at the post
      hour INTEGER NOT NULL,          -- hour of that day at the post
      direction TEXT NOT NULL,
      outcome TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (day, hour, direction, outcome)
    ) WITHOUT ROWID;
    CREATE TABLE imports (
      seq INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      list TEXT NOT NULL,
      v INTEGER NOT NULL,
      body BLOB NOT NULL
    );
    """

  private static let indexes = """
    CREATE INDEX crossings_time ON crossings (time);
    CREATE INDEX crossings_number ON crossings (number);
    CREATE INDEX scans_waiting ON scans (lane, seq) WHERE crossing IS NULL;
    CREATE INDEX scans_hits ON scans (seq) WHERE crossing IS NULL AND hit = 1;
    CREATE INDEX imports_list ON imports (list, seq);
    """
}
