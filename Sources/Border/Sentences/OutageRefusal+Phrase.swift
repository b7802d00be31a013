import Journal
import Phrases

extension OutageRefusal {
  /// What happened and what to do, in one sentence.
  public func phrase(_ zone: PostZone? = nil) -> Phrase {
    switch self {
    case .running(let row):
      Phrase(
        id: "\(row.isDrill ? "Latihan" : "Gangguan") sudah dinyatakan oleh \(shown(row.officer)) pukul "
          + "\(clock(row.time, zone)) (\(row.cause.word.id)); tidak ada yang dicatat.",
        en: "\(row.isDrill ? "A drill" : "An outage") was declared already by \(shown(row.officer)) at "
          + "\(clock(row.time, zone)) (\(row.cause.word.en)); nothing was recorded.")
    case .noneRunning:
      Phrase(
        id: "Tidak ada gangguan atau latihan yang sedang berjalan; tidak ada yang dicatat.",
        en: "No outage or drill goes on; nothing was recorded.")
    case .unknown(let id):
      Phrase(
        id: "Tidak ada satu gangguan \"\(shown(id))\"; pakai id dari \"plbn outage list\", sedikitnya 4 huruf.",
        en:
          "There is no single outage \"\(shown(id))\"; use an id of \"plbn outage list\", at least 4 characters of it.")
    case .alreadyEnded(let officer, let time):
      Phrase(
        id: "Gangguan itu sudah diakhiri oleh \(shown(officer)) pukul \(clock(time, zone)).",
        en: "That outage was ended already by \(shown(officer)) at \(clock(time, zone)).")
    case .sinceOutOfReach(let time):
      Phrase(
        id: "Mulainya \(moment(time, zone)) belum tiba atau lebih dari \(Desk.outageHours) jam lalu; periksa lagi.",
        en: "It would begin at \(moment(time, zone)), ahead or over \(Desk.outageHours) hours ago; look again.")
    case .untilOutOfReach(let time):
      Phrase(
        id: "Berakhirnya \(moment(time, zone)) belum tiba atau sebelum gangguan mulai; periksa lagi.",
        en: "It would end at \(moment(time, zone)), ahead or before it began; look again.")
    case .wordsMissing:
      Phrase(
        id: "Untuk sebab lain tulis keterangannya.", en: "Say in words what it is, where it is none of the causes.")
    default: paperPhrase(zone)
    }
  }

  private func paperPhrase(_ zone: PostZone?) -> Phrase {
    switch self {
    case .papers(let text):
      Phrase(
        id: "\"\(shown(text))\" bukan nomor kertas; tulis seperti 0101-0150, paling banyak \(PaperRange.countMax) "
          + "sekaligus.",
        en:
          "\"\(shown(text))\" are no numbers of slips; write them as 0101-0150, at most \(PaperRange.countMax) at once."
      )
    case .papersGivenBefore(let range):
      Phrase(
        id: "Kertas \(range) sudah dibagikan dalam gangguan ini; pakai nomor lain.",
        en: "The slips \(range) were given out in this outage already; use other numbers.")
    case .tooManyPapers:
      Phrase(
        id: "Satu gangguan paling banyak \(PaperBook.countMax) kertas.",
        en: "One outage has at most \(PaperBook.countMax) slips.")
    case .paperNotGiven(let number):
      Phrase(
        id: "Kertas \(PaperRange.text(number)) tidak dibagikan dalam gangguan ini.",
        en: "The slip \(PaperRange.text(number)) was not given out in this outage.")
    case .paperDone(let number):
      Phrase(
        id: "Kertas \(PaperRange.text(number)) sudah diketik atau sudah dinyatakan; tidak ada yang dicatat.",
        en: "The slip \(PaperRange.text(number)) is keyed in or accounted for already; nothing was recorded.")
    case .occurredOutOfReach(let time):
      Phrase(
        id:
          "Waktu di kertas, \(moment(time, zone)), belum tiba atau lebih dari \(Desk.lateDays) hari lalu; periksa lagi.",
        en: "The paper's time, \(moment(time, zone)), lies ahead or over \(Desk.lateDays) days ago; look again.")
    case .signedMissing:
      Phrase(id: "Tulis siapa yang memaraf kertasnya.", en: "Say who signed on the paper.")
    case .paperWithoutOutage:
      Phrase(
        id: "Nomor kertas hanya berlaku dalam suatu gangguan; sebut gangguannya.",
        en: "A slip's number counts within an outage alone; name the outage.")
    case .lateOfDrill:
      Phrase(
        id: "Latihan tidak mempunyai pelintas; kertas latihan tidak diketik.",
        en: "A drill has no travellers; its paper is not keyed in.")
    case .paperKeyed(let number, let officer, let time):
      Phrase(
        id: "Kertas \(PaperRange.text(number)) sudah diketik oleh \(shown(officer)) pukul \(clock(time, zone)).",
        en: "The slip \(PaperRange.text(number)) was keyed in already by \(shown(officer)) at \(clock(time, zone)).")
    case .nothingToTell(let id):
      Phrase(
        id: "Tidak ada yang perlu dilaporkan dari \(shown(id)); tidak ada yang dicatat.",
        en: "There is nothing to be told of \(shown(id)); nothing was recorded.")
    default: Phrase(id: "Tidak dicatat.", en: "Nothing was recorded.")
    }
  }

  private func shown(_ text: String) -> String { Phrase.outside(text) }

  private func clock(_ time: Timestamp, _ zone: PostZone?) -> String {
    zone.map { $0.clock(time) + " " + $0.name } ?? time.description
  }

  private func moment(_ time: Timestamp, _ zone: PostZone?) -> String {
    zone.map { PastMoment.text(time, $0) + " " + $0.name } ?? time.description
  }
}

extension OutageDeclared.Cause {
  public var word: Phrase {
    switch self {
    case .centralSystem: Phrase(id: "sistem pusat", en: "central system")
    case .network: Phrase(id: "jaringan", en: "network")
    case .power: Phrase(id: "listrik", en: "power")
    case .reader: Phrase(id: "pembaca dokumen", en: "document reader")
    case .other: Phrase(id: "lain", en: "other")
    }
  }
}

extension PapersSettled.State {
  public var word: Phrase {
    switch self {
    case .unused: Phrase(id: "tidak terpakai", en: "unused")
    case .spoiled: Phrase(id: "rusak", en: "spoiled")
    }
  }
}

extension OutageRow {
  /// That the central system should have been told of its crossings by now.
  public var overdueWord: Phrase {
    Phrase(
      id: "Lewat \(Self.toldHours) jam sejak pulih: pelintasan harus sudah dilaporkan ke pusat.",
      en: "Over \(Self.toldHours) hours since it ended: the central system should have been told of its crossings.")
  }
}
