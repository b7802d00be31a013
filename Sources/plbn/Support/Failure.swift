import Phrases

/// A failure of a command that has no other home.
struct Failure: Error {
  let phrase: Phrase

  init(_ phrase: Phrase) { self.phrase = phrase }

  init(id: String, en: String) { phrase = Phrase(id: id, en: en) }
}
