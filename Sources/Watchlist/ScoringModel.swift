/// Every number that decides a score or a band, in one place, with the measurement that chose it.
///
/// A score is a probability made of evidence. The name gives log odds (`nameOdds`); birth, document, nationality and
/// sex add theirs; the logistic function makes them a number of 0 to 1.
///
/// The weights of the name are a logistic regression over all candidates of the 9,044 queries of the project's
/// development set (real names of a sanctions list and of office holders), rounded and, for common names, made
/// stricter by hand. Fitted on one half and judged on the other, false alarms differ by less than a percentage point.
/// docs/matching.md has what is measured with them; in short:
///
/// | | recall at 1 / 10 | false alarms where 90 % / 95 % of the recall is kept |
/// |---|---|---|
/// | names alone | 97.4 % / 99.4 % | 0.5 % / 1.7 % |
/// | with birth dates | 99.8 % / 99.9 % | 0.0 % / 0.0 % |
enum ScoringModel {
  // MARK: What a word tells

  /// A word that one person in 1,100 or fewer bears tells no more than this, in nats.
  static let rarestWeight = 7.0
  /// Nor less than this, however common.
  static let commonestWeight = 0.8
  /// People that every list is mixed with, so that a short one doesn't make its words look common.
  private static let background = 2_000.0

  static func weight(bearers: Int, of people: Int) -> Double {
    weight(share: (Double(bearers) + 0.5) / (Double(people) + background))
  }

  static func weight(share: Double) -> Double {
    min(max(-Logarithm.natural(share), commonestWeight), rarestWeight)
  }

  /// A word tells something by itself from this weight on; `MUHAMMAD` doesn't.
  static let tellingWeight = 3.0
  /// Titles and connectors tell this share of what their letters would.
  static let particleShare = 0.03
  /// What a lone first letter tells, matched or not.
  static let initialWeight = 0.8
  /// Words that a truncated query lacks count this share.
  static let cutShare = 0.25

  // MARK: How well a word matches

  /// Two spellings of one word by the table; below 1, so that the spelling asked for comes first.
  static let spellingLikeness = 0.985
  static let initialLikeness = 0.9
  static let cutLikeness = 0.95
  /// Words written as one must be closer than single ones.
  static let joinedLeast = 0.9
  static let joinedLikeness = 0.98

  // MARK: The name's odds

  static let base = -16.9
  /// For each nat that agrees.
  static let agreement = 0.4
  /// For each nat by which matched words differ.
  static let difference = -0.95
  /// Words of so many letters collide easily, by one letter; a name that has longer ones as well holds on to those.
  static let shortMost = 5
  /// For each nat by which matched words differ in a name of short words alone, besides `difference`: TAN WEI MENG is
  /// not TAN WEI MING. Strangers with Chinese names are stopped at 95 % of the recall in 7 % instead of 12 %.
  static let shortDifference = -1.0
  /// For the share of the query that the listed name has, and of the listed name that the query has.
  static let queryCovered = 12.0
  static let listedCovered = 6.5
  /// For each telling word, up to four: many words that agree in as much as few ones do are each less telling.
  static let tellingWord = -1.3
  static let tellingWordsMost = 4
  static let otherOrder = -1.6
  /// A name that agrees in less than `enough` nats is borne by too many people to tell one.
  static let enough = 9.0
  /// For each nat that is lacking of it.
  static let lacking = -0.6

  static func nameOdds(_ features: NameFeatures) -> Double {
    base + agreement * features.agreement + difference * features.difference + shortDifference
      * features.shortDifference
      + queryCovered * features.queryCovered + listedCovered * features.listedCovered
      + tellingWord * features.tellingWords + otherOrder * features.otherOrder + lacking * features.lacking
  }

  // MARK: Birth, document, nationality, sex

  // Each is about the logarithm of how much more often it is seen with the same person than with another: a whole
  // date agrees by chance once in 18,000, a year once in 50. They stay below that, since lists and travellers err
  // together (1 January, a namesake's date). `birthConflict` outweighs a full name, so that a namesake falls to the
  // weak band.
  static let birthEqual = 4.0
  /// The first of January, which stands for an unknown day on both sides.
  static let birthNewYearEqual = 2.5
  static let birthMonthEqual = 2.5
  static let birthYearOnly = 1.5
  static let birthApproximate = 1.0
  static let birthDayMonthSwapped = 2.5
  static let birthOneDigit = 1.5
  static let birthNear = -2.0
  static let birthConflict = -7.0

