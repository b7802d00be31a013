/// The name knowledge of the matcher, all in one place: spellings, titles, connectors, variants and common words.
///
/// The rows are general knowledge of Indonesian, Malay, Arabic and Russian names, none is taken from a single row of a
/// test set. Each spelling rule carries a pair of names that it makes equal, and a test goes through them.
enum NameTable {
  /// Where in a word a spelling rule holds.
  enum Place {
    case anywhere, last, beforeVowel, beforeConsonant
  }

  struct SpellingRule {
    var from: String
    var to: String
    var place: Place = .anywhere
    /// Two spellings of one name that the rule makes equal.
    var example: (String, String)
  }

  /// Equivalences, tried in this order at each letter. `X` stands for the sound of `SH`; a written X becomes `KS`.
  static let spellings: [SpellingRule] = [
    // The Indonesian spelling before 1972 (Van Ophuijsen, Soewandi) and today's (EYD).
    SpellingRule(from: "TJ", to: "C", example: ("TJATUR", "CATUR")),
    SpellingRule(from: "DJ", to: "J", example: ("DJOKO", "JOKO")),
    SpellingRule(from: "SJ", to: "X", example: ("SJAHRIR", "SYAHRIR")),
    SpellingRule(from: "SY", to: "X", place: .beforeVowel, example: ("SYAH", "SHAH")),
    SpellingRule(from: "NJ", to: "NI", example: ("NJOMAN", "NYOMAN")),
    SpellingRule(from: "OE", to: "U", example: ("SOEKARNO", "SUKARNO")),
    SpellingRule(from: "IE", to: "I", example: ("MOELIE", "MULI")),
    // Romanisations of Arabic, Persian, Russian and Chinese sounds.
    SpellingRule(from: "DZH", to: "J", example: ("DZHEMAL", "JEMAL")),
    SpellingRule(from: "TCH", to: "C", example: ("TKATCHENKO", "TKACHENKO")),
    SpellingRule(from: "SCH", to: "X", example: ("SCHAMIL", "SHAMIL")),
    SpellingRule(from: "SH", to: "X", example: ("SHARIF", "SYARIF")),
    SpellingRule(from: "CH", to: "H", place: .beforeConsonant, example: ("ACHMAD", "AHMAD")),
    SpellingRule(from: "CH", to: "C", example: ("CHANDRA", "CANDRA")),
    SpellingRule(from: "KH", to: "H", example: ("AKHMAD", "AHMAD")),
    SpellingRule(from: "ZH", to: "J", example: ("ZHAMAL", "JAMAL")),
    SpellingRule(from: "DH", to: "D", example: ("RIDHO", "RIDO")),
    SpellingRule(from: "TH", to: "T", example: ("FATHIMAH", "FATIMAH")),
    SpellingRule(from: "GH", to: "G", example: ("GHOZALI", "GOZALI")),
    SpellingRule(from: "BH", to: "B", example: ("BHAKTI", "BAKTI")),
    SpellingRule(from: "PH", to: "F", example: ("YOSEPH", "YOSEF")),
    SpellingRule(from: "CK", to: "K", example: ("DICKY", "DIKI")),
    SpellingRule(from: "OU", to: "U", example: ("YOUSUF", "YUSUF")),
    SpellingRule(from: "OO", to: "U", example: ("NOOR", "NUR")),
    SpellingRule(from: "UE", to: "U", example: ("MUELLER", "MULLER")),
    SpellingRule(from: "EI", to: "AI", place: .beforeConsonant, example: ("HUSEIN", "HUSAIN")),
    SpellingRule(from: "EY", to: "AI", place: .beforeConsonant, example: ("HUSEYN", "HUSAIN")),
    SpellingRule(from: "EY", to: "AI", place: .last, example: ("SERGEY", "SERGEI")),
    SpellingRule(from: "EI", to: "AI", place: .last, example: ("SERGEI", "SERGAY")),
    SpellingRule(from: "IY", to: "I", example: ("YURIY", "YURI")),
    SpellingRule(from: "Y", to: "I", example: ("MULYADI", "MULIADI")),
    SpellingRule(from: "Q", to: "K", example: ("QADIR", "KADIR")),
    SpellingRule(from: "X", to: "KS", example: ("ALEXANDER", "ALEKSANDER")),
    SpellingRule(from: "AH", to: "A", place: .last, example: ("FATIMAH", "FATIMA")),
    SpellingRule(from: "EH", to: "E", place: .last, example: ("SALEH", "SALE")),
  ]

  /// Digits that a reader or a typist puts for letters, in words that have letters; read before the rules above.
  static let misreadDigits: [Character: Character] = [
    "0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B",
  ]

