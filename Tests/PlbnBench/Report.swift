import Foundation
import Glibc

/// Times in milliseconds, sorted, with what people ask of them.
struct Samples {
  private(set) var sorted: [Double]

  init(_ values: [Double]) { sorted = values.sorted() }

  var median: Double { at(0.5) }
  var worst: Double { sorted.last ?? .nan }

  func at(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
  }
}

enum Report {
  static func row(_ what: String, _ figure: String, budget: String) {
    print("\(padded(what, 46)) \(padded(figure, 44)) budget \(budget)")
    fflush(nil)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func milliseconds(_ value: Double) -> String { String(format: "%.2f ms", value) }
  static func seconds(_ value: Double) -> String { String(format: "%.1f s", value) }
  static func ratio(_ value: Double) -> String { String(format: "%.2f", value) }
}

/// Milliseconds since some moment of the machine.
func milliseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}
