import Glibc
import Testing

/// `plbn mrz`: the contract's line, and what is no MRZ.
@Suite struct MRZCommandTests {
  private func mrz(_ input: String, json: Bool = true) throws -> Finished {
    try Program.run(["mrz", "-"] + (json ? ["--json"] : []), input: Array(input.utf8))
  }

  @Test func theSpecimenGivesTheContractsLine() throws {
    let line = """
      {"type":"TD3","code":"P","issuer":"UTO","surname":"ERIKSSON","given":"ANNA MARIA","number":"L898902C3",\
      "nationality":"UTO","birth":"740812","birth_date":"1974-08-12","sex":"F","expiry":"120415",\
      "expiry_date":"2012-04-15","optional":"ZE184226B","optional2":"","name_truncated":false,"valid":true,\
      "checks":{"number":"ok","birth":"ok","expiry":"ok","optional":"ok","composite":"ok"}}
      """
    let finished = try mrz(Passport.specimen)
    #expect(finished.lines == [line])
    #expect(finished.status == 0)
  }

  /// `plbn mrz <(cmd)` and a pipe with a name are read to their end; of one with a name it is said that it is waited for.
  @Test func aPipeIsReadToItsEnd() throws {
    let store = try TestStore(isMade: false)
    let (text, pipe) = (try store.file("mrz", Passport.specimen), store.folder + "/pipe")
    mkfifo(pipe, 0o600)
    let named = try Program.run(
      ["mrz", pipe, "--json", "--lang", "en"], wrapper: "cat '\(text)' > '\(pipe)' & exec \"$0\" \"$@\"")
    #expect(named.status == 0)
    #expect(try named.lines == mrz(Passport.specimen).lines)
    #expect(named.messages == ["\(pipe) is a pipe: it is read until whoever writes to it is done. Ctrl-C to stop."])
    let given = try Program.run(["mrz", "/dev/fd/4", "--json"], wrapper: "exec \"$0\" \"$@\" 4< '\(text)'")
    #expect(given.status == 0 && given.messages.isEmpty)
  }

  @Test func lowerCaseAndEveryLineEndAreTaken() throws {
    let plain = try mrz(Passport.specimen).output
    for text in [
      Passport.specimen.lowercased(), Passport.specimen.replacing("\n", with: "\r\n"),
      Passport.specimen.replacing("\n", with: "\r"), String(Passport.specimen.dropLast()),
    ] {
      #expect(try mrz(text).output == plain)
    }
  }

  @Test func everyBlockAndEveryOtherTextIsOneLineInItsOrder() throws {
    let input = "a letter\nof two lines\n\n" + Passport.specimen + Passport.specimen + "\nP<UTO\n"
    let finished = try mrz(input)
    let answers = try finished.lines.map(JSON.init)
    #expect(answers.map { $0["type"].text ?? "-" } == ["-", "TD3", "TD3", "-"])
    #expect(answers[0]["error"].text?.hasPrefix("Baris 1: Ini bukan MRZ") == true)
    #expect(answers[3]["error"].text?.hasPrefix("Baris 9 ") == true)
    #expect(finished.status == 0)
  }

  @Test func aWrongCheckDigitIsNamed() throws {
    let passport = Passport(name: "CONTOH, SITI", number: "X1234567")
    let lines = passport.broken(at: 19).joined(separator: "\n")
    let answer = try JSON(try mrz(lines).lines.first ?? "")
    #expect(answer["valid"].flag == false)
    #expect(answer["checks"]["birth"].text == "bad")
    #expect(answer["checks"]["number"].text == "ok")
    #expect(answer["checks"]["optional"].text == "absent")
    #expect(try mrz(lines, json: false).text.contains("SALAH: birth, composite"))
  }

  @Test(arguments: ["", "\n\n", " \r\n"]) func noTextIsSaid(input: String) throws {
    let finished = try mrz(input)
    #expect(finished.status == 1)
    #expect(finished.messages == ["Tidak ada teks; beri MRZ 2 atau 3 baris."])
  }

  @Test(arguments: [
    String(repeating: "<", count: 10_000), "P<UTO\u{1B}[2J" + String(repeating: "<", count: 35),
    String(repeating: "\u{0}", count: 44), "P<UTO\u{202E}ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
  ]) func aLineThatIsNoneIsRefusedWithoutRepeatingIt(line: String) throws {
    let finished = try mrz(line + "\n", json: false)
    #expect(finished.status == 1)
    #expect(finished.output.isEmpty)
    #expect(finished.messages.count == 1)
    #expect(!finished.errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{0}" })
    #expect(finished.errors.utf8.count < 200)
  }
}
