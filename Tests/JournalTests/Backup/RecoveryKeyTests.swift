import Testing

@testable import Journal

@Suite struct RecoveryKeyTests {
  @Test func aKeyWrittenOnPaperIsReadBack() throws {
    for _ in 0..<50 {
      let key = RecoveryKey()
      #expect(key.text.split(separator: "-").map(\.count) == Array(repeating: 4, count: 14))
      let typed = key.text.uppercased().replacing("-", with: " ").replacing("0", with: "O").replacing("1", with: "l")
      #expect(try RecoveryKey(text: "  \(typed)\n").publicKey == key.publicKey)
    }
  }

  @Test func aWrongDigitIsNoticed() throws {
    let digits = Array(RecoveryKey().text.utf8)
    for place in digits.indices where digits[place] != UInt8(ascii: "-") {
      var wrong = digits
      wrong[place] = wrong[place] == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
      #expect(throws: BackupError.badRecoveryKey(.checksum)) {
        try RecoveryKey(text: String(decoding: wrong, as: UTF8.self))
      }
    }
  }

  @Test func aTextThatIsNoKeySaysWhatIsWrongWithIt() {
    #expect(throws: BackupError.badRecoveryKey(.length(found: 0, expected: 56))) { try RecoveryKey(text: "") }
    #expect(throws: BackupError.badRecoveryKey(.length(found: 5, expected: 56))) { try RecoveryKey(text: "abc-de") }
    #expect(throws: BackupError.badRecoveryKey(.character(place: 3))) { try RecoveryKey(text: "ab-u!") }
  }

  @Test func anotherRecoveryKeyIsARecordAndBeginsABackUpOfItsOwn() throws {
    let store = try BackedUpStore()
    try store.backUp()
    let other = RecoveryKey()
    _ = try RecoveryKeys.change(to: other.publicKey, in: store.layout, record: store.layout.recorder)
    #expect(try RecoveryKeys.current(store.layout) == other.publicKey)
    #expect(try store.layout.records("recovery.changed").count == 1)
    let report = try store.backUp()
    #expect(report.made.segment == 0)
    #expect(report.newRecords == 3)
    #expect(try Posix.names(in: store.target).count == 2)
    let new = try store.restore(with: other).layout
    #expect(try store.archived(in: new).count == 3)
  }

  @Test func aKeyThatNoRecordBearsOutIsNotSealedTo() throws {
    let store = try BackedUpStore()
    try writeAll(Array("0 \(RecoveryKey().publicKey.text)\n".utf8), store.layout.recoveryKey)
    #expect(throws: BackupError.unsoundRecoveryKey(path: store.layout.recoveryKey)) { try store.backUp() }
  }

  @Test func aStoreWithoutARecoveryKeyIsNotBackedUp() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    #expect(throws: BackupError.noRecoveryKey) {
      try StoreBackup(layout, into: scratch.path + "/usb").make(console: "test", record: layout.recorder)
    }
  }
}
