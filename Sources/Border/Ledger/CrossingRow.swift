import GRDB
import Journal
import TravelDocuments

/// A crossing as the tables hold it: as it was amended last.
public struct CrossingRow: Sendable, Equatable {
  public let seq: Int
  public let id: String
  /// When it happened; `recorded` is later where it was keyed in from paper.
  public let time: Timestamp
  public let lane: Int?
  public var facts: CrossingFacts
  public let outcome: String
  public let reason: String?
  public let words: String?
  public let officer: String
  public let console: String
  public let scan: String?
  public let check: String?
  /// The rules whose notices stood on the screen when it was decided.
  public var notices: [String] = []
  /// With whom and in what the traveller came.
  public var company = Company()
  /// How often it was amended.
  public var changes = 0
  public var voiding: Voiding?
  /// What the decision lay outside of.
  public var outside: [OutsideMark] = []
  /// The outage in which it was recorded, or that its paper is of.
  public var outage: String?
  /// What is known of it because it was recorded afterwards.
  public var late: Late?

  /// What a late entry was keyed in from.
  public struct Late: Sendable, Equatable {
    public let recorded: Timestamp
    public let paper: Int?
    public let signed: String
    public let transport: String?
  }
  /// What list it went against, and who agreed.
  public var override: HitOverride?

  /// Who declared it void, when and why.
  public struct Voiding: Sendable, Equatable {
    public let time: Timestamp
    public let officer: String
    /// nil: who decided took it back at once, and what it decided waits again.
    public let reason: String?
  }

  public var direction: Direction { facts.direction }
  public var name: String { facts.traveller.name }
  public var birth: PartialDate? { facts.traveller.birth }
  public var nationality: String? { facts.traveller.nationality }
  /// The code of the document's kind.
  public var document: String { facts.document.type }
  public var number: String { facts.document.number }
  public var recorded: Timestamp { late?.recorded ?? time }
  public var isVoid: Bool { voiding != nil }
  /// Whether it was taken back just after it was decided.
  public var isUndone: Bool { voiding.map { $0.reason == nil } ?? false }
}

extension CrossingRow {
  /// Takes the columns of the table in their order: by name each would be searched for in each row.
  ///
  /// Values of another type than the table's, in a damaged file, come as nothing and never as a trap.
  init(_ row: Row) {
    var columns = RowColumns(row: row)
    seq = columns.number() ?? 0
    id = columns.text() ?? ""
    time = columns.time() ?? Timestamp(milliseconds: 0)
    let direction = Direction(rawValue: columns.text() ?? "") ?? .in
    lane = columns.number().flatMap { $0 == 0 ? nil : $0 }
    var traveller = Traveller(name: columns.text() ?? "")
    traveller.birth = columns.date()
    traveller.sex = columns.text().flatMap(Sex.init)
    traveller.nationality = columns.text().flatMap { $0.isEmpty ? nil : $0 }
    var document = PresentedDocument(type: columns.text() ?? "", number: columns.text() ?? "")
    document.issuer = columns.text()
    document.expiry = columns.date()
    let rare = columns.text().flatMap(RareFields.init)
    rare?.put(into: &traveller, &document)
    outcome = columns.text() ?? ""
    reason = columns.text()
    words = columns.text()
    facts = CrossingFacts(
      direction: direction, traveller: traveller, document: document, purpose: columns.text(),
      vehicle: columns.text(), note: columns.text(), stayUntil: rare?.stayUntil, stamp: rare?.stamp)
    notices = rare?.notices ?? []
    company = rare?.company ?? Company()
    override = rare?.override
    officer = columns.text() ?? ""
    console = columns.text() ?? ""
    scan = columns.text()
    check = columns.text()
    changes = columns.number() ?? 0
    let (voidTime, voidReason, voidOfficer) = (columns.time(), columns.text(), columns.text())
    voiding = voidTime.map { Voiding(time: $0, officer: voidOfficer ?? "", reason: voidReason) }
    outside = OutsideMark.list(text: columns.text())
    outage = columns.text()
    _ = columns.number()
    let (recorded, paper, signed, transport) = (columns.time(), columns.number(), columns.text(), columns.text())
    late = recorded.map { Late(recorded: $0, paper: paper, signed: signed ?? "", transport: transport) }
  }
}

/// What most crossings lack, in one column: what only documents entered by hand have, the stay, the stamp,
/// the notices, the company.
struct RareFields {
  private let traveller: Traveller
  private let document: PresentedDocument
  let stayUntil: PartialDate?
  let stamp: SeenStamp?
  let notices: [String]
  let company: Company
  let override: HitOverride?

  init(_ facts: CrossingFacts, _ notices: [String], _ company: Company, _ override: HitOverride?) {
    traveller = facts.traveller
    document = facts.document
    (stayUntil, stamp) = (facts.stayUntil, facts.stamp)
    (self.notices, self.company, self.override) = (notices, company, override)
  }

  /// nil where there is nothing of it.
  var text: String? {
    let texts = [traveller.birthPlace, traveller.address, traveller.nik, document.issuePlace]
    if document.issued == nil, stayUntil == nil, stamp == nil, notices.isEmpty, company.isEmpty, override == nil,
      texts.allSatisfy({ $0 == nil })
    {
      return nil
    }
    var json = JSONWriter()
    json.object {
      $0.optionalMember("birth_place", traveller.birthPlace)
      $0.optionalMember("address", traveller.address)
      $0.optionalMember("nik", traveller.nik)
      $0.optionalMember("issued", document.issued?.description)
      $0.optionalMember("issue_place", document.issuePlace)
      $0.optionalMember("stay_until", stayUntil?.description)
      $0.optionalStamp(stamp)
      if !notices.isEmpty { $0.member("notices", notices) }
      company.writeMembers(to: &$0)
      if let override { $0.objectMember("override") { override.writeMembers(to: &$0) } }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  init?(text: String) {
    guard let json = try? JSONObject(Array(text.utf8)) else { return nil }
    func member(_ name: String) -> String? { (try? json.string(name)) ?? nil }
    traveller = Traveller(
      name: "", birthPlace: member("birth_place"), address: member("address"), nik: member("nik"))
    document = PresentedDocument(
      type: "", number: "", issued: member("issued").flatMap { PartialDate($0) }, issuePlace: member("issue_place"))
    stayUntil = member("stay_until").flatMap { PartialDate($0) }
    stamp = (try? json.stamp()) ?? nil
    notices = ((try? json.strings("notices")) ?? nil) ?? []
    company = (try? Company(members: json)) ?? Company()
    override = ((try? json.object("override")) ?? nil).flatMap { try? HitOverride($0) }
  }

  func put(into traveller: inout Traveller, _ document: inout PresentedDocument) {
    (traveller.birthPlace, traveller.address, traveller.nik) = (
      self.traveller.birthPlace, self.traveller.address, self.traveller.nik
    )
    (document.issued, document.issuePlace) = (self.document.issued, self.document.issuePlace)
  }
}
