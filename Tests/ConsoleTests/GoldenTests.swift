import Foundation
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// Whole screens, compared to the letter with `Golden/<size>/<screen>.<language>.txt`; those of 80x24 with a mark for the
/// style of each cell (`Style.mark`) below the text.
///
/// After a change that is meant: `PLBN_RENEW_GOLDEN=1 swift test --filter GoldenTests` writes the files anew and fails,
/// so that nobody renews them without reading the difference (`git diff Tests/ConsoleTests/Golden`).
struct GoldenTests {
  /// The states that are kept.
  enum Shot: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case dashboard, empty, saving
    case hits, wrongDigit = "wrong-digit", reasons, words, typing, detail, help, void

    var testDescription: String { rawValue }

    func table(_ language: Language, _ size: Size) throws -> Table {
      var table = try Table(language: language, size: size, officer: "Sari Wulandari")
      table.show(self == .empty ? .made(lists: []) : .morning)
      switch self {
      case .dashboard, .empty: break
      case .saving:
        table.open(.other)
        table.press("r1")
      case .hits: table.open(.other, .strong)
      case .wrongDigit:
        var lines = MRZDocument.td3.lines
        lines[1] = "L898902C37" + lines[1].dropFirst(10)
        table.open(MRZDocument(name: "wrong digit", lines: lines))
      case .reasons:
        table.open(.other)
        table.press("t")
      case .words:
        table.open(.other)
        table.press("s6ragu")
      case .typing:
        table.press("k")
        table.paste(MRZDocument.td3.lines[0] + "\n" + MRZDocument.td3.lines[1].prefix(20))
      case .detail: table.press(.down, .down, .down, .down, .down, .down, .enter)
      case .help: table.press(.function(1))
      case .void: table.press("bsalah orang")
      }
      table.model.dismissMessage()
      return table
    }
  }

  static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 50),
    Size(width: 40, height: 10),
  ]

  @Test(arguments: Shot.allCases, Language.allCases) func `the screen is as it was drawn`(
    shot: Shot, language: Language
  )
    throws
  {
    for size in Self.sizes {
      let canvas = try shot.table(language, size).screen()
      let drawn = (size == Self.sizes[0] ? canvas.styled() : canvas.text()) + "\n"
      let name = "\(size.width)x\(size.height)/\(shot.rawValue).\(language.rawValue).txt"
      let file = Self.folder.appendingPathComponent(name)
      if ProcessInfo.processInfo.environment["PLBN_RENEW_GOLDEN"] != nil {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let kept = try? String(contentsOf: file, encoding: .utf8)
        try drawn.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("\(name): \(kept == drawn ? "unchanged" : "written anew; read the difference")")
        continue
      }
      let kept = try #require(try? String(contentsOf: file, encoding: .utf8), "\(name) is missing")
      let isSame = kept == drawn
      #expect(isSame, "\(name), first other line: \(Self.firstDifference(kept, drawn))")
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
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
