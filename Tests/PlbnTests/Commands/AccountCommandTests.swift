import Foundation
import Testing

/// Accounts on the command line. All people are invented.
@Suite struct AccountCommandTests {
  /// Who made the store: the login name.
  private static let first = NSUserName()
  private static let sari = "sebelas ekor kancil rekaan"
  private static let budi = "dua belas perahu contoh"

  /// A store that Sari has made and closed, with Budi as a second account.
  private func closedStore(role: String = "supervisor", in folder: String? = nil) throws -> TestStore {
    let store = try folder.map { try TestStore(in: $0) } ?? TestStore()
    try store.succeed(["account", "passphrase", "--new-passphrase-fd", "0"], input: Self.sari + "\n")
    let asSari = ["--officer", Self.first, "--passphrase-fd", "0"]
    try store.succeed(
      ["account", "create", "budi", "--name", "Budi Contoh", "--role", role] + asSari, input: Self.sari + "\n")
    try store.succeed(
      ["account", "passphrase", "budi", "--new-passphrase-fd", "0"] + asSari,
      input: Self.sari + "\n" + Self.budi + "\n")
    return store
  }

  private let crossing = [
    "crossing", "record", "--document", "none", "--name", "CONTOH SATU", "--direction", "in", "--outcome", "cleared",
  ]

  @Test func untilAPassphraseIsSetAnybodyMayDoEverythingAndTheListSaysSo() throws {
    let store = try TestStore()
    #expect(try store.succeed(["account", "list"]).errors.contains("Belum ada akun"))
    try store.succeed(crossing + ["--officer", "Siapa Saja"])
    #expect(try store.records("crossing.recorded").last?["auth"].text == "none")
  }

  @Test func aClosedStoreRecordsForWhoeverProvesWhoTheyAreAndSignsIt() throws {
    let store = try closedStore()
    let budi = ["--officer", "budi", "--passphrase-fd", "0"]
    try store.succeed(crossing + budi, input: Self.budi + "\n")
    let record = try #require(try store.journalRecords("crossing.recorded").last)
    #expect(record["officer"].text == "budi")
    #expect(record["auth"].text == "passphrase")
    #expect(record["sig"].items.first?["by"].text == "budi")
    let types = try store.journalRecords().compactMap { $0["type"].text }
    #expect(types.suffix(4) == ["session.opened", "watchlist.checked", "crossing.recorded", "session.closed"])
    let verified = try JSON(store.succeed(["journal", "verify", "--json"]).text)
    #expect(verified["sound"].flag == true)
  }

