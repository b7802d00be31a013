import Phrases
import ReferenceData

extension DocumentForm {
  /// Every form, in the order in which a list offers them. A document that the reference data lacks has none.
  ///
  /// What each document says of its holder is from the project's survey of these posts; a field that not every
  /// specimen is known to have is not required.
  public static func all(_ reference: ReferenceData) -> [DocumentForm] {
    Row.all.filter { reference.documentKind($0.type) != nil }.map { $0.form(reference) }
  }

  /// A form as the table has it.
  struct Row {
    let code: String
    let type: String
    /// The variant of `documents.json` that has the form's name; without one it is the kind's.
    var variant: String?
    var title: Phrase?
    var issuer: String?
    var presets: [FormField.ID: String] = [:]
    var validity: Validity?
    let fields: [FormField]

    func form(_ reference: ReferenceData) -> DocumentForm {
      let name = variant.flatMap { reference.documentVariant($0)?.name } ?? reference.documentKind(type)?.name
      return DocumentForm(
        code: code, title: title ?? name.map { Phrase($0.value) } ?? Phrase(id: code, en: code), documentType: type,
        fields: fields + Row.common(reference), issuer: issuer, presets: presets, validity: validity)
    }

    static let other = Row(
      code: "other", type: "other",
      fields: [
        required(.name), required(.number), FormField(.birth), FormField(.birthPlace), FormField(.sex),
        FormField(.nationality), FormField(.address), FormField(.nik), FormField(.issuer), FormField(.issued),
        FormField(.issuePlace), FormField(.expiry),
      ])

    static let all = [
      Row(
        code: "PLB", type: "plb", variant: "PLB-ID", issuer: "IDN", presets: [.nationality: "IDN"],
        validity: Validity(citizens: .twoYears, foreigners: .twoYears),
        fields: holder + [FormField(.address), FormField(.nik)] + issue),
      // How long it is good for was not found.
      Row(
        code: "PLB-MY", type: "plb", variant: "PLB-MY", issuer: "MYS", presets: [.nationality: "MYS"],
        fields: holder + [FormField(.address)] + issue),
      // Issued to foreigners too, so that the nationality is only a beginning.
      Row(
        code: "SPLP", type: "splp", issuer: "IDN", presets: [.nationality: "IDN"],
        validity: Validity(citizens: .twoYears, foreigners: .halfYear), fields: holder + [FormField(.nik)] + issue),
      // A letter written for the case: what it says of its holder, and whom it is given to, was not found.
      Row(
        code: "SKLB", type: "sklb", issuer: "IDN",
        fields: [
          required(.name),
          required(
            .number,
            hint: Phrase(
              id: "nomor surat; tanpa nomor: pakai \"Tanpa dokumen\"",
              en: "the letter's number; without one use \"No document\"")), FormField(.birth), FormField(.birthPlace),
          FormField(.sex), required(.nationality), FormField(.address), FormField(.nik),
        ] + issue),
      Row(
        code: "EC", type: "emergency-certificate", presets: [.issuer: "MYS"],
        fields: holder + [required(.issuer)] + issue),
      Row(
        code: "KTP", type: "ktp", issuer: "IDN", presets: [.nationality: "IDN"],
        fields: [
          required(.number, kind: .nik, hint: Phrase(id: "NIK: 16 angka", en: "the NIK: 16 digits")), required(.name),
          FormField(.birthPlace), required(.birth), required(.sex), required(.nationality), FormField(.address),
        ]),
      Row(
        code: "passport", type: "passport",
        title: Phrase(id: "Paspor, MRZ tidak terbaca", en: "Passport, MRZ can't be read"),
        fields: holder + [required(.issuer)] + issue),
      other,
      Row(
        code: "none", type: "none",
        fields: [required(.name), FormField(.birth), FormField(.sex), FormField(.nationality)]),
    ]

    /// Who holds it, as border passes and passports say.
    private static let holder = [
      required(.name), required(.number), FormField(.birthPlace), required(.birth), required(.sex),
      required(.nationality),
    ]

    private static let issue = [FormField(.issued), FormField(.issuePlace), FormField(.expiry)]

    /// What every form ends with.
    private static func common(_ reference: ReferenceData) -> [FormField] {
      let purposes = reference.purposes.map { FormField.Choice(code: $0.code, label: Phrase($0.label.value)) }
      let vehicles = reference.vehicles.map { FormField.Choice(code: $0.code, label: Phrase($0.label.value)) }
      return [
        required(.direction), FormField(.purpose, kind: .choice(purposes)),
        FormField(.vehicle, kind: .choice(vehicles)),
        FormField(.note), FormField(.stamp, kind: .stamp(reference.stampPosts)),
      ]
    }

    private static func required(
      _ id: FormField.ID, kind: FormField.Kind? = nil, hint: Phrase? = nil
    ) -> FormField {
      FormField(id, isRequired: true, kind: kind, hint: hint)
    }
  }
}

extension Phrase {
  fileprivate init(_ text: BilingualText) { self.init(id: text.id, en: text.en) }
}
