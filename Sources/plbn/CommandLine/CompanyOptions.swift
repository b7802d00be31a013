import ArgumentParser
import Border
import Phrases
import ReferenceData

/// The vehicle or boat that somebody comes in.
struct ConveyanceOptions: ParsableArguments {
  @Option(help: .init(text(id: "Nomor kendaraan.", en: "The number plate."), valueName: "plate")) var vehiclePlate:
    String?
  @Option(help: .init(text(id: "Nama perahu.", en: "The boat's name."), valueName: "name")) var boat: String?
  @Option(help: .init(text(id: "Nama pengemudi atau tekong.", en: "Who drives, or the skipper."), valueName: "name"))
  var driver: String?
  @Option(help: .init(text(id: "Nomor dokumennya.", en: "The number of that person's document."), valueName: "number"))
  var driverDocument: String?
  @Option(help: .init(text(id: "Dermaga.", en: "The jetty."))) var jetty: String?
  @Option(
    help: .init(
      text(
        id: "Orang di dalamnya, 1 sampai \(Conveyance.personCounts.upperBound).",
        en: "Persons in it, 1 to \(Conveyance.personCounts.upperBound).")))
  var onBoard: Int?
  @Flag(inversion: .prefixedNo, help: .init(text(id: "Ada manifes.", en: "There is a manifest."))) var manifest: Bool?

  /// nil where nothing is said of it.
  var conveyance: Conveyance? {
    let conveyance = Conveyance(
      plate: vehiclePlate, boat: boat, driver: driver, driverDocument: driverDocument, jetty: jetty, persons: onBoard,
      hasManifest: manifest)
    return conveyance.isEmpty ? nil : conveyance
  }
}

/// With whom somebody comes.
struct CompanyOptions: ParsableArguments {
  @Option(help: .init(text(id: "Id rombongan, atau awalnya.", en: "The party's id, or its beginning."))) var party:
    String?
  @Option(
    help: .init(
      text(
        id: "Anak: hubungan pendampingnya, kode data acuan, misalnya mother; none: tanpa pendamping.",
        en: "A child: what its companion is to it, a code of the reference data such as mother; none: unaccompanied."),
      valueName: "code"))
  var relation: String?
  @Option(
    help: .init(
      text(
        id: "Id pelintasan pendamping: nama dan nomor dokumennya diambil dari situ.",
        en: "The id of the companion's crossing: name and document's number are taken from it."), valueName: "id"))
  var guardian: String?
  @Option(help: .init(text(id: "Nama pendamping.", en: "The companion's name."), valueName: "name"))
  var guardianName: String?
  @Option(
    help: .init(
      text(id: "Nomor dokumen pendamping.", en: "The number of the companion's document."), valueName: "number")
  )
  var guardianNumber: String?
  @Option(
    help: .init(
      text(id: "Keterangan, wajib untuk other dan none.", en: "In words, needed for other and none."), valueName: "text"
    ))
  var guardianWords: String?

  @OptionGroup var inWhat: ConveyanceOptions

  func validate() throws {
    let said = [guardian, guardianName, guardianNumber, guardianWords].contains { $0 != nil }
    guard relation != nil || !said else {
      throw wrongUsage(id: "Pendamping memerlukan --relation", en: "A companion needs --relation")
    }
    guard guardian == nil || (guardianName == nil && guardianNumber == nil) else {
      throw wrongUsage(
        id: "Beri --guardian, atau --guardian-name dengan --guardian-number",
        en: "Give --guardian, or --guardian-name with --guardian-number")
    }
  }

  /// What was said; the companion's crossing is looked up.
  func company(_ ledger: Ledger) throws -> Company {
    var company = Company(party: party, conveyance: inWhat.conveyance)
    guard let relation else { return company }
    var adult = Guardian(relation: relation, name: guardianName, document: guardianNumber, words: guardianWords)
    if let guardian {
      let id = try ledger.crossingID(startingWith: guardian)
      guard let row = try ledger.story(ofCrossing: id)?.crossing else { throw Refusal.unknownCrossing(id) }
      (adult.name, adult.document, adult.subject) = (row.name, row.number.isEmpty ? nil : row.number, row.id)
    }
    company.guardian = adult
    return company
  }
}

extension Company {
  /// For people, one line for each thing that is said.
  var lines: [String] {
    var lines: [String] = []
    if let party { lines.append("party: \(party)") }
    if let guardian {
      let who = [guardian.name, guardian.document, guardian.words].compactMap(\.self).joined(separator: ", ")
      lines.append("guardian: \(guardian.relation)" + (who.isEmpty ? "" : "  (\(who))"))
    }
    if let conveyance {
      let what = [
        conveyance.plate, conveyance.boat, conveyance.driver, conveyance.driverDocument, conveyance.jetty,
        conveyance.persons.map { text(id: "\($0) orang", en: "\($0) persons") },
        conveyance.hasManifest.map {
          $0 ? text(id: "ada manifes", en: "manifest") : text(id: "tanpa manifes", en: "no manifest")
        },
      ]
      lines.append("conveyance: " + what.compactMap(\.self).joined(separator: ", "))
    }
    return lines
  }
}
