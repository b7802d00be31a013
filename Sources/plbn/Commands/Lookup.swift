import ArgumentParser
import Border
import Journal
import Phrases
import Watchlist

struct Lookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(id: "Mencari di daftar: calon dengan alasan.", en: "Searches the lists: candidates with reasons."))

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: .init(
      text(
        id: "Nama yang dicari, atau - untuk satu pertanyaan tiap baris.",
        en: "The name to look for, or - for one query a line.")))
  var query = "-"
  @Option(help: .init(text(id: "Paling banyak sekian calon.", en: "At most so many candidates."))) var limit = 10
  @Option(
    help: .init(
      text(
        id: "Untuk apa; diperiksa, tetapi pencarian di sini belum dicatat.",
        en: "What for; checked, but a look-up made here is not recorded yet.")))
  var purpose: Purpose?

  enum Purpose: String, ExpressibleByArgument, CaseIterable {
    case crossing, patrol, `case`, briefing, test
  }

  func validate() throws {
    let limits = WatchlistLimits.candidates
    guard limits.contains(limit) else {
      throw ValidationError(
        text(
          id: "--limit \(limits.lowerBound) sampai \(limits.upperBound)",
          en: "--limit is \(limits.lowerBound) to \(limits.upperBound)"))
    }
  }

  func run() throws {
    let store = try OpenedLedger(global)
    let current = try store.ledger.currentLists()
    if current.isEmpty {
      throw Failure(
        id: "Belum ada daftar; impor satu dengan \"plbn watchlist import\".",
        en: "There is no list yet; import one with \"plbn watchlist import\".")
    }
    let lists = LoadedLists(current, global.layout, store.zone)
    let search = Search(index: lists.watchlist.index, day: try today(store.zone).earliestDay)
    guard query == "-" else { return show(search.candidates(LookupQuery(name: query), limit), "1") }
    if try answerLines(search) > 0 { throw ExitCode(1) }
  }

  private struct Search {
    let index: WatchlistIndex
    let day: Int

    func candidates(_ query: LookupQuery, _ limit: Int) -> [Candidate] {
      index.search(query.watchlistQuery(day: day), limit: limit)
    }
  }

  /// Answers each line as it comes; gives how many could not be read.
  private func answerLines(_ search: Search) throws -> Int {
    let input = try InputStream("-")
    var line: [UInt8] = []
    var number = 0
    var unread = 0
    func end() {
      number += 1
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if !answer(line, number, search) { unread += 1 }
      line.removeAll(keepingCapacity: true)
    }
    while true {
      let bytes = try input.read()
      if bytes.isEmpty { break }
      for byte in bytes {
        if byte == UInt8(ascii: "\n") {
          end()
        } else if line.count <= LookupQuery.lineLimit {
          line.append(byte)
        }
      }
    }
    if !line.isEmpty { end() }
    return unread
  }

  /// Answers one line; false where it is no query.
  private func answer(_ line: [UInt8], _ number: Int, _ search: Search) -> Bool {
    // An empty line has an answer too where a program counts them.
    guard !line.isEmpty || global.json else { return true }
    guard line.count <= LookupQuery.lineLimit else {
      refuse(
        Phrase(
          id: "Baris \(number) lebih dari \(LookupQuery.lineLimit) bita; tidak dicari.",
          en: "Line \(number) has more than \(LookupQuery.lineLimit) bytes; it was not searched."), String(number))
      return false
    }
    do {
      let query = try LookupQuery(line: line)
      if let wrong = query.wrongBirth {
        complain(
          text(
            id: "Baris \(number): \"\(wrong.prefix(40))\" bukan tanggal; dicari tanpa tanggal lahir.",
            en: "Line \(number): \"\(wrong.prefix(40))\" is no date; searched without a date of birth."))
      }
      show(search.candidates(query, limit), query.id ?? String(number))
      return true
    } catch {
      refuse(
        Phrase(
          id: "Baris \(number) bukan pertanyaan dan tidak dicari: \(error).",
          en: "Line \(number) is no query and was not searched: \(error)."),
        LookupQuery.id(ofLine: line) ?? String(number))
      return false
    }
  }

  /// The answer to what is no query: no candidates, and why, so that nobody takes it for "not on the list".
  private func refuse(_ why: Phrase, _ id: String) {
    complain(why)
    if global.json { show([], id, error: why) }
  }

  private func show(_ candidates: [Candidate], _ id: String, error: Phrase? = nil) {
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
            $0.member("reasons", candidate.reasons.map(words))
          }
        }
        $0.optionalMember("error", error?.inProgramLanguage)
      })
    }
    if candidates.isEmpty { say(text(id: "Tidak ada yang mirip.", en: "Nobody similar.")) }
    for candidate in candidates {
      let score = Int((candidate.score * 100).rounded())
      say("\(score)%  \(candidate.band.rawValue)  \(candidate.list) \(candidate.entry)  \(candidate.name)")
      say("      " + candidate.reasons.map(words).joined(separator: "; "))
    }
  }

  private func words(_ reason: Reason) -> String { ReasonCode.phrase(ReasonCode.text(reason)).inProgramLanguage }
}
