import Phrases
import ReferenceData
import TravelDocuments

/// Stamps as people at these posts type and read them: `aruk in 21-11`, `entikong k 2-3-2026`, `lain KUCHING m 21-11`.
///
/// The post by its name, its code, or enough of a word of either; the day without its year is the newest one that is
/// not ahead; of the next weeks' days the year is asked for. What was understood is shown in full, so that whoever typed it sees it.
public enum TypedStamp {
  /// Why a text is no stamp.
  public enum Failure: Error, Sendable, Equatable {
    /// No place, no direction, or no day.
    case form
    /// No post of that name; those there are.
    case unknownPost(String, [String])
    /// Several posts can be meant.
    case severalPosts([String])
    case date(TypedDate.Failure)
    case tooLong
  }

  /// A post as a stamp can name it.
  public struct Post: Sendable, Equatable {
    public let code: String
    public let name: String

    public init(code: String, name: String) { (self.code, self.name) = (code, name) }
  }

  /// Most characters that may be typed.
  public static let lengthLimit = SeenStamp.placeLimit + 30
  /// Fewest letters by which a post is recognised.
  static let prefixLength = 3

  private static let ways: [String: Direction] = [
    "in": .in, "masuk": .in, "m": .in, "entry": .in, "out": .out, "keluar": .out, "k": .out, "exit": .out,
  ]
  /// What stands in front of a place that is no post.
  private static let otherWords: Set<String> = ["lain", "other"]

  /// Reads a stamp.
  ///
  /// - Parameter today: the whole date up to which a day without a year is looked for.
  public static func parse(_ text: String, _ posts: [Post], today: PartialDate) throws(Failure) -> SeenStamp {
    guard text.count <= lengthLimit, text.utf8.count <= 4 * lengthLimit else { throw .tooLong }
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let dateAt = words.lastIndex(where: { $0.first?.isASCII == true && $0.first?.isNumber == true }) else {
      throw .form
    }
    let date = try date(words.remove(at: dateAt), today: today)
    guard let wayAt = words.lastIndex(where: { ways[$0.lowercased()] != nil }),
      let direction = ways[words.remove(at: wayAt).lowercased()], let first = words.first
    else { throw .form }
    if otherWords.contains(first.lowercased()) {
      let place = words.dropFirst().joined(separator: " ")
      guard !place.isEmpty else { throw .form }
      guard place.count <= SeenStamp.placeLimit else { throw .tooLong }
      return SeenStamp(place: .other(place), direction: direction, date: date)
    }
    return SeenStamp(place: .post(try post(words, posts).code), direction: direction, date: date)
  }

  /// `Aruk in 21-11-2026`, which `parse` reads as the same stamp.
  public static func text(_ stamp: SeenStamp, _ posts: [Post]) -> String {
    let place =
      switch stamp.place {
      case .post(let code): posts.first { $0.code == code }?.name ?? code
      case .other(let name): "lain \(name)"
      }
    return "\(place) \(stamp.direction.rawValue) \(TypedDate.text(stamp.date))"
  }

  /// The post that these words name, or begin to.
  private static func post(_ typed: [String], _ posts: [Post]) throws(Failure) -> Post {
    let wanted = folded(typed.joined(separator: " "))
    let names = posts.map { post in (post, [folded(post.name), folded(post.code)]) }
    if let whole = names.first(where: { $1.contains(wanted) }) { return whole.0 }
    let found = names.filter { _, names in
      wanted.count >= prefixLength && names.contains { ends(of: $0).contains { $0.hasPrefix(wanted) } }
    }
    guard let only = found.first else { throw .unknownPost(typed.joined(separator: " "), posts.map(\.name)) }
    guard found.count == 1 else { throw .severalPosts(found.map(\.0.name)) }
    return only.0
  }

  /// `jagoi babang`, `babang`: what is left of a name from each of its words on.
  private static func ends(of name: String) -> [String] {
    let words = name.split(separator: " ")
    return words.indices.map { words[$0...].joined(separator: " ") }
  }

  /// In small letters, hyphens as blanks, without the word for a post in front.
  private static func folded(_ text: String) -> String {
    let words = text.lowercased().split { $0 == "-" || $0.isWhitespace }
    return (words.first == "plbn" && words.count > 1 ? words.dropFirst() : words[...]).joined(separator: " ")
  }

  private static func date(_ text: String, today: PartialDate) throws(Failure) -> PartialDate {
    do throws(TypedDate.Failure) {
      let date = try TypedDate.parse(text)
      guard date.isWhole else { throw TypedDate.Failure.form }
      return date
    } catch {
      guard error == .shortYear else { throw Failure.date(error) }
      return try dayAndMonth(text, today: today)
    }
  }

  /// Of so many days ahead of today the year is asked for.
  static let aheadDays = 31

  /// `21-11`: in the newest year in which there was such a day. A date with a year of two digits stays none.
  private static func dayAndMonth(_ text: String, today: PartialDate) throws(Failure) -> PartialDate {
    let groups = text.split { "-/.".contains($0) }
    guard groups.count == 2, let day = Int(groups[0]), let month = Int(groups[1]) else {
      throw .date(groups.count == 3 ? .shortYear : .form)
    }
    // Shortly ahead it is a stamp that can't be, or one of nearly a year ago: whoever types it has to say which.
    for year in [today.year, today.year + 1] {
      guard let date = PartialDate(year: year, month: month, day: day) else { continue }
      if (1...aheadDays).contains(date.earliestDay - today.earliestDay) { throw .date(.shortYear) }
    }
    // A leap day is up to eight years back.
    for year in stride(from: today.year, through: today.year - 8, by: -1) {
      guard let date = PartialDate(year: year, month: month, day: day) else { continue }
      if date.earliestDay <= today.earliestDay { return date }
    }
    throw .date(.noSuchDay)
  }
}

extension ReferenceData {
  /// The posts as stamps name them.
  public var stampPosts: [TypedStamp.Post] { posts.map { TypedStamp.Post(code: $0.code, name: $0.name.value) } }

  /// `Aruk, masuk, 21-11-2026`.
  public func phrase(_ stamp: SeenStamp) -> Phrase {
    let place =
      switch stamp.place {
      case .post(let code): post(code)?.name.value ?? code
      case .other(let name): name
      }
    let date = TypedDate.text(stamp.date)
    return stamp.direction == .in
      ? Phrase(id: "\(place), masuk, \(date)", en: "\(place), in, \(date)")
      : Phrase(id: "\(place), keluar, \(date)", en: "\(place), out, \(date)")
  }
}

extension TypedStamp.Failure {
  /// What is wrong and how it is typed, in a sentence.
  public var phrase: Phrase {
    switch self {
    case .form:
      Phrase(
        id: "Bukan cap; ketik pos, m atau k, tanggal: aruk m 21-11.",
        en: "No stamp; type the post, in or out, the day: aruk in 21-11.")
    case .unknownPost(let typed, let names):
      Phrase(
        id:
          "Pos \"\(Phrase.outside(typed))\" tidak ada: \(names.joined(separator: ", ")). Tempat lain: lain KUCHING m 21-11.",
        en: "No post \"\(Phrase.outside(typed))\": \(names.joined(separator: ", ")). Elsewhere: other KUCHING in 21-11."
      )
    case .severalPosts(let names):
      Phrase(
        id: "Bisa berarti \(names.joined(separator: ", ")); tulis lebih lengkap.",
        en: "It can mean \(names.joined(separator: ", ")); write more of it.")
    case .date(let failure): .noDate(failure)
    case .tooLong: .tooLong(limit: SeenStamp.placeLimit)
    }
  }
}
