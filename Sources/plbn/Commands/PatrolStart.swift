import ArgumentParser
import Border
import Phrases

struct PatrolStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: text(id: "Patroli berangkat dari pos.", en: "A patrol leaves the post."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Satuan.", en: "Unit."))) var unit: String
  @Option(help: .init(text(id: "Pangkat dan nama komandan.", en: "The leader's rank and name."))) var leader: String
  @Option(
    help: .init(
      text(
        id: "Jumlah anggota, komandan dihitung, 1 sampai \(PatrolStarted.strengths.upperBound).",
        en: "How many go, the leader counted, 1 to \(PatrolStarted.strengths.upperBound).")))
  var strength: Int
  @Option(help: .init(text(id: "Sektor.", en: "Sector."))) var sector: String
  @Flag(help: .init(text(id: "Bersama pihak Malaysia.", en: "Together with the Malaysian side."))) var joint = false
  @Option(
    help: .init(
      text(
        id: "TERLAMBAT bila tidak ada kabar selama sekian menit, 1 sampai 1440.",
        en: "OVERDUE when not heard of for so many minutes, 1 to 1440."), valueName: "minutes"))
  var reportEvery = PatrolStarted.usualReportMinutes

  func run() throws { try withDesk(global, for: .keepPatrols, run) }

  private func run(_ desk: Desk) throws {
    let patrol = try PatrolRules.checked(
      PatrolStarted(
        unit: unit, leader: leader, strength: strength, sector: sector, isJoint: joint, reportMinutes: reportEvery))
    guard let record = try desk.start(patrol) else { return }
    showRecord(record, desk, json: global.json)
  }
}