  /// What a date that agrees tells less where an entry claims several, in nats: one of four agrees four times as
  /// often by chance.
  static func dearth(of claims: [BirthClaim], for reason: Reason) -> Double {
    guard claims.count > 1, BirthEvidence.odds(reason) > 0 else { return 0 }
    return Logarithm.natural(Double(Set(claims).count))
  }

  static let documentEqual = 6.0
  /// Equal but for O and 0, or I and 1.
  static let documentConfused = 4.0
  static let documentOneEdit = 2.5
  /// In place of the name's odds where the query has no name.
  static let documentAlone = -1.0
  /// The least that a name counts beside a document that matches: short numbers occur in many countries.
  static let nameBesideDocumentLeast = -5.0
  /// What a person's entry scores at least whose document has the same number, whatever else differs: a borrowed, altered
  /// or newly issued document shows another name. Possible under any rule of a post, so that somebody looks. Set by hand,
  /// for the development set has no such travellers.
  static let sameDocumentLeast = Double(BandThresholds.possibleBounds.upperBound) / 100
  /// Numbers of fewer letters and digits are too easily those of another country's document.
  static let sameDocumentLetters = 7

  static func odds(_ match: DocumentNumbers.Match) -> Double {
    switch match {
    case .equal: documentEqual
    case .confused: documentConfused
    case .oneEdit: documentOneEdit
    }
  }

  static let nationalityAgrees = 0.5
  static let nationalityDiffers = -0.7
  static let sexDiffers = -1.5
  static let notAPerson = -2.0

  static func odds(_ reason: Reason) -> Double {
    switch reason {
    case .nationalityAgrees: nationalityAgrees
    case .nationalityDiffers: nationalityDiffers
    case .sexDiffers: sexDiffers
    case .notAPerson: notAPerson
    default: BirthEvidence.odds(reason)
    }
  }

  // MARK: From odds to a score

  /// Odds below `overstatedBelow` say too much by this, in nats, fading in over one nat: by the candidates of the
  /// development set, with one query in two for somebody on the list. Fitted on one half of its people it serves the
  /// other as well; the expected calibration error of names alone falls from 0.008 to 0.003.
  static let overstatement = 0.5
  static let overstatedBelow = 1.5

  /// How often a candidate of such odds is the person meant. Rises with the odds.
  static func score(odds: Double) -> Double {
    Logarithm.logistic(odds - overstatement * min(max(overstatedBelow - odds, 0), 1))
  }

  /// Less likely candidates are not given at all.
  static let least = 0.00006
  /// What a weak alias, a name that too many bear, or one of short words of which one has another letter, reaches at most
  /// unless the birth date or the document number agrees as well.
  static let unsupportedMost = 0.79
  /// From here on such scores are pressed together, so that the likelier one still comes first.
  private static let unsupportedPressed = 0.78

  /// The score of a candidate that too little speaks for to be strong. Rises with the score.
  static func unsupported(_ score: Double) -> Double {
    guard score > unsupportedPressed else { return score }
    let share = (score - unsupportedPressed) / (1 - unsupportedPressed)
    return unsupportedPressed + (unsupportedMost - unsupportedPressed) * share
  }

  /// Whether a name by itself can make a strong candidate. A single name, MUHAMMAD with another word that is not rare, and
  /// two words that many bear (ALI HASSAN, BUDI SANTOSO) can't.
  static func tellsOnePerson(_ features: NameFeatures) -> Bool {
    features.agreement >= (features.rarest >= rareWeight ? strongAgreementLeast : strongCommonLeast)
  }

  /// A name of which a rare word agrees must agree in so many nats: a single name has less.
  private static let strongAgreementLeast = 8.0
  /// Without a rare word it takes more: one person in 160,000 by these weights, and common words go together oftener than
  /// chance has them.
  private static let strongCommonLeast = 12.0
  /// The table's common words tell less than this, and words that one in 400 of a list bears.
  private static let rareWeight = 6.0
}
