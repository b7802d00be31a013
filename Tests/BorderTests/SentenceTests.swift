import Foundation
import GRDB
import Glibc
import Phrases
import Testing
import TravelDocuments
import WatchlistFormats

@testable import Border
@testable import Journal

/// Each thing that can go wrong has a sentence in each language, and what it repeats from outside can't harm a
/// terminal.
@Suite("Sentences")
struct SentenceTests {
  static let hostile = "a\u{1B}[2J\u{202E}\n\u{0}" + String(repeating: "x", count: 10_000)

  static let damages: [JournalDamage] = [
    .badLine, .missingEnd, .missingFile, .badBeginning, .badRecovery, .tooManyRecords, .notAFile,
  ].map { JournalDamage(kind: $0, file: hostile, line: 3, offset: 77, seq: 5) }

  static let lost = LedgerDamage(kind: .lost, file: "-", line: 0, offset: 77, seq: 5)

  static let fields: [Refusal.Field] = [
    .name, .documentNumber, .documentType, .nationality, .birth, .sex, .outcome, .reason, .words, .purpose, .vehicle,
    .lane, .direction, .mrz, .listName, .format, .post, .note, .birthPlace, .address, .nik, .issuePlace, .unit, .leader,
    .strength, .sector, .reportMinutes, .patrolText, .position, .persons, .handedTo, .lookupText, .legalBasis, .owner,
    .listClass, .grade, .review, .expiry, .documents,
  ]

  static let access: [AccessRefusal] =
    [
      .notSignedIn, .sessionLocked, .secondPersonNeeded(.importList, approvers: [hostile, hostile]),
      .secondPersonUnfit(hostile), .accountDisabled(hostile), .keyReplaced(hostile), .signInFailed,
      .signInTooSoon(seconds: 7), .wrongPIN(left: 2), .wrongPIN(left: 0), .noPIN, .keyFileUnusable(hostile), .storeOpen,
      .storeClosed, .accountForm(hostile), .accountUnknown(hostile), .accountExists(hostile), .tooManyAccounts(1000),
      .noRoles, .accountChangedMeanwhile(hostile), .nothingChanged, .lastAdministrator, .firstAccountFirst(hostile),
      .passphraseTooShort(12), .passphraseTooLong(256), .passphraseTooPlain, .passphraseIsName,
      .passphraseGuessed(GuessedPassphrase("admin 1974", account: "budi", name: "budi")),
      .passphraseHidden, .pinForm,
    ] + Permission.allCases.map(AccessRefusal.notPermitted)
    + Rule.allCases.flatMap { [.ruleBounds($0, 7), .ruleChangedMeanwhile($0)] }

  static let entries: [EntryRefusal] = [
    .nameAlone, .nameNotLatin, .lostDocumentWithoutNumber, .tooMany(.name, limit: 32), .expiryBounds(days: 366),
    .reviewBounds,
    .listFull(limit: 1000), .tooLarge,
    .unknown(hostile), .ambiguous(hostile), .alreadyWithdrawn(officer: hostile),
  ]

  static let rosterProblems: [RosterProblem.Kind] = [
    .row, .columns(found: 7), .date, .farDate, .shift, .account, .unknownAccount(hostile), .direction, .twice(line: 3),
    .header, .noRows, .tooManyRows(7), .tooLarge(7), .notText,
  ]

  static let duty: [DutyRefusal] = {
    let (shift, time) = (ShiftOfDay(day: 20_778, shift: .night), Timestamp(milliseconds: 0))
    return [
      .dayOutOfReach("2026-11-21"), .hoursChangedMeanwhile("2026-11-21"), .hoursUnchanged("2026-11-21"),
      .noException("2026-11-21"), .roster(rosterProblems.map { RosterProblem(line: 2, $0) }, more: 4),
      .rosterAccount(hostile), .rosterTooLong(bytes: 50_000, limit: 48_000), .alreadyReported(shift, time),
      .notReportable(shift), .nobodyReported(shift), .tooManyReported(200), .lanesToDraw,
      .alreadyDrawn(shift, officer: hostile, time), .notDrawn(shift), .nothingToSwap,
      .swapOfOthers([hostile, hostile]),
      .laneTaken(lane: 2, officer: hostile, console: hostile, since: time), .laneNotOpen(2),
      .scannerTaken(lane: 2, officer: hostile, console: hostile, since: time, isOpen: true),
      .scannerTaken(lane: 2, officer: hostile, console: hostile, since: time, isOpen: false), .noScanner(lane: 2),
      .scannerPath(limit: 200),
    ]
  }()

