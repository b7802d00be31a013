import Border
import Phrases
import Terminal

extension HitsPage {
  func helpNotes(_ scene: Scene) -> [Phrase] { CandidateHelp.notes(scene.board?.accounts) }

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    let moving = [
      bind(.move, [.up, .down], part == .list || finding != nil ? .keyMove : .keyScroll, inBar: false),
      bind(.page, [.pageUp, .pageDown], .keyPage, inBar: false),
      bind(.ends, [.home, .end], .keyEnds, inBar: false),
    ]
    if let finding {
      let record = bind(.record, [.enter], .hitRecord, dangerous: true, disabled: scene.problem(.disposeHit))
      let here = bind(
        .here, finding.isWriting ? [.function(4)] : .both("d") + [.function(4)], .hitHere, dangerous: true,
        disabled: scene.problem(.disposeHit))
      let recording = finding.needsSecond ? [record, here] : [record]
      if finding.isWriting { return recording }
      let isMarkable = finding.kind == .finding(.otherPerson)
      let barred =
        scene.problem(.disposeHit)
        ?? (finding.candidate.band == WatchlistChecked.Found.strong ? Phrase.hitMarkStrong : nil)
      let mark = bind(.mark, [.function(5)], .hitMark, dangerous: true, disabled: barred)
      let digits = (1...min(finding.rowCount, 9)).map { Key.character(Character(String($0))) }
      return (finding.isOwnWords ? [bind(.words, [.enter], .hitWords)] : recording) + [
        bind(.reason, digits, .hitReason)
      ] + (isMarkable ? [mark] : []) + moving
    }
    let nobody: Phrase? = candidate == nil ? .nothingChosen : nil
    let barred = nobody ?? scene.problem(.disposeHit)
    let isOpenable = hit.map { $0.crossing != nil || $0.isAtLane } ?? false
    let several = hit.map { $0.check.candidates.count > 1 } ?? false
    let ask = hit?.openAsk
    let own = ask.map { $0.isOf(scene.actor.officer.name) } ?? false
    let answering = barred ?? (ask == nil ? .hitNobodyAsks : own ? HitRefusal.ownAsk.phrase(nil) : nil)
    let answers = [
      bind(.agree, .both("y"), .hitAgree, disabled: answering, inBar: ask != nil),
      bind(.disagree, .both("x"), .hitDisagree, disabled: answering, inBar: ask != nil),
    ]
    return (ask == nil ? [] : answers) + [
      bind(.same, .both("s"), .hitSame, disabled: barred),
      bind(.other, .both("b"), .hitOther, disabled: barred),
      bind(.unsure, .both("r"), .hitUnsure, disabled: barred),
      bind(
        .open, [.enter] + .both("n"), .hitOpen,
        disabled: nobody ?? (isOpenable ? scene.refusal(.decide) : .hitNotOpenable)),
      bind(.candidate, [.right, .left], .hitCandidate, disabled: several ? nil : .hitOneCandidate),
      bind(.part, [.tab, .backtab], .hitPart),
      bind(.view, .both("f"), .hitView),
    ] + (ask == nil ? answers : []) + moving
  }
}

extension KeyText {
  static let hitSame = KeyText(
    title: Phrase(id: "Sama", en: "Same"),
    help: Phrase(id: "Nilai: orang yang sama, dengan alasan.", en: "Finding: the same person, with a reason."))
  static let hitOther = KeyText(
    title: Phrase(id: "Beda", en: "Other"),
    help: Phrase(id: "Nilai: orang lain, dengan alasan.", en: "Finding: another person, with a reason."))
  static let hitUnsure = KeyText(
    title: Phrase(id: "Ragu", en: "Can't tell"),
    help: Phrase(id: "Nilai: belum pasti, dengan alasan.", en: "Finding: can't tell, with a reason."))
  static let hitOpen = KeyText(
    title: Phrase(id: "Buka", en: "Open"),
    help: Phrase(
      id: "Buka pelintas di lajur, atau pelintasannya bila sudah diputuskan.",
      en: "Open the traveller at the lane, or the crossing where it is decided."))
  static let hitCandidate = KeyText(
    title: Phrase(id: "Kandidat", en: "Candidate"),
    help: Phrase(id: "Kandidat berikut atau sebelumnya.", en: "The next candidate, or the one before."))
  static let hitPart = KeyText(
    title: Phrase(id: "Bagian", en: "Part"),
    help: Phrase(id: "Pindah antara daftar dan perbandingan.", en: "Go between the list and the comparison."))
  static let hitHere = KeyText(
    title: Phrase(id: "Berdua di sini", en: "Both here"),
    help: Phrase(
      id: "Simpan dengan petugas kedua di terminal ini; tanpa ini ia menjawab di konsolnya.",
      en: "Save with the second officer at this terminal; without it they answer at their console."))
  static let hitAgree = KeyText(
    title: Phrase(id: "Ya, setuju", en: "Yes, agree"),
    help: Phrase(
      id: "Sebagai petugas kedua: setuju, dengan alasan.", en: "As the second officer: agree, with a reason."))
  static let hitDisagree = KeyText(
    title: Phrase(id: "Tidak setuju", en: "Disagree"),
    help: Phrase(
      id: "Sebagai petugas kedua: tidak setuju, dengan alasan.",
      en: "As the second officer: disagree, with a reason."))
  static let hitView = KeyText(
    title: Phrase(id: "Saring", en: "Filter"),
    help: Phrase(
      id: "Semua, yang menunggu, hanya kuat, lajur ini, yang minta petugas kedua.",
      en: "All, those that wait, strong ones, this lane, those asking for a second officer."))
  static let hitReason = KeyText(
    title: Phrase(id: "Alasan", en: "Reason"), help: Phrase(id: "Pilih alasan ini.", en: "Choose this reason."))
  static let hitWords = KeyText(
    title: Phrase(id: "Tulis", en: "Write"),
    help: Phrase(id: "Tulis alasan dengan kata-kata sendiri.", en: "Write the reason in your own words."))
  static let hitRecord = KeyText(
    title: Phrase(id: "Simpan", en: "Save"),
    help: Phrase(
      id: "Simpan penilaian; keputusan pelintasan tidak berubah.",
      en: "Save the finding; the crossing's outcome stays as it is."))
}
