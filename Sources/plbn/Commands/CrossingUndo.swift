import ArgumentParser
import Border
import Phrases

struct CrossingUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: text(
      id: "Mengurungkan keputusan sendiri, paling lama \(CrossingUndone.seconds) detik sesudahnya.",
      en: "Takes one's own decision back, at most \(CrossingUndone.seconds) seconds after it."),
    discussion: text(
      id: """
        Hanya oleh akun yang memutuskan, di konsol yang sama. Dokumennya menunggu lagi di lajurnya. Sesudah itu catatan \
        yang salah dibatalkan: plbn crossing void.
        """,
      en: """
        Only by the account that decided, at the same console. Its document waits at its lane again. After that a \
        wrong record is voided: plbn crossing void.
        """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id pelintasan, atau awalnya.", en: "The crossing's id, or its beginning.")))
  var id: String

  func run() throws { try withDesk(global, for: .decide, run) }

  private func run(_ desk: Desk) throws {
    guard let record = try desk.undo(crossing: id) else { return }
    showRecord(record, desk, json: global.json)
  }
}
