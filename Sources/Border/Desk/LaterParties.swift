import Journal

import struct Journal.Record

/// The parties that stand in the journal behind the tables.
struct LaterParties {
  private var opened: [PartyRow] = []
  private var ends: [String: PartyRow.End] = [:]

  mutating func open(_ record: Record, _ party: PartyOpened) { opened.append(PartyRow(record, party)) }

  mutating func close(_ record: Record, _ closed: PartyClosed) {
    ends[closed.party] = ends[closed.party] ?? PartyRow.End(record, closed)
  }

  /// Those of the tables with these behind them, as they stand.
  func behind(_ rows: [PartyRow], where isMeant: (PartyRow) -> Bool) -> [PartyRow] {
    (rows + opened.filter(isMeant)).map { row in
      var row = row
      row.end = row.end ?? ends[row.id]
      return row
    }
  }
}
