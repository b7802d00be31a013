/// The two functions of the scoring that the standard library lacks, without Foundation or the C library.
///
/// Written out, they also give the same bits on every machine, which an index that is verified elsewhere needs.
/// Accurate to about 1e-12; scores are told to three places.
enum Logarithm {
  private static let ln2 = 0.693_147_180_559_945_3

  /// The natural logarithm of a positive number; of anything else that of the smallest one.
  static func natural(_ value: Double) -> Double {
    let value = value > 0 && value.isFinite ? value : Double.leastNormalMagnitude
    let significand = value.significand
    // ln(m) = 2 artanh((m-1)/(m+1)) for 1 ≤ m < 2: the ratio is at most 1/3, so eleven terms are enough.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for odd in stride(from: 1, through: 23, by: 2) {
      sum += term / Double(odd)
      term *= square
    }
    return 2 * sum + Double(value.exponent) * ln2
  }

  /// 1 / (1 + e^-x): odds, as their logarithm, to a probability.
  static func logistic(_ value: Double) -> Double {
    let bounded = min(max(value, -40), 40)
    return 1 / (1 + exponential(-bounded))
  }

  private static func exponential(_ value: Double) -> Double {
    // Whole powers of two apart, so that the series runs over less than one; `rounded()` would need the C library.
    let power = Int(value / ln2)
    let rest = value - Double(power) * ln2
    var term = 1.0
    var sum = 1.0
    for index in 1...16 {
      term *= rest / Double(index)
      sum += term
    }
    return Double(sign: .plus, exponent: power, significand: 1) * sum
  }
}
