extension LedgerSchema {
  /// A column of crossings that is sorted or searched by has one where it has many values, or where few of them are
  /// looked for (outcomes); those with few values go by `facets`, because an index costs a third of a second for each
  /// million rows whenever the tables are built.
  static let indexes = """
    CREATE INDEX crossings_time ON crossings (time);
    CREATE INDEX crossings_name ON crossings (name);
    CREATE INDEX crossings_number ON crossings (number);
    CREATE INDEX crossings_ending ON crossings (substr(number, -3)) WHERE document <> 'passport';
    CREATE INDEX crossings_outcome ON crossings (outcome);
    CREATE INDEX crossings_void ON crossings (time) WHERE void_time IS NOT NULL;
    CREATE INDEX crossings_outside ON crossings (time) WHERE outside IS NOT NULL;
    CREATE INDEX crossings_outage ON crossings (outage, paper) WHERE outage IS NOT NULL;
    CREATE INDEX crossings_untold ON crossings (outage, seq) WHERE outage IS NOT NULL AND told IS NULL;
    CREATE INDEX crossings_late ON crossings (time) WHERE recorded IS NOT NULL;
    CREATE INDEX crossings_changed ON crossings (time) WHERE changes > 0;
    CREATE INDEX changes_crossing ON changes (crossing);
    CREATE INDEX scans_waiting ON scans (lane, since, seq) WHERE crossing IS NULL;
    CREATE INDEX seconds_open ON seconds (seq) WHERE answer IS NULL;
    CREATE INDEX hits_since ON hits (since);
    CREATE INDEX seconds_answered ON seconds (answer_time) WHERE answer IS NOT NULL;
    CREATE INDEX hits_waiting ON hits (urgency, since, seq) WHERE \(PanelSQL.hitWaits);
    CREATE INDEX hits_time ON hits (time);
    CREATE INDEX parties_open ON parties (lane) WHERE end_time IS NULL;
    CREATE INDEX patrols_out ON patrols (seq) WHERE end_time IS NULL;
    CREATE INDEX patrols_time ON patrols (time);
    CREATE INDEX patrol_entries_patrol ON patrol_entries (patrol);
    CREATE INDEX patrol_entries_time ON patrol_entries (time);
    CREATE INDEX reports_number ON reports (number);
    CREATE INDEX imports_list ON imports (list, seq);
    CREATE INDEX entries_id ON entries (id);
    CREATE INDEX entries_standing ON entries (expires) WHERE end_seq IS NULL;
    CREATE INDEX entries_ended ON entries (end_seq) WHERE end_seq IS NOT NULL;
    CREATE INDEX outages_running ON outages (seq) WHERE end_time IS NULL;
    CREATE INDEX outages_drills ON outages (seq) WHERE drill = 1;
    CREATE INDEX papers_outage ON papers (outage);
    CREATE INDEX duties_day ON duties (day, seq);
    CREATE INDEX sign_ins_account ON sign_ins (account, seq);
    CREATE INDEX sign_ins_console ON sign_ins (console, seq);
    """
}
