import ArgumentParser
import Border
import Glibc
import Journal
import Phrases

/// Reads a recovery key from a descriptor, or asks for it on the terminal.
///
/// It is shown while it is typed: nobody copies 56 characters from paper blindly.
func readRecoveryKey(_ descriptor: Int32?) throws -> RecoveryKey {
  if let descriptor { return try RecoveryKey(text: try readAll(descriptor, limit: 1024)) }
  guard isatty(STDIN_FILENO) == 1 else {
    throw Failure(
      id: "Kunci pemulihan diperlukan; beri --recovery-key-fd N.",
      en: "The recovery key is needed; give --recovery-key-fd N.")
  }
  complain(text(id: "Ketik kunci pemulihan dari kertas:", en: "Type the recovery key from the paper:"))
  return try RecoveryKey(text: readLine() ?? "")
}

private func readAll(_ descriptor: Int32, limit: Int) throws -> String {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: limit)
  while bytes.count < limit {
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { throw unreadable(descriptor: descriptor, errno) }
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Shows a recovery key, once: it stands nowhere else.
func show(_ key: RecoveryKey) {
  say(
    text(
      id: "Kunci pemulihan cadangan (\(key.publicKey.id)). TULIS DI KERTAS sekarang dan simpan jauh dari mesin ini; "
        + "tidak akan ditampilkan lagi:",
      en:
        "Recovery key of the back-ups (\(key.publicKey.id)). WRITE IT ON PAPER now and keep it away from this machine; "
        + "it is never shown again:"))
  say("")
  let groups = key.text.split(separator: "-")
  for start in stride(from: 0, to: groups.count, by: 7) {
    say("  " + groups[start..<min(start + 7, groups.count)].joined(separator: "-"))
  }
  say("")
}

/// Runs a back-up or a restore, and tells what goes wrong: status 3 where it shows that something was changed.
///
/// - Parameter folder: the back-up's, for the sentence.
func tellingBackupErrors<Result>(_ folder: String, _ body: () throws -> Result) throws -> Result {
  do {
    return try tellingCheckpointErrors(folder, body)
  } catch let error as BackupError where error.isDamage {
    complain(error.phrase)
    throw ExitCode(3)
  } catch JournalError.full(let path) {
    let shown = String(path.prefix(300))
    throw Failure(
      id: "Disk penuh (\(shown)); pekerjaan ini tidak dihitung. Kosongkan ruang lalu ulangi; yang lama tetap utuh.",
      en: "The disk is full (\(shown)); this run does not count. Make room and do it again; what was there is intact.")
  }
}
