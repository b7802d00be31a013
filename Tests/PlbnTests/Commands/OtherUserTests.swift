import Foundation
import Testing

/// A store of another user: every command says what is the matter, and learns nothing of what stands in it.
@Suite struct OtherUserTests {
  /// Runs the program as `nobody`: from root, because root may read everything.
  private static let asNobody = #"exec setpriv --reuid=65534 --regid=65534 --clear-groups "$0" "$@""#

  /// Whether `nobody` can start the program where it was built.
  private static let isPossible: Bool = {
    guard getuid() == 0, let run = try? Program.run(["--version"], wrapper: asNobody) else { return false }
    return run.status == 0
  }()

  @Test(
    .enabled(
      if: isPossible, "NOT TESTED: another user's store takes root, setpriv and a build that nobody may run"),
    arguments: [
      ["crossings"], ["journal", "cat"], ["journal", "verify"], ["patrols"], ["shift", "summary"], ["account", "list"],
      ["scan"], ["ledger", "rebuild"], ["lookup", "CONTOH"], ["journal", "key"],
    ]) func itIsRefusedInOneSentenceThatSaysWhatToDo(command: [String]) throws
  {
    let store = try TestStore()
    try store.succeed([
      "crossing", "record", "--document", "passport", "--name", "CONTOH, SITI", "--number", "X1", "--direction", "in",
      "--outcome", "cleared",
    ])
    // The folder around it is open: what keeps them out is the store's own mode.
    #expect(chmod(store.folder, 0o755) == 0)
    try store.expectUnchanged {
      let refused = try store.run(command + ["--lang", "en"], wrapper: Self.asNobody)
      #expect(refused.status == 1 && refused.output.isEmpty, "\(refused.text)")
      #expect(refused.messages.count == 1)
      #expect(
        refused.errors.contains("permission is denied; run it as the user who owns this store"), "\(refused.errors)")
      #expect(!refused.errors.contains("CONTOH"))
    }
  }
}
