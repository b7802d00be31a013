import Phrases

/// What an account is for. One can have several.
public enum Role: String, Sendable, CaseIterable, Comparable {
  case officer
  case supervisor
  case patrolLeader = "patrol-leader"
  /// Reads, and records nothing.
  case auditor
  /// Keeps the accounts; decides no crossings.
  case administrator

  /// Those that can change what decides who is stopped: whatever touches an account that has one needs two people.
  static let powerful: Set<Role> = [.supervisor, .administrator]

  public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }

  public var name: Phrase {
    switch self {
    case .officer: Phrase(id: "petugas", en: "officer")
    case .supervisor: Phrase(id: "penyelia", en: "supervisor")
    case .patrolLeader: Phrase(id: "komandan patroli", en: "patrol leader")
    case .auditor: Phrase(id: "pemeriksa", en: "auditor")
    case .administrator: Phrase(id: "pengelola akun", en: "administrator")
    }
  }
}

/// What one can do at a console, and who may: the one table of it.
public enum Permission: Sendable, CaseIterable {
  /// Present documents, read or entered by hand, and check them again.
  case receive
  case decide
  case void
  case amend
  case disposeHit
  /// Take reports of documents that are lost, stolen or found.
  case reportDocument
  case lookUp
  /// Look-ups whose purpose is a patrol.
  case lookUpOnPatrol
  case keepPatrols
  /// See crossings, hits and numbers of the past.
  case seeHistory
  case importList
  /// Make and withdraw entries of the post's own list.
  case keepEntries
  /// See why somebody is on the post's own list.
  case seeReasons
  case changeRules
  case manageAccounts
  case verify
  case backUp
  /// Report for a shift; open, close and swap lanes; draw them.
  case workLanes
  case keepRoster
  /// Declare and end outages and drills, give out paper and account for it.
  case workOutages
  /// The journal's key, the recovery key, the witnesses that are trusted.
  case manageKeys
  /// Build the read model anew over one that the journal disagrees with.
  case rebuildLedger
  /// Sign checkpoints, the own journal's or as a witness with its key, and take in what a witness signed.
  case signCheckpoints

  public var roles: Set<Role> {
    switch self {
    case .receive, .decide, .void, .amend, .disposeHit, .reportDocument, .lookUp, .workLanes, .workOutages:
      [.officer, .supervisor]
    case .signCheckpoints: [.officer, .supervisor, .administrator]
    case .lookUpOnPatrol, .keepPatrols: [.officer, .supervisor, .patrolLeader]
    case .seeHistory: [.officer, .supervisor, .auditor]
    case .keepEntries: [.supervisor]
    case .seeReasons: [.supervisor, .auditor]
    case .importList: [.officer, .supervisor, .administrator]
    case .changeRules, .backUp, .manageKeys, .rebuildLedger: [.supervisor, .administrator]
    case .keepRoster: [.supervisor]
    case .manageAccounts: [.administrator]
    case .verify: Set(Role.allCases)
    }
  }

  /// Of whom the second of two people is one.
  public var secondRoles: Set<Role> {
    switch self {
    // Beside the supervisor who answers for the entry, somebody who knows the line.
    case .keepEntries: [.officer, .supervisor]
    default: [.supervisor]
    }
  }

  /// What stands behind "may not".
  public var name: Phrase {
    switch self {
    case .receive: Phrase(id: "menerima dokumen", en: "take documents in")
    case .decide: Phrase(id: "memutuskan pelintasan", en: "decide crossings")
    case .void: Phrase(id: "membatalkan pelintasan", en: "void crossings")
    case .amend: Phrase(id: "memperbaiki pelintasan", en: "amend crossings")
    case .disposeHit: Phrase(id: "menilai temuan", en: "assess hits")
    case .reportDocument: Phrase(id: "mencatat dokumen hilang", en: "take reports of lost documents")
    case .lookUp: Phrase(id: "mencari di daftar", en: "look people up")
    case .lookUpOnPatrol: Phrase(id: "mencari di daftar untuk patroli", en: "look people up on patrol")
    case .keepPatrols: Phrase(id: "mengisi buku patroli", en: "keep the patrol book")
    case .seeHistory: Phrase(id: "melihat riwayat", en: "see the history")
    case .importList: Phrase(id: "mengimpor daftar", en: "import lists")
    case .keepEntries: Phrase(id: "membuat dan mencabut entri pos", en: "make and withdraw the post's entries")
    case .seeReasons: Phrase(id: "melihat alasan entri pos", en: "see the reasons of the post's entries")
    case .changeRules: Phrase(id: "mengubah aturan", en: "change rules")
    case .manageAccounts: Phrase(id: "mengelola akun", en: "manage accounts")
    case .verify: Phrase(id: "memeriksa jurnal", en: "verify the journal")
    case .backUp: Phrase(id: "membuat cadangan", en: "make back-ups")
    case .workLanes: Phrase(id: "melapor sif, membuka dan menukar lajur", en: "report for shifts and work lanes")
    case .keepRoster: Phrase(id: "mengimpor jadwal jaga", en: "import rosters")
    case .workOutages:
      Phrase(id: "menyatakan gangguan dan mengurus kertasnya", en: "declare outages and keep their paper")
    case .manageKeys: Phrase(id: "mengelola kunci dan saksi", en: "manage keys and witnesses")
    case .rebuildLedger: Phrase(id: "menyusun tampilan dari awal", en: "build the read model anew")
    case .signCheckpoints: Phrase(id: "menandatangani titik periksa", en: "sign checkpoints")
    }
  }
}
