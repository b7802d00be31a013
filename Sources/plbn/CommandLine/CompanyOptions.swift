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

  /// What stood, with what was said in its place; an empty text clears.
  func put(over before: Conveyance?) -> Conveyance? {
    var conveyance = before ?? Conveyance()
    func put(_ typed: String?, _ field: WritableKeyPath<Conveyance, String?>) {
      if let typed { conveyance[keyPath: field] = typed.isEmpty ? nil : typed }
    }
    put(vehiclePlate, \.plate)
    put(boat, \.boat)
    put(driver, \.driver)
    put(driverDocument, \.driverDocument)
    put(jetty, \.jetty)
    conveyance.persons = onBoard ?? conveyance.persons
    conveyance.hasManifest = manifest ?? conveyance.hasManifest
    return conveyance.isEmpty ? nil : conveyance
  }
}

/// Who brings a child.
struct GuardianOptions: ParsableArguments {
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

  /// What was said; the companion's crossing is looked up. nil: nothing, or the empty relation.
  func guardian(_ ledger: Ledger) throws -> Guardian? {
    guard let relation, !relation.isEmpty else { return nil }
    var adult = Guardian(relation: relation, name: guardianName, document: guardianNumber, words: guardianWords)
    if let guardian {
      let id = try ledger.crossingID(startingWith: guardian)
      guard let row = try ledger.story(ofCrossing: id)?.crossing else { throw Refusal.unknownCrossing(id) }
      (adult.name, adult.document, adult.subject) = (row.name, row.number.isEmpty ? nil : row.number, row.id)
    }
    return adult
  }
}

/// With whom somebody comes.
struct CompanyOptions: ParsableArguments {
  @Option(help: .init(text(id: "Id rombongan, atau awalnya.", en: "The party's id, or its beginning."))) var party:
    String?
  @OptionGroup var who: GuardianOptions
  @OptionGroup var inWhat: ConveyanceOptions

  func company(_ ledger: Ledger) throws -> Company {
    Company(party: party, guardian: try who.guardian(ledger), conveyance: inWhat.conveyance)
  }
}

/// The same where it is put right: the companion as a whole, of the vehicle or boat what is named. The party stays.
struct AmendedCompanyOptions: ParsableArguments {
  @OptionGroup var who: GuardianOptions
  @OptionGroup var inWhat: ConveyanceOptions
  @Flag(help: .init(text(id: "Tanpa kendaraan atau perahu.", en: "Without a vehicle or boat."))) var noConveyance =
    false

  var isGiven: Bool {
    who.relation != nil || noConveyance || inWhat.put(over: nil) != nil
      || [inWhat.vehiclePlate, inWhat.boat, inWhat.driver, inWhat.driverDocument, inWhat.jetty].contains("")
  }

  func amend(_ company: Company, _ ledger: Ledger) throws -> Company {
    Company(
      party: company.party, guardian: who.relation == nil ? company.guardian : try who.guardian(ledger),
      conveyance: noConveyance ? nil : inWhat.put(over: company.conveyance))
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