  /// Words written so differently that no rule joins them; each row's words count as its first one.
  static let variants: [[String]] = [
    [
      "MUHAMMAD", "MUHAMAD", "MUHAMED", "MUHAMMED", "MUHAMMET", "MUHAMET", "MUHAMEDI", "MOHAMMAD", "MOHAMMED",
      "MOHAMAD",
      "MOHAMED", "MOHAMMOD", "MOHAMMADI", "MAHOMED", "MEHMET", "MOCHAMAD", "MOCHAMMAD", "MOCHAMED", "MUCHAMAD",
      "MUCHAMMAD", "MOKHAMAD", "MUKHAMAD", "MUKHAMMAD", "MAGOMED", "MUKHAMED", "MOH", "MOHD", "MOHMD", "MUH", "MUHD",
      "MUHM", "MHD", "MHMD", "MOCH", "MUCH", "MD", "MOHAMET", "MUHAMMADU",
    ],
    ["ABDUL", "ABD", "ABDEL", "ABDAL", "ABDOL", "ABDOUL", "ABDIL", "ABDU", "ABDOU", "ABDUR", "ABDUS"],
    ["ABDULLAH", "ABDULLA", "ABDALLAH", "ABDALLA", "ABDOLLAH", "ABDELLAH", "ABDOULLAH", "ABDILLAH", "ABDULAH"],
    ["AHMAD", "AHMED", "AHMET", "ACHMED", "AKHMED", "AMAD", "AHAMED", "AHAMAD"],
    [
      "HUSAIN", "HUSEIN", "HUSSEIN", "HUSSAIN", "HUSAYN", "HUSSAYN", "HOSSEIN", "HOSEIN", "HOSAIN", "HOSSAIN", "HUSSIN",
    ],
    ["HASAN", "HASSAN", "HASSEN", "HACEN"],
    [
      "YUSUF", "YUSOF", "YUSOFF", "YUSSUF", "YOUSEF", "YOUSSEF", "YOUSIF", "YOUSUF", "YUSEF", "YUSIF", "JUSUF",
      "JOESOEF",
    ],
    ["IBRAHIM", "IBRAHEEM", "EBRAHIM", "EBRAHEEM", "IBROHIM"],
    ["ISMAIL", "ISMAEL", "ESMAIL", "ESMAEIL", "ISMAEEL"],
    ["SULAIMAN", "SULEIMAN", "SULAYMAN", "SOLEIMAN", "SOLAIMAN", "SULEYMAN", "SLIMAN", "SLEIMAN", "SOELAIMAN"],
    ["USMAN", "OSMAN", "UTHMAN", "OTHMAN", "USMON", "OESMAN"],
    ["UMAR", "OMAR", "OMER", "OEMAR", "UMER"],
    ["MAHMUD", "MAHMOUD", "MAHMOOD", "MACHMUD", "MEHMOOD"],
    ["SAYID", "SAYYID", "SAYED", "SAYYED", "SAYYAD", "SYED", "SEYED", "SEYYED", "SAID", "SAEED", "SAEID"],
    ["SYEIKH", "SHEIKH", "SHAYKH", "SHEIK", "SYEKH", "SHAIKH", "CHEIKH"],
    ["ALEXANDER", "ALEKSANDR", "ALEXANDR", "ALEKSANDER", "OLEKSANDR", "ALYAKSANDR"],
    ["ALEXEY", "ALEKSEY", "ALEXEI", "ALEKSEI", "OLEKSII", "OLEKSIY", "ALYAKSEI"],
    ["SERGEY", "SERGEI", "SERHII", "SERHIY", "SIARHEI"],
    ["DMITRY", "DMITRIY", "DMITRI", "DMITRII", "DMYTRO", "DZMITRY"],
    ["VLADIMIR", "WLADIMIR", "VOLODYMYR", "ULADZIMIR"],
    ["NIKOLAY", "NIKOLAI", "MYKOLA", "MIKALAI"],
    ["YEVGENY", "YEVGENIY", "EVGENY", "EVGENIY", "EVGENII", "YEVHEN", "YAUHEN"],
    ["ELENA", "YELENA", "OLENA"],
    ["NUR", "NOOR", "NOER", "NOR", "NUUR"],
  ]

  /// Titles and honorifics that stand before or after a name and are not part of it.
  static let titles: Set<String> = [
    "PROF", "DR", "DRS", "DRA", "DRG", "DRH", "IR", "HJ", "HAJI", "HAJJI", "HAJJ", "HADJI", "HAJAH", "HAJJAH", "KH",
    "KYAI",
    "KIAI", "USTAD", "USTADZ", "USTAZ", "USTADH", "TGK", "TEUNGKU", "TENGKU", "TUNKU", "TUANKU", "TUN", "DATO", "DATUK",
    "DATIN", "PENGIRAN", "PEHIN", "PUAN", "ENCIK", "TUAN", "SHEIKH", "SHAYKH", "SYEKH", "SYEIKH", "SHEIK", "MULLAH",
    "MOLLAH", "MAULAVI", "MAWLAWI", "MAULAWI", "MAULANA", "QARI", "MR", "MRS", "MISS", "JR", "SR", "SIR", "BAPAK",
    "IBU",
    "RADEN", "KAPTEN", "KOLONEL", "JENDERAL", "LETNAN", "GENERAL", "COLONEL", "CAPTAIN", "ALHAJ", "ALHAJI", "ALH",
  ]