  static let hits: [HitRefusal] = {
    let time = Timestamp(milliseconds: 0)
    return [
      .unknownReason(hostile, known: ["a", "b"]), .unknownAsk(hostile), .alreadyAnswered(officer: hostile, time: time),
      .alreadyAsked(officer: hostile, time: time), .ownAsk, .noOverride, .secondNameMissing,
      .wordsMissing(due: "TOLAK", list: hostile),
      .secondMissing(due: "TOLAK", list: hostile),
      .secondMissing(due: "SEKUNDER", list: hostile, isAsked: false),
    ]
  }()

  static let refusals: [Refusal] =
    [
      .waitedTooLong(minutes: 45), .clockMakesNoSense, .unknownPost(hostile),
      .reasonRequired(outcome: hostile, codes: ["a", "b"]),
      .wordsNotAllowed(outcome: hostile, codes: ["a"]), .unknownScan(hostile),
      .alreadyDecided(officer: hostile, lane: 2, time: Timestamp(milliseconds: 0)),
      .alreadyDecided(officer: hostile, lane: nil, time: Timestamp(milliseconds: 0)), .unknownCrossing(hostile),
      .ambiguousCrossing(hostile), .alreadyVoided(officer: hostile),
      .notAList(file: hostile, problem: .unknownFormat), .listChanged(hostile), .keptFileMissing(hostile),
      .recordsLost(lost), .listUnchanged(hostile), .changedMeanwhile, .nothingAmended, .unknownPatrol(hostile),
      .ambiguousPatrol(hostile), .alreadyEnded(officer: hostile), .unknownHit,
      .alreadyFound(officer: hostile, time: Timestamp(milliseconds: 0)),
    ] + access.map(Refusal.access) + hits.map(Refusal.hit) + entries.map(Refusal.entry) + duty.map(Refusal.duty)
    + fields.flatMap {
      [.unknownCode($0, hostile, known: ["a", "b"]), .tooLong($0, limit: 7), .missing($0), .wrongForm($0, hostile)]
    }

  static let journalErrors: [JournalError] =
    [
      .noStore(path: hostile), .storeExists(path: hostile), .newerFormat(path: hostile, found: 2, known: 1),
      .networkFileSystem(path: hostile), .readOnly(path: hostile), .busy(holder: hostile, seconds: 2),
      .full(path: hostile), .tooLong(bytes: 70_000, limit: 65_535), .notDurable(path: hostile, code: EIO),
      .badKey(path: hostile), .noJournal(path: hostile), .notAFile(path: hostile),
    ] + damages.map(JournalError.damaged)
    + [ENOENT, EACCES, EISDIR, ENOTDIR, EIO, ELOOP, ENAMETOOLONG, EMFILE, EWOULDBLOCK, ENOMEM, EBADF, 9999].map {
      .system(operation: hostile, path: hostile, code: $0)
    }

  static let mrzErrors: [MRZError] = [
    .notMRZ(line: 1), .lineLength(line: 1, length: 43, expected: 44), .lineLength(line: 1, length: 43, expected: nil),
    .character(line: 1, column: 2, scalar: "\u{1B}"), .lineCount(line: 1, found: 1, expected: 2),
  ]

  static let importErrors: [ImportError] = [
    .unreadable(file: hostile, reason: hostile), .empty(file: hostile), .notText(file: hostile),
    .isWebPage(file: hostile), .wrongColumns(file: hostile, expected: 12, found: 3),
    .missingColumns(file: hostile, names: [hostile, hostile]), .tooLarge(file: hostile, bytes: 1),
    .mostlyBroken(
      file: hostile, broken: 2, sound: 1, first: BrokenRow(file: hostile, line: 7, reason: .noNumber(hostile))),
    .malformed(file: hostile, line: 7),
    .documentType(file: hostile, line: 7), .tooDeep(file: hostile, line: 7, levels: 32),
    .isOtherForm(file: hostile, expected: .unXML), .changesAlone(file: hostile), .noColumnMap(file: hostile),
    .wrongColumnMap(file: hostile, member: hostile),
  ]

  static let concerns: [ListConcern] = [
    .shrinks(removed: 4, of: 30), .older(published: hostile, before: hostile), .undated(before: hostile),
    .otherForm(format: hostile, before: hostile),
  ]

  static let brokenRows: [BrokenRow.Reason] = [
    .columns(expected: 12, found: 3), .quotes, .tooLong(bytes: 1), .tooManyFields(2), .noNumber(hostile), .noName,
    .nameTooLong(characters: 1), .tooManyNames(entry: hostile), .unknownEntry(hostile), .repeatedEntry(hostile),
    .unknownWord(column: hostile, word: hostile), .noDate(column: hostile, text: hostile), .noObject,
    .tooMany(column: hostile, most: 7),
  ]

  struct Strange: Error {}

