import Phrases
import Testing
import TravelDocuments
import Watchlist

@testable import Border

/// Reasons in one line.
struct ReasonCodeTests {
  @Test func `date and number come first, then what differs, and what is the same of the name last`() {
    let recorded = [
      "words-equal|BUDI", "word-similar|REKAAN|REKAN|92", "words-missing|L", "order-differs", "weak-alias",
      "birth-conflict|1990-02-03|1961", "document-one-edit|X1|X2", "nationality-agrees|IDN", "sex-differs|F",
      "review-overdue|2026-06-01", "gait-alike|limps",
    ]
    #expect(
      ReasonCode.inOrder(recorded) == [
        "birth-conflict|1990-02-03|1961", "document-one-edit|X1|X2", "weak-alias", "sex-differs|F",
        "word-similar|REKAAN|REKAN|92", "words-missing|L", "order-differs", "words-equal|BUDI",
        "nationality-agrees|IDN",
        "review-overdue|2026-06-01", "gait-alike|limps",
      ])
    #expect(ReasonCode.inOrder([]) == [])
  }

  @Test func `every reason of the matcher has its place in the order`() throws {
    let date = try #require(PartialDate("1990-02-03"))
    let reasons: [Reason] = [
      .birthEqual(date), .birthMonthEqual(year: 1990, month: 2), .birthYearOnly(1990),
      .birthApproximate(query: date, listed: .circa(date)), .birthDayMonthSwapped(query: date, listed: date),
      .birthOneDigit(query: date, listed: date), .birthNear(query: date, listed: .date(date)),
      .birthConflict(query: date, listed: .date(date)), .documentEqual("X1"),
      .documentOneEdit(query: "X1", listed: "X2"), .weakAlias, .notAPerson(.vessel),
      .nationalityDiffers(query: "IDN", listed: ["MYS"]), .sexDiffers(listed: .female),
      .wordSpelling(query: "A", listed: "B"), .wordSimilar(query: "A", listed: "B", percent: 9),
      .wordsJoined(query: "A", listed: "B"), .initial(query: "A", listed: "B"), .wordCut(query: "A", listed: "B"),
      .wordsMissing(["A"]), .wordsExtra(["A"]), .orderDiffers, .wordsEqual(["A"]), .nationalityAgrees("IDN"),
      .reviewOverdue(date),
    ]
    let codes = reasons.map(ReasonCode.text)
    #expect(ReasonCode.inOrder(codes.reversed() + ["newer|x"]).last == "newer|x")
    #expect(ReasonCode.inOrder(["newer|x"] + codes) == codes + ["newer|x"])
  }

  @Test(arguments: [
    ("birth-conflict|1990-02-03|~1961", "tgl lahir BEDA (~1961)", "tgl lahir BEDA (sekitar 1961)"),
    ("birth-near|1990-02-03|1991-06-17", "tgl lahir dekat (1991-06-17)", "tgl lahir dekat (17-06-1991)"),
    ("birth-near|1990|1991/1993-02", "tgl lahir dekat (1991/1993-02)", "tgl lahir dekat (1991 - 02-1993)"),
    ("birth-month-equal|1990-02", "bulan lahir sama (1990-02)", "bulan lahir sama (02-1990)"),
    ("review-overdue|2026-06-01", "tinjauan terlewat (2026-06-01)", "tinjauan terlewat (01-06-2026)"),
    ("sex-differs|F", "jenis kelamin beda (F)", "jenis kelamin beda (P)"),
    ("birth-conflict|x|somewhen", "tgl lahir BEDA (somewhen)", "tgl lahir BEDA (somewhen)"),
    ("birth-conflict", "tgl lahir BEDA ()", "tgl lahir BEDA ()"),
  ]) func `a screen writes dates as people do, the command line as everywhere there`(
    code: String, command: String, screen: String
  ) {
    #expect(ReasonCode.phrase(code, for: .program).id == command)
    #expect(ReasonCode.phrase(code, for: .people).id == screen)
  }

  @Test(arguments: [
    "word-spelling|A|B", "word-similar|A|B|92", "words-joined|A|B", "initial|A|B", "word-cut|A|B", "words-missing|A",
    "words-extra|A",
  ]) func `the line and the opened entry have one word for one thing`(code: String) throws {
    let row = try #require(MatchTable([code]).words.first)
    for language in Language.allCases {
      #expect(ReasonCode.phrase(code, for: .program)[language].hasPrefix(row.phrase[language] + ":"))
    }
  }

  @Test func `pairs of words under one rule stand behind its word together`() {
    let reasons = [
      "word-spelling|SOEKARTO|SUKARTO", "words-equal|REKAAN", "word-spelling|BOEDI|BUDI", "initial|M|MOHD",
    ]
    #expect(
      ReasonCode.line(reasons + ["birth-year-only|1968", "word-similar|A|B|92", "word-similar|C|D|86"], for: .people).id
        == "tahun lahir sama (1968), ejaan lain: SOEKARTO ~ SUKARTO, BOEDI ~ BUDI, singkatan: M ~ MOHD, "
        + "mirip 92%: A ~ B, mirip 86%: C ~ D, nama sama: REKAAN")
    #expect(ReasonCode.line([], for: .program).en == "")
    // Whoever wrote these cut them short: nothing traps.
    #expect(!ReasonCode.line(["word-spelling", "word-spelling|", "|", ""], for: .program).en.isEmpty)
  }

  @Test func `a score is never shown as more than it is, nor as certain`() {
    #expect(
      [0.0, 0.004, 0.797, 0.8, 0.29, 0.994, 0.997, 1, 2, -1, .nan, .infinity].map(ScorePercent.of) == [
        0, 0, 79, 80, 29, 99, 99, 99, 99, 0, 0, 0,
      ])
    // Nobody reads a figure that belongs to another band.
    for percent in 1...98 { #expect(ScorePercent.of(Double(percent) / 100) == percent) }
  }
}
