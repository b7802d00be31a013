import TravelDocuments
import Watchlist

/// Reads OpenSanctions' FollowTheMoney, one entity in JSON a line: `entities.ftm.json`, the nested
/// `targets.nested.json`, and the changes of `entities.delta.json` that came after.
///
/// An entry is a person, organisation, vessel or aircraft that the list is about (`target`); its id is the published
/// one. Passports and identifications that stand on lines of their own join their holders. All else is counted in
/// `ImportedList.setAside`. Weak aliases and abbreviations are weak names; the numbers of the entity itself come without
/// a country. The list's date is the newest `last_seen`.
///
/// Changes are applied to the files of the version that counts and not to its entries: a change replaces an entity as
/// published, and only the files know which document stood on whose line. So a version is its whole list and the
/// changes since, in their order, and reading them gives the same entries at any time. A change to what isn't there
/// adds it; a deletion of what isn't there is told as broken.
///
/// Lines stream: memory holds one beside the entries and, where changes follow, the ids of what was set aside.
public struct FtMParser {
  /// Reads a list.
  ///
  /// - Parameter changes: in the order of their publication.
  public static func parse(_ list: ByteSource, changes: [ByteSource] = []) throws(ImportError) -> ImportedList {
    var parser = FtMParser(keepsAsideIDs: !changes.isEmpty)
    var ledger = RowLedger()
    try parser.read(list, &ledger) { parser, bytes throws(BrokenRow.Reason) in
      let entity = try ListJSON.decode(FtMEntity.self, bytes)
      guard parser.entries[entity.id] == nil else { throw .repeatedEntry(String(entity.id.prefix(40))) }
      try parser.put(entity)
    }
    for source in changes {
      try parser.read(source, &ledger) { parser, bytes throws(BrokenRow.Reason) in
        try parser.apply(try ListJSON.decode(FtMChange.self, bytes))
      }
    }
    return parser.finish(ledger)
  }

  private let keepsAsideIDs: Bool
  private var entries = ByID<WatchlistEntry>()
  private var documents = ByID<(document: ListedDocument, holder: String)>()
  private var asideIDs: Set<String> = []
  private var setAside: [String: Int] = [:]
  private var newest = ""
  /// What was left out of the row that is being read.
  private var unread: [BrokenRow.Reason] = []

  private init(keepsAsideIDs: Bool) { self.keepsAsideIDs = keepsAsideIDs }

  private mutating func read(
    _ source: ByteSource, _ ledger: inout RowLedger,
    _ body: (inout FtMParser, [UInt8]) throws(BrokenRow.Reason) -> Void
  ) throws(ImportError) {
    var reader = LineReader(source)
    var file = RowLedger.FileAccount(name: source.name)
    while let line = try reader.next() {
      if file.rowCount == 0 { try checkStart(line, of: source.name) }
      unread = []
      try ledger.take(line.number, &file) { () throws(BrokenRow.Reason) in
        guard let bytes = line.bytes else { throw .tooLong(bytes: ImportLimits.bytesPerRecord) }
        try body(&self, bytes)
      }
      ledger.noteParts(unread, line.number, in: source.name)
    }
    try ledger.close(file)
    ledger.count(rows: file.rowCount, bytes: reader.byteCount)
  }

  /// What the first line tells of the whole file.
  private func checkStart(_ line: LineReader.Line, of file: String) throws(ImportError) {
    guard let bytes = line.bytes else { return }
    try RowLedger.checkStart(bytes.prefix(512), in: file)
    guard bytes.first(where: { !ListText.isBlank($0) }) == UInt8(ascii: "{") else {
      throw .isOtherForm(file: file, expected: .ftmJSON)
    }
  }

  private mutating func apply(_ change: FtMChange) throws(BrokenRow.Reason) {
    if let entity = change.entity {
      try put(entity)
    } else {
      guard remove(change.id) else { throw .unknownEntry(String(change.id.prefix(40))) }
    }
  }

  private mutating func put(_ entity: FtMEntity) throws(BrokenRow.Reason) {
    let record = try FtMRecord(entity)
    newest = max(newest, String((entity.lastSeen ?? "").prefix(10)))
    switch record {
    case .entry(let entry, let left):
      unread = left
      entries[entity.id] = entry
    case .document(let document, let holder): documents[entity.id] = (document, holder)
    case .aside(let kind):
      // What the list was about and now only mentions.
      _ = remove(entity.id)
      countAside(kind)
      if keepsAsideIDs { asideIDs.insert(entity.id) }
    }
  }

  private mutating func countAside(_ kind: String) {
    // The words come from the file, so there may be any number of them.
    let isKnown = setAside[kind] != nil || setAside.count < 64
    setAside[isKnown ? kind : "other", default: 0] += 1
  }

  /// Whether there was an entity of that id.
  private mutating func remove(_ id: String) -> Bool {
    let isEntry = entries.remove(id)
    let isDocument = documents.remove(id)
    return asideIDs.remove(id) != nil || isEntry || isDocument
  }

  private mutating func finish(_ ledger: RowLedger) -> ImportedList {
    for (document, holder) in documents.values {
      guard var entry = entries[holder], entry.documents.count < WatchlistLimits.documentsPerEntry else {
        countAside("document of no entry")
        continue
      }
      // The line of its own knows more of a document than the number at its holder does.
      entry.documents.removeAll { $0.number == document.number }
      entry.documents.append(document)
      entries[holder] = entry
    }
    return ledger.list(entries: Array(entries.values), publishedDate: PartialDate(newest), setAside: setAside)
  }
}

/// Values by their ids, in the order in which the ids came.
private struct ByID<Value> {
  private var list: [Value?] = []
  private var places: [String: Int] = [:]

  var values: some Sequence<Value> { list.lazy.compactMap(\.self) }

  subscript(_ id: String) -> Value? {
    get { places[id].flatMap { list[$0] } }
    set {
      if let place = places[id] {
        list[place] = newValue
      } else if newValue != nil {
        places[id] = list.count
        list.append(newValue)
      }
    }
  }

  /// Whether there was one.
  mutating func remove(_ id: String) -> Bool {
    guard let place = places.removeValue(forKey: id) else { return false }
    list[place] = nil
    return true
  }
}
