import Testing

/// `plbn scanner`: which lane has which scanner, as a person runs it.
@Suite struct ScannerCommandTests {
  @Test func aScannerIsClaimedListedRefusedToAnotherLaneTakenWithAReasonAndReleased() throws {
    let store = try TestStore()
    let claim = try JSON(
      try store.succeed([
        "scanner", "claim", "--lane", "2", "--device", "/dev/null", "--baud", "19200", "--parity", "even", "--json",
      ]).text)
    #expect(claim["type"].text == "scanner.claimed" && claim["body"]["baud"].number == 19_200)
    try store.succeed(["scanner", "claim", "--lane", "3", "--folder", "."])
    let listed = try store.succeed(["scanner", "list", "--json"]).lines.map(JSON.init)
    #expect(listed.map { $0["lane"].number } == [2, 3])
    #expect(listed[0]["settings"].text == "19200 8E1" && listed[0]["there"].flag == true)
    #expect(listed[1]["path"].text?.hasPrefix("/") == true)
    #expect(try store.succeed(["scanner"]).lines.count == 2)
    try store.expectUnchanged {
      let taken = try store.run(["scanner", "claim", "--lane", "4", "--device", "/dev/null", "--lang", "en"])
      try expectOneSentence(taken, status: 1)
      #expect(taken.errors.contains("lane 2's: claimed by"))
      try expectOneSentence(try store.run(["scan", "--device", "/dev/null", "--lane", "4"]), status: 1)
      try expectOneSentence(try store.run(["scanner", "release", "--lane", "5"]), status: 1)
    }
    try store.succeed(["scanner", "claim", "--lane", "4", "--device", "/dev/null", "--take-over", "lajur 2 tutup"])
    try store.succeed(["scanner", "release", "--lane", "4"])
    #expect(try store.succeed(["scanner", "list", "--json"]).lines.count == 1)
  }

  @Test(arguments: [
    ["claim", "--lane", "0", "--device", "/dev/x"], ["claim", "--lane", "2"], ["claim", "--device", "/dev/x"],
    ["claim", "--lane", "2", "--device", "/dev/x", "--folder", "/x"],
    ["claim", "--lane", "2", "--folder", "/x", "--baud", "9600"],
    ["claim", "--lane", "2", "--device", "/dev/x", "--baud", "9601"], ["release"], ["release", "--lane", "100"],
  ])
  func whatCantBeMeantIsWrongUsage(arguments: [String]) throws {
    let store = try TestStore()
    #expect(try store.run(["scanner"] + arguments).status == 64)
  }
}