  /// Whoever restores at noon learns it, and not the officer at night.
  @Test func keyFilesThatAreGoneAreToldByDoctorAndByARestore() throws {
    let store = try TestStore(isMade: false)
    let made = try JSON(try store.succeed(["init", "--post", "entikong", "--json"]).lines[0])
    let recovery = try #require(made["recovery_key"].text)
    try store.succeed(["account", "passphrase", "--new-passphrase-fd", "0"], input: Self.sari + "\n")
    let asSari = ["--officer", Self.first, "--passphrase-fd", "0"]
    func doctor() throws -> JSON {
      let rows = try store.run(["doctor", "--json"]).lines.map(JSON.init)
      return try #require(rows.first { $0["topic"].text == "accounts" })
    }
    #expect(try doctor()["level"].text == "good")
    let usb = store.folder + "/usb"
    let keys = store.path + "/keys/accounts"
    func restore(_ name: String, from folder: String? = nil) throws -> Finished {
      try Program.run(
        [
          "journal", "restore", folder ?? usb, "--store", store.folder + "/" + name, "--recovery-key-fd", "3", "--json",
        ],
        environment: ["KEY": recovery, "LANG": "en_US.UTF-8"], wrapper: #"exec "$0" "$@" 3<<END"# + "\n$KEY\nEND")
    }
    let file = try #require(FileManager.default.contentsOfDirectory(atPath: keys).first { $0.hasSuffix(".key") })
    let bytes = try Data(contentsOf: URL(fileURLWithPath: keys + "/" + file))
    try store.succeed(["journal", "backup", usb] + asSari, input: Self.sari + "\n")
    let whole = try restore("whole")
    #expect(whole.status == 0 && whole.messages.isEmpty)
    #expect(try JSON(whole.lines[0])["accounts_without_key"].items.isEmpty)
    #expect(try JSON(whole.lines[0])["restored"]["vouched"].flag == true)
    try store.succeed(
      ["account", "create", "budi", "--name", "Budi Contoh", "--role", "officer"] + asSari, input: Self.sari + "\n")
    try store.succeed(
      ["account", "passphrase", "budi", "--new-passphrase-fd", "0"] + asSari,
      input: Self.sari + "\n" + Self.budi + "\n")
    let second = try #require(FileManager.default.contentsOfDirectory(atPath: keys).first { $0.hasPrefix("budi-") })
    try FileManager.default.moveItem(atPath: keys + "/" + second, toPath: store.folder + "/" + second)
    // Into a folder of its own: a file that has gone since stays in a back-up.
    try store.succeed(["journal", "backup", usb + "2"] + asSari, input: Self.sari + "\n")
    let lacking = try restore("lacking", from: usb + "2")
    #expect(lacking.status == 0)
    #expect(lacking.messages.contains { $0.contains("budi (1)") && $0.contains("CAN'T sign in") })
    #expect(try JSON(lacking.lines[0])["accounts_without_key"].items.map(\.text) == ["budi"])
    #expect(try doctor()["text"].text?.contains("budi") == true)
    try bytes.dropLast(5).write(to: URL(fileURLWithPath: keys + "/" + file))
    let row = try doctor()
    #expect(row["level"].text == "attention")
    #expect(row["text"].text?.contains(Self.first) == true)
  }

  @Test func whoDoesNotProveItRecordsAndSeesNothing() throws {
    let store = try closedStore()
    let count = store.journalLines.count
    for command in [
      crossing, ["crossings"], ["patrols"], ["shift", "summary"], ["journal", "cat"], ["lookup", "CONTOH"],
    ] {
      let wrong = try store.run(command + ["--officer", "budi", "--passphrase-fd", "0"], input: "salah sama sekali\n")
      #expect(wrong.status == 1 && wrong.text.isEmpty, "\(command)")
      let silent = try store.run(command + ["--officer", "budi", "--passphrase-fd", "0"], input: "")
      #expect(silent.status == 1 && silent.text.isEmpty, "\(command)")
      let stranger = try store.run(command + ["--officer", "tak-dikenal", "--passphrase-fd", "0"], input: "apa pun\n")
      #expect(stranger.status == 1 && stranger.text.isEmpty, "\(command)")
    }
    // What was tried is recorded, and nothing else. (Waiting after wrong attempts refuses without trying.)
    let added = store.journalLines.dropFirst(count)
    #expect(!added.isEmpty)
    #expect(added.allSatisfy { $0.contains(#""type":"session.refused""#) })
    #expect(!added.contains { $0.contains("salah sama sekali") || $0.contains("tak-dikenal") })
    // Neither of these asks who one is.
    #expect(try store.run(["journal", "verify"]).status == 0)
    #expect(try store.run(["mrz", "-"], input: "x\n").status == 1)
  }

  @Test func followEndsWhenItsReaderMayReadNoMore() throws {
    let store = try closedStore(role: "auditor")
    let file = try store.file("budi.txt", Self.budi + "\n")
    let follow = try LiveProgram(
      ["journal", "follow", "--officer", "budi", "--passphrase-fd", "3", "--lang", "en", "--store", store.path],
      wrapper: #"exec "$0" "$@" 3< '\#(file)'"#)
    for _ in 0..<100 where try !store.journalRecords("session.closed").contains(where: { $0["officer"].text == "budi" })
    {
      usleep(100_000)
    }
    let asSari = ["--officer", Self.first, "--passphrase-fd", "0"]
    try store.succeed(
      ["account", "change", "budi", "--disable", "--reason", "uji"] + asSari, input: Self.sari + "\n")
    #expect(follow.waitForExit(milliseconds: 10_000) == 1)
    #expect(follow.messages.contains("may read the journal no more"))
  }

  @Test func keyFilesThatWereTakenAwayOpenNothing() throws {
    let store = try closedStore()
    let budi = ["--officer", "budi", "--passphrase-fd", "0"]
    #expect(rename(store.path + "/keys/accounts", store.path + "/keys/away") == 0)
    for command in [["journal", "cat"], ["journal", "follow"]] {
      let read = try store.run(command + budi, input: Self.budi + "\n")
      #expect(read.status == 1 && read.output.isEmpty, "\(command) \(read.errors)")
    }
    try? FileManager.default.removeItem(atPath: store.path + "/keys/accounts")
    #expect(rename(store.path + "/keys/away", store.path + "/keys/accounts") == 0)
    #expect(try store.run(["journal", "cat"] + budi, input: Self.budi + "\n").status == 0)
  }

  @Test(.needsMounts) func aClosedStoreOnAReadOnlyDiskIsReadByWhoProvesWhoTheyAre() throws {
    let disk = try Mount(kilobytes: 8_192)
    let store = try closedStore(in: disk.path)
    let budi = ["--officer", "budi", "--passphrase-fd", "0"]
    try store.succeed(crossing + budi, input: Self.budi + "\n")
    try disk.makeReadOnly()
    for command in [["crossings"], ["journal", "cat"], ["shift", "summary"], ["patrols"]] {
      let read = try store.run(command + budi + ["--lang", "en"], input: Self.budi + "\n")
      #expect(read.status == 0, "\(command) \(read.errors)")
      #expect(!read.output.isEmpty || command == ["patrols"])
      #expect(read.errors.contains("who reads it now is not recorded"))
      let wrong = try store.run(command + budi, input: "salah sama sekali\n")
      #expect(wrong.status == 1 && wrong.output.isEmpty, "\(command)")
    }
    #expect(try store.run(crossing + budi, input: Self.budi + "\n").status == 1)
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func wrongAttemptsAreSlowedAcrossPrograms() throws {
    let store = try closedStore()
    let budi = ["crossings", "--officer", "budi", "--passphrase-fd", "0"]
    for _ in 0..<3 { _ = try store.run(budi, input: "salah sama sekali\n") }
    let refused = try store.run(budi, input: Self.budi + "\n")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("detik"), "\(refused.errors)")
  }

  @Test func aRoleThatMayNotIsRefusedWithTheReason() throws {
    let store = try closedStore(role: "auditor")
    let budi = ["--officer", "budi", "--passphrase-fd", "0"]
    let refused = try store.run(crossing + budi, input: Self.budi + "\n")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("petugas"), "\(refused.errors)")
    #expect(try store.run(["crossings"] + budi, input: Self.budi + "\n").status == 0)
    #expect(!store.journalLines.contains { $0.contains("crossing.recorded") })
  }

  @Test func whoMayNotBuildTheReadModelAnewLeavesItAsItIs() throws {
    let store = try closedStore(role: "officer")
    let finished = try store.run(
      ["ledger", "rebuild", "--officer", "budi", "--passphrase-fd", "0"], input: Self.budi + "\n")
    #expect(finished.status != 0 && finished.errors.contains("menyusun tampilan"))
    #expect(try store.run(["ledger", "rebuild"], input: "").status != 0)
    try store.succeed(["ledger", "rebuild", "--officer", Self.first, "--passphrase-fd", "0"], input: Self.sari + "\n")
  }

  @Test func whatDecidesWhoIsStoppedTakesTwo() throws {
    let store = try closedStore()
    let list = try store.file("contoh.csv", "entry,name\nX-1,REKAAN SATU\n")
    let sari = ["--officer", Self.first, "--passphrase-fd", "0"]
    let alone = try store.run(["watchlist", "import", list, "--name", "contoh"] + sari, input: Self.sari + "\n")
    #expect(alone.status == 1)
    #expect(alone.errors.contains("budi"), "\(alone.errors)")
    try store.succeed(
      ["watchlist", "import", list, "--name", "contoh", "--second", "budi", "--second-passphrase-fd", "0"] + sari,
      input: Self.sari + "\n" + Self.budi + "\n")
    let record = try #require(
      store.journalLines.last { $0.contains("watchlist.imported") }.map { try JSON($0) })
    #expect(record["sig"].items.compactMap { $0["by"].text } == [Self.first, "budi"])
    let rule = ["rule", "set", "idle-lock-minutes", "3", "--reason", "malam"]
    #expect(try store.run(rule + sari, input: Self.sari + "\n").status == 1)
    let two = try store.succeed(
      rule + sari + ["--second", "budi", "--second-passphrase-fd", "0"], input: Self.sari + "\n" + Self.budi + "\n")
    #expect(!two.errors.contains("sendiri"), "\(two.errors)")
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func whereNobodyElseCouldSignOnePersonIsEnoughAndThatIsTold() throws {
    let store = try closedStore(role: "officer")
    let sari = ["--officer", Self.first, "--passphrase-fd", "0", "--lang", "en"]
    let secret = Self.sari + "\n"
    // Of the two only the first can change rules, and an officer can't be the second person for it.
    for (arguments, type) in [
      (["rule", "set", "possible-percent", "30", "--reason", "x"], "rule.changed"),
      (["journal", "key", "--rotate"], "journal.key-rotated"),
      (["journal", "backup", store.folder + "/usb", "--new-recovery-key"], "recovery.changed"),
    ] {
      let finished = try store.succeed(arguments + sari, input: secret)
      #expect(finished.errors.contains("one person decided it alone"), "\(arguments): \(finished.errors)")
      #expect(try store.journalRecords(type).last?["sig"].count == 1, "\(arguments)")
    }
    // What one person may do is not told as that.
    let own = try store.succeed(["account", "pin", "--clear"] + sari, input: secret)
    #expect(!own.errors.contains("alone"), "\(own.errors)")
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func eachChangeTellsWhoAndFromWhatToWhat() throws {
    let store = try closedStore()
    let sari = ["--officer", Self.first, "--passphrase-fd", "0", "--lang", "en"]
    let two = sari + ["--second", "budi", "--second-passphrase-fd", "0"]
    let secrets = Self.sari + "\n" + Self.budi + "\n"
    func told(_ arguments: [String], _ input: String) throws -> String {
      try store.succeed(arguments, input: input).text
    }
    let made = try told(
      ["account", "create", "tuti", "--name", "Tuti Contoh", "--role", "officer", "--role", "auditor"] + two, secrets)
    #expect(made.contains("ACCOUNT  tuti  Tuti Contoh  auditor, officer"), "\(made)")
    let changed = try told(
      ["account", "change", "tuti", "--name", "Tuti Misal", "--role", "supervisor", "--reason", "naik"] + two, secrets)
    #expect(
      changed.contains("ACCOUNT tuti: name Tuti Contoh -> Tuti Misal; roles auditor, officer -> supervisor"),
      "\(changed)")
    let disabled = try told(["account", "change", "tuti", "--disable", "--reason", "pindah"] + two, secrets)
    #expect(disabled.contains("ACCOUNT tuti: DISABLED"), "\(disabled)")
    let rule = try told(["rule", "set", "idle-lock-minutes", "3", "--reason", "malam"] + two, secrets)
    #expect(rule.contains("RULE  idle-lock-minutes: 5 -> 3"), "\(rule)")
    let pin = try told(["account", "pin", "--clear"] + sari, Self.sari + "\n")
    #expect(pin == "The PIN of \(Self.first) is gone.\n", "\(pin)")
    // For programs the record is the answer: its body says the same.
    let json = try JSON(try told(["rule", "set", "idle-lock-minutes", "4", "--reason", "x", "--json"] + two, secrets))
    #expect(json["body"]["before"].number == 3 && json["body"]["after"].number == 4)
    let done = try JSON(try told(["account", "pin", "--clear", "--json"] + sari, Self.sari + "\n"))
    #expect(done["account"].text == Self.first && done["pin"].flag == false)
  }

  @Test func aRecordThatSomebodyWroteInAnothersNameIsFoundByVerify() throws {
    let store = try closedStore()
    try store.succeed(
      crossing + ["--officer", "budi", "--passphrase-fd", "0"], input: Self.budi + "\n")
    let line = try #require(store.journalLines.last { $0.contains("crossing.recorded") })
    let signature = try #require(line.firstRange(of: #/"s":"[A-Za-z0-9+\/]{10}/#))
    try store.forge(line, as: line.replacing(line[signature], with: #""s":"AAAAAAAAAA"#))
    let found = try store.run(["journal", "verify", "--json"])
    #expect(found.status == 3)
    let kinds = try JSON(found.text)["wrong_records"].items.compactMap { $0["kind"].text }
    #expect(kinds.contains { $0.hasPrefix("wrong-signature budi") }, "\(kinds)")
  }

  @Test func onesOwnPassphraseIsChangedWithTheOldOne() throws {
    let store = try closedStore()
    let new = "tiga belas lentera rekaan"
    let budi = ["--officer", "budi", "--passphrase-fd", "0"]
    try store.succeed(
      ["account", "passphrase", "--new-passphrase-fd", "0"] + budi,
      input: Self.budi + "\n" + new + "\n")
    #expect(try store.run(["crossings"] + budi, input: new + "\n").status == 0)
    #expect(try store.run(["crossings"] + budi, input: Self.budi + "\n").status == 1)
  }
}

extension TestStore {
  /// The lines of the journal's files, read past the program.
  var journalLines: [String] {
    String(decoding: journal, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  func journalRecords(_ type: String? = nil) throws -> [JSON] {
    try journalLines.map(JSON.init).filter { type == nil || $0["type"].text == type }
  }
}
