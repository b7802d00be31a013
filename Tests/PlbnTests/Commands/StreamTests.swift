import Foundation
import Testing

/// Standard input and output in every state that a shell, a service or a broken pipeline can leave them in.
@Suite struct StreamTests {
  @Test func aReaderThatGoesAwayEndsTheProgramQuietly() throws {
    let store = try TestStore(list: true)
    let finished = try store.run(
      ["journal", "cat"], wrapper: #"for i in 1 2 3; do "$0" "$@"; done | head -n 1 >/dev/null; exit 0"#)
    #expect(finished.status == 0)
    #expect(finished.errors.isEmpty)
  }

  @Test func aBrokenPipeIsNoMessageEvenWhereTheSignalIsIgnored() throws {
    let store = try TestStore(list: true)
    let finished = try store.run(
      ["journal", "cat"], wrapper: #"trap '' PIPE; { sleep 0.2; "$0" "$@"; echo "status $?" >&2; } | true"#)
    #expect(finished.errors == "status \(128 + SIGPIPE)\n")
  }

  @Test func closedStreamsAreNeverTheStore() throws {
    let store = try TestStore(list: true)
    let file = try store.file("mrz", Passport.specimen)
    try store.expectUnchanged {
      let finished = try store.run(["journal", "cat"], wrapper: #"exec "$0" "$@" >&-"#)
      #expect(finished.status == 1)
      #expect(finished.messages == ["Keluaran tidak dapat ditulis: Bad file descriptor."])
    }
    let wrapper = #"exec "$0" "$@" <&- >&- 2>&-"#
    let record = ["crossing", "record", "--mrz-file", file, "--direction", "in", "--outcome", "cleared"]
    #expect(try store.run(record, wrapper: wrapper).status == 1)
    #expect(try store.records("crossing.recorded").count == 1)
    #expect(try store.run(["journal", "verify"]).status == 0)
    #expect(try store.run(["crossings"]).lines.count == 1)
  }

  @Test(arguments: ["scan", "mrz", "lookup"]) func aClosedInputIsAnErrorAndNotAnEmptyOne(command: String) throws {
    let store = try TestStore(list: true)
    let finished = try store.run([command], wrapper: #"exec "$0" "$@" <&-"#)
    #expect(finished.status == 1)
    #expect(finished.messages == ["Masukan standar tidak dapat dibaca: deskriptor itu tidak terbuka untuk ini."])
  }

  @Test func aFullOutputIsTold() throws {
    let store = try TestStore()
    let finished = try store.run(["journal", "cat"], wrapper: #"exec "$0" "$@" >/dev/full"#)
    #expect(finished.status == 1)
    #expect(finished.messages == ["Keluaran tidak dapat ditulis: No space left on device."])
  }

  @Test(arguments: ["mrz", "scan", "lookup"]) func aMegabyteOfNoiseIsRefusedAndHarmsNothing(command: String) throws {
    let store = try TestStore(list: true)
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<1_000_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let file = try store.file("noise", bytes: noise)
    let before = store.journal
    let finished = try store.run([command], wrapper: #"exec "$0" "$@" <"# + file)
    #expect(finished.status == 1)
    // A look-up shows whoever resembles noise, and that is recorded.
    #expect(command == "lookup" ? store.journal.starts(with: before) : store.journal == before)
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func filesThatCantBeReadAreNamed() throws {
    let store = try TestStore(list: true)
    for arguments in [
      ["mrz"], ["scan"], ["crossing", "record", "--direction", "in", "--outcome", "cleared", "--mrz-file"],
    ] {
      let missing = try store.run(arguments + [store.folder + "/missing"])
      #expect(missing.status == 1)
      #expect(missing.messages == ["\(store.folder)/missing tidak dapat dibaca: berkas atau folder itu tidak ada."])
      let folder = try store.run(arguments + [store.folder])
      #expect(folder.status == 1)
      #expect(folder.messages == ["\(store.folder) tidak dapat dibaca: itu sebuah folder."])
    }
  }
}
