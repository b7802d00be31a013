/// Where each field stands in each kind of MRZ.
///
/// The spans are written as the standard's tables have them, lines and columns from 1 (ICAO Doc 9303 part 4 section
/// 4.2.2, part 5 and part 6 sections 4.2.2 and 4.2.4, part 7 sections 4.2.2 and 5.2.2), so that they can be compared
/// line by line.
struct MRZLayout: Sendable {
  /// A run of characters in one line.
  struct Span: Hashable, Sendable {
    /// From 1.
    let line: Int
    /// From 1, both ends included.
    let columns: ClosedRange<Int>

    init(_ line: Int, _ columns: ClosedRange<Int>) {
      self.line = line
      self.columns = columns
    }

    init(_ line: Int, _ column: Int) {
      self.init(line, column...column)
    }
  }

  let code: Span
  let issuer: Span
  let name: Span
  let number: Span
  let numberCheck: Span
  let nationality: Span
  let birth: Span
  let birthCheck: Span
  let sex: Span
  let expiry: Span
  let expiryCheck: Span
  let optional: Span
  /// Passports only.
  let optionalCheck: Span?
  /// Cards only.
  let optional2: Span?
  /// All but visas.
  let compositeCheck: Span?
  /// What the composite check digit covers, in order.
  let composite: [Span]

  static func of(_ kind: MRZ.Kind) -> MRZLayout {
    switch kind {
    case .td1: td1
    case .td2: td2
    case .td3: td3
    case .mrvA: mrvA
    case .mrvB: mrvB
    }
  }

  private static let td1 = MRZLayout(
    code: Span(1, 1...2), issuer: Span(1, 3...5), name: Span(3, 1...30),
    number: Span(1, 6...14), numberCheck: Span(1, 15), nationality: Span(2, 16...18),
    birth: Span(2, 1...6), birthCheck: Span(2, 7), sex: Span(2, 8),
    expiry: Span(2, 9...14), expiryCheck: Span(2, 15),
    optional: Span(1, 16...30), optionalCheck: nil, optional2: Span(2, 19...29), compositeCheck: Span(2, 30),
    composite: [Span(1, 6...30), Span(2, 1...7), Span(2, 9...15), Span(2, 19...29)])

  private static let td2 = twoLines(
    name: 6...36, optional: 29...35, compositeCheck: 36, composite: [1...10, 14...20, 22...35])

  private static let td3 = twoLines(
    name: 6...44, optional: 29...42, optionalCheck: 43, compositeCheck: 44, composite: [1...10, 14...20, 22...43])

  private static let mrvA = twoLines(name: 6...44, optional: 29...44)

  private static let mrvB = twoLines(name: 6...36, optional: 29...36)

  /// Everything up to column 28 of the lower line is common to the kinds of two lines.
  private static func twoLines(
    name: ClosedRange<Int>, optional: ClosedRange<Int>, optionalCheck: Int? = nil,
    compositeCheck: Int? = nil, composite: [ClosedRange<Int>] = []
  ) -> MRZLayout {
    MRZLayout(
      code: Span(1, 1...2), issuer: Span(1, 3...5), name: Span(1, name),
      number: Span(2, 1...9), numberCheck: Span(2, 10), nationality: Span(2, 11...13),
      birth: Span(2, 14...19), birthCheck: Span(2, 20), sex: Span(2, 21),
      expiry: Span(2, 22...27), expiryCheck: Span(2, 28),
      optional: Span(2, optional), optionalCheck: optionalCheck.map { Span(2, $0) }, optional2: nil,
      compositeCheck: compositeCheck.map { Span(2, $0) }, composite: composite.map { Span(2, $0) })
  }
}
