import ArgumentParser
import Border
import Journal
import Phrases

/// A store as a busy post has it after ten years, to measure on.
struct JournalBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: text(
      id: "Membuat penyimpanan rekaan yang besar, untuk mengukur kecepatan.",
      en: "Makes a large invented store, to measure speed on."),
    discussion: text(
      id: "Tanpa --store: folder plbn-bench di folder ini. $PLBN_STORE tidak dipakai.",
      en: "Without --store: the folder plbn-bench in the current folder. $PLBN_STORE is not used."))

  private static let range = 1...100_000_000
  private static let years = 10
  private static let day = 86_400_000

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Banyaknya catatan.", en: "How many records."))) var records: Int
  @Option(help: .init(text(id: "Kode pos.", en: "The post's code."))) var post = "entikong"

  func validate() throws {
    guard Self.range.contains(records) else {
      throw wrongUsage(id: "--records antara 1 dan 100.000.000", en: "--records is 1 to 100,000,000")
    }
  }

  func run() throws {
    let posts = try loadReference().posts.map(\.code)
    guard posts.contains(post) else {
      throw ValidationError(Refusal.unknownCode(.post, post, known: posts).phrase().inProgramLanguage)
    }
    // Never where a post's own journal would be looked for.
    let layout = StoreLayout(root: global.store ?? "plbn-bench")
    let officer = Officer(name: "rekaan")
    _ = try StoreIdentity.create(
      at: layout, post: post, console: "bench/1", officer: officer.name, auth: officer.auth)
    let clock = ContinuousClock()
    var bytes = 0
    let time = try clock.measure { bytes = try fill(layout, officer) }
    let seconds = max(Double(time / .milliseconds(1)) / 1000, 0.001)
    let rate = Int(Double(records) / seconds)
    guard global.json else {
      return say(
        text(
          id: "\(figure(records)) pelintasan rekaan di \(layout.root): \(figure(bytes / records)) bita per catatan, "
            + "\(figure(rate)) per detik.",
          en: "\(figure(records)) invented crossings in \(layout.root): \(figure(bytes / records)) bytes a record, "
            + "\(figure(rate)) a second."))
    }
    say(json: {
      $0.member("store", layout.root)
      $0.member("records", records)
      $0.member("bytes", bytes)
      $0.member("records_per_second", rate)
    })
  }

  /// Crossings at even distances over the ten years up to now; gives the bytes of their lines.
  private func fill(_ layout: StoreLayout, _ officer: Officer) throws -> Int {
    let span = Self.years * 365 * Self.day
    let start = Timestamp.now().milliseconds - span
    var filler = try JournalFiller(layout, console: "bench/1", start: Timestamp(milliseconds: start))
    let bar = ProgressBar(unit: text(id: "catatan", en: "records"))
    defer { bar.end() }
    for number in 0..<records {
      let time = Timestamp(milliseconds: start + Int(Double(span) * Double(number) / Double(records)))
      try filler.add(Entry(Self.crossing(number), by: officer), at: time)
      if number & 1023 == 0 { bar.show(number, of: records) }
    }
    try filler.finish()
    return filler.bytes
  }

  /// The crossing of an invented traveller, another for each number.
  private static func crossing(_ number: Int) -> CrossingRecorded {
    CrossingRecorded(
      direction: number % 3 == 0 ? .out : .in, lane: 1 + number % 4,
      traveller: Traveller(name: "REKAAN \(number)", nationality: number % 5 == 0 ? "MYS" : "IDN"),
      document: PresentedDocument(type: "passport", number: "X\(1_000_000 + number)"), outcome: "cleared")
  }
}
