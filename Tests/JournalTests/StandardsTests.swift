import Foundation
import Testing

@testable import Journal

/// Checkpoints and proofs judged by the packages that Go's checksum database is checked with, Debian's
/// golang-golang-x-mod-dev. `CheckpointOutsideTests` does it with Python and OpenSSL, witnesses included.
@Suite struct StandardsTests {
  private static let packages = "/usr/share/gocode"
  private static let hasGo =
    FileManager.default.fileExists(atPath: packages + "/src/golang.org/x/mod/sumdb/tlog")
    && (try? run(["/usr/bin/env", "go", "version"]).status) == 0

  @Test(.enabled(if: hasGo, "SKIPPED: golang-go or golang-golang-x-mod-dev is missing, Go's packages have not judged"))
  func thePackagesOfGosChecksumDatabaseAcceptWhatStandsAndRefuseWhatWasChanged() throws {
    let scratch = Scratch()
    let checker = scratch.path + "/check"
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Standards/check.go"
    let built = try Self.run(["/usr/bin/env", "go", "build", "-o", checker, source], in: scratch.path)
    #expect(built.status == 0, "\(built.output)")

    let layout = try scratch.store()
    let prover = try JournalProver(layout)
    try Journal(layout, console: "test").append("a", "b")
    let old = try prover.makeCheckpoint(console: "test")
    try layout.leaveBehind(Array("{\"seq\":3,\"to".utf8))
    _ = try Journal(layout, console: "test").append { _ in (0..<600).map { event("e\($0)") } }
    try layout.beginNewFile()
    try Journal(layout, console: "test").append("c")
    let new = try prover.makeCheckpoint(console: "test")
    let size = new.checkpoint.size

    let seqs = [0, 2, 3, 255, 256, 511, 512, size - 2, size - 1]
    var files = ["checkpoint": new.note.bytes, "old": old.note.bytes]
    files["consistency"] = Array(try prover.consistency(from: old.note, to: new).text.utf8)
    for seq in seqs { files["inclusion-\(seq)"] = Array(try prover.inclusion(of: seq, in: new).text.utf8) }
    for (name, bytes) in files { try writeAll(bytes, scratch.path + "/" + name) }
    let words =
      [checker, layout.events, prover.key.text, "checkpoint", "old", "consistency"] + seqs.map { "inclusion-\($0)" }

    func expectRefused(_ word: String, _ what: String) throws {
      let answer = try Self.run(words, in: scratch.path)
      #expect(answer.status != 0 && answer.output.contains(word), "\(what): \(answer.output)")
    }
    let sound = try Self.run(words, in: scratch.path)
    #expect(sound.status == 0)
    #expect(sound.output == "\(size) leaves, \(seqs.count) inclusions, 1 consistency, 2 signatures\n")

    let bytes = try layout.eventBytes()
    var edited = bytes
    edited[bytes.count / 3] ^= 1
    try layout.overwrite(edited)
    try expectRefused("root", "an edited byte")
    try layout.overwrite(bytes)
    let end = try layout.eventBytes(1)
    let last = end.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    try layout.overwrite(Array(end[..<last]), 1)
    try expectRefused("root", "a cut tail")
    try layout.overwrite(end, 1)

    // One character of the root, of the first hash of a proof, of a signature.
    for (name, line, word) in [
      ("checkpoint", 2, "signature"), ("consistency", 1, "consistency"), ("inclusion-256", 2, "inclusion"),
      ("old", 4, "signature"),
    ] {
      let good = try #require(files[name])
      var lines = text(good).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      var characters = Array(lines[line])
      let place = name == "old" ? characters.count - 20 : 0
      characters[place] = characters[place] == "A" ? "B" : "A"
      lines[line] = String(characters)
      try writeAll(Array(lines.joined(separator: "\n").utf8), scratch.path + "/" + name)
      try expectRefused(word, name)
      try writeAll(good, scratch.path + "/" + name)
    }
    #expect(try Self.run(words, in: scratch.path).status == 0)
  }

  private static func run(_ words: [String], in folder: String = "/") throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // Packages as Debian lays them out, without modules and without a network.
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GO111MODULE": "off", "GOPATH": packages, "GOCACHE": NSTemporaryDirectory() + "plbn-go-cache", "GOFLAGS": "",
    ]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
