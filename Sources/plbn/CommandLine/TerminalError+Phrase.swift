import Glibc
import Phrases
import Terminal

extension TerminalError {
  /// What happened and what to do, in one sentence or two.
  var phrase: Phrase {
    let id =
      switch self {
      case .notATerminal(let descriptor):
        "Konsol memerlukan terminal, tetapi \(descriptor == 0 ? "masukan" : "keluaran") standar bukan terminal; "
          + "jalankan tanpa pipa dan tanpa pengalihan."
      case .noTerminalName:
        "TERM tidak disetel, jadi jenis terminal tidak diketahui; setel, misalnya TERM=xterm-256color."
      case .unknownTerminal(let name):
        "Mesin ini tidak mengenal terminal \"\(SafeText.fit(name, width: 40))\" (TERM); "
          + "setel TERM ke yang dikenal, misalnya TERM=xterm-256color atau TERM=vt100."
      case .noCursorAddressing(let name):
        "Terminal \"\(SafeText.fit(name, width: 40))\" (TERM) tidak dapat menempatkan kursor; pakai terminal lain, "
          + "atau setel TERM ke yang sebenarnya."
      case .alreadyOpen: "Layar sudah terbuka di proses ini."
      case .system(let call, let code):
        "Terminal tidak dapat dipakai: \(call) gagal (\(String(cString: strerror(code))))."
      }
    return Phrase(id: id, en: description)
  }
}
