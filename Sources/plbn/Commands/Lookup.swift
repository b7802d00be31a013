import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments
import Watchlist

struct Lookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(id: "Mencari di daftar: calon dengan alasan.", en: "Searches the lists: candidates with reasons."),
    discussion: text(
      id:
        "Pencarian yang menampilkan entri dicatat di jurnal sebelum ditampilkan: siapa, untuk apa, apa yang dicari, "
        + "versi daftar, entri yang tampil. Bila tidak dapat dicatat, tidak ada yang ditampilkan.\n\n"
        + "Persen: dari seratus calon seperti ini sekian orang yang dicari, bila separuh yang dicari memang ada di "
        + "daftar. Di perbatasan hampir tidak ada yang di daftar, jadi hampir setiap temuan orang lain: persen hanya "
        + "mengurutkan dan tidak membuktikan apa pun. 99 % yang tertinggi; yang di bawah 1 %, dan badan atau kapal yang "
        + "hanya sedikit mirip, disebut hanya dengan --json.",
      en:
        "A look-up that shows entries is recorded in the journal before it shows them: who, what for, what was asked, "
        + "the lists' versions, the entries. Where it can't be recorded, nothing is shown.\n\n"
        + "The percentage: of a hundred such candidates so many are the person, where half of those who are looked for "
        + "are on a list. At a border nearly nobody is, so that nearly every hit is somebody else: it orders candidates "
        + "and proves nothing. 99 % is the highest; below 1 %, and firms and ships that are but a little alike, are told "
        + "with --json alone."))

  /// Most answers that are recorded, and then shown, at once.
  private static let batchLimit = 1_024

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: .init(
      text(
        id:
          "Nama yang dicari, dengan tanggal lahir dan nomor dokumen bila ada, atau - untuk satu pertanyaan tiap baris.",
        en: "The name to look for, with date of birth and document number if known, or - for one query a line.")))
  var query = "-"
  @Option(help: .init(text(id: "Paling banyak sekian calon.", en: "At most so many candidates."))) var limit = 10
  @Option(help: .init(text(id: "Untuk apa; dicatat.", en: "What for; it is recorded."))) var purpose: LookupPurpose?
  @OptionGroup var wanted: LookupFilter
  @Flag(
    help: .init(
      text(
        id: "Setiap calon kata demi kata: dengan kata mana cocok, menurut aturan apa.",
        en: "Each candidate word by word: what each word met, by which rule.")))
  var explain = false

  func validate() throws {
    let limits = WatchlistLimits.candidates
    guard limits.contains(limit) else {
      throw wrongUsage(
        id: "--limit \(limits.lowerBound) sampai \(limits.upperBound)",
        en: "--limit is \(limits.lowerBound) to \(limits.upperBound)")
    }
  }

  func run() throws { try withDesk(global, for: .lookingUp(purpose), isCurrent: true, run) }

  private func run(_ desk: Desk) throws {
    let lists = try LoadedLists(desk).watchlist
    if lists.entryCount == 0, try desk.ledger.currentLists().isEmpty {
      throw Failure(
        id: "Belum ada daftar; impor satu dengan \"plbn watchlist import\".",
        en: "There is no list yet; import one with \"plbn watchlist import\".")
    }
    let search = Search(
      lists: lists, day: try today(desk.zone).earliestDay, limit: limit, purpose: purpose,
      filter: try wanted.filter(of: lists), explains: explain, tellsAll: global.json
    ) { number in
      guard case .marks(let marks)? = try? desk.ledger.answer(.marks(ofNumber: number)) else { return [] }
      return marks
    }
    if query == "-" {
      if try answerLines(search, desk) > 0 { throw ExitCode(1) }
    } else {
      let text = UnderstoodText(query)
      guard text.isSearchable else { throw Failure(LookupQuery.nothingToSearch(text)) }
      if text.hasForeignName { complain(Phrase.noLatinLetters) }
      let asked = LookupQuery(text)
      var answer = search.answer(asked, id: "1")
      answer.note = asked.note
      try give([answer], desk)
    }
  }

  private struct Search {
    let lists: PostWatchlist
    let day: Int
    let limit: Int
    let purpose: LookupPurpose?
    let filter: CandidateFilter
    let explains: Bool
    /// Also what people don't want to hear of.
    let tellsAll: Bool
    /// The marks of a document's number, in the form in which numbers are compared.
    let marks: (String) -> [ClearedMark]

    func answer(_ query: LookupQuery, id: String) -> Answer {
      var asked = query.watchlistQuery(day: day)
      asked.filter = filter
      asked.isForPeople = !tellsAll
      let candidates = lists.search(asked, limit: limit)
      let number = candidates.isEmpty ? nil : asked.documentNumber.flatMap(DocumentNumber.init)
      let found = lists.telling(
        number.map { marks($0.text) } ?? [], of: candidates.map(WatchlistChecked.Found.init), birth: asked.birth,
        on: PartialDate(daysSinceEpoch: day))
      return Answer(
        id: id, candidates: candidates, cleared: found.map(\.cleared),
        explanations: explains ? candidates.map { CandidateExplanation($0, asked, lists) } : [],
        records: LookupMade.events(query, showing: found, filter: filter, purpose: purpose, of: lists, on: day))
    }
  }

  private struct Answer {
    let id: String
    var candidates: [Candidate] = []
    /// One for each candidate: the mark that holds for it.
    var cleared: [WatchlistChecked.Cleared?] = []
    /// One for each candidate where they are wanted.
    var explanations: [CandidateExplanation] = []
    var records: [LookupMade] = []
    /// Why it was not searched; then it has no candidates, so that nobody takes it for "not on the list".
    var error: Phrase?
    /// Whether the line could not even be read.
    var isUnread = false
    /// What is said beside the answer.
    var note: Phrase?
  }

  /// Answers the lines of each piece as it comes, with one sync; gives how many could not be read.
  private func answerLines(_ search: Search, _ desk: Desk) throws -> Int {
    let input = try InputStream("-")
    var line: [UInt8] = []
    var number = 0
    var unread = 0
    var answers: [Answer] = []
    func end() throws {
      number += 1
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if let answer = answer(line, number, search) {
        answers.append(answer)
        if answer.isUnread { unread += 1 }
      }
      line.removeAll(keepingCapacity: true)
      if answers.count >= Self.batchLimit { try giveAll() }
    }
    func giveAll() throws {
      try give(answers, desk)
      answers.removeAll(keepingCapacity: true)
    }
    while true {
      let bytes = try input.read()
      if bytes.isEmpty { break }
      for byte in bytes {
        if byte == UInt8(ascii: "\n") {
          try end()
        } else if line.count <= LookupQuery.lineLimit {
          line.append(byte)
        }
      }
      try giveAll()
    }
    if !line.isEmpty { try end() }
    try giveAll()
    return unread
  }

  /// Answers one line; nil where there is nothing to answer.
  private func answer(_ line: [UInt8], _ number: Int, _ search: Search) -> Answer? {
    // An empty line has an answer too where a program counts them.
    guard !line.isEmpty || global.json else { return nil }
    guard line.count <= LookupQuery.lineLimit else {
      return Answer(
        id: String(number),
        error: Phrase(
          id: "Baris \(number) lebih dari \(LookupQuery.lineLimit) bita; tidak dicari.",
          en: "Line \(number) has more than \(LookupQuery.lineLimit) bytes; it was not searched."),
        isUnread: true)
    }
    do {
      let query = try LookupQuery(line: line)
      var answer = search.answer(query, id: query.id ?? String(number))
      if !query.isSearchable(day: search.day) {
        let why = LookupQuery.nothingToSearch(UnderstoodText(query.name))
        answer.error = Phrase(id: "Baris \(number): \(why.id)", en: "Line \(number): \(why.en)")
      } else if let note = query.note {
        answer.note = Phrase(id: "Baris \(number): \(note.id)", en: "Line \(number): \(note.en)")
      }
      return answer
    } catch {
      let why = (error as? LookupQuery.Unreadable)?.phrase ?? Phrase(error)
      return Answer(
        id: LookupQuery.id(ofLine: line) ?? String(number),
        error: Phrase(
          id: "Baris \(number) bukan pertanyaan dan tidak dicari: \(why.id).",
          en: "Line \(number) is no query and was not searched: \(why.en)."),
        isUnread: true)
    }
  }

  /// Records what will be seen, and then shows it.
  private func give(_ answers: [Answer], _ desk: Desk) throws {
    do {
      try desk.record(answers.flatMap(\.records))
    } catch {
      let why = Phrase(error)
      throw Failure(
        id: "Pencarian tidak dapat dicatat, jadi tidak ditampilkan: \(why.id)",
        en: "The look-up can't be recorded, so nothing is shown: \(why.en)")
    }
    for answer in answers {
      if let note = answer.note { complain(note) }
      if let error = answer.error { complain(error) }
      global.json ? say(json: { write(answer, to: &$0) }) : showLines(answer)
    }
  }

  private func write(_ answer: Answer, to json: inout JSONWriter) {
    json.member("id", answer.id)
    json.key("candidates")
    json.array(answer.candidates.indices) { json, index in
      let candidate = answer.candidates[index]
      json.object {
        $0.member("entry", candidate.entry)
        $0.member("list", candidate.list)
        $0.member("score", candidate.score)
        $0.member("band", candidate.band.rawValue)
        $0.member("name", candidate.name)
        $0.member("reasons", words(candidate))
        $0.optionalMember("cleared", answer.cleared[index]?.mark)
        guard answer.explanations.indices.contains(index) else { return }
        $0.objectMember("explanation", answer.explanations[index].writeMembers)
      }
    }
    json.optionalMember("error", answer.error?.inProgramLanguage)
    json.optionalMember("note", answer.note?.inProgramLanguage)
  }

  private func showLines(_ answer: Answer) {
    guard answer.error == nil else { return }
    if answer.candidates.isEmpty { say(text(id: "Tidak ada yang mirip.", en: "Nobody similar.")) }
    for (index, candidate) in answer.candidates.enumerated() {
      let band = candidate.band.word.inProgramLanguage
      say("\(ScorePercent.of(candidate.score))%  \(band)  \(candidate.list) \(candidate.entry)  \(candidate.name)")
      if let cleared = answer.cleared[index] {
        say(
          text(
            id: "      = PERNAH BERSIH s.d. \(TypedDate.text(cleared.until)): \(cleared.officer), \(cleared.second)",
            en: "      = CLEARED BEFORE, until \(TypedDate.text(cleared.until)): \(cleared.officer), \(cleared.second)")
        )
      }
      if answer.explanations.indices.contains(index) {
        answer.explanations[index].lines.forEach { say("      " + $0) }
      } else {
        say("      " + ReasonCode.line(candidate.reasons.map(ReasonCode.text), for: .people).inProgramLanguage)
      }
    }
  }

  private func words(_ candidate: Candidate) -> [String] {
    ReasonCode.inOrder(candidate.reasons.map(ReasonCode.text)).map {
      ReasonCode.phrase($0, for: .program).inProgramLanguage
    }
  }
}
