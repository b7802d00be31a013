/// The three-letter codes that an MRZ may have for a State, an organisation or a nationality.
///
/// ICAO Doc 9303 part 3 (eighth edition), section 5: ISO 3166-1's alpha-3 codes and the standard's own. A code that
/// isn't here is worth a note and never an alarm: States come and go faster than programs.
public enum Countries {
  /// The year of ISO's list, as Debian's iso-codes 4.15 has it; ICAO's own codes are of 2021 with later amendments.
  public static let asOf = PartialDate(year: 2023)

  /// Whether a code, in capitals and without fillers, is one of section 5's.
  public static func isKnown(_ code: some StringProtocol) -> Bool {
    known.contains(String(code.prefix(4)))
  }

  /// Persons without a defined nationality (part E): stateless, refugee, other refugee, unspecified.
  public static let withoutNationality: Set<String> = ["XXA", "XXB", "XXC", "XXX"]

  /// All codes of section 5.
  public static let known: Set<String> = Set(
    (iso + " " + icao).split(whereSeparator: \.isWhitespace).map(String.init))

  /// Part A by reference: ISO 3166-1, officially assigned (249).
  private static let iso = """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
    BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB
    CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO
    GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN
    IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA
    MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER
    NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU
    RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
    TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT
    WLF WSM YEM ZAF ZMB ZWE
    """

  /// Parts A to H. Germany is `D`; ANT and NTZ are no longer issued but still shown; UTO is for specimens.
  private static let icao = """
    D GBD GBN GBO GBP GBS RKS
    EUE
    UNO UNA UNK
    XBA XIM XCC XCE XCO XEC XPO XES XMP XOM XDC
    XXA XXB XXC XXX
    ANT NTZ
    UTO
    IAO
    """
}
