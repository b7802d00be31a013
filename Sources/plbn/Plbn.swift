import ArgumentParser
import Border
import Glibc
import Journal
import Phrases
import Terminal

/// The command line: `plbn` alone opens the console, its subcommands do the rest.
///
/// The root itself has no options: it would take those of its subcommands for its own.
struct Plbn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plbn",
    abstract: text(id: "Konsol pos lintas batas.", en: "The console of a border post."),
    discussion: text(
      id: "Tanpa perintah: membuka konsol pada penyimpanan.", en: "Without a command: opens the console on the store."),
    version: "0.1.0",
    subcommands: [
      OpenConsole.self, Init.self, Demo.self, DemoFeed.self, ReadMRZ.self, Scan.self, ScannerGroup.self,
      CrossingGroup.self, Crossings.self, PartyGroup.self, DocumentGroup.self, WatchlistGroup.self, Lookup.self,
      HitGroup.self,
      PatrolGroup.self, Patrols.self, ShiftGroup.self, HoursGroup.self, RosterGroup.self, LaneGroup.self,
      OutageGroup.self, AccountGroup.self, RuleGroup.self, JournalGroup.self, LedgerGroup.self, Doctor.self,
    ],
    defaultSubcommand: OpenConsole.self)
}

struct CrossingGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "crossing",
    abstract: text(
      id: "Mencatat, memperbaiki, mengurungkan, membatalkan atau membuka satu pelintasan.",
      en: "Records, amends, takes back, voids or opens a crossing."),
    subcommands: [
      CrossingRecord.self, CrossingAmend.self, CrossingUndo.self, CrossingVoid.self, CrossingShow.self,
      CrossingReceipt.self,
    ])
}

struct DocumentGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "document",
    abstract: text(id: "Dokumen yang hilang, dicuri atau ditemukan.", en: "Documents lost, stolen or found."),
    subcommands: [DocumentReport.self, DocumentReports.self])
}

struct WatchlistGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "watchlist",
    abstract: text(
      id: "Daftar: impor, umur, entri, daftar pos sendiri.", en: "Lists: import, age, entries, the post's own."),
    subcommands: [
      WatchlistImport.self, WatchlistLists.self, WatchlistShow.self, WatchlistDiff.self, WatchlistRetire.self,
      WatchlistAdd.self, WatchlistWithdraw.self,
    ])
}

struct PatrolGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "patrol", abstract: text(id: "Buku patroli: berangkat, catatan, kembali.", en: "The patrol book."),
    subcommands: [PatrolStart.self, PatrolLog.self, PatrolEnd.self])
}

struct ShiftGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "shift", abstract: text(id: "Angka-angka regu jaga.", en: "The numbers of a shift."),
    subcommands: [ShiftSummarize.self])
}

struct JournalGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: text(id: "Catatan sebagaimana adanya, dan buktinya.", en: "The records as they stand, and their proofs."),
    subcommands: [
      JournalCat.self, JournalFollow.self, JournalVerify.self, JournalKey.self, JournalCheckpoint.self,
      JournalProve.self, JournalWitness.self, JournalBench.self, JournalBackup.self, JournalRestore.self,
    ])
}

struct LedgerGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: text(id: "Tampilan yang disusun dari jurnal.", en: "The read model."),
    subcommands: [LedgerRebuild.self])
}

@main
enum Main {
  static func main() {
    StandardStreams.holdPlaces()
    // What this program makes is its owner's alone, SQLite's files too.
    umask(0o077)
    // A file that may not grow is an error to be told, not a death.
    signal(SIGXFSZ, SIG_IGN)
    let arguments = movingGlobalOptionsBack(Array(CommandLine.arguments.dropFirst()))
    do {
      var command = try Plbn.parseAsRoot(arguments)
      prepareSignals(hasScreen: command is OpenConsole || command is Demo)
      try command.run()
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      leave(error, arguments)
    }
  }

  /// Before any thread starts: one that does not block a signal is enough to lose it. Commands without a screen give
  /// signals their usual meaning, whatever a console that started them had blocked, but are never stopped (Ctrl-Z)
  /// while they hold the store's lock.
  private static func prepareSignals(hasScreen: Bool) {
    if hasScreen {
      SignalGate.blockAll()
    } else {
      SignalGate.unblockAll()
      SuspendGate.installWaiter()
    }
  }

  /// Says what went wrong in one sentence, and exits: 64 for wrong usage, 1 for the rest.
  private static func leave(_ error: any Error, _ arguments: [String]) -> Never {
    switch error {
    case let refusal as Refusal where refusal.isWrongUsage:
      complain(refusal.phrase())
      exit(ExitCode.validationFailure.rawValue)
    case let error as Failure: complain(error.phrase)
    case let error as TerminalError: complain(error.phrase)
    default:
      switch Plbn.exitCode(for: error) {
      case .success: Plbn.exit(withError: error)
      case .validationFailure:
        complain(UsageError(Plbn.message(for: error), arguments: arguments).sentence)
        exit(ExitCode.validationFailure.rawValue)
      default: complain(Phrase(error))
      }
    }
    exit(1)
  }
}
