import Glibc
import Synchronization

/// What somebody typed to prove who they are: a passphrase or a PIN.
///
/// Nothing shows, describes or dumps it. Its bytes are overwritten when the last holder lets go of it; copies that
/// strings make on the way to the desk can't be.
final class Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Most bytes: the longest passphrase, whatever its script.
  static let limit = 1_024

  private let bytes: Mutex<[UInt8]>

  init(_ text: String = "") { bytes = Mutex(Array(text.utf8.prefix(Self.limit))) }

  deinit {
    bytes.withLock { bytes in
      bytes.withUnsafeMutableBytes { if let start = $0.baseAddress { explicit_bzero(start, $0.count) } }
    }
  }

  /// For the desk alone.
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  var isEmpty: Bool { bytes.withLock(\.isEmpty) }

  /// The secret with more at its end; nil where that is too long.
  func appending(_ more: String) -> Secret? {
    let text = text + more
    return text.utf8.count <= Self.limit ? Secret(text) : nil
  }

  /// The secret without its last character.
  func droppingLast() -> Secret { Secret(String(text.dropLast())) }

  static func == (left: Secret, right: Secret) -> Bool { left === right || left.text == right.text }

  var description: String { "•" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
