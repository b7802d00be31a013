import ArgumentParser
import Border
import Journal
import Phrases

struct PartyGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "party",
    abstract: text(
      id: "Rombongan: bus, perahu, keluarga; membuka, menutup, melihat.",
      en: "Those who come together: a bus, a boat, a family; opened, closed, looked at."),
    subcommands: [PartyOpen.self, PartyClose.self, PartyShow.self, PartyList.self])
}

struct PartyOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: text(id: "Membuka rombongan di sebuah lajur.", en: "Opens a party at a lane."),
    discussion: text(
      id: "Yang dipindai di lajur itu sesudahnya termasuk rombongan, sampai ditutup. Satu rombongan di satu lajur.",
      en: "Who is read at that lane from then on belongs to it, until it is closed. One party at a lane."))

  @OptionGroup var global: GlobalOptions
  @Option(
    help: .init(
      text(id: "Jenis: bus, car, boat, family, group.", en: "Kind: bus, car, boat, family, group."), valueName: "kind"))
  var kind: String
  @Option(help: .init(text(id: "Lajur, 1 sampai 99.", en: "Lane, 1 to 99."))) var lane: Int
  @Option(help: .init(text(id: "Arah: in atau out.", en: "Direction: in or out."))) var direction: Direction
  @Option(
    help: .init(
      text(
        id: "Berapa orang akan datang, 1 sampai \(PartyOpened.counts.upperBound).",
        en: "How many are to come, 1 to \(PartyOpened.counts.upperBound).")))
  var expected: Int?
  @Option(help: .init(text(id: "Kode keperluan.", en: "Purpose code."))) var purpose: String?
  @Option(help: .init(text(id: "Kode kendaraan.", en: "Vehicle code."))) var vehicle: String?
  @OptionGroup var inWhat: ConveyanceOptions

  func validate() throws { try checkLane(lane) }

  func run() throws { try withDesk(global, for: .decide, run) }

  private func run(_ desk: Desk) throws {
    guard let kind = PartyOpened.Kind(rawValue: kind) else {
      throw Refusal.unknownCode(.party, kind, known: PartyOpened.Kind.allCases.map(\.rawValue))
    }
    let party = PartyOpened(
      kind: kind, lane: lane, direction: direction, expected: expected, purpose: purpose, vehicle: vehicle,
      conveyance: inWhat.conveyance)
    guard let record = try desk.open(party) else { return }
    showRecord(record, desk, json: global.json)
  }
}

struct PartyClose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: text(id: "Menutup rombongan.", en: "Closes a party."),
    discussion: text(
      id: "Yang belum diputuskan tetap menunggu di lajurnya.", en: "Who is not decided goes on waiting at the lane."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id rombongan, atau awalnya.", en: "The party's id, or its beginning."))) var id:
    String
  @Option(
    help: .init(
      text(
        id: "Alasan, wajib bila ada yang menunggu atau belum datang.",
        en: "Why, needed where some wait or have not come.")))
  var reason: String?

  func run() throws { try withDesk(global, for: .decide, run) }

  private func run(_ desk: Desk) throws {
    guard let record = try desk.close(party: id, reason: reason) else { return }
    showRecord(record, desk, json: global.json)
  }
}

struct PartyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: text(
      id: "Rombongan, terbaru dulu, paling banyak \(Ledger.partyLimit).",
      en: "Parties, newest first, at most \(Ledger.partyLimit)."))

  @OptionGroup var global: GlobalOptions
  @Flag(help: .init(text(id: "Hanya yang masih terbuka.", en: "Only those that are open."))) var open = false

  func run() throws { try withLedger(global, run) }

  private func run(_ store: OpenedLedger) throws {
    let rows = try store.ledger.parties(onlyOpen: open)
    if rows.isEmpty, !global.json { complain(text(id: "Tidak ada rombongan.", en: "There is no party.")) }
    for row in rows {
      guard let members = try store.ledger.members(ofParty: row.id) else { continue }
      global.json ? say(json: { members.writeMembers(to: &$0, store.zone) }) : say(members.line(store.zone))
    }
  }
}

struct PartyShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: text(id: "Satu rombongan dengan orang-orangnya.", en: "One party with its travellers."),
    discussion: text(
      id: "Dengan --json satu objek; anggota members: yang diputuskan, lalu yang menunggu (waiting: true).",
      en: "With --json one object; the member members: who is decided, then who waits (waiting: true)."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id rombongan, atau awalnya.", en: "The party's id, or its beginning."))) var id:
    String

  func run() throws { try withLedger(global, run) }

  private func run(_ store: OpenedLedger) throws {
    let row = try store.ledger.party(startingWith: id)
    guard let members = try store.ledger.members(ofParty: row.id) else { throw Refusal.party(.unknown(id)) }
    guard !global.json else {
      return say(json: {
        members.writeMembers(to: &$0, store.zone)
        $0.key("members")
        $0.array(members.decided.map(MemberRow.decided) + members.waiting.map(MemberRow.waiting)) { json, member in
          json.object { member.writeMembers(to: &$0, store.zone) }
        }
      })
    }
    say(members.line(store.zone))
    for row in members.decided { say("  " + row.line(store.zone)) }
    for scan in members.waiting {
      say("  \(scan.id)  \(store.zone.text(scan.time))  " + text(id: "MENUNGGU", en: "WAITING"))
    }
  }

  private enum MemberRow {
    case decided(CrossingRow)
    case waiting(WaitingScan)

    func writeMembers(to json: inout JSONWriter, _ zone: PostZone) {
      switch self {
      case .decided(let row):
        row.writeMembers(to: &json, zone)
      case .waiting(let scan):
        json.member("scan", scan.id)
        json.member("time", zone.text(scan.time))
        json.member("waiting", true)
      }
    }
  }
}

extension PartyMembers {
  /// In one line for people.
  fileprivate func line(_ zone: PostZone) -> String {
    let opened = party.opened
    let state = party.end == nil ? text(id: "TERBUKA", en: "OPEN") : text(id: "ditutup", en: "closed")
    let said = opened.expected.map { "/\($0)" } ?? ""
    var line = "\(party.id)  \(zone.text(party.time))  \(state)  \(opened.kind.word.inProgramLanguage)  "
    line += "\(opened.direction.rawValue)  L\(opened.lane)  \(party.officer)  "
    line += text(
      id: "diputuskan \(standing.count)\(said), menunggu \(waiting.count)",
      en: "decided \(standing.count)\(said), waiting \(waiting.count)")
    let what = opened.conveyance.map { [$0.plate, $0.boat, $0.driver, $0.jetty].compactMap(\.self) } ?? []
    if !what.isEmpty { line += "  " + what.joined(separator: ", ") }
    if let reason = party.end?.reason { line += "  (\(reason))" }
    return line
  }

  /// The members of `plbn party --json`.
  fileprivate func writeMembers(to json: inout JSONWriter, _ zone: PostZone) {
    json.member("id", party.id)
    json.member("time", zone.text(party.time))
    json.member("officer", party.officer)
    party.opened.writeMembers(to: &json)
    json.member("decided", standing.count)
    json.member("waiting", waiting.count)
    json.member("missing", party.end == nil ? missing : 0)
    json.nullableMember("closed", party.end.map { zone.text($0.time) })
    json.nullableMember("closed_by", party.end?.officer)
    json.nullableMember("reason", party.end?.reason)
  }
}
