import Border
import Journal
import Phrases

/// Shows what a reader met in a range of sequence numbers; true when it is damage.
func show(_ item: JournalItem, from: Int, to: Int = .max) -> Bool {
  switch item {
  case .record(let record):
    if record.seq >= from, record.seq <= to { say(bytes: record.line) }
    return false
  case .torn(let seq):
    complain(
      text(
        id: "Nomor \(seq): baris terpotong oleh mati mendadak; tidak ada isinya.",
        en: "Number \(seq): a line torn by a sudden stop; it holds nothing."))
    return false
  case .damage(let damage):
    complain(damage.phrase)
    return true
  }
}
