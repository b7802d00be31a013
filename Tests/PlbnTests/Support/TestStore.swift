import Foundation
import Testing

/// A store in a folder of its own, which goes away with it.
final class TestStore {
  /// What the test may write into besides the store.
  let folder: String
  let path: String

  /// - Parameters:
  ///   - isMade: `plbn init` has been run.
  ///   - list: the shipped demo list has been imported, as `demo`.
  ///   - place: the folder in which it lies.
  ///   - post: whose store it is.
  init(
    isMade: Bool = true, list: Bool = false, in place: String = NSTemporaryDirectory(), post: String = "entikong"
  ) throws {
    folder = place + "/plbn-test-" + UUID().uuidString
    path = folder + "/store"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    if isMade { try succeed(["init", "--post", post]) }
    if list { try succeed(["watchlist", "import", TestStore.demoList, "--name", "demo"]) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A post whose day does not end within the next half hour: for tests of what happened today, which midnight would
  /// divide. It is Entikong's, and near midnight there Nunukan's, an hour ahead.
  static var postInMidDay: String {
    let minute = (Int(Date().timeIntervalSince1970) / 60 + 7 * 60) % 1_440
    return minute < 1_410 ? "entikong" : "nunukan"
  }

  /// The list that the product ships, which names nobody who exists.
  static let demoList = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../../../Data/demo-watchlist.csv"
  ).path

  /// The first line of a list in the product's own format.
  static let listHeader =
    "entry,name,name_type,birth,sex,nationality,documents,class,legal_basis,owner,entered,review,expires,action,remarks,"
    + "source,as_of\n"

  /// Runs the program on this store.
  func run(
    _ arguments: [String], input: String = "", environment: [String: String?] = [:], wrapper: String? = nil
  ) throws -> Finished {
    try Program.run(
      arguments + ["--store", path], input: Array(input.utf8), environment: environment, wrapper: wrapper)
  }

  /// The same, where anything but success fails the test.
  @discardableResult func succeed(_ arguments: [String], input: String = "") throws -> Finished {
    let finished = try run(arguments, input: input)
    try #require(finished.status == 0, "plbn \(arguments.joined(separator: " ")): \(finished.errors)")
    return finished
  }

  func live(_ arguments: [String], environment: [String: String?] = [:]) throws -> LiveProgram {
    try LiveProgram(arguments + ["--store", path], environment: environment)
  }

  /// All bytes of the journal, file after file.
  var journal: Data {
    let events = path + "/journal/events"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: events).sorted()) ?? []
    return names.reduce(into: Data()) { $0 += FileManager.default.contents(atPath: events + "/" + $1) ?? Data() }
  }

  /// The records as `plbn journal cat` gives them.
  func records(_ type: String? = nil) throws -> [JSON] {
    try succeed(["journal", "cat"]).lines.map(JSON.init).filter { type == nil || $0["type"].text == type }
  }

  /// Writes a file beside the store and gives its path.
  func file(_ name: String, _ text: String) throws -> String { try file(name, bytes: Array(text.utf8)) }

  func file(_ name: String, bytes: [UInt8]) throws -> String {
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Expects that `body` leaves the journal as it is, byte for byte.
  func expectUnchanged(_ sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void) throws {
    let before = journal
    try body()
    #expect(journal == before, sourceLocation: sourceLocation)
  }
}

/// A JSON value as a test looks at it.
struct JSON {
  let value: Any?

  init(_ line: String) throws {
    value = try JSONSerialization.jsonObject(with: Data(line.utf8))
  }

  private init(value: Any?) { self.value = value }

  subscript(_ member: String) -> JSON { JSON(value: (value as? [String: Any])?[member]) }
  subscript(_ index: Int) -> JSON {
    guard let array = value as? [Any], array.indices.contains(index) else { return JSON(value: nil) }
    return JSON(value: array[index])
  }

  var text: String? { value as? String }
  var number: Int? { value as? Int }
  var flag: Bool? { value as? Bool }
  var count: Int { (value as? [Any])?.count ?? 0 }
  var items: [JSON] { (value as? [Any])?.map(JSON.init(value:)) ?? [] }
}
