import Foundation
import Journal

import struct Journal.Record

/// One of the signatures in a record's member `sig`: `{"by":"sari","key":"<8 hex>","s":"<base64>"}`.
///
/// The first is the officer's own, further ones are those of people who approved.
struct RecordSignature: Sendable, Equatable {
  /// Most signatures of one record; two are the most that any rule asks for.
  static let countLimit = 4
  static let byteCount = 64

  let account: String
  /// The id of the account's key.
  let key: String
  let bytes: [UInt8]

  /// What is signed: the event and who made it, with the body's bytes as they stand in the line.
  ///
  /// Neither `seq` nor `time`: an event is appended again in another place when a sync fails, with the same id. So a
  /// record can be repeated by whoever can write the files, but one id counts once; and it can't be moved to another
  /// journal, whose id is another.
  static func message(
    journal: String, id: String, officer: String, auth: String, type: String, v: Int, body: some Sequence<UInt8>
  ) -> [UInt8] {
    Array("plbn-event/v1\n\(journal)\n\(id)\n\(officer)\n\(auth)\n\(type)\n\(v)\n".utf8) + body
  }

  static func message(_ entry: Entry, journal: String) -> [UInt8] {
    message(
      journal: journal, id: entry.id, officer: entry.officer, auth: entry.auth, type: entry.type, v: entry.v,
      body: entry.body)
  }

  static func message(_ record: Record, journal: String) -> [UInt8] {
    message(
      journal: journal, id: record.id, officer: record.officer, auth: record.auth, type: record.type, v: record.v,
      body: record.bodyBytes)
  }

  /// As the member `sig` has them; nil for none.
  static func json(_ signatures: [RecordSignature]) -> [UInt8]? {
    guard !signatures.isEmpty else { return nil }
    var json = JSONWriter()
    json.array(signatures) { json, signature in
      json.object {
        $0.member("by", signature.account)
        $0.member("key", signature.key)
        $0.member("s", Data(signature.bytes).base64EncodedString())
      }
    }
    return json.bytes
  }

  /// Those of a record; nil where the member holds anything else.
  static func all(of record: Record) -> [RecordSignature]? {
    guard let objects = try? record.signatures(), objects.count <= countLimit else { return nil }
    var signatures: [RecordSignature] = []
    for object in objects {
      guard let account = try? object.requiredString("by"), let key = try? object.requiredString("key"),
        let text = try? object.requiredString("s"), let bytes = Data(base64Encoded: text), bytes.count == byteCount
      else { return nil }
      signatures.append(RecordSignature(account: account, key: key, bytes: Array(bytes)))
    }
    return signatures
  }
}
