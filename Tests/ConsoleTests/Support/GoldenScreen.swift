import Foundation
import Phrases
import Terminal
import Testing

@testable import Console

/// Whole screens, compared to the letter with `Golden/<size>/<screen>.<language>.txt`; those of 80x24 with a mark for the
/// style of each cell (`Style.mark`) below the text.
///
/// After a change that is meant: `PLBN_RENEW_GOLDEN=1 swift test --filter ConsoleTests` writes the files anew and fails,
/// so that nobody renews them without reading the difference (`git diff Tests/ConsoleTests/Golden`).
enum GoldenScreen {
  static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 50),
    Size(width: 40, height: 10),
  ]

  /// Compares a screen at every size.
  ///
  /// - Parameter table: the console in the state that is kept, at a size; messages are taken off before it is drawn.
  static func check(_ name: String, _ language: Language, _ table: (Size) throws -> Table) throws {
    for size in sizes {
      var table = try table(size)
      table.model.dismissMessage()
      let canvas = table.screen()
      let drawn = (size == sizes[0] ? canvas.styled() : canvas.text()) + "\n"
      let file = "\(size.width)x\(size.height)/\(name).\(language.rawValue).txt"
      try compare(drawn, folder.appendingPathComponent(file), file)
    }
  }

  private static func compare(_ drawn: String, _ file: URL, _ name: String) throws {
    if ProcessInfo.processInfo.environment["PLBN_RENEW_GOLDEN"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let kept = try? String(contentsOf: file, encoding: .utf8)
      try drawn.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name): \(kept == drawn ? "unchanged" : "written anew; read the difference")")
      return
    }
    let kept = try #require(try? String(contentsOf: file, encoding: .utf8), "\(name) is missing")
    let isSame = kept == drawn
    #expect(isSame, "\(name), first other line: \(firstDifference(kept, drawn))")
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden")

  private static func firstDifference(_ kept: String, _ drawn: String) -> String {
    let (old, new) = (
      kept.split(separator: "\n", omittingEmptySubsequences: false),
      drawn.split(separator: "\n", omittingEmptySubsequences: false)
    )
    for index in 0..<max(old.count, new.count) {
      let (left, right) = (index < old.count ? old[index] : "", index < new.count ? new[index] : "")
      if left != right { return "\(index + 1)\n- \(left)\n+ \(right)" }
    }
    return "none"
  }
}
