import Phrases
import WatchlistFormats

extension ImportError {
  /// Why a file gives no list, and what to do.
  public var phrase: Phrase {
    switch self {
    case .unreadable(let file, let reason):
      let (file, reason) = (Phrase.outside(file), Phrase.outside(reason, limit: Phrase.pathLimit))
      return Phrase(
        id: "\(file) tidak dapat dibaca (\(reason)); periksa berkas dan hak aksesnya",
        en: "\(file) can't be read (\(reason)); check the file and its permissions")
    case .empty(let file):
      let file = Phrase.outside(file)
      return Phrase(id: "\(file) kosong; ambil lagi", en: "\(file) is empty; fetch it again")
    case .notText(let file):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) berisi data biner, bukan daftar; ambil lagi atau sebutkan formatnya",
        en: "\(file) holds binary data and is no list; fetch it again or name its format")
    case .isWebPage(let file):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) halaman web, bukan daftar; mungkin servernya menjawab dengan galat, jadi ambil lagi",
        en: "\(file) is a web page and no list; the server may have answered with an error, so fetch it again")
    case .isXML(let file):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) berisi XML, bukan format yang disebut; sebutkan un-xml atau hilangkan --format",
        en: "\(file) is XML and not of the format that was named; name un-xml or leave --format out")
    case .isCompressed(let file):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) berkas terkompresi; buka dulu kompresinya", en: "\(file) is a packed archive; unpack it first")
    case .isUTF16(let file):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) teks UTF-16; simpan sebagai UTF-8", en: "\(file) is text in UTF-16; save it as UTF-8")
    case .wrongColumns(let file, let expected, let found):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) punya \(found) kolom, seharusnya \(expected); sebutkan formatnya atau ambil lagi",
        en: "\(file) has \(found) columns where this format has \(expected); name its format or fetch it again")
    case .missingColumns(let file, let names):
      let file = Phrase.outside(file)
      let columns = Phrase.outside(names.joined(separator: ", "), limit: Phrase.pathLimit)
      return Phrase(
        id: "baris pertama \(file) tidak memuat kolom \(columns); tambahkan atau sebutkan format lain",
        en: "the first row of \(file) lacks the columns \(columns); add them or name another format")
    case .tooLarge(let file, let bytes):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) lebih dari \(bytes) bita; tidak ada daftar sebesar itu",
        en: "\(file) has more than \(bytes) bytes, which no such list has")
    case .mostlyBroken(let file, let broken, let sound, let first):
      let (file, why) = (Phrase.outside(file), first.reason.phrase)
      return Phrase(
        id: "\(file) berisi \(broken) baris rusak dan \(sound) baris utuh (baris \(first.line): \(why.id)); ambil lagi",
        en: "\(file) has \(broken) broken rows and \(sound) sound ones (line \(first.line): \(why.en)); fetch it again")
    case .malformed(let file, let line):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) rusak di baris \(line); ambil lagi", en: "\(file) is damaged at line \(line); fetch it again")
    case .documentType(let file, let line):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) menyatakan jenis dokumen (DOCTYPE) di baris \(line); daftar tidak memuat itu",
        en: "\(file) declares a document type at line \(line), which no such list does")
    case .tooDeep(let file, let line, let levels):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) bersarang lebih dari \(levels) tingkat di baris \(line); ambil lagi",
        en: "\(file) is nested more than \(levels) levels deep at line \(line); fetch it again")
    case .isOtherForm(let file, let expected):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) bukan daftar \(expected.rawValue); sebutkan formatnya atau ambil lagi",
        en: "\(file) is no list of the form \(expected.rawValue); name its format or fetch it again")
    case .changesAlone(let file):
      let file = Phrase.outside(file)
      return Phrase(
        id: "\(file) hanya berisi perubahan; impor dulu daftar lengkapnya",
        en: "\(file) holds changes to a list and no list; import the whole list first")
    case .noColumnMap(let file):
      let file = Phrase.outside(file)
      return Phrase(
        id: "peta kolom untuk \(file) tidak ada; taruh .map.json-nya atau national.map.json di sebelahnya",
        en: "\(file) comes without a column map; put its .map.json or national.map.json beside it")
    case .wrongColumnMap(let file, let member):
      let (file, member) = (Phrase.outside(file), Phrase.outside(member))
      return Phrase(
        id: "nilai \(member) di \(file) tidak dapat dipakai; perbaiki peta kolomnya",
        en: "\(file) has no usable value for \(member); correct the column map")
    }
  }
}

