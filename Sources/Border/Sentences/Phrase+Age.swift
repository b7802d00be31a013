import Phrases

extension Phrase {
  /// How long ago, the same on screens and on the command line: `3 mnt`, `26 j`, `4 hr`.
  public static func age(milliseconds: Int) -> Phrase {
    let minutes = max(milliseconds, 0) / 60_000
    if minutes < 60 { return Phrase(id: "\(minutes) mnt", en: "\(minutes) min") }
    if minutes < 48 * 60 { return Phrase(id: "\(minutes / 60) j", en: "\(minutes / 60) h") }
    let days = minutes / 1440
    return Phrase(id: "\(days.grouped(.id)) hr", en: "\(days.grouped(.en)) d")
  }
}
