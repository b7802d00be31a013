import GRDB
import Glibc
import Journal

/// Brings what was committed from the ledger's write-ahead log into its file, so that no commit has to write pages all over
/// that file and wait for the disk twice: who records waits less at worst (docs/benchmarks.md).
///
/// It has a connection of its own and neither waits for who reads or writes nor makes them wait, but for the moment of
/// opening. What it can't do it leaves: the log keeps all, and whoever has the ledger open tells what is wrong with its
/// file.
public struct LedgerTidier {
  /// Bytes of the log from which on it is worth the disk's time.
  private let worthwhile: Int
  private let file: LedgerFile
  /// The log's length after the last work. It becomes shorter with the next commit after all was brought over; until then
  /// there is nothing to do, or somebody reads what is older.
  private var length = 0

  /// - Parameter worthwhile: leave a log alone that is shorter than so many bytes; 16 MiB are 4,000 pages, of
  ///   which a crossing writes some twenty.
  public init(_ layout: StoreLayout, worthwhile: Int = 16 << 20) {
    file = LedgerFile(layout)
    self.worthwhile = worthwhile
  }

  /// Does what there is to do. Costs one `stat` where the log is short, else the writing of its pages and two syncs.
  public mutating func tidy() {
    let now = file.logLength
    guard now >= worthwhile, now != length else { return }
    guard let opened = try? file.open() else { return }
    _ = try? opened.database.writeWithoutTransaction { try $0.checkpoint(.passive) }
    try? opened.database.close()
    length = file.logLength
  }
}
