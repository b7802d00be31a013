import Border
import Phrases
import Terminal

extension Canvas {
  /// A hit in one line: how sure, who, how old, where, and what became of it.
  mutating func hitRow(_ hit: HitRow, _ scene: Scene) {
    let language = scene.language
    let band = Band(hit.best?.band ?? "")
    let age = Figures.age(milliseconds: scene.now.milliseconds - hit.since.milliseconds, language)
    let lane = (hit.lane.map { " L\($0)" } ?? "") + (hit.isLate ? " \(Phrase.hitGoneBy[language])" : "")
    let when = scene.dayAndClock(hit.time)
    let isWide = size.width >= Self.wideHitRow
    let isWaiting = hit.state == .waiting
    let state = hit.standing[language]
    var end = isWaiting ? "\(age)\(lane)" : state
    if isWide { end = isWaiting ? "\(when) \(age)\(lane)  \(state)" : "\(when)\(lane)  \(state)" }
    let score = band.sign + Figures.score(hit.best?.score ?? 0, language)
    var x = text(score + " ", x: 0, y: 0, style: band.style)
    if isWide { x += text(band.word[language] + " ", x: x, y: 0, style: band.style) }
    let width = SafeText.width(end, symbols: symbols)
    text(hit.name.isEmpty ? "-" : hit.name, x: x, y: 0, width: max(size.width - x - width - 1, 1))
    text(end, x: max(size.width - width, 0), y: 0, style: isWaiting ? .warning : .muted)
  }

  private static let wideHitRow = 60
}

extension HitRow {
  /// What became of it, or who is waited for.
  fileprivate var standing: Phrase {
    if let unsure { return openAsk == nil ? .hitUnsure(unsure) : .hitUnsureAsked(unsure) }
    return openAsk != nil ? .hitAsked : isDisagreed ? .hitDisagreed : state.word
  }
}

extension HitState {
  var word: Phrase {
    switch self {
    case .waiting: Phrase(id: "menunggu", en: "waiting")
    case .decided: Phrase(id: "belum dinilai", en: "no finding")
    case .disposed(let finding):
      Phrase(id: "\(finding.sign) \(finding.word.id)", en: "\(finding.sign) \(finding.word.en)")
    }
  }
}

extension HitFinding {
  /// `x orang lain: tanggal lahir lain (rekan 08:42)`.
  func text(_ scene: Scene) -> String {
    let (word, reason) = (
      finding.word[scene.language], scene.setting.reference.hits.phrase(code, reason)[scene.language]
    )
    return "\(finding.sign) \(word): \(reason) (\(people[scene.language]) \(scene.dayAndClock(time)))"
  }

  /// Who said so, and the second officer where one spoke at the same terminal.
  var people: Phrase {
    guard let second = second?.phrase else { return Phrase(id: officer, en: officer) }
    return Phrase(id: "\(officer), \(second.id)", en: "\(officer), \(second.en)")
  }
}