  static let all: [Phrase] = {
    let zone = PostZone(name: "WIB", offsetMinutes: 420)
    var errors: [any Error] = refusals
    errors += journalErrors as [any Error]
    errors += damages as [any Error]
    errors += mrzErrors as [any Error]
    errors += importErrors as [any Error]
    errors += [lost, Strange()] as [any Error]
    for code in [ResultCode.SQLITE_BUSY, .SQLITE_FULL, .SQLITE_CORRUPT] {
      errors.append(DatabaseError(resultCode: code, message: hostile))
    }
    var phrases = errors.map { Phrase($0) }
    phrases += refusals.map { $0.phrase(zone) }
    phrases += brokenRows.map(\.phrase)
    phrases += fields.map(\.word)
    phrases += rosterProblems.map { RosterProblem(line: 2, $0).phrase }
    phrases += Shift.allCases.map(\.word) + OutsideMark.allCases.map(\.word)
    phrases += [
      .notRegularFile, .tooLarge(bytes: 1), .unknownFormat, .severalLists([hostile, hostile]), .tooManyChanges(15),
    ]
    phrases += concerns.map(\.phrase) + ListFormat.allCases.compactMap(\.warning)
    phrases.append(.ledgerInMemory(because: .unknownFormat))
    return phrases
  }()

  @Test("say something, in two languages, that can be shown as it is and read at once")
  func sentences() {
    for phrase in Self.all {
      for language in Language.allCases {
        let text = phrase[language]
        #expect(!text.isEmpty)
        let hidden = text.unicodeScalars.filter(\.isHidden)
        #expect(hidden.isEmpty, "\(text)")
        #expect(text.count < 1200, "\(text)")
      }
      #expect(phrase.id != phrase.en || phrase == Refusal.Field.mrz.word || phrase == Refusal.Field.format.word)
    }
  }

  @Test("name what they are about, and where")
  func content() {
    let decided = Refusal.alreadyDecided(officer: "sari", lane: 3, time: Made.time("2026-11-21T01:42:17.123Z"))
    let zone = PostZone(name: "WIB", offsetMinutes: 420)
    #expect(
      decided.phrase(zone).id == "Sudah diputuskan oleh sari di lajur 3 pukul 08:42 WIB; keputusan ini tidak dicatat.")
    #expect(
      decided.phrase(zone).en == "Already decided by sari at lane 3 at 08:42 WIB; this decision was not recorded.")
    #expect(
      JournalError.full(path: "/var/plbn").phrase.en
        == "The disk is full (/var/plbn); this entry was NOT recorded. Make room and do it again.")
    #expect(Self.damages[0].phrase.en.contains("line 3 (byte 77, number 5)"))
    #expect(
      Refusal.notAList(file: "a.csv", problem: ImportError.empty(file: "a.csv").phrase).phrase().id
        == "a.csv bukan daftar yang dapat dipakai: a.csv kosong; ambil lagi. Tidak ada yang diubah.")
  }

  @Test("differ where the things differ")
  func distinct() {
    let refusals = Set(Self.refusals.map { $0.phrase() })
    #expect(refusals.count == Self.refusals.count)
    #expect(Set(Self.damages.map(\.phrase)).count == Self.damages.count)
    #expect(Set(Self.importErrors.map(\.phrase)).count == Self.importErrors.count)
    #expect(Set(Self.brokenRows.map(\.phrase)).count == Self.brokenRows.count)
    #expect(Set(Self.concerns.map(\.phrase)).count == Self.concerns.count)
  }

  @Test("repeat a text from outside in one line without what nobody sees, and cut it")
  func outside() {
    #expect(Phrase.outside("a\u{1B}b\nc\u{202E}d") == "a?b?c?d")
    #expect(Phrase.outside(String(repeating: "x", count: 61)) == String(repeating: "x", count: 60) + "...")
    #expect(Phrase.outside("Łódź 王") == "Łódź 王")
  }

  @Test("an officer at the console is told which record and whose, without files and codes")
  func brief() {
    func brief(_ code: String) -> Phrase {
      BackgroundVerifier.Finding.record(
        RecordFinding(code: code, file: "000000-00000000000000000000.jsonl", line: 73, offset: 30_564, seq: 72)
      ).brief
    }
    #expect(
      brief("unsigned citra; no-effect").id
        == "Catatan nomor 72 (citra): tidak ada tanda tangan petugasnya. Panggil penyelia, jangan ubah apa pun.")
    #expect(
      brief("second-missing changeRules").en.hasPrefix("Record number 72: a second officer's approval is missing."))
    #expect(brief(RecordFinding.wrongWitness).en.hasPrefix("Record number 72: the witness named there is none."))
    #expect(!brief("unsigned " + Self.hostile).id.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    #expect(brief("").id.hasPrefix("Catatan nomor 72: "))
    let damage = JournalDamage(kind: .badLine, file: "x.jsonl", line: 3, offset: 77, seq: 5)
    #expect(BackgroundVerifier.Finding.line(damage).brief.id.hasPrefix("Jurnal RUSAK pada catatan nomor 5."))
  }
}
