import Border
import Phrases
import Testing
import TravelDocuments

@testable import Console

/// How a typed line is taken.
struct LookupPageTextTests {
  @Test(arguments: [
    ("budi rekaan", "budi rekaan", nil, nil),
    ("budi 12-08-1974 rekaan", "budi rekaan", "1974-08-12", nil),
    ("1974 budi", "budi", "1974", nil),
    ("budi x-1234 45", "budi 45", nil, "X1234"),
    ("6103214504810001", "", nil, "6103214504810001"),
    ("budi2 m4rk ra0on", "budi2 m4rk ra0on", nil, nil),
    ("6171 0101 0145 0001", "", nil, "6171010101450001"),
    ("budi 617101 010145 0001 rekaan", "budi rekaan", nil, "6171010101450001"),
    ("NIK 6171.0101.0145.0001, budi", "budi", nil, "6171010101450001"),
    ("6171 9999 9999 0001 budi", "6171 9999 9999 0001 budi", nil, nil),
    ("budi X 1234567", "budi", nil, "X1234567"), ("no. paspor x 12345678 budi", "budi", nil, "X12345678"),
    ("budi X rekaan 1234567", "budi X rekaan", nil, "1234567"),
    ("budi 17 Agustus 1945 rekaan", "budi rekaan", "1945-08-17", nil),
    ("budi rekaan 17 Agt 1945", "budi rekaan", "1945-08-17", nil),
    ("budi 17-agustus-1945", "budi", "1945-08-17", nil), ("budi 17 08 1945", "budi", "1945-08-17", nil),
    ("budi rekaan, tgl lahir 17.08.1945", "budi rekaan", "1945-08-17", nil),
    ("agustus rekaan", "agustus rekaan", nil, nil), ("agustus 1945", "agustus", "1945", nil),
    ("17 agustus rekaan", "17 agustus rekaan", nil, nil), ("lahir 1945", "lahir", "1945", nil),
    ("REKAAN, BUDI", "REKAAN, BUDI", nil, nil),
    ("  budi  ", "budi", nil, nil),
  ]) func `words are a name, a date of birth or a number`(
    text: String, name: String, birth: String?, document: String?
  ) {
    let understood = UnderstoodText(text)
    #expect(understood.name == name)
    #expect(understood.birth?.description == birth)
    #expect(understood.document == document)
    #expect(understood.unused.isEmpty)
  }

  static let marked: [(String, String, String?, String?)] = [
    ("budi rekaan (17-08-1945)", "budi rekaan", "1945-08-17", nil), ("budi [17-08-1945]", "budi", "1945-08-17", nil),
    ("budi '17-08-1945'", "budi", "1945-08-17", nil), ("budi 17–08–1945", "budi", "1945-08-17", nil),
    ("budi (17 Agustus 1945)", "budi", "1945-08-17", nil), ("budi 1mei1960", "budi", "1960-05-01", nil),
    ("budi (X1234567)", "budi", nil, "X1234567"), ("budi 123456/2024", "budi", nil, "1234562024"),
    ("budi (alias rekaan)", "budi (alias rekaan)", nil, nil),
    ("NIK 6171 0101 0145 0001", "", nil, "6171010101450001"), ("paspor:X1234567", "", nil, "X1234567"),
    ("no. PLB X1234567", "", nil, "X1234567"), ("nik rekaan", "nik rekaan", nil, nil),
    ("Sdr budi rekaan", "budi rekaan", nil, nil), ("sdri. siti rekaan", "siti rekaan", nil, nil),
    ("Tn. budi", "budi", nil, nil), ("nama: budi rekaan", "budi rekaan", nil, nil),
    ("nama : Sdr. budi", "budi", nil, nil), ("nama:budi", "budi", nil, nil),
    ("budi ny rekaan", "budi ny rekaan", nil, nil), ("T.N. rekaan", "T.N. rekaan", nil, nil),
    ("ny rekaan", "ny rekaan", nil, nil), ("rekaan TN", "rekaan TN", nil, nil), ("sdr", "sdr", nil, nil),
    ("lahir rekaan 1945", "lahir rekaan", "1945", nil),
  ]

  @Test(arguments: marked) func `marks and labels around a fact, and titles before a name, are no part of either`(
    text: String, name: String, birth: String?, document: String?
  ) {
    let understood = UnderstoodText(text)
    #expect(understood.name == name)
    #expect(understood.birth?.description == birth)
    #expect(understood.document == document)
    #expect(understood.unused.isEmpty)
  }

  @Test(arguments: [
    ("budi 12-08-74", "12-08-74"), ("budi 31-02-1974", "31-02-1974"), ("budi 1974 1980", "1980"),
    ("budi X12345 Y12345", "Y12345"), ("budi 31 Februari 1974", "31 Februari 1974"), ("WNA budi", "WNA"),
    ("budi 17 Agt 45", "17 Agt 45"), ("laki-laki budi perempuan", "perempuan"),
    ("budi umur 81", "umur 81"), ("budi, usia 81 tahun", "usia 81 tahun"),
    ("budi, TTL: Pontianak, 17 Agustus 1945", "Pontianak"),
    ("budi lahir di Tanjung Pinang 17-08-1945", "Tanjung Pinang"), ("X1234567/E7777777 budi", "E7777777"),
  ]) func `what is not used is said`(text: String, unused: String) throws {
    let understood = UnderstoodText(text)
    #expect(understood.unused == [unused])
    #expect(try #require(understood.phrase()).id.hasPrefix("! tidak dipakai: \(unused)"))
    #expect(understood.name == "budi")
  }

  @Test func `sex and nationality are taken as what they are`() throws {
    let understood = UnderstoodText("BUDI UMPAMA REKAAN, lahir 17.08.1945, WNI, laki-laki")
    #expect(understood.name == "BUDI UMPAMA REKAAN" && understood.birth?.description == "1945-08-17")
    #expect(understood.sex == .male && understood.nationality == "IDN" && understood.unused.isEmpty)
    let question = try #require(understood.question)
    #expect(question.sex == .male && question.nationality == "IDN")
    #expect(try #require(understood.phrase()).id == "Lahir: 17-08-1945 · laki-laki · IDN · Nama: BUDI UMPAMA REKAAN")
    #expect(UnderstoodText("SITI perempuan").sex == .female)
  }

  @Test func `a country is taken from what announces it, and a short title that may be a name is said`() {
    for text in ["budi WN Indonesia", "budi, warga negara Indonesia"] {
      let understood = UnderstoodText(text)
      #expect(understood.name == "budi" && understood.nationality == "IDN" && understood.unused.isEmpty, "\(text)")
    }
    #expect(UnderstoodText("budi WN Timor Leste").nationality == "TLS")
    let titled = UnderstoodText("Ny siti umpama rekaan")
    #expect(titled.name == "siti umpama rekaan" && titled.unused == ["Ny"])
  }

  @Test(arguments: ["", "   ", "1974", "-", "12-08-74", "\u{301}"]) func `without a name or a number nothing is asked`(
    text: String
  ) {
    #expect(UnderstoodText(text).question == nil)
  }
}
