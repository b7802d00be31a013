import Phrases

/// The empty paper form as text: the fields of `DocumentForm.paper` in their order, so that what is written by hand can
/// be keyed in from top to bottom.
public enum PaperSheet {
  /// Columns of a page, which fit a printer of fixed pitch.
  public static let width = 80
  /// Travellers of one page.
  public static let slipsPerPage = 4
  /// Most pages at once.
  public static let pagesMax = 250

  /// The pages, each a list of lines.
  ///
  /// - Parameters:
  ///   - title: the post; empty where nobody knows.
  ///   - papers: the slips' numbers; nil: blank ones for the officer to number.
  ///   - pages: how many, where there are no numbers.
  public static func pages(
    _ form: DocumentForm, title: String, papers: PaperRange?, pages: Int = 1, _ language: Language
  ) -> [[String]] {
    let numbers: [Int?] =
      papers.map { Array($0.numbers) } ?? Array(repeating: nil, count: min(max(pages, 1), pagesMax) * slipsPerPage)
    let starts = stride(from: 0, to: numbers.count, by: slipsPerPage)
    return starts.map { start in
      head(title, language)
        + numbers[start..<min(start + slipsPerPage, numbers.count)].flatMap { slip(form, $0, language) }
        + [String(repeating: "=", count: width)]
    }
  }

  private static func head(_ title: String, _ language: Language) -> [String] {
    let name = Phrase(id: "FORMULIR GANGGUAN", en: "OUTAGE FORM")[language]
    let officer = Phrase(id: "Petugas", en: "Officer")[language]
    return [
      name + (title.isEmpty ? "" : "  " + title) + "  " + Phrase(id: "Lajur ___", en: "Lane ___")[language],
      officer + " ______________________  "
        + Phrase(
          id: "Satu kotak satu pelintas; tulis huruf cetak.", en: "One box a traveller; write in capitals.")[language],
    ]
  }

  /// One traveller's box.
  static func slip(_ form: DocumentForm, _ number: Int?, _ language: Language) -> [String] {
    var lines = [String(repeating: "=", count: width)]
    var line = ""
    for field in form.fields {
      let item = blank(field, number, language)
      if !line.isEmpty, line.count + 2 + item.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : "  ") + item
    }
    return lines + [line]
  }

  private static func blank(_ field: FormField, _ number: Int?, _ language: Language) -> String {
    let label = field.label[language] + (field.isRequired ? "*" : "")
    if field.id == .paper, let number { return label + " " + PaperRange.text(number) }
    // Of a foreigner the visa's number is written there.
    let visa = field.id == .note ? Phrase(id: " (no. visa)", en: " (visa no.)")[language] : ""
    return label + visa + " " + space(field, language)
  }

  private static func space(_ field: FormField, _ language: Language) -> String {
    switch (field.id, field.kind) {
    case (.paperTime, _): return "__:__"
    // By their first letters, as people tick them.
    case (.sex, .choice(let choices)):
      return choices.prefix(2).map { "[ ]" + $0.label[language].prefix(1) }.joined(separator: " ")
    case (_, .date): return "__-__-____"
    case (_, .country): return "___"
    case (_, .choice(let choices)) where choices.count <= 3:
      return choices.map { "[ ]" + $0.label[language].prefix(10) }.joined(separator: " ")
    default: return String(repeating: "_", count: lengths[field.id] ?? 14)
    }
  }

  /// Room for what people write there.
  private static let lengths: [FormField.ID: Int] = [
    .paper: 6, .name: 44, .number: 18, .signed: 8, .transport: 14, .outcomeReason: 30, .note: 40, .documentType: 16,
  ]
}