  /// Degrees: a title where written with full stops (`M.Si.`), or in a part of their own after a comma (`, SH, MH`).
  static let degrees: Set<String> = [
    "SE", "SH", "ST", "MH", "MM", "MA", "MSI", "MAP", "MPD", "SPD", "SPDI", "SAG", "SAP", "SSOS", "SIP", "SSI", "SKOM",
    "SKM",
    "SKED", "SPT", "SP", "SS", "SPSI", "SHI", "SEI", "STP", "MSC", "BA", "BSC", "BE", "MBA", "PHD", "LLM", "LLB",
    "MHUM",
    "MKES", "MAG", "MKOM", "MT", "MIKOM", "MKN", "MPDI", "SPOG", "AMD", "SFARM", "APT", "CN", "AK", "MP", "MSOS", "MAK",
  ]

  /// Words between names that tell nobody apart: `bin`, `binti`, `anak`, articles and particles.
  static let connectors: Set<String> = [
    "AL", "EL", "UL", "BIN", "BINTI", "BINTE", "BINT", "BTE", "BTI", "BT", "IBN", "BN", "BEN", "ANAK", "OGLY", "OGLU",
    "KYZY",
    "DE", "DEL", "DER", "VAN", "VON", "DOS", "LOS",
  ]

  /// The Arabic article as it sounds before some letters; a connector only where a hyphen follows (`Ar-Rahman`).
  static let hyphenatedArticles: Set<String> = [
    "AR", "AS", "ASH", "AD", "AN", "AT", "AZ", "AZH", "ASY", "UR", "US", "UD",
  ]

  /// What a slash joins: `A/L` and `A/P` (son and daughter of, among Malaysian Indians), `S/O`, `D/O`.
  static let slashConnectors: Set<String> = ["AL", "AP", "SO", "DO", "AK"]

  /// Words that many people bear, with the share of people that is assumed at least, in a thousand.
  ///
  /// A short list says little about how common a word is; this keeps `MUHAMMAD` cheap on a list of forty. The shares
  /// are rounded estimates for the travellers of the Borneo border, not measurements.
  static let commonWords: [(perMille: Double, words: String)] = [
    (100, "MUHAMMAD ABDUL"),
    (20, "AHMAD ALI NUR SITI SRI ABDULLAH TAN LIM MARIA"),
    (
      8,
      """
      HASAN HUSAIN IBRAHIM ISMAIL YUSUF UMAR USMAN SULAIMAN RAHMAN RAHIM AZIZ HAMID HALIM MAHMUD HAMZAH SAYID
      AGUS BUDI DEWI EKO ANDI RUDI HENDRA ADI EDI DEDI JOKO DWI TRI PUTRA PUTRI SARI WATI SETIAWAN SANTOSO
      SUSANTO WIDODO HIDAYAT SAPUTRA LESTARI WAHYUDI KURNIAWAN GUNAWAN SUSILO IRAWAN
      WONG CHAN LEE LI WANG ZHANG CHEN LIU YANG HUANG LIN KIM NG ONG GOH TEO CHUA
      JOHN DAVID MICHAEL JAMES ROBERT PETER PAUL JOSEPH JOSE JUAN LUIS CARLOS ANNA MARY
      """
    ),
    (
      3,
      """
      AMIR AMIN FATIMAH AMINAH KHADIJAH AISYAH ZAINAB ZAINAL SALIM SALEH KARIM KHALID MUSTAFA SAMAD LATIF MAJID
      RASHID JAMAL KAMAL FAISAL FAUZI ARIF RIZAL RIDWAN TAUFIK ILHAM IQBAL FIRMAN HERMAN IWAN YANTI YULI
      RINA RATNA INDAH FITRI RAMADHAN SUDIRMAN SUPRIYADI SURYA WIJAYA NUGROHO PRATAMA SIMANJUNTAK SIREGAR
      NASUTION SITUMORANG SINAGA
      GARCIA RODRIGUEZ MARTINEZ HERNANDEZ LOPEZ GONZALEZ PEREZ SANCHEZ RAMIREZ TORRES FLORES RIVERA GOMEZ DIAZ
      ANTONIO MIGUEL FRANCISCO JESUS MANUEL PEDRO ALEJANDRO FERNANDO ROBERTO RICARDO
      SMITH JONES WILLIAMS BROWN TAYLOR WILSON JOHNSON THOMAS MARTIN ANDREW DANIEL WILLIAM RICHARD CHARLES GEORGE MARK
      ALEXANDER SERGEY VLADIMIR IVAN DMITRY NIKOLAY ALEXEY ELENA OLGA TATYANA IRINA
      CHEE KOK SIEW MEI WEI MING HUI JUN YING XIAO SINGH KUMAR RAJ KAUR
      """
    ),
  ]
}
