import ArgumentParser
import Border
import Journal
import Phrases
import ReferenceData
import TravelDocuments

struct HoursGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "hours",
    abstract: text(
      id: "Jam buka pos dan pengecualiannya, diubah oleh dua orang.",
      en: "The post's opening hours and their exceptions, changed by two people."),
    subcommands: [HoursShow.self, HoursExcept.self, HoursRestore.self], defaultSubcommand: HoursShow.self)
}

struct HoursShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: text(id: "Jam buka hari demi hari.", en: "The opening hours day by day."),
    discussion: text(
      id: "Tanpa tanggal: tujuh hari mulai hari ini. --json: satu objek per hari; open null: tidak diketahui.",
      en: "Without dates: seven days from today. --json: one object a day; open null: not known."))

  private static let dayLimit = 400
  private static let usualDays = 7

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Dari tanggal ini.", en: "From this date."))) var from: String?
  @Option(help: .init(text(id: "Sampai dan termasuk tanggal ini.", en: "Up to and including this date."))) var to:
    String?

  func run() throws { try withLedger(global, forAny: [], run) }

  private func run(_ store: OpenedLedger) throws {
    let first = try from.map(typedDay) ?? store.zone.dayAndHour(of: .now()).day
    let last = try to.map(typedDay) ?? first + Self.usualDays - 1
    guard first <= last, last - first < Self.dayLimit else {
      throw wrongUsage(
        id: "--to harus sama dengan atau setelah --from, paling banyak \(Self.dayLimit) hari",
        en: "--to must be --from or after it, at most \(Self.dayLimit) days")
    }
    let duty = try store.ledger.duty(first...last)
    if !global.json { showOrdinary(store) }
    for day in first...last { show(day, duty, store.plan) }
  }

  /// What the reference data say, and how sure that is.
  private func showOrdinary(_ store: OpenedLedger) {
    let unverified = text(id: "  (belum diverifikasi)", en: "  (unverified)")
    let hours = store.post.hours
    say(
      text(id: "Biasa  ", en: "Usual  ") + (hours?.value.text ?? text(id: "tidak diketahui", en: "not known"))
        + (hours.map { "  (\($0.source))" } ?? "") + (hours?.isUnverified == true ? unverified : ""))
    let times = store.reference.shiftTimes(store.post.code)
    let shifts = [
      (Shift.morning, times.value.morning), (.afternoon, times.value.afternoon), (.night, times.value.night),
    ].map { "\($0.0.word.inProgramLanguage) \(OpeningHours.clock($0.1))" }.joined(separator: ", ")
    say(text(id: "Sif    ", en: "Shifts ") + shifts + (times.isUnverified ? unverified : ""))
  }

  private func show(_ day: Int, _ duty: DutyBook, _ plan: DutyPlan) {
    let date = ShiftOfDay(day: day, shift: .morning).date
    let exception = duty.exceptions[day]
    let hours = duty.hours(on: day, plan)
    let isKnown = exception != nil || plan.hours != nil
    guard global.json else {
      let words =
        !isKnown ? text(id: "tidak diketahui", en: "not known") : hours?.text ?? text(id: "tutup", en: "closed")
      return say("\(date)  \(words)" + (exception.map { "  * \($0.reason)  (\($0.officer))" } ?? ""))
    }
    say(json: { json in
      json.member("date", date)
      json.key("open")
      if isKnown {
        json.array(hours?.intervals ?? []) { json, interval in
          json.object {
            $0.member("from", OpeningHours.clock(interval.open))
            $0.member("to", OpeningHours.clock(interval.close))
          }
        }
      } else {
        json.null()
      }
      json.member("excepted", exception != nil)
      json.nullableMember("reason", exception?.reason)
      json.nullableMember("officer", exception?.officer)
      json.nullableMember("event", exception?.id)
    })
  }
}

struct HoursExcept: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "except",
    abstract: text(id: "Jam buka lain pada satu tanggal.", en: "Other opening hours on one date."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(text(id: "Tanggal, misalnya 2026-11-27.", en: "The date, such as 2026-11-27."))) var date:
    String
  @Argument(
    help: .init(
      text(
        id: "12:00-16:00, beberapa dipisah koma; atau closed.", en: "12:00-16:00, several joined by commas; or closed.")
    ))
  var hours: String
  @Option(help: .init(text(id: "Mengapa.", en: "Why."))) var reason: String

  func run() throws { try withDesk(global, for: .changeRules, run) }

  private func run(_ desk: Desk) throws {
    let day = try typedDay(date)
    let open = OpeningHours(hours)
    guard open != nil || ["closed", "tutup"].contains(hours.lowercased()) else {
      throw wrongUsage(
        id: "\"\(hours.prefix(40))\" bukan jam buka; contoh 12:00-16:00 atau closed",
        en: "\"\(hours.prefix(40))\" are no opening hours; for example 12:00-16:00 or closed")
    }
    let seen = try desk.duty(day...day).exceptions[day]?.id
    let second = try second.session(desk, for: .hours(day: date, hours: hours, reason: reason))
    let record = try desk.except(day: day, hours: open, seen: seen, reason: reason, second: second)
    if let record { showRecord(record, desk, json: global.json) }
  }
}

struct HoursRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: text(id: "Jam biasa lagi pada satu tanggal.", en: "The ordinary hours again on one date."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(text(id: "Tanggal.", en: "The date."))) var date: String
  @Option(help: .init(text(id: "Mengapa.", en: "Why."))) var reason: String

  func run() throws { try withDesk(global, for: .changeRules, run) }

  private func run(_ desk: Desk) throws {
    let day = try typedDay(date)
    guard let seen = try desk.duty(day...day).exceptions[day]?.id else {
      throw Refusal.duty(.noException(ShiftOfDay(day: day, shift: .morning).date))
    }
    let second = try second.session(desk, for: .usualHours(day: date, reason: reason))
    let record = try desk.restoreHours(day: day, seen: seen, reason: reason, second: second)
    if let record { showRecord(record, desk, json: global.json) }
  }
}
