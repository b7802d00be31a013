import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments
import Watchlist

struct Lookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(id: "Mencari di daftar: calon dengan alasan.", en: "Searches the lists: candidates with reasons."))

  /// Most bytes of one query.
  static let lineLimit = 65_536

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: .init(
      text(
        id: "Nama yang dicari, atau - untuk satu pertanyaan tiap baris.",
        en: "The name to look for, or - for one query a line.")))
  var query = "-"
  @Option(help: .init(text(id: "Paling banyak sekian calon.", en: "At most so many candidates."))) var limit = 10
  @Option(help: .init("crossing, patrol, case, briefing, test")) var purpose: Purpose?

  enum Purpose: String, ExpressibleByArgument, CaseIterable {
    case crossing, patrol, `case`, briefing, test
  }

  func validate() throws {
    guard WatchlistLimits.candidates.contains(limit) else {
      throw ValidationError(text(id: "--limit 1 sampai 100.", en: "--limit is 1 to 100."))
    }
  }

  func run() throws {
    let store = try OpenedLedger(global, try loadReference())
    let lists = try store.ledger.currentLists()
    if lists.isEmpty {
      throw Failure(
        id: "Belum ada daftar; impor satu dengan \"plbn watchlist import\".",
        en: "There is no list yet; import one with \"plbn watchlist import\".")
    }
    let watchlist = PostWatchlist(lists, layout: global.layout, zone: store.zone)
    for problem in watchlist.problems { complain(problem[global.language]) }
    let day = store.zone.dayAndHour(of: .now()).day
    guard query == "-" else {
      return answer(LookupQuery(name: query), "1", watchlist, day)
    }
    try answerLines(watchlist, day)
  }

  private func answerLines(_ watchlist: PostWatchlist, _ day: Int) throws {
    let input = try InputStream("-")
    var line: [UInt8] = []
    var number = 0
    var isTooLong = false
    func end() {
      number += 1
      defer {
        line.removeAll(keepingCapacity: true)
        isTooLong = false
      }
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if isTooLong {
        complain(text(id: "Baris \(number) terlalu panjang.", en: "Line \(number) is too long."))
        return show([], String(number))
      }
      guard !line.isEmpty || global.json else { return }
      do {
        let query = try LookupQuery(line: line)
        answer(query, query.id ?? String(number), watchlist, day)
      } catch {
        complain(text(id: "Baris \(number): \(error).", en: "Line \(number): \(error)."))
        show([], String(number))
      }
    }
    while true {
      let bytes = try input.read()
      if bytes.isEmpty { break }
      for byte in bytes {
        if byte == UInt8(ascii: "\n") {
          end()
        } else if line.count < Self.lineLimit {
          line.append(byte)
        } else {
          isTooLong = true
        }
      }
    }
    if !line.isEmpty { end() }
  }

  private func answer(_ query: LookupQuery, _ id: String, _ watchlist: PostWatchlist, _ day: Int) {
    show(watchlist.index.search(query.watchlistQuery(day: day), limit: limit), id)
  }

  private func show(_ candidates: [Candidate], _ id: String) {
    guard !global.json else {
      return say(json: {
        $0.member("id", id)
        $0.key("candidates")
        $0.array(candidates) { json, candidate in
          json.object {
            $0.member("entry", candidate.entry)
            $0.member("list", candidate.list)
            $0.member("score", candidate.score)
            $0.member("band", candidate.band.rawValue)
            $0.member("name", candidate.name)
            $0.member("reasons", candidate.reasons.map { words($0) })
          }
        }
      })
    }
    if candidates.isEmpty { say(text(id: "Tidak ada yang mirip.", en: "Nobody similar.")) }
    for candidate in candidates {
      let score = Int((candidate.score * 100).rounded())
      say("\(score)%  \(candidate.band.rawValue)  \(candidate.list) \(candidate.entry)  \(candidate.name)")
      say("      " + candidate.reasons.map { words($0) }.joined(separator: "; "))
    }
  }

  private func words(_ reason: Reason) -> String {
    ReasonCode.phrase(ReasonCode.text(reason))[global.language]
  }
}

/// One query as the command line takes it: plain text, or an object with any of a few members.
struct LookupQuery {
  var id: String?
  var name: String
  var birth: PartialDate?
  var document: String?
  var mrz: String?
  var nationality: String?

  init(name: String) { self.name = name }

  init(line: [UInt8]) throws {
    guard line.first == UInt8(ascii: "{") else {
      self.init(name: String(decoding: line, as: UTF8.self))
      return
    }
    let json = try JSONObject(line)
    self.init(name: try json.string("name") ?? "")
    id = try json.string("id")
    // A date that is none leaves the query to its other parts: a typing error in it must not hide a person.
    birth = try json.string("dob").flatMap { PartialDate($0) }
    document = try json.string("doc").flatMap { $0.isEmpty ? nil : $0 }
    mrz = try json.string("mrz").flatMap { $0.isEmpty ? nil : $0 }
    nationality = try json.string("nationality").flatMap { $0.isEmpty ? nil : $0 }
  }

  func watchlistQuery(day: Int) -> WatchlistQuery {
    var query = WatchlistQuery(name: name)
    if let mrz { query = fromMRZ(mrz, day) }
    query.birth = birth ?? query.birth
    query.documentNumber = document ?? query.documentNumber
    query.nationality = nationality ?? query.nationality
    query.kind = .individual
    query.day = day
    return query
  }

  /// A whole MRZ gives all it says; a name field gives the name. A name beside it counts when the MRZ gives none.
  private func fromMRZ(_ text: String, _ day: Int) -> WatchlistQuery {
    if let today = PartialDate(daysSinceEpoch: day),
      case .mrz(let mrz, _)? = MRZScanner.findings(in: text.utf8, today: today).first
    {
      return WatchlistQuery(
        name: mrz.traveller.name, mayBeTruncated: mrz.isNameTruncated, birth: mrz.birthDate,
        documentNumber: mrz.number.isEmpty ? nil : mrz.number, nationality: mrz.nationality)
    }
    let field = WatchlistQuery(mrzNameField: text)
    return field.name.isEmpty ? WatchlistQuery(name: name) : field
  }
}
