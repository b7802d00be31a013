import Phrases

@testable import Console

/// Those who come together: a father and his child.
extension KeyTask {
  private static func member(_ given: String, _ number: String, birth: String) -> [Move] {
    [.scan(MRZDocument.made("RUMPUT", given, number: number, birth: birth)), .answered]
  }

  static let family: [KeyTask] = [
    KeyTask(
      Phrase(id: "buka rombongan keluarga", en: "open a family's party"),
      [
        .key("C"), .see("Rombongan datang"), .key("→"), .key("→"), .key("→"), .see("keluarga"), .key("F10"),
        .see("Rombongan dibuka, tersimpan"),
      ], ["party.opened"]),
    KeyTask(
      Phrase(id: "… ayahnya", en: "… the father"),
      member("RINDANG", "X2000011", birth: "1986-10-30") + [.key("I"), .see("IZIN tersimpan")], scanned),
    KeyTask(
      Phrase(id: "… anaknya, dengan siapa yang membawanya", en: "… the child, with who brings it"),
      member("MUNGIL", "X2000012", birth: "2018-04-06") + [
        .key("I"), .see("Siapa yang membawa anak ini?"), .key("Enter"), .see("RUMPUT, RINDANG"),
        .key("2"), .key("Enter"), .see("ayah, RUMPUT, RINDANG"), .answered, .key("I"), .see("IZIN tersimpan"),
      ], scanned),
    KeyTask(
      Phrase(id: "… tutup rombongan", en: "… close the party"),
      [
        .key("C"), .see("diputuskan 2"), .key("T"), .see("sekali lagi"), .key("T"),
        .see("Rombongan ditutup, tersimpan"), dashboard,
      ], ["party.closed"]),
  ]
}
