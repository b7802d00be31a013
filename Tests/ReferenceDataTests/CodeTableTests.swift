import ReferenceData
import Testing

@Suite("Codes that records keep")
struct CodeTableTests {
  let data: ReferenceData

  init() throws {
    data = try ReferenceData.shared.get()
  }

  @Test("are unique in their table")
  func unique() {
    let tables = [
      data.posts.map(\.code), data.documentKinds.map(\.code), data.documentVariants.map(\.code),
      data.purposes.map(\.code), data.vehicles.map(\.code), data.outcomes.map(\.code), data.relations.map(\.code),
    ]
    for codes in tables + data.outcomes.map({ $0.reasons.map(\.code) }) {
      #expect(Set(codes).count == codes.count, "\(codes)")
    }
  }

  @Test("are short ASCII words, so that they can be typed and searched for")
  func shape() {
    let lower = [data.posts.map(\.code), data.documentKinds.map(\.code), data.vehicles.map(\.code)].joined()
    for code in Array(lower) + data.outcomes.map(\.code) + data.relations.map(\.code) {
      #expect(code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil && code.count <= 24, "\(code)")
    }
    for code in data.purposes.map(\.code) + data.documentVariants.map(\.code) {
      #expect(code.wholeMatch(of: /[A-Z]+(-[A-Z]+)*/) != nil && code.count <= 12, "\(code)")
    }
  }

  @Test("name the documents of the command line")
  func documentKinds() {
    #expect(
      data.documentKinds.map(\.code).joined(separator: " ")
        == "passport plb splp sklb emergency-certificate ktp other none")
  }

  @Test("map each finer document to one of those")
  func variants() {
    let kinds = Dictionary(data.documentVariants.map { ($0.code, $0.kind) }, uniquingKeysWith: { first, _ in first })
    #expect(
      kinds == [
        "PAS": "passport", "PAS-MY": "passport", "PLB-ID": "plb", "PLB-MY": "plb", "SPLP": "splp", "SPLP-OA": "splp",
        "SKLB": "sklb", "KILB": "other", "EC": "emergency-certificate",
      ])
    for kind in kinds.values { #expect(data.documentKind(kind) != nil, "\(kind)") }
    for state in data.documentVariants.compactMap({ $0.state?.value }) {
      #expect(["IDN", "MYS"].contains(state))
    }
  }

  @Test("say of a passport that a reader can read it, and of the pass that nobody found out")
  func machineReadable() {
    #expect(data.documentKind("passport")?.mrz?.value == .td3)
    #expect(data.documentKind("none")?.mrz?.value == DocumentMRZ.none)
    #expect(data.documentKind("plb")?.mrz == nil)
  }

  @Test("name the purposes and vehicles that officers record")
  func purposesAndVehicles() {
    #expect(
      data.purposes.map(\.code).joined(separator: " ")
        == "DAGANG BELANJA KELUARGA ADAT SOSBUD OBAT SEKOLAH WISATA KERJA-P KERJA-X TRANSIT KEAGAMAAN DINAS PULANG "
        + "DEPORTASI REPATRIASI JENAZAH LAIN")
    #expect(
      data.vehicles.map(\.code).joined(separator: " ")
        == "on-foot motorcycle private-car minibus bus truck speedboat ship longboat")
  }

  @Test("find their entry, and nothing else")
  func lookUp() {
    #expect(data.purpose("OBAT")?.label.value == BilingualText(id: "berobat", en: "medical"))
    #expect(data.vehicle("bus")?.label.value.en == "bus")
    #expect(data.documentVariant("SKLB")?.kind == "sklb")
    #expect(data.purpose("obat") == nil)
    #expect(data.vehicle("") == nil)
    #expect(data.outcome("IZIN") == nil)
  }
}
