import Foundation
import Phrases
import Testing

@testable import Console

/// The room's phrases, read from its source, so that none is forgotten.
struct WordingTests {
  /// Words that are the same in both languages.
  private static let shared: Set = ["Panel", "PIN"]

  private struct Pair {
    let file: String
    let id: String
    let en: String
  }

  private static func phrases() throws -> [Pair] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Console").resolvingSymlinksInPath()
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var pairs: [Pair] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let source = try String(contentsOf: file, encoding: .utf8)
      let literal = #/Phrase\(\s*id:\s*"((?:[^"\\]|\\.)*)",\s*en:\s*"((?:[^"\\]|\\.)*)"/#
      for match in source.matches(of: literal) {
        pairs.append(Pair(file: file.lastPathComponent, id: String(match.1), en: String(match.2)))
      }
    }
    return pairs
  }

  @Test func `every phrase is said in both languages`() throws {
    let phrases = try Self.phrases()
    #expect(phrases.count > 100)
    for phrase in phrases where !Self.shared.contains(phrase.id) {
      #expect(phrase.id != phrase.en, "\(phrase.file)")
      #expect(!phrase.id.isEmpty && !phrase.en.isEmpty, "\(phrase.file)")
    }
  }

  @Test func `no phrase has a control character or a blank at its end`() throws {
    for phrase in try Self.phrases() {
      for text in [phrase.id, phrase.en] {
        #expect(!text.contains("\\n") && !text.contains("\\t") && !text.contains("\\u"), "\(phrase.file): \(text)")
        #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(phrase.file): \(text)")
        #expect(!text.hasSuffix(" "), "\(phrase.file): \(text)")
      }
    }
  }

  @Test func `numbers are written as the language writes them`() {
    #expect(Figures.count(1_234_567, .id) == "1.234.567")
    #expect(Figures.count(1_234_567, .en) == "1,234,567")
    #expect(Figures.count(.min, .id) == "-9.223.372.036.854.775.808")
    #expect(Figures.score(0.9451, .id) == "0,94")
    #expect(Figures.score(1, .en) == "0.99")
    #expect(Figures.share(5, .id) == "0,05" && Figures.share(80, .en) == "0.80")
    #expect(Figures.score(.nan, .en) == "0.00")
    #expect(Figures.score(-.infinity, .en) == "0.00")
    #expect(Figures.milliseconds(1_240, .id) == "1,2 ms")
    #expect(Figures.age(milliseconds: 59 * 60_000, .id) == "59 mnt")
    #expect(Figures.age(milliseconds: 26 * 3_600_000, .id) == "26 j")
    #expect(Figures.age(milliseconds: 72 * 3_600_000, .en) == "3 d")
    #expect(Figures.age(milliseconds: -5, .en) == "0 min")
  }
}