extension BrokenRow.Reason {
  /// What is wrong with a row, as the second half of a sentence.
  public var phrase: Phrase {
    switch self {
    case .columns(let expected, let found):
      return Phrase(
        id: "ada \(found) kolom, seharusnya \(expected)", en: "it has \(found) columns where \(expected) belong")
    case .quotes: return Phrase(id: "tanda kutipnya tidak berpasangan", en: "its quotation marks don't match")
    case .tooLong(let bytes):
      return Phrase(id: "lebih panjang dari \(bytes) bita", en: "it is longer than \(bytes) bytes")
    case .tooManyFields(let count):
      return Phrase(id: "lebih dari \(count) kolom", en: "it has more than \(count) fields")
    case .noNumber(let text):
      let text = Phrase.outside(text)
      return Phrase(id: "'\(text)' bukan nomor entri", en: "'\(text)' is no entry number")
    case .noName: return Phrase(id: "tidak ada namanya", en: "it has no name")
    case .nameTooLong(let characters):
      return Phrase(
        id: "namanya lebih panjang dari \(characters) huruf", en: "its name is longer than \(characters) characters")
    case .tooManyNames(let entry):
      let entry = Phrase.outside(entry)
      return Phrase(
        id: "entri \(entry) punya lebih banyak nama daripada yang dapat disimpan",
        en: "entry \(entry) has more names than can be kept")
    case .tooMany(let column, let most):
      let column = Phrase.outside(column)
      return Phrase(id: "lebih dari \(most) \(column)", en: "it has more than \(most) of \(column)")
    case .unknownEntry(let entry):
      let entry = Phrase.outside(entry)
      return Phrase(
        id: "miliknya entri \(entry), yang tidak ada", en: "it belongs to entry \(entry), which isn't there")
    case .repeatedEntry(let entry):
      let entry = Phrase.outside(entry)
      return Phrase(id: "entri \(entry) sudah ada", en: "entry \(entry) stands there already")
    case .unknownWord(let column, let word):
      let (column, word) = (Phrase.outside(column), Phrase.outside(word))
      return Phrase(id: "'\(word)' tidak dikenal di kolom \(column)", en: "'\(word)' is no \(column)")
    case .noDate(let column, let text):
      let (column, text) = (Phrase.outside(column), Phrase.outside(text))
      return Phrase(id: "'\(text)' bukan tanggal (kolom \(column))", en: "'\(text)' is no date (\(column))")
    case .noObject: return Phrase(id: "bukan entri dalam JSON", en: "it is no entry in JSON")
    case .tooDeep(let levels):
      return Phrase(
        id: "bersarang lebih dari \(levels) tingkat", en: "it is nested more than \(levels) levels deep")
    }
  }
}

extension Phrase {
  static let notRegularFile = Phrase(id: "bukan berkas biasa", en: "it is not a regular file")

  static func tooLarge(bytes: Int) -> Phrase {
    Phrase(id: "lebih dari \(bytes) bita", en: "it has more than \(bytes) bytes")
  }

  static func severalLists(_ names: [String]) -> Phrase {
    let names = outside(names.joined(separator: ", "), limit: pathLimit)
    return Phrase(
      id: "perubahannya dapat untuk beberapa daftar (\(names)); sebutkan satu dengan --name",
      en: "its changes may be for several lists (\(names)); name one with --name")
  }

  static func tooManyChanges(_ most: Int) -> Phrase {
    Phrase(
      id: "sudah \(most) perubahan di belakang daftarnya; impor daftar lengkap yang baru",
      en: "there are \(most) changes behind its list already; import the whole list anew")
  }

  static let unknownFormat = Phrase(
    id: "formatnya tidak dikenal; sebutkan dengan --format",
    en: "its format is none that is known here; name it with --format")
}
