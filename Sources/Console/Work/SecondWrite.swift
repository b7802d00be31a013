import Border
import Journal
import Phrases

import struct Journal.Record

/// What is recorded of second officers.
enum SecondWrite: Sendable, Equatable {
  /// Somebody at another console shall agree to a decision that goes against what a list asks for.
  case ask(scan: String, outcome: String, Direction, words: String)
  /// What the second officer says, who acts here.
  case answer(ask: String, agrees: Bool, code: String, words: String)

  var kept: Phrase {
    switch self {
    case .ask: Phrase(id: "Petugas kedua diminta", en: "A second officer is asked for")
    case .answer(_, true, _, _): Phrase(id: "Jawaban SETUJU tersimpan", en: "The answer AGREED is kept")
    case .answer(_, false, _, _): Phrase(id: "Jawaban TIDAK SETUJU tersimpan", en: "The answer DISAGREED is kept")
    }
  }
}

extension Desk {
  func carryOut(_ write: SecondWrite, id: String) throws -> Record? {
    switch write {
    case .ask(let scan, let outcome, let direction, let words):
      try askSecond(scan: scan, outcome: outcome, direction: direction, words: words, id: id)
    case .answer(let ask, let agrees, let code, let words):
      try second(ask: ask, agrees: agrees, code: code, words: words, id: id)
    }
  }
}
