import GRDB

/// The tables of the read model.
///
/// The file's name holds `version`, so that programs of two versions can work at one store, each with tables of its
/// own. The file itself holds `fingerprint`, so that tables of another form under the same name are told and built
/// anew.
enum LedgerSchema {
  static let version = 7
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
      lost TEXT,                      -- what these tables once held and the journal no longer does
      accounts INTEGER,               -- the newest record that changed accounts or rules
      unauthorised INTEGER NOT NULL   -- events of accounts, rules, lists and marks that don't count
    );
    CREATE TABLE ids (
      id TEXT PRIMARY KEY,            -- of the events that were applied, so that each is applied once
      seq INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE crossings (          -- as amended; `changes` has what stood there before
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,          -- when it happened: milliseconds since 1970-01-01 UTC
      direction TEXT NOT NULL,
      lane INTEGER NOT NULL,          -- 0: none
      name TEXT NOT NULL,
      birth TEXT,
      sex TEXT,
      nationality TEXT NOT NULL,      -- empty: none
      document TEXT NOT NULL,
      number TEXT NOT NULL,
      issuer TEXT,
      expiry TEXT,
      more TEXT,                      -- JSON: what most crossings lack
      outcome TEXT NOT NULL,
      reason TEXT,
      words TEXT,
      purpose TEXT,
      vehicle TEXT,
      note TEXT,
      officer TEXT NOT NULL,
      console TEXT NOT NULL,
      scan TEXT,
      checked TEXT,
      changes INTEGER NOT NULL,       -- how often it was amended
      void_time INTEGER,
      void_reason TEXT,               -- null where it was taken back just after it
      void_officer TEXT,
      outside TEXT,                   -- what the decision lay outside of, joined by blanks
      outage TEXT,                    -- the outage in which it was recorded, or that its paper is of
      told INTEGER,                   -- what told the central system of it as it stands; 0: there is nothing to tell
      recorded INTEGER,               -- when it was recorded, where that was later than it happened
      paper INTEGER,                  -- the number of the slip that it was keyed in from
      signed TEXT,                    -- who signed on it
      transport TEXT                  -- the transport's number on it
    );
    CREATE TABLE changes (            -- amendments of crossings
      seq INTEGER PRIMARY KEY,
      crossing INTEGER NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      reason TEXT NOT NULL,
      fields TEXT NOT NULL            -- JSON: what changed, from what to what
    );
    CREATE TABLE scans (              -- what was presented at a lane: documents read, and documents entered by hand
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      lane INTEGER NOT NULL,
      direction TEXT NOT NULL,
      officer TEXT NOT NULL,
      source TEXT NOT NULL,           -- `form` for what was entered by hand
      mrz TEXT NOT NULL,              -- lines joined by newlines; the event's body for what was entered by hand
      v INTEGER NOT NULL,
      checks TEXT NOT NULL,           -- its checks, oldest first: `id@seq`, joined by blanks
      checked INTEGER,                -- the newest of them
      crossing INTEGER,               -- the crossing that decided it
      since INTEGER NOT NULL          -- from when its waiting counts: its time, or when it was renewed
    );
    CREATE TABLE checks (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      v INTEGER NOT NULL,             -- the version of the body's form
      body BLOB NOT NULL              -- the event's body as it was recorded
    );
    CREATE TABLE hits (               -- newest checks with a candidate to look at
      seq INTEGER PRIMARY KEY,        -- of the check
      id TEXT NOT NULL,               -- of the check
      subject TEXT NOT NULL,          -- what was checked: a scan, or a crossing recorded without one
      scan INTEGER,
      crossing INTEGER,               -- the crossing that decided it
      time INTEGER NOT NULL,
      lane INTEGER NOT NULL,
      direction TEXT NOT NULL,
      finding TEXT,                   -- what all its candidates together were found to be, as far as it counts
      v INTEGER NOT NULL,
      body BLOB NOT NULL,
      urgency INTEGER NOT NULL,       -- 0: a candidate is strong; 1: none is
      since INTEGER NOT NULL,         -- since when it waits, or waited
      settled INTEGER,                -- when it was decided or found; null: it waits
      late INTEGER NOT NULL           -- 1: it came up after the traveller was decided, and waits until it is found
    );
    CREATE UNIQUE INDEX hits_subject ON hits (subject);
    CREATE TABLE findings (           -- what officers found candidates to be
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      subject TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      list TEXT NOT NULL,
      entry TEXT NOT NULL,
      finding TEXT NOT NULL,
      code TEXT,
      reason TEXT NOT NULL,
      second TEXT,                    -- who was the second officer at the same terminal
      proven INTEGER,                 -- whether they proved who they are
      awaits INTEGER NOT NULL         -- 1: it counts where one of `seconds` agrees
    );
    CREATE INDEX findings_subject ON findings (subject);
    CREATE TABLE seconds (            -- second officers asked for, and what they said
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      subject TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      finding TEXT,                   -- what it is about: a finding,
      outcome TEXT,                   -- or a decision that is not taken yet
      reason TEXT,
      answer TEXT,                    -- the id of what was answered first
      answer_time INTEGER,
      answer_officer TEXT,
      agrees INTEGER,
      answer_code TEXT,
      answer_reason TEXT,
      answer_proven INTEGER
    );
    CREATE INDEX seconds_subject ON seconds (subject);
    CREATE TABLE marks (              -- two officers' words that a traveller is not an entry
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      number TEXT NOT NULL,           -- of the document
      v INTEGER NOT NULL,
      body BLOB NOT NULL,
      withdrawn_time INTEGER,
      withdrawn_officer TEXT,
      withdrawn_reason TEXT
    );
    CREATE INDEX marks_number ON marks (number);
    CREATE TABLE parties (            -- those who come together
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      lane INTEGER NOT NULL,
      v INTEGER NOT NULL,
      body BLOB NOT NULL,
      end_time INTEGER,
      end_officer TEXT,
      end_reason TEXT
    );
    CREATE TABLE party_members (      -- crossings of parties, void ones too
      party INTEGER NOT NULL,
      crossing INTEGER NOT NULL,
      PRIMARY KEY (party, crossing)
    ) WITHOUT ROWID;
    CREATE TABLE patrols (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      unit TEXT NOT NULL,
      leader TEXT NOT NULL,
      strength INTEGER NOT NULL,
      sector TEXT NOT NULL,
      joint INTEGER NOT NULL,
      report_minutes INTEGER NOT NULL,
      entries INTEGER NOT NULL,
      persons INTEGER NOT NULL,       -- of all its entries
      last_time INTEGER NOT NULL,     -- when it was heard of last
      last_text TEXT,
      end_time INTEGER,
      end_officer TEXT
    );
    CREATE TABLE patrol_entries (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      patrol INTEGER NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      text TEXT NOT NULL,
      position TEXT,
      persons INTEGER,
      handed_to TEXT
    );
    CREATE TABLE reports (            -- documents lost, stolen or found
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      state TEXT NOT NULL,
      number TEXT NOT NULL,
      type TEXT,
      issuer TEXT,
      words TEXT NOT NULL
    );
    CREATE TABLE totals (             -- crossings that are not void
      day INTEGER NOT NULL,           -- days since 1970-01-01 at the post
      hour INTEGER NOT NULL,          -- hour of that day at the post
      direction TEXT NOT NULL,
      outcome TEXT NOT NULL,
      citizenship TEXT NOT NULL,
      document TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (day, hour, direction, outcome, citizenship, document)
    ) WITHOUT ROWID;
    CREATE TABLE facets (             -- values of columns that have few, and how many crossings have each
      field TEXT NOT NULL,
      value NOT NULL,                 -- of the column's own type
      count INTEGER NOT NULL,
      PRIMARY KEY (field, value)
    ) WITHOUT ROWID;
    CREATE TABLE accounts (
      id TEXT PRIMARY KEY,
      first INTEGER NOT NULL,         -- whether it is that of record 0's officer
      name TEXT NOT NULL,
      roles TEXT NOT NULL,            -- joined by blanks
      disabled INTEGER NOT NULL,
      key BLOB
    ) WITHOUT ROWID;
    CREATE TABLE rules (
      rule TEXT PRIMARY KEY,
      value INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE sign_ins (           -- tries to sign in or to unlock
      seq INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      account TEXT,
      console TEXT NOT NULL,
      refusal TEXT                    -- why it failed; null: it did not
    );
    CREATE TABLE rosters (            -- who is on duty, by the newest import of each shift
      day INTEGER NOT NULL,           -- days since 1970-01-01 at the post
      shift TEXT NOT NULL,
      place INTEGER NOT NULL,         -- in the order of the file
      officer TEXT,                   -- null: nobody is on the shift
      wish TEXT,
      PRIMARY KEY (day, shift, place)
    ) WITHOUT ROWID;
    CREATE TABLE duties (             -- exceptions of hours, reports, draws, swaps
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      day INTEGER NOT NULL,           -- that it is about
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      console TEXT NOT NULL,
      type TEXT NOT NULL,
      v INTEGER NOT NULL,
      body BLOB NOT NULL
    );
    CREATE TABLE lanes (              -- those that are open
      lane INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      console TEXT NOT NULL,
      type TEXT NOT NULL,
      v INTEGER NOT NULL,
      body BLOB NOT NULL
    );
    CREATE TABLE scanners (           -- those that lanes have claimed
      lane INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      console TEXT NOT NULL,
      type TEXT NOT NULL,
      v INTEGER NOT NULL,
      body BLOB NOT NULL
    );
    CREATE TABLE outages (            -- and drills
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      console TEXT NOT NULL,
      cause TEXT NOT NULL,
      since INTEGER NOT NULL,
      words TEXT,
      drill INTEGER NOT NULL,
      end_time INTEGER,
      end_officer TEXT,
      until INTEGER,
      end_words TEXT
    );
    CREATE TABLE papers (             -- slips given out, and those that nobody will key in
      seq INTEGER PRIMARY KEY,
      outage TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      lane INTEGER,
      state TEXT,                     -- null: given out
      reason TEXT
    );
    CREATE TABLE imports (
      seq INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      list TEXT NOT NULL,
      v INTEGER NOT NULL,
      body BLOB NOT NULL,
      end_time INTEGER,               -- when the list was taken out of force, by whom and why
      end_officer TEXT,
      end_reason TEXT
    );
    CREATE TABLE entries (            -- of the post's own list
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      time INTEGER NOT NULL,
      officer TEXT NOT NULL,
      second TEXT,                    -- the second of the two people
      expires INTEGER NOT NULL,       -- the last day on which it holds, from 1970-01-01
      v INTEGER NOT NULL,
      body BLOB NOT NULL,
      end_seq INTEGER,                -- what withdrew it
      end_time INTEGER,
      end_officer TEXT,
      end_second TEXT,
      end_reason TEXT
    );
    """
}
