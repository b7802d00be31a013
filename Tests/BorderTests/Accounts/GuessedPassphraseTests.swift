import ReferenceData
import Testing

@testable import Border

@Suite("A new passphrase")
struct GuessedPassphraseTests {
  private typealias Kind = GuessedPassphrase.Kind

  /// Why one is refused; nil where it is taken.
  private func refusal(_ typed: String) -> AccessRefusal? {
    do throws(AccessRefusal) {
      _ = try Passphrase(new: typed, for: "budi.contoh", name: "Budi Contoh Rekaan")
      return nil
    } catch {
      return error
    }
  }

  private func expectGuessed(_ typed: String, by kind: GuessedPassphrase.Kind) {
    guard case .passphraseGuessed(let found)? = refusal(typed) else {
      Issue.record("\(typed) was taken, or refused for another reason")
      return
    }
    #expect(found.kinds.contains(kind), "\(typed): \(found.kinds)")
    #expect(found.left < GuessedPassphrase.enough)
  }

  @Test(
    "is not made of one's own names",
    arguments: ["budi contoh 1", "Rekaan.Contoh 12", "rekaan+budi+contoh", "8ud! c0nt0h rek4an"])
  func names(typed: String) { expectGuessed(typed, by: .name) }

  @Test(
    "is not what leaked lists begin with, nor what this work is called, whatever stands in a letter's place",
    arguments: [
      "password1234", "P4ssw0rd!2345", "password wordpass", "admin admin root", "liverpool123", "assalamualaikum",
      "sayangku sayang 99", "plbn aruk 2026", "imigrasi entikong", "plbn polisi paspor imigrasi",
    ])
  func commonWords(typed: String) { expectGuessed(typed, by: .common) }

  @Test(
    "is not digits, and no date, whatever little stands beside them",
    arguments: [
      "123456789012", "73918264559103", "12081974 12081974", "budi 12081974", "17-08-1945 ok", "1208.1974 (ab)",
      "kuda 081234567890",
    ])
  func digits(typed: String) { expectGuessed(typed, by: .digits) }

  @Test(
    "is no row, column, slope or walk of keys, in either direction, and no alphabet",
    arguments: [
      "qwertyuiop123", "poiuytrewq!!", "1qaz2wsx3edc", "qazwsxedcrfv", "zaq1xsw2cde3", "zse4xdr5cft6", "qawsedrftgyh",
      "abcdefghijkl", "zyxwvutsrqpo", "aaaabbbbccccddddeeee",
    ])
  func keys(typed: String) { expectGuessed(typed, by: .keys) }

  @Test(
    "is nothing that one counts in",
    arguments: ["17 agustus 1945", "senin selasa rabu", "satuduatigaempat", "one two three four", "Januari Februari"])
  func series(typed: String) { expectGuessed(typed, by: .series) }

  @Test(
    "counts what is said again and again once, digits and blanks aside",
    arguments: [
      "kunci kunci kunci kunci", "kancilkancilkancil", "kambing1kambing2kambing3", "kancil-KANCIL-kancil",
    ])
  func repetitions(typed: String) { expectGuessed(typed, by: .repetition) }

  @Test(
    "is four words, whichever they are: what the sentence asks for is taken",
    arguments: [
      "roti kopi tahu bumi", "rahasia garuda semangat pancasila", "sukses merdeka cinta garuda", "budi beli roti kopi",
      "Rusa!kijang!kancil", "tempat telepon kuda batu", "lampu 7 sepeda 81 kelapa", "sebelas ekor kancil rekaan",
    ])
  func words(typed: String) { #expect(refusal(typed) == nil) }

  @Test(
    "may be signs and letters without a word, and long",
    arguments: ["x7 kq 2m zp 9w rd", "vT#k9L!mq2Zr&w", "hujan turun di atap seng sejak pagi tadi"])
  func random(typed: String) { #expect(refusal(typed) == nil) }

  @Test("is refused with what does not count, and without what was typed")
  func sentence() throws {
    let refused = try #require(refusal("budi 12081974 qwerty"))
    let phrase = refused.phrase
    #expect(phrase.en.contains("the account's name, digits and dates, keys that lie side by side"))
    #expect(phrase.id.contains("nama akun, angka dan tanggal, tombol yang berderet"))
    #expect(phrase.en.contains("0 letters or signs are left, 8 are needed"))
    for text in [phrase.id, phrase.en] { #expect(!text.contains("1974") && !text.contains("qwerty")) }
  }

  @Test("is not what any of the posts is called")
  func posts() throws {
    for post in try ReferenceData.shared.get().posts {
      expectGuessed("\(post.code) 2026 \(post.code)!", by: .common)
    }
  }
}
