import Foundation
import GRDB
import Journal
import TravelDocuments

/// The columns of a row, one after the other.
struct RowColumns {
  let row: Row
  var next = 0

  mutating func number() -> Int? { value().flatMap(Int.fromDatabaseValue) }

  mutating func text() -> String? { value().flatMap(String.fromDatabaseValue) }

  mutating func time() -> Timestamp? { number().map(Timestamp.init(milliseconds:)) }

  mutating func date() -> PartialDate? { text().flatMap(PartialDate.init) }

  private mutating func value() -> DatabaseValue? {
    guard next < row.count else { return nil }
    defer { next += 1 }
    return row[next]
  }
}

extension Row {
  func numberIfAny(_ column: String) -> Int? { Int.fromDatabaseValue(self[column]) }

  func textIfAny(_ column: String) -> String? { String.fromDatabaseValue(self[column]) }

  func number(_ column: String) -> Int { numberIfAny(column) ?? 0 }

  func text(_ column: String) -> String { textIfAny(column) ?? "" }

  func time(_ column: String) -> Timestamp { Timestamp(milliseconds: number(column)) }

  func bytes(_ column: String) -> [UInt8] { Data.fromDatabaseValue(self[column]).map(Array.init) ?? [] }
}

extension [UInt8] {
  /// As a blob.
  var databaseBytes: Data { Data(self) }
}
