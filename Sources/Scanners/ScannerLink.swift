import Glibc
import TravelDocuments

/// A scanner's line or folder, opened again by itself whenever it was lost.
///
/// Whoever owns it waits for `descriptor`, at most `wait` long, and calls `advance`; while nothing comes it asks for no
/// wake-up at all, and while the scanner is lost for one in half a second to five.
///
/// One value belongs to one thread. It reads no clock: times are milliseconds of a clock that only goes forward.
public final class ScannerLink {
  public enum News: Sendable, Equatable {
    /// It can be read; `again`: after it was lost.
    case found(again: Bool)
    /// It can't be read any more, or not from the beginning.
    case lost(ScannerTrouble)
    /// It still can't, for another reason.
    case waiting(ScannerTrouble)
    /// The lines of a document from a serial line.
    case document([String])
    /// What a serial line sent is no document.
    case unread(MRZError, more: Int)
    /// A file to be recorded, and then given to `move`.
    case file(FolderFile)
    case left(name: String, LeftFile)
  }

  private enum State {
    case open(SerialPort, ScanFramer, lastByte: Int)
    case watched(WatchedFolder)
    case lost(ScannerTrouble?, pause: Int, retry: Int)
  }

  public static let pauses = 500...5_000

  public let place: ScannerPlace
  private var state: State
  private var wasFound = false

  /// - Parameter now: when it is to be opened, by the first `advance`.
  public init(_ place: ScannerPlace, now: Int) {
    self.place = place
    state = .lost(nil, pause: Self.pauses.lowerBound, retry: now)
  }

  /// What becomes readable when there is news; nil while it is lost.
  public var descriptor: Int32? {
    switch state {
    case .open(let port, _, _): port.descriptor
    case .watched(let folder): folder.descriptor
    case .lost: nil
    }
  }

  /// Milliseconds after which `advance` is to be called although nothing came; nil: never.
  public func wait(now: Int) -> Int? {
    switch state {
    case .open(_, let framer, let last):
      framer.isPending ? max(0, last + ScanFramer.gapMilliseconds - now) : nil
    case .watched(let folder): folder.wait
    case .lost(_, _, let retry): max(0, retry - now)
    }
  }

  public func advance(now: Int) -> [News] {
    do {
      switch state {
      case .open(let port, let framer, let last): return try read(port, framer, last, now)
      case .watched(let folder): return try folder.read().map(News.init)
      case .lost(let trouble, let pause, let retry):
        return now < retry ? [] : reopen(trouble, pause, now)
      }
    } catch {
      var news: [News] = []
      if case .open(_, var framer, _) = state { news = framer.pause().map(News.init) }
      state = .lost(error, pause: Self.pauses.lowerBound, retry: now + Self.pauses.lowerBound)
      return news + [.lost(error)]
    }
  }

  /// Moves a file whose documents are on disk; nil, or why it stays where it is.
  public func move(_ file: FolderFile, to place: TakenPlace) -> LeftFile? {
    guard case .watched(let folder) = state else { return .unreadable(code: ENOENT) }
    do {
      try folder.move(file, to: place)
      return nil
    } catch {
      return error
    }
  }

  /// Takes what lies in the folder once more: a file could not be recorded.
  public func lookAgain() {
    if case .watched(let folder) = state { folder.lookAgain() }
  }

  private func read(
    _ port: SerialPort, _ framer: ScanFramer, _ last: Int, _ now: Int
  ) throws(ScannerTrouble) -> [News] {
    var framer = framer
    let bytes = try port.read()
    if bytes.isEmpty {
      guard framer.isPending, now >= last + ScanFramer.gapMilliseconds else { return [] }
      let findings = framer.pause()
      state = .open(port, framer, lastByte: last)
      return findings.map(News.init)
    }
    let findings = framer.feed(bytes)
    state = .open(port, framer, lastByte: now)
    return findings.map(News.init)
  }

  private func reopen(_ before: ScannerTrouble?, _ pause: Int, _ now: Int) -> [News] {
    do {
      switch place {
      case .serial(let path, let settings):
        state = .open(try SerialPort(path, settings), ScanFramer(), lastByte: now)
      case .folder(let path): state = .watched(try WatchedFolder(path))
      }
      defer { wasFound = true }
      return [.found(again: wasFound || before != nil)]
    } catch {
      let next = before == nil ? pause : min(2 * pause, Self.pauses.upperBound)
      state = .lost(error, pause: next, retry: now + next)
      guard let before else { return [.lost(error)] }
      // Gone, and not there, are the same to who waits for it.
      return before == error || before.isAbsence && error.isAbsence ? [] : [.waiting(error)]
    }
  }
}

extension ScannerLink.News {
  fileprivate init(_ finding: ScanFramer.Finding) {
    switch finding {
    case .document(let lines): self = .document(lines)
    case .unread(let error, let more): self = .unread(error, more: more)
    }
  }

  fileprivate init(_ finding: WatchedFolder.Finding) {
    switch finding {
    case .file(let file): self = .file(file)
    case .left(let name, let why): self = .left(name: name, why)
    }
  }
}
