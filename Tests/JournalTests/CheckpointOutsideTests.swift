import Foundation
import Testing

@testable import Journal

/// Checkpoints and proofs judged by a program that shares no line with ours: Python's hashlib and OpenSSL, written from
/// RFC 6962, docs/journal-format.md and the C2SP specifications.
@Suite struct CheckpointOutsideTests {
  private static let hasTools = ["/usr/bin/env python3 -c 0", "/usr/bin/env openssl version"].allSatisfy {
    (try? run($0.split(separator: " ").map(String.init)).status) == 0
  }

  @Test(.enabled(if: hasTools, "SKIPPED: python3 or openssl is missing, nothing outside has checked the tree"))
  func aStrangersProgramAcceptsWhatStandsAndRefusesWhatWasChanged() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let prover = try JournalProver(layout)
    let journal = try Journal(layout, console: "test")
    try journal.append("a", "b")
    let old = try prover.makeCheckpoint(console: "test")
    try layout.leaveBehind(Array("{\"seq\":3,\"to".utf8))
    _ = try Journal(layout, console: "test").append { _ in (0..<400).map { event("e\($0)") } }
    try layout.leaveBehind(Array("{\"given up\"".utf8))
    try layout.beginNewFile()
    try Journal(layout, console: "test").append("c")
    let new = try prover.makeCheckpoint(console: "test")
    let witness = try Witness(keyFile: try scratch.store("neighbour").signingKey, state: scratch.path + "/seen")
    let cosigned = try witness.cosign(new.note, journalKey: prover.key, time: 1_800_000_000)

    try writeAll(Array(Self.script.utf8), scratch.path + "/check.py")
    try writeAll(cosigned.bytes, scratch.path + "/checkpoint")
    try writeAll(old.note.bytes, scratch.path + "/old")
    try writeAll(
      Array(try prover.consistency(from: old.note, to: new).text.utf8), scratch.path + "/consistency")
    let seqs = [0, 3, 255, 256, new.checkpoint.size - 1]
    for seq in seqs {
      try writeAll(Array(try prover.inclusion(of: seq, in: new).text.utf8), scratch.path + "/inclusion-\(seq)")
    }
    func check() throws -> (status: Int32, output: String) {
      try Self.run(
        ["/usr/bin/env", "python3", scratch.path + "/check.py", layout.events, prover.key.text, witness.verifier.text]
          + seqs.map(String.init), in: scratch.path)
    }
    let sound = try check()
    #expect(sound.status == 0, "\(sound.output)")
    #expect(sound.output == "\(new.checkpoint.size) leaves, 5 inclusions, 1 consistency, 3 signatures\n")

    let bytes = try layout.eventBytes()
    var changed = bytes
    changed[bytes.count / 2] ^= 1
    try layout.overwrite(changed)
    #expect(try check().output.contains("root"), "an edited byte")
    try layout.overwrite(bytes)
    let end = try layout.eventBytes(1)
    let last = end.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    try layout.overwrite(Array(end[..<last]), 1)
    #expect(try check().output.contains("root"), "a cut tail")
    try layout.overwrite(end, 1)
    for name in ["checkpoint", "old", "consistency", "inclusion-256"] {
      let good = try readAll(scratch.path + "/" + name)
      // The first digit of the last signature that the script looks at, or of the first hash.
      var lines = text(good).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let place = name == "checkpoint" || name == "old" ? 2 : name == "consistency" ? 1 : 2
      lines[place] = (lines[place].hasPrefix("A") ? "B" : "A") + lines[place].dropFirst()
      try writeAll(Array(lines.joined(separator: "\n").utf8), scratch.path + "/" + name)
      #expect(try check().status != 0, "\(name)")
      try writeAll(good, scratch.path + "/" + name)
    }
    #expect(try check().status == 0)
  }

  private static func run(_ words: [String], in folder: String = "/") throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  private static let script = #"""
    import base64, hashlib, os, subprocess, sys

    events, journal_key, witness_key, *seqs = sys.argv[1:]
    b64 = base64.b64decode

    def leaves():
        names = sorted(os.listdir(events))
        for name, successor in zip(names, names[1:] + [None]):
            lines = open(os.path.join(events, name), "rb").read().split(b"\n")[:-1]
            yield from lines if successor is None else lines[:int(successor[7:27]) - int(name[7:27])]

    def node(left, right): return hashlib.sha256(b"\1" + left + right).digest()
    def split(n): return 1 << ((n - 1).bit_length() - 1)
    def mth(d):
        if not d: return hashlib.sha256(b"").digest()
        if len(d) == 1: return hashlib.sha256(b"\0" + d[0]).digest()
        return node(mth(d[:split(len(d))]), mth(d[split(len(d)):]))
    def path(m, d):
        if len(d) == 1: return []
        k = split(len(d))
        return path(m, d[:k]) + [mth(d[k:])] if m < k else path(m - k, d[k:]) + [mth(d[:k])]
    def subproof(m, d, b):
        if m == len(d): return [] if b else [mth(d)]
        k = split(len(d))
        return subproof(m, d[:k], b) + [mth(d[k:])] if m <= k else subproof(m - k, d[k:], False) + [mth(d[:k])]

    signatures = 0
    def signed(note, vkey):
        global signatures
        name, key_id, key = vkey.split("+", 2)
        key, text = b64(key), note.rsplit("\n\n", 1)[0] + "\n"
        assert hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() == key_id, "key id"
        line = [l for l in note.split("\n") if l.startswith("\u2014 " + name + " ")][0]
        signature = b64(line.split(" ")[2])
        assert signature[:4].hex() == key_id, "key id in the signature"
        if key[0] == 4: text = f"cosignature/v1\ntime {int.from_bytes(signature[4:12], 'big')}\n" + text
        der = bytes.fromhex("302a300506032b6570032100") + key[1:]
        for file, data in ("k", der), ("t", text.encode()), ("s", signature[-64:]):
            open(file, "wb").write(data)
        subprocess.run("openssl pkeyutl -verify -pubin -keyform DER -inkey k -rawin -in t -sigfile s".split(),
                       check=True, stdout=subprocess.DEVNULL)
        signatures += 1
        origin, size, root = note.split("\n")[:3]
        assert origin == journal_key.split("+")[0], "origin"
        return int(size), b64(root)

    read = lambda name: open(name, encoding="utf-8").read()
    d = list(leaves())
    size, root = signed(read("checkpoint"), journal_key)
    signed(read("checkpoint"), witness_key)
    assert size == len(d) and mth(d) == root, "the root is another"
    old_size, old_root = signed(read("old"), journal_key)
    assert mth(d[:old_size]) == old_root, "the old root is another"
    head, note = read("consistency").split("\n\n", 1)
    assert head.split("\n")[0] == f"old {old_size}"
    assert [b64(h) for h in head.split("\n")[1:]] == subproof(old_size, d, True), "consistency"
    for seq in map(int, seqs):
        head, note = read(f"inclusion-{seq}").split("\n\n", 1)
        assert head.split("\n")[:2] == ["c2sp.org/tlog-proof@v1", f"index {seq}"]
        assert [b64(h) for h in head.split("\n")[2:]] == path(seq, d), "inclusion"
        assert note.split("\n")[:3] == read("checkpoint").split("\n")[:3]
    print(f"{len(d)} leaves, {len(seqs)} inclusions, 1 consistency, {signatures} signatures")

    """#
}
