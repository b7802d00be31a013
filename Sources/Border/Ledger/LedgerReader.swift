import GRDB
import Journal
import Synchronization

/// Reads the ledger's file beside whoever keeps it, so that a long question holds nobody up.
///
/// It never applies, builds or repairs anything. One thread asks; any thread may interrupt.
public final class LedgerReader: Sendable {
  private let file: LedgerFile
  private let zone: PostZone
  private let opened = Mutex<(database: DatabaseQueue, identity: LedgerFile.Identity)?>(nil)

  public init(_ layout: StoreLayout, zone: PostZone) {
    file = LedgerFile(layout)
    self.zone = zone
  }

  /// The answer; nil where the file's tables can't be read, so that whoever keeps the ledger must be asked.
  ///
  /// - Throws: `CancellationError` where it was interrupted.
  public func answer(_ question: LedgerQuestion) throws -> LedgerAnswer? {
    guard let database = current() else { return nil }
    do {
      return try database.read { try $0.answer(question, zone) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      throw CancellationError()
    } catch is DatabaseError {
      opened.withLock { $0 = nil }
      return nil
    }
  }

  /// Ends the question that is being answered, if there is one.
  public func interrupt() { opened.withLock { $0?.database }?.interrupt() }

  /// The connection, anew where another file has taken the ledger's place.
  private func current() -> DatabaseQueue? {
    let identity = file.identity
    if let opened = opened.withLock(\.self), opened.identity == identity { return opened.database }
    let anew = try? file.open()
    opened.withLock { $0 = anew }
    return anew?.database
  }
}
