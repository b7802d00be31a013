import Journal
import Phrases

/// What a check of the store or its machine has to say to people, and what to do about it.
public struct HealthRow: Sendable {
  /// A word for programs.
  public let topic: String
  public let level: HealthFinding.Level
  public let phrase: Phrase

  public init(topic: String, level: HealthFinding.Level, phrase: Phrase) {
    self.topic = topic
    self.level = level
    self.phrase = phrase
  }

  public init(_ finding: HealthFinding) {
    self.init(topic: finding.topic, level: finding.level, phrase: finding.phrase)
  }
}
