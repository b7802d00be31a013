import Glibc
import Journal

/// `check STORE`: reads what writers were told, `ID SEQ` a line, on standard input, and says what of it is missing.
enum Check {
  /// - Throws: the damage that it meets.
  static func run(_ layout: StoreLayout) throws {
    var kept: [Int: String] = [:]
    var reader = try JournalReader(layout)
    var count = 0
    repeat {
      count = try reader.read { item in
        switch item {
        case .record(let record): kept[record.seq] = record.id
        case .torn: break
        case .damage(let damage): throw damage
        }
      }
    } while count > 0
    var verifier = JournalVerifier(layout)
    let report = try verifier.run()
    if let damage = report.damages.first { throw damage }
    var missing = 0
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard words.count == 2, let seq = Int(words[1]) else { continue }
      if kept[seq] != String(words[0]) {
        missing += 1
        ProbeMain.say("missing \(line)")
      }
    }
    if missing > 0 { exit(1) }
  }
}
