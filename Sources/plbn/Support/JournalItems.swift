import Border
import Journal
import Phrases

/// Shows what a reader met in a range of sequence numbers; true when it is damage. Damage that begins in front of the range
/// may reach into it, and is told.
///
/// - Parameter showsReasons: records that say why somebody is on the post's own list are shown too; else it is told that
///   they are there.
func show(_ item: JournalItem, from: Int, to: Int = .max, showsReasons: Bool) -> Bool {
  switch item {
  case .record(let record):
    guard record.seq >= from, record.seq <= to else { return false }
    guard showsReasons || !record.holdsReason else {
      complain(
        text(
          id: "Nomor \(record.seq): entri daftar pos; isinya untuk penyelia dan pemeriksa.",
          en: "Number \(record.seq): of the post's own list; for supervisors and auditors."))
      return false
    }
    say(bytes: record.line)
    return false
  case .torn(let seq):
    guard seq >= from, seq <= to else { return false }
    complain(
      text(
        id: "Nomor \(seq): baris terpotong oleh mati mendadak; tidak ada isinya.",
        en: "Number \(seq): a line torn by a sudden stop; it holds nothing."))
    return false
  case .damage(let damage):
    guard damage.seq <= to else { return false }
    complain(damage.phrase)
    return true
  }
}

extension Record {
  /// Of a version that this program can't read too.
  fileprivate var holdsReason: Bool {
    [WatchlistEntryMade.type, WatchlistEntryWithdrawn.type].contains(type)
  }
}
