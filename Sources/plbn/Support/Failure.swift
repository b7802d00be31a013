import Phrases

/// A failure of a command that has no other home.
struct Failure: Error {
  let phrase: Phrase

  init(id: String, en: String) { phrase = Phrase(id: id, en: en) }
}