extension Phrase {
  static let hitsReading = Phrase(id: "membaca temuan…", en: "reading the hits…")
  static let hitsNone = Phrase(id: "Tidak ada temuan.", en: "There are no hits.")
  static let hitCandidateWord = Phrase(id: "Kandidat", en: "Candidate")
  static let hitName = Phrase(id: "Nama", en: "Name")
  static let hitSex = Phrase(id: "Kelamin", en: "Sex")
  static let hitNationality = Phrase(id: "Warga", en: "Country")
  static let hitAction = Phrase(id: "Diminta daftar", en: "The list asks")
  static let hitLegalBasis = Phrase(id: "dasar", en: "by")
  static let hitOwner = Phrase(id: "instansi", en: "agency")
  static let hitEntered = Phrase(id: "masuk", en: "entered")
  static let hitReview = Phrase(id: "ditinjau sebelum", en: "reviewed by")
  static let hitPrograms = Phrase(id: "Daftar dan program", en: "Lists and programmes")
  static let hitTitle = Phrase(id: "Jabatan", en: "Position")
  static let hitEntryReading = Phrase(id: "membaca entri di daftar…", en: "reading the list's entry…")
  static let hitEntryGone = Phrase(
    id: "Entri ini tidak ada lagi di daftar yang berlaku sekarang.", en: "The list of now has this entry no more.")
  static let hitNewerList = Phrase(
    id: "Daftar sudah diganti sejak pemeriksaan; ini isinya sekarang.",
    en: "The list was replaced since the check; this is what it says now.")
  static let hitOwnWords = Phrase(id: "dengan kata-kata sendiri", en: "in your own words")
  static let hitFirstFinding = Phrase(id: "Penilaian pertama", en: "The first finding")
  static let hitSending = Phrase(
    id: "Penilaian masih disimpan; tunggu sebentar.", en: "The finding is still being saved; wait a moment.")
  static let hitUnsaved = Phrase(
    id: "Alasan belum disimpan. Esc sekali lagi: buang.", en: "The reason is not saved. Esc once more throws it away.")
  static let hitGone = Phrase(
    id: "Temuan ini tidak lagi di daftar yang tampil.", en: "This hit is not among those listed any more.")
  static func hitReasonDoubted(_ why: Phrase) -> Phrase {
    Phrase(
      id: "Di perbandingan \(why.id). Pilih alasan lain, atau sekali lagi bila tetap.",
      en: "By the comparison \(why.en). Choose another reason, or once more to keep it.")
  }
  static let hitOneCandidate = Phrase(id: "hanya satu kandidat", en: "there is one candidate only")
  static let hitNotOpenable = Phrase(
    id: "tidak menunggu di lajur dan belum ada pelintasannya", en: "it waits at no lane and has no crossing")

  /// What somebody else said of the candidate while the officer was writing.
  static func hitFoundMeanwhile(_ news: HitFinding, _ scene: Scene) -> Phrase {
    let tables = scene.setting.reference.hits
    func text(_ language: Language) -> String {
      "\(news.finding.word[language]), \(tables.phrase(news.code, news.reason)[language])"
    }
    // What Enter does comes before the reason, which may be long: the line is cut at its end.
    return Phrase(
      id: "Enter lagi bila berpendapat lain: \(news.officer) baru saja menilai \(text(.id)).",
      en: "Enter again where you differ: \(news.officer) has just found \(text(.en)).")
  }
}

extension SecondAsk {
  /// What was asked, and what was said: `Minta petugas kedua: IZIN, alasan (sari 08:42)`.
  func lines(_ scene: Scene) -> [String] {
    let (language, reference) = (scene.language, scene.setting.reference)
    let first = "\(asked(reference)[language]) (\(officer) \(scene.dayAndClock(time)))"
    guard let answer else { return [first] }
    let who = answer.second.phrase[language]
    return [first, "\(answer.phrase(reference.hits)[language]) (\(who) \(scene.dayAndClock(answer.time)))"]
  }
}

extension Phrase {
  /// In a row: whoever it is has passed, or may have.
  static let hitGoneBy = Phrase(id: "LEWAT", en: "GONE")
  static let hitLate = Phrase(
    id: "Sudah lewat: tercatat sesudahnya. Beri tahu supervisor, dan pemilik daftar bila orangnya sama.",
    en: "Has gone: recorded afterwards. Tell the supervisor, and the list's owner where it is the person.")
  static let hitDisagreed = Phrase(id: "petugas kedua tidak setuju", en: "second officer disagrees")
  static func hitUnsure(_ officer: String) -> Phrase {
    Phrase(id: "? tidak pasti: \(officer)", en: "? can't tell: \(officer)")
  }
  static func hitUnsureAsked(_ officer: String) -> Phrase {
    Phrase(id: "? \(officer); minta petugas kedua", en: "? \(officer); second officer asked for")
  }
  static let hitAsked = Phrase(id: "minta petugas kedua", en: "second officer asked for")
  static let hitNobodyAsks = Phrase(id: "tidak ada yang meminta petugas kedua", en: "nobody asks for a second officer")
  static let hitTakesTwo = Phrase(
    id: "Kuat: Enter minta petugas kedua di konsol lain; D berdua di sini.",
    en: "Strong: Enter asks a second officer elsewhere; D takes one here.")
  static let hitDue = Phrase(id: "Yang seharusnya", en: "What is due")
  static let hitDueIfSame = Phrase(id: "Jika sama", en: "If the same")
}
