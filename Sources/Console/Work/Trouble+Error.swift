import Border
import Journal
import Phrases

extension Refusal {
  /// Somebody else has settled it, or it is not there: nothing is left to be decided here.
  var isSettled: Bool {
    switch self {
    case .alreadyDecided, .unknownScan, .alreadyVoided, .unknownCrossing, .alreadyEnded, .unknownPatrol, .unknownHit:
      true
    default: false
    }
  }
}

extension Trouble {
  /// What an error says of the store as a whole; nil when it says nothing of it.
  ///
  /// - Parameter isOpen: whether the store could be opened for writing.
  init?(_ error: any Error, _ sentence: Phrase, isOpen: Bool) {
    if case .recordsLost = error as? Refusal {
      self.init(word: .damagedJournal, sentence: sentence, isClosed: true)
      return
    }
    guard let error = error as? JournalError else {
      if isOpen { return nil }
      self.init(word: .closedStore, sentence: sentence, isClosed: true)
      return
    }
    switch error {
    case .damaged: self.init(word: .damagedJournal, sentence: sentence, isClosed: true)
    case .readOnly: self.init(word: .readOnlyStore, sentence: sentence, isClosed: true)
    case .newerFormat: self.init(word: .newerStore, sentence: sentence, isClosed: true)
    case .full: self.init(word: .fullDisk, sentence: sentence, isClosed: false)
    case .notDurable: self.init(word: .failingDisk, sentence: sentence, isClosed: false)
    default:
      if isOpen { return nil }
      self.init(word: .closedStore, sentence: sentence, isClosed: true)
    }
  }
}

extension Trouble {
  /// Why no checkpoint is made: one that is there and disagrees is damage, and not a checkpoint that is missing.
  init(checkpoint error: any Error) {
    var isDamage = (error as? CheckpointError)?.isDamage ?? false
    if case .damaged = error as? JournalError { isDamage = true }
    self.init(word: isDamage ? .damagedJournal : .noCheckpoint, sentence: Phrase(error), isClosed: false)
  }
}

extension BackgroundVerifier.Finding {
  /// What the header says of it.
  var word: Phrase {
    switch self {
    case .line, .checkpoint, .archive: .damagedJournal
    case .record: .unlawfulRecord
    }
  }
}
