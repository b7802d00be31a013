import Phrases
import Terminal
import Testing

@testable import Console

/// The look-up as it is drawn.
struct LookupPageGoldenTests {
  enum Shot: String, CaseIterable, Sendable {
    case empty, results, earlier, nobody, entry, closed, filtered, outfiltered, local, form
  }

  @Test(arguments: Shot.allCases, Language.allCases) func `the look-up is as it was drawn`(
    shot: Shot, language: Language
  ) throws {
    try GoldenScreen.check("lookup-\(shot.rawValue)", language) { size in
      var table = try Table.lookingUp(shot == .empty ? "" : "budi 12-08-74 1990", language: language, size: size)
      switch shot {
      case .empty: break
      case .results: table.answerLookup()
      case .nobody: table.answerLookup(.nobody)
      case .earlier:
        table.answerLookup()
        table.handle(.input(.key(.character("r"))))
      case .entry:
        table.answerLookup()
        table.press(.enter)
        table.answerEntry()
      case .filtered, .outfiltered:
        table.answerLookup(LookupPageFilterTests.answer())
        for key in [4, 5, 6] { table.press(.function(key)) }
        var answer = LookupPageFilterTests.answer(shot == .filtered)
        answer.candidates.removeAll { $0.band != "strong" }
        table.answerLookup(answer)
      case .local:
        table = try EntryPageTests.local(language: language, size: size)
        table.reply { _ in (try? EntryPageTests.history(withdrawn: false)).map { .ledger(.localEntry($0)) } }
      case .form: table = try EntryPageTests.filled(language: language, size: size)
      case .closed:
        table.answerLookup()
        table.tell(.trouble(Trouble(word: .readOnlyStore, sentence: .storeClosed, isClosed: true)))
      }
      return table
    }
  }
}
