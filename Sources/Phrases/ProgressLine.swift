/// How far a long piece of work has come, how fast it goes and how long it takes still, as one line.
public struct ProgressLine: Sendable, Equatable {
  /// In bytes, lines or whatever the work counts.
  public var done: Int
  /// 0: nobody knows.
  public var total: Int
  /// Since the work began.
  public var seconds: Double

  public init(done: Int, total: Int, seconds: Double) {
    (self.done, self.total, self.seconds) = (done, total, seconds)
  }

  /// What the first moments say of the speed is worth nothing.
  private static let soonest = 0.5
  /// Characters of the bar.
  private static let width = 20

  /// `[#####.....] 17 %  312 MB/dtk  sisa 4 dtk`; empty where the total is not known.
  ///
  /// - Parameters:
  ///   - unit: what the speed counts.
  ///   - size: how many of what is counted make one of it.
  public func text(unit: String, size: Int = 1, _ language: Language) -> String {
    guard total > 0 else { return "" }
    let share = min(max(Double(done) / Double(total), 0), 1)
    let full = Int(share * Double(Self.width))
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: Self.width - full)
    let start = "[\(bar)] \(Int(share * 100)) %"
    guard seconds >= Self.soonest, done > 0, share > 0 else { return start }
    let rate = Self.whole(Double(done) / Double(max(size, 1)) / seconds).grouped(language)
    let left = Self.whole((seconds * (1 - share) / share).rounded(.up)).grouped(language)
    let words = Phrase(
      id: "\(rate) \(unit)/dtk  sisa \(left) dtk", en: "\(rate) \(unit)/s  \(left) s left")
    return start + "  " + words[language]
  }

  private static func whole(_ number: Double) -> Int { number.isFinite ? Int(min(max(number, 0), 1e15)) : 0 }
}

extension Int {
  /// As people write it: `18.701` in Indonesian, `18,701` in English.
  public func grouped(_ language: Language) -> String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(language == .id ? "." : ",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + text
  }
}
