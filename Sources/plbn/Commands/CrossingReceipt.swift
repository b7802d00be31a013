import ArgumentParser
import Border
import Journal
import Phrases

struct CrossingReceipt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: text(
      id: "Satu baris tanda terima keputusan, untuk dicetak atau dibacakan.",
      en: "One line of receipt for a decision, to print or to read out."),
    discussion: text(
      id: "Tanpa nama dan alasan; nomor dokumen disamarkan. Id dan nomor urutnya menemukan catatannya: "
        + "\"plbn crossing show ID\", \"plbn journal cat --from N --to N\".",
      en: "Without name and reason, the document's number masked. Its id and sequence number find the record: "
        + "\"plbn crossing show ID\", \"plbn journal cat --from N --to N\"."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id pelintasan, atau awalnya.", en: "The crossing's id, or its beginning.")))
  var id: String
  @Flag(help: .init(text(id: "Nomor dokumen seutuhnya.", en: "The document's number whole."))) var whole = false

  func run() throws { try withLedger(global, run) }

  private func run(_ store: OpenedLedger) throws {
    let id = try store.ledger.crossingID(startingWith: id)
    guard let row = try store.ledger.story(ofCrossing: id)?.crossing else { throw Refusal.unknownCrossing(id) }
    let line = Receipt(row, post: store.post, reference: store.reference, isWhole: whole).phrase.inProgramLanguage
    guard global.json else { return say(line) }
    say(json: {
      $0.member("id", row.id)
      $0.member("seq", row.seq)
      $0.member("receipt", line)
    })
  }
}
