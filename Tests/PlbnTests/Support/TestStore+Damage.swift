import CSys
import Foundation

extension TestStore {
  private var firstFile: String { path + "/journal/events/000000-00000000000000000000.jsonl" }

  /// The bytes of one of the store's files.
  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
  }

  /// Writes bytes into one of the store's files, or deletes every file whose name begins so.
  func put(_ bytes: Data?, _ name: String) throws {
    if let bytes { return try bytes.write(to: URL(fileURLWithPath: path + "/" + name)) }
    for file in try FileManager.default.contentsOfDirectory(atPath: path) where file.hasPrefix(name) {
      try FileManager.default.removeItem(atPath: path + "/" + file)
    }
  }

  /// Changes the journal's first file behind the program's back.
  func damage(_ change: (String) -> String) throws {
    let text = try String(contentsOfFile: firstFile, encoding: .utf8)
    let changed = change(text)
    guard changed != text else { throw TestFailure("nothing was changed") }
    try Data(changed.utf8).write(to: URL(fileURLWithPath: firstFile))
  }

  /// Puts another line in the place of one, with the checksum that its bytes ask for, as who knows the format would.
  func forge(_ line: String, as other: String) throws {
    try damage { $0.replacing(line, with: Self.withRightChecksum(other)) }
  }

  /// Gives record 0 the checksum that its bytes ask for, as a newer program would have written it.
  func signFirstLineAgain() throws {
    let text = try String(contentsOfFile: firstFile, encoding: .utf8)
    let line = text.prefix { $0 != "\n" }
    let signed = Self.withRightChecksum(String(line)) + text.dropFirst(line.count)
    try Data(signed.utf8).write(to: URL(fileURLWithPath: firstFile))
  }

  private static func withRightChecksum(_ line: String) -> String {
    // `,"c":"` with eight digits, `"}`.
    let body = Array(line.utf8.dropLast(16))
    let checksum = body.withUnsafeBytes { csys_crc32c(0, $0.baseAddress, $0.count) }
    let digits = String(checksum, radix: 16)
    return String(decoding: body, as: UTF8.self) + #","c":""# + String(repeating: "0", count: 8 - digits.count) + digits
      + #""}"#
  }
}
