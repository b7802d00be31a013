/// Letters or other bytes in an index or a query; valid only while that lives.
typealias Letters = UnsafeBufferPointer<UInt8>

/// Whole numbers side by side in an index's bytes.
///
/// What stands in a file may be damaged or forged, so no place in it is believed: beyond the end a column reads as
/// zero, and a run of it ends where it ends. A wrong file thus gives wrong answers until `verify` tells, but can never
/// make the program read elsewhere or stop.
struct Column<Element: FixedWidthInteger & BitwiseCopyable>: @unchecked Sendable {
  // Sendable, because nobody writes to an index once it can be read. Valid while the index's `IndexBytes` lives.
  private let base: UnsafePointer<Element>?
  let count: Int

  /// The whole elements in `bytes`, which begin at a multiple of eight.
  init(_ bytes: UnsafeRawBufferPointer) {
    base = bytes.baseAddress?.assumingMemoryBound(to: Element.self)
    count = bytes.count / MemoryLayout<Element>.stride
  }

  subscript(index: Int) -> Element {
    guard let base, UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    return base[index]
  }

  /// The elements from one place to another, both cut to what is there.
  func run(from start: Int, to end: Int) -> UnsafeBufferPointer<Element> {
    let start = min(max(start, 0), count)
    let end = min(max(end, start), count)
    return UnsafeBufferPointer(start: base.map { $0 + start }, count: end - start)
  }

  /// The elements of the `index`-th of many runs, which `starts` and one more number at its end part.
  func run<Start>(_ index: Int, of starts: Column<Start>) -> UnsafeBufferPointer<Element> {
    run(from: Int(clamping: starts[index]), to: Int(clamping: starts[index + 1]))
  }
}

extension Column where Element == UInt64 {
  /// The number at a place as a measure of 0 to `most`; 0 where it is none.
  func measure(_ index: Int, most: Double) -> Double {
    let value = Double(bitPattern: self[index])
    return value >= 0 && value <= most ? value : 0
  }
}

extension Column where Element == UInt32 {
  /// The number at a place as a measure of 0 to `most`; 0 where it is none.
  func measure(_ index: Int, most: Float) -> Float {
    let value = Float(bitPattern: self[index])
    return value >= 0 && value <= most ? value : 0
  }
}
